import type { Migration } from '../migrate.ts';

/**
 * Orthoses, radiopharmaceuticals, repairs of owned equipment and all oxygen rentals beside the first two kinds of
 * claim; what several kinds ask (delivery, notice, authorization, attestation) in columns of its own; what orders,
 * oxygen tests, coverages, parts and labor say in more detail; visits that stay service records; settings of payers for
 * all of it.
 */

const FROZEN_CLAIM = 'a finalised claim is corrected by a new one';
const BILLED = `number, kind, patient_id, coverage_id, equipment_id, visit_id, order_id, oxygen_test_id, date_of_service,
  place_of_service, diagnosis_codes, delivery, notice, "authorization", attestation, repair, owned_repair, rental,
  orthosis, radiopharmaceutical, note, replaces_id, opened_on, deleted_at`;
const LISTED = 'state, kind, coverage_id, date_of_service, patient_id, deleted_at';

const OWNED_REPAIR = `'{"baseCode":"","obtainedOn":null,"paidBy":"","paidByThisPayer":null,"deniedBefore":null,"titleTransferred":null,"cause":null,"repairNeed":"","continuedNeedOn":null,"loanerProvided":null,"loanerFrom":null,"loanerTo":null,"loanerDescription":"","loanerReason":""}'`;
const ORTHOSIS = `'{"deficit":"","triedTreatment":"","whyNotEnough":"","measurements":"","configuration":"","fitting":null,"fittedBy":"","fittedOn":null,"fittingRecord":"","customReason":"","rigidity":null,"codingVerifiedOn":null,"side":null,"asymmetric":null,"asymmetryReason":"","letterComparesOptions":null,"longTerm":null,"reassessedOn":null,"lastFurnishedOn":null,"sameSimilarCheckedOn":null,"frequencyReason":"","replacement":null}'`;
const RADIOPHARMACEUTICAL = `'{"boneMetastasesStated":null,"primaryCancer":null,"imagingOn":null,"imagingMethod":"","priorTreatment":"","priorOutcome":null,"reasonForTherapy":"","administeredOn":null,"administeredBy":"","doseUnit":null,"doseOrdered":null,"doseGiven":null,"doseDiscarded":null,"discardReason":"","container":null,"lot":"","calibratedOn":null,"monitoringPlan":"","countsOn":null,"platelets":null,"leukocytes":null,"marrowSuppression":null,"firstTreatment":null,"lastDoseOn":null,"distinctFrom":"","distinctReason":"","contractor":null}'`;

/** Moved out of the rental's answers, under the names that they had there. */
const MOVED = [
  'deliveredOn',
  'abnIssuedOn',
  'abnSignedOn',
  'abnOption',
  'criteriaAttestedBy',
  'criteriaAttestedOn',
  'authorizationNumber',
  'authorizationFrom',
  'authorizationTo',
];

function moved(name: string): string {
  return `'${name}', rental ->> '$.${name}'`;
}

const CLAIM_COLUMNS = `id, number, kind, patient_id, coverage_id, equipment_id, visit_id, order_id, oxygen_test_id,
  date_of_service, place_of_service, diagnosis_codes, repair, note, state, hold_reason, owner_id, replaces_id,
  opened_on, revision, created_at, updated_at, deleted_at`;

const SCHEMA = `
create table claim_with_answers (
  id text primary key,
  number text not null unique,
  kind text not null check (kind in
    ('repair', 'portableRental', 'orthosis', 'radiopharmaceutical', 'equipmentRepair', 'oxygenRental')),
  patient_id text not null references patient (id),
  coverage_id text references coverage (id),
  equipment_id text references equipment (id),
  visit_id text references visit (id),
  order_id text references physician_order (id),
  oxygen_test_id text references oxygen_test (id),
  date_of_service text,
  place_of_service text not null,
  diagnosis_codes text not null check (json_valid(diagnosis_codes)),
  delivery text not null check (json_valid(delivery)),
  notice text not null check (json_valid(notice)),
  "authorization" text not null check (json_valid("authorization")),
  attestation text not null check (json_valid(attestation)),
  repair text not null check (json_valid(repair)),
  owned_repair text not null check (json_valid(owned_repair)),
  rental text not null check (json_valid(rental)),
  orthosis text not null check (json_valid(orthosis)),
  radiopharmaceutical text not null check (json_valid(radiopharmaceutical)),
  note text not null,
  state text not null,
  hold_reason text not null,
  owner_id text references user (id),
  replaces_id text references claim (id),
  opened_on text not null,
  revision integer not null default 1 check (revision >= 1),
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;
insert into claim_with_answers (${CLAIM_COLUMNS}, delivery, notice, "authorization", attestation, owned_repair, rental,
    orthosis, radiopharmaceutical)
  select ${CLAIM_COLUMNS},
    json_object(${moved('deliveredOn')}, 'method', null, 'shippedOn', null, 'proofShows', json('[]'),
      'receivedBy', '', 'receiverRelation', null, 'dischargedOn', null),
    json_object(${moved('abnIssuedOn')}, ${moved('abnSignedOn')}, ${moved('abnOption')}, 'abnKind', null,
      'abnReason', '', 'abnEstimateCents', null),
    json_object(${moved('authorizationNumber')}, ${moved('authorizationFrom')}, ${moved('authorizationTo')}),
    json_object(${moved('criteriaAttestedBy')}, ${moved('criteriaAttestedOn')}),
    ${OWNED_REPAIR},
    json_insert(json_remove(rental, ${MOVED.map((name) => `'$.${name}'`).join(', ')}),
      '$.groupThreeCondition', '', '$.dayLpm', null, '$.nightLpm', null, '$.portablePrescribed', null,
      '$.breaks', json('[]'), '$.replacement', null, '$.replacementEvidence', '', '$.continuedUseOn', null,
      '$.continuedUseEvidence', '', '$.sameSimilarCheckedOn', null, '$.refillAskedOn', null, '$.supplyEndsOn', null,
      '$.refillAffirmed', null, '$.maintenanceBilledBefore', null, '$.lastMaintenanceOn', null),
    ${ORTHOSIS}, ${RADIOPHARMACEUTICAL}
  from claim;
drop table claim;
alter table claim_with_answers rename to claim;
create index claim_brief on claim (id, opened_on, ${LISTED}) where deleted_at is null;
create index claim_by_number on claim (number collate nocase, id);
create index claim_opened on claim (opened_on, id, ${LISTED}) where deleted_at is null;
create index claim_state on claim (state, opened_on, id, owner_id) where deleted_at is null;
create index claim_service on claim (date_of_service, id, ${LISTED}) where deleted_at is null;
create index claim_patient on claim (patient_id, opened_on, id, ${LISTED}) where deleted_at is null;
create index claim_equipment on claim (equipment_id, opened_on, id) where deleted_at is null;
create index claim_visit on claim (visit_id, opened_on, id) where deleted_at is null;
create index claim_coverage on claim (coverage_id) where deleted_at is null;
create index claim_order on claim (order_id) where deleted_at is null;
create index claim_test on claim (oxygen_test_id) where deleted_at is null;
create index claim_replaces on claim (replaces_id) where deleted_at is null;
create trigger claim_kept_update before update of ${BILLED} on claim
  when exists (select 1 from claim_freeze where claim_id = old.id) begin
  select raise(abort, '${FROZEN_CLAIM}');
end;

alter table claim_line add column further_modifiers text not null default '[]' check (json_valid(further_modifiers));
alter table claim_override add column expires_on text;

alter table coverage add column signature_on_file_on text;
alter table coverage add column assignment integer check (assignment in (0, 1));

alter table physician_order add column names_patient integer check (names_patient in (0, 1));
alter table physician_order add column names_practitioner integer check (names_practitioner in (0, 1));
alter table physician_order add column face_to_face_on text;
alter table physician_order add column symptoms text not null default '';
alter table physician_order add column goals text not null default '';

alter table oxygen_test add column saturation_at_rest real;
alter table oxygen_test add column same_session integer check (same_session in (0, 1));
alter table oxygen_test add column awake_saturation real;
alter table oxygen_test add column awake_pao2 real;
alter table oxygen_test add column fall_saturation real;
alter table oxygen_test add column fall_pao2 real;
alter table oxygen_test add column hypoxemia_signs integer check (hypoxemia_signs in (0, 1));
alter table oxygen_test add column hematocrit real;
alter table oxygen_test add column ordered_by_physician integer check (ordered_by_physician in (0, 1));
alter table oxygen_test add column evaluated_on text;
alter table oxygen_test add column inpatient integer check (inpatient in (0, 1));
alter table oxygen_test add column discharged_on text;
alter table oxygen_test add column study text;

create index visit_of_technician on visit (technician_id, visited_on) where deleted_at is null;
alter table visit add column arrived_at text not null default '';
alter table visit add column left_at text not null default '';
alter table visit_part add column code text not null default '';
alter table visit_labor add column repaired_code text not null default '';
alter table visit_labor add column standard_repair text not null default '';

create table service_record (
  n integer primary key,
  id text not null unique,
  visit_id text not null unique references visit (id),
  payer_name text not null,
  answer text not null check (answer in ('bill', 'doNotBill', 'billAnotherWay', 'needsPerson')),
  why text not null,
  source text not null,
  note text not null,
  at text not null,
  user_id text not null references user (id),
  user_name text not null
) strict;
create trigger service_record_of_draft before insert on service_record
  when not exists (select 1 from visit_seal where visit_id = new.visit_id) begin
  select raise(abort, 'only a signed visit is kept as a service record');
end;
`;

/** True for a Medicare payer, in JSON. */
const MEDICARE = `json(iif(class = 'medicare', 'true', 'false'))`;
const NOT_MEDICARE = `json(iif(class = 'medicare', 'false', 'true'))`;
const COMMERCIAL = `json(iif(class = 'commercial', 'true', 'false'))`;

function forMedicare(value: number, otherwise: number | null): string {
  return `iif(class = 'medicare', ${value}, ${otherwise ?? 'null'})`;
}

/** New settings begin as a new payer of the class does; what is set stays. */
const SETTINGS = `
update payer set revision = revision + 1, settings = json_insert(settings,
  '$.orders', json_object('requiredForRepair', ${NOT_MEDICARE}, 'requiredForRental', json('true'),
    'beforeDelivery', json('false'), 'faceToFaceMonths', ${forMedicare(6, null)}),
  '$.authorization', json_object('codes', json('[]'), 'validDays', ${forMedicare(60, null)}),
  '$.repair.coversOxygen', ${NOT_MEDICARE},
  '$.repair.needsOwnership', ${MEDICARE},
  '$.repair.needsOutOfWarranty', json('true'),
  '$.repair.loanerMaxMonths', 1,
  '$.repair.accumulatedCostPercent', ${forMedicare(60, null)},
  '$.rental.purchaseAllowed', ${NOT_MEDICARE},
  '$.rental.oxygenCapMonths', ${forMedicare(36, null)},
  '$.rental.capMonths', ${forMedicare(13, null)},
  '$.rental.usefulLifeMonths', 60,
  '$.rental.accessoriesBundled', json('true'),
  '$.rental.maintenanceMonths', ${forMedicare(6, null)},
  '$.rental.refillAskDays', 30,
  '$.rental.refillDeliverDays', 10,
  '$.orthosis', json_object('priorAuthorization', json('false'), 'letterOfNecessity', ${COMMERCIAL},
    'reassessDays', null, 'frequency', null, 'coverageModifier', iif(class = 'medicare', 'none', 'KX'),
    'manyModifiers', 'modifier99'),
  '$.radiopharmaceutical', json_object('priorAuthorization', ${COMMERCIAL}, 'imagingRequired', ${MEDICARE},
    'orderRequired', json('true'), 'otherCancersInvestigational', ${COMMERCIAL}, 'coverageModifier', 'none',
    'wasteModifiers', json('true')),
  '$.narrativeMaxChars', 80,
  '$.appealDays', ${forMedicare(120, 180)},
  '$.retentionYears', 7,
  '$.customRequirements', json('[]'));
`;

export const m0002fourKinds: Migration = {
  version: 2,
  name: 'four kinds of claim, and the payers’ reality',
  schema: SCHEMA,
  data: SETTINGS,
  rebuilds: true,
};
