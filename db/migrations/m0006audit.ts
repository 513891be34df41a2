import type { Migration } from '../migrate.ts';

/**
 * Auditors' requests with their clock, and the packets that were made for them: what each held, and the bytes of its
 * parts as they left the office.
 */
const SCHEMA = `
create table audit_request (
  id text primary key,
  patient_id text not null references patient (id),
  asked_by text not null,
  reference text not null,
  asked_on text,
  due_on text,
  period_from text,
  period_to text,
  claim_ids text not null check (json_valid(claim_ids)),
  document_ids text not null check (json_valid(document_ids)),
  max_pages integer check (max_pages >= 1),
  max_megabytes integer check (max_megabytes >= 1),
  note text not null,
  sent_on text,
  sent_how text check (sent_how in ('portal', 'fax', 'mail', 'email', 'other')),
  sent_reference text not null,
  closed_on text,
  outcome text not null,
  revision integer not null default 1 check (revision >= 1),
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;
create index audit_request_patient on audit_request (patient_id);
create index audit_request_open on audit_request (due_on, id) where deleted_at is null and closed_on is null;

create table audit_packet (
  id text primary key,
  request_id text not null references audit_request (id),
  pages integer not null check (pages >= 1),
  bytes integer not null check (bytes >= 1),
  sha256 text not null,
  manifest text not null check (json_valid(manifest)),
  absent integer not null check (absent >= 0),
  at text not null,
  user_id text not null references user (id),
  user_name text not null
) strict;
create index audit_packet_request on audit_packet (request_id, id);

create table audit_part (
  id text primary key,
  packet_id text not null references audit_packet (id),
  number integer not null check (number >= 1),
  pages integer not null check (pages >= 1),
  bytes integer not null check (bytes >= 1),
  sha256 text not null,
  over_limit integer not null check (over_limit in (0, 1)),
  attachment text not null
) strict;
create unique index audit_part_number on audit_part (packet_id, number);
create index audit_part_attachment on audit_part (attachment);
`;

export const m0006audit: Migration = { version: 6, name: 'audit requests and packets', schema: SCHEMA };
