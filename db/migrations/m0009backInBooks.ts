import type { Migration } from '../migrate.ts';

/**
 * What a person may still mend in the books: a file of claims that will not be sent, a match by hand that was wrong and
 * the postings that turn its payments, and what was doubtful about each claim of a remittance.
 */

const STAMPED = `at text not null,
  user_id text not null references user (id),
  user_name text not null`;

const SCHEMA = `
create table batch_event_new (
  n integer primary key,
  id text not null unique,
  batch_id text not null references batch (id),
  claim_id text references claim (id),
  kind text not null check (kind in ('written', 'sent', 'received', 'acknowledged', 'rejected', 'accepted', 'payerAccepted', 'withdrawn')),
  file_id text references edi_file (id),
  details text not null check (json_valid(details)),
  ${STAMPED}
) strict;
insert into batch_event_new select n, id, batch_id, claim_id, kind, file_id, details, at, user_id, user_name from batch_event;
drop table batch_event;
alter table batch_event_new rename to batch_event;
create index batch_event_batch on batch_event (batch_id, n);
create index batch_event_claim on batch_event (claim_id, n);
create index batch_event_file on batch_event (file_id);

create table remittance_match_new (
  n integer primary key,
  id text not null unique,
  remittance_claim_id text not null references remittance_claim (id),
  claim_id text references claim (id),
  how text not null check (how in ('number', 'lines', 'person', 'notOurs', 'takenBack')),
  lines text not null check (json_valid(lines)),
  ${STAMPED}
) strict;
insert into remittance_match_new select n, id, remittance_claim_id, claim_id, how, lines, at, user_id, user_name from remittance_match;
drop table remittance_match;
alter table remittance_match_new rename to remittance_match;
create index remittance_match_of on remittance_match (remittance_claim_id, n);
create index remittance_match_claim on remittance_match (claim_id);

alter table payment add column turns_id text references payment (id);
create unique index payment_turns on payment (turns_id) where turns_id is not null;

alter table remittance_claim add column doubts text not null default '[]' check (json_valid(doubts));
`;

export const m0009backInBooks: Migration = {
  version: 9,
  name: 'what a person may still mend in the books',
  schema: SCHEMA,
  rebuilds: true,
};
