import type { Migration } from '../migrate.ts';

/**
 * How claims are filed and what comes back: switches of payers, trading partners and their control numbers, the insured
 * person, batches, files received, remittances and payments, rejections and denials at work, letters and the papers
 * that are chased with them.
 */

const KEPT = `revision integer not null default 1 check (revision >= 1),
  created_at text not null,
  updated_at text not null,
  deleted_at text`;

/** Who did it and when, of rows that are added and never changed. */
const STAMPED = `at text not null,
  user_id text not null references user (id),
  user_name text not null`;

const NO_ADDRESS = '{"line1":"","line2":"","city":"","state":"","zip":""}';
const NO_INSURED = `{"firstName":"","middleName":"","lastName":"","suffix":"","birthDate":null,"sex":"unknown","address":${NO_ADDRESS}}`;
const NO_FILING = `{"frequency":"original","payerClaimNumber":"","patientPaidCents":null,"accident":"no","accidentOn":null,"accidentState":"","delayReason":"","facility":{"name":"","npi":"","address":${NO_ADDRESS}},"attachments":[],"priorPayments":[]}`;

const FROZEN_CLAIM = 'a finalised claim is corrected by a new one';
const BILLED = `number, kind, patient_id, coverage_id, equipment_id, visit_id, order_id, oxygen_test_id, date_of_service,
  place_of_service, diagnosis_codes, delivery, notice, "authorization", attestation, repair, owned_repair, rental,
  orthosis, radiopharmaceutical, filing, note, replaces_id, opened_on, deleted_at`;

/** The insured's name in parts: by its comma, else the last word is the family name. Saves of people are not counted. */
const NAME_PARTS = `
update coverage set insured = json_set(insured,
  '$.lastName', substr(trim(substr(insured_name, 1, instr(insured_name, ',') - 1)), 1, 60),
  '$.firstName', substr(trim(substr(insured_name, instr(insured_name, ',') + 1)), 1, 60))
where instr(insured_name, ',') > 0;
update coverage set insured = json_set(insured,
  '$.lastName', substr(substr(trim(insured_name), length(rtrim(trim(insured_name), replace(trim(insured_name), ' ', ''))) + 1), 1, 60),
  '$.firstName', substr(trim(rtrim(trim(insured_name), replace(trim(insured_name), ' ', ''))), 1, 60))
where instr(insured_name, ',') = 0 and trim(insured_name) <> '';
`;

const SCHEMA = `
alter table office add column pay_to text not null default '${NO_ADDRESS}' check (json_valid(pay_to));
alter table office add column logo text not null default '';

alter table coverage add column insured text not null default '${NO_INSURED}' check (json_valid(insured));
alter table coverage add column plan_name text not null default '';
alter table coverage add column insurance_type text not null default '';
${NAME_PARTS}
alter table coverage drop column insured_name;

alter table payer add column filing text not null default '{}' check (json_valid(filing));
update payer set filing = json_object(
  'filingIndicator', case class when 'medicare' then 'MB' when 'medicaid' then 'MC' else 'CI' end,
  'tradingPartnerId', null,
  'orderingAs', 'lineDK',
  'authorizationOn', iif(class = 'medicare', 'line', 'claim'),
  'rentalDates', iif(class = 'medicare', 'single', 'span'),
  'takesReplacements', json(iif(class = 'medicare', 'false', 'true')),
  'equipmentPrices', json('false'),
  'sendsTaxonomy', json('true'),
  'paperPointers', iif(class = 'medicare', 1, 4));

drop trigger claim_kept_update;
alter table claim add column filing text not null default '${NO_FILING}' check (json_valid(filing));
create trigger claim_kept_update before update of ${BILLED} on claim
  when exists (select 1 from claim_freeze where claim_id = old.id) begin
  select raise(abort, '${FROZEN_CLAIM}');
end;
alter table claim_line add column pointers text not null default '[]' check (json_valid(pointers));
alter table claim_line add column drug text check (drug is null or json_valid(drug));

alter table rental add column paid_months_ended_on text;

create table trading_partner (
  id text primary key,
  name text not null,
  submitter_qualifier text not null,
  submitter_id text not null,
  receiver_qualifier text not null,
  receiver_id text not null,
  production integer not null check (production in (0, 1)),
  wants_ta1 integer not null check (wants_ta1 in (0, 1)),
  contact_name text not null,
  contact_phone text not null,
  contact_email text not null,
  note text not null,
  ${KEPT}
) strict;

create table control_number (
  partner_id text not null references trading_partner (id),
  kind text not null check (kind in ('interchange', 'group', 'set')),
  last integer not null check (last >= 1),
  primary key (partner_id, kind)
) strict;

create table batch (
  n integer primary key,
  id text not null unique,
  partner_id text not null references trading_partner (id),
  interchange_number integer not null,
  group_number integer not null,
  reference text not null,
  production integer not null check (production in (0, 1)),
  attachment text not null,
  bytes integer not null,
  segments text not null check (json_valid(segments)),
  notices text not null check (json_valid(notices)),
  total_cents integer not null check (total_cents >= 0),
  ${STAMPED}
) strict;
create unique index batch_interchange on batch (partner_id, interchange_number);
create unique index batch_group on batch (partner_id, group_number);
create unique index batch_reference on batch (reference);

create table batch_claim (
  n integer primary key,
  id text not null unique,
  batch_id text not null references batch (id),
  claim_id text not null references claim (id),
  set_control text not null,
  claim_number text not null,
  charge_cents integer not null check (charge_cents >= 0),
  lines text not null check (json_valid(lines))
) strict;
create index batch_claim_batch on batch_claim (batch_id, n);
create index batch_claim_claim on batch_claim (claim_id, n);
create index batch_claim_number on batch_claim (claim_number);

create table edi_file (
  n integer primary key,
  id text not null unique,
  attachment text not null unique,
  bytes integer not null,
  kind text not null check (kind in ('TA1', '999', '277CA', '835', 'mixed', 'unknown')),
  identity text not null,
  summary text not null check (json_valid(summary)),
  doubts text not null check (json_valid(doubts)),
  ${STAMPED}
) strict;
create index edi_file_identity on edi_file (identity);

create table batch_event (
  n integer primary key,
  id text not null unique,
  batch_id text not null references batch (id),
  claim_id text references claim (id),
  kind text not null check (kind in ('written', 'sent', 'received', 'acknowledged', 'rejected', 'accepted', 'payerAccepted')),
  file_id text references edi_file (id),
  details text not null check (json_valid(details)),
  ${STAMPED}
) strict;
create index batch_event_batch on batch_event (batch_id, n);
create index batch_event_claim on batch_event (claim_id, n);
create index batch_event_file on batch_event (file_id);

create table remittance (
  n integer primary key,
  id text not null unique,
  file_id text not null references edi_file (id),
  payer_name text not null,
  payer_identifier text not null,
  trace_number text not null,
  paid_on text,
  method text not null,
  total_cents integer not null,
  provider_adjustments text not null check (json_valid(provider_adjustments)),
  balanced integer not null check (balanced in (0, 1)),
  doubts text not null check (json_valid(doubts)),
  ${STAMPED}
) strict;
create index remittance_file on remittance (file_id);
create index remittance_trace on remittance (trace_number);

create table remittance_claim (
  n integer primary key,
  id text not null unique,
  remittance_id text not null references remittance (id),
  claim_number text not null,
  payer_claim_number text not null,
  status text not null,
  charge_cents integer not null,
  paid_cents integer not null,
  patient_cents integer not null,
  content text not null check (json_valid(content)),
  balanced integer not null check (balanced in (0, 1))
) strict;
create index remittance_claim_remittance on remittance_claim (remittance_id, n);
create index remittance_claim_number on remittance_claim (claim_number);

create table remittance_match (
  n integer primary key,
  id text not null unique,
  remittance_claim_id text not null references remittance_claim (id),
  claim_id text references claim (id),
  how text not null check (how in ('number', 'lines', 'person', 'notOurs')),
  lines text not null check (json_valid(lines)),
  ${STAMPED}
) strict;
create index remittance_match_of on remittance_match (remittance_claim_id, n);
create index remittance_match_claim on remittance_match (claim_id);

create table payment (
  n integer primary key,
  id text not null unique,
  claim_id text not null references claim (id),
  line_id text references claim_line (id),
  remittance_claim_id text references remittance_claim (id),
  paid_cents integer not null,
  allowed_cents integer,
  patient_cents integer not null,
  adjustments text not null check (json_valid(adjustments)),
  remarks text not null check (json_valid(remarks)),
  "on" text not null,
  note text not null,
  ${STAMPED}
) strict;
create index payment_claim on payment (claim_id, n);
create index payment_line on payment (line_id);
create index payment_remittance on payment (remittance_claim_id);
create index payment_on on payment ("on");

create table denial (
  id text primary key,
  claim_id text not null references claim (id),
  line_id text references claim_line (id),
  kind text not null check (kind in ('rejected', 'denied')),
  remittance_claim_id text references remittance_claim (id),
  batch_event_id text references batch_event (id),
  payer_id text references payer (id),
  reason_group text not null,
  reason text not null,
  remarks text not null check (json_valid(remarks)),
  words text not null,
  cents integer not null,
  received_on text not null,
  due_on text,
  filing_limit_on text,
  rule_ids text not null check (json_valid(rule_ids)),
  owner_id text references user (id),
  state text not null check (state in ('open', 'working', 'answered', 'closed')),
  next_step text,
  answer_claim_id text references claim (id),
  outcome text not null,
  note text not null,
  ${KEPT}
) strict;
create index denial_open on denial (state, due_on, id) where deleted_at is null;
create index denial_claim on denial (claim_id);
create index denial_line on denial (line_id);
create index denial_remittance on denial (remittance_claim_id);
create index denial_event on denial (batch_event_id);
create index denial_payer on denial (payer_id, received_on);
create index denial_owner on denial (owner_id);
create index denial_answer on denial (answer_claim_id);
create index denial_reason on denial (reason, received_on) where deleted_at is null;

create table letter_template (
  id text primary key,
  kind text not null,
  subject text not null,
  body text not null,
  ${KEPT}
) strict;
create unique index letter_template_kind on letter_template (kind) where deleted_at is null;

create table letter (
  n integer primary key,
  id text not null unique,
  kind text not null,
  template_id text references letter_template (id),
  claim_id text references claim (id),
  patient_id text references patient (id),
  physician_id text references physician (id),
  denial_id text references denial (id),
  subject text not null,
  model text not null check (json_valid(model)),
  ${STAMPED}
) strict;
create index letter_template_of on letter (template_id);
create index letter_claim on letter (claim_id, n);
create index letter_patient on letter (patient_id, n);
create index letter_physician on letter (physician_id, n);
create index letter_denial on letter (denial_id, n);

create table chase (
  id text primary key,
  physician_id text not null references physician (id),
  patient_id text not null references patient (id),
  claim_id text references claim (id),
  letter_id text references letter (id),
  asks text not null check (json_valid(asks)),
  sent_on text,
  last_sent_on text,
  times integer not null check (times >= 0),
  sent_by text not null check (sent_by in ('', 'fax', 'mail', 'portal', 'hand', 'telephone')),
  again_on text,
  returned_on text,
  document_id text references document (id),
  closed_reason text not null,
  note text not null,
  ${KEPT}
) strict;
create index chase_physician on chase (physician_id, sent_on);
create index chase_patient on chase (patient_id);
create index chase_claim on chase (claim_id);
create index chase_letter on chase (letter_id);
create index chase_document on chase (document_id);
create index chase_sent on chase (sent_on, physician_id) where deleted_at is null;
create index denial_received on denial (received_on) where deleted_at is null;
create index claim_event_sent on claim_event (at, claim_id, n) where state = 'sent';
create index chase_open on chase (sent_on, id) where deleted_at is null and returned_on is null and closed_reason = '';
`;

export const m0008filing: Migration = {
  version: 8,
  name: 'filing of claims and what comes back',
  schema: SCHEMA,
};
