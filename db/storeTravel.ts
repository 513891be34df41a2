import type { SyncRules } from './sync/syncRules.ts';

/**
 * How the records of the trade travel between the devices of an office: what stays where it is, which columns only make
 * sense together, and what a signature or a finalization closes.
 */

/** What a finalized claim was billed with; its state, hold and owner go on. */
const BILLED = [
  'number',
  'kind',
  'patient_id',
  'coverage_id',
  'equipment_id',
  'visit_id',
  'order_id',
  'oxygen_test_id',
  'date_of_service',
  'place_of_service',
  'diagnosis_codes',
  'delivery',
  'notice',
  'authorization',
  'attestation',
  'repair',
  'owned_repair',
  'rental',
  'orthosis',
  'radiopharmaceutical',
  'filing',
  'note',
  'replaces_id',
  'opened_on',
  'deleted_at',
];

export const storeTravel: Omit<SyncRules, 'tables'> = {
  // Backups, codes for emergencies and purges are of one store; its own audit trail tells of them.
  local: ['backup_run', 'emergency_event', 'purge_run', 'visit_log_purged'],
  own: {
    // A passphrase and a second factor are those of a device.
    user: { must_change: 0, second_factor: 0 },
    safeguards: { backup_folder: '', backup_hour: 12 },
  },
  groups: {
    claim: { standing: ['state', 'hold_reason'] },
    coverage: { period: ['from_date', 'to_date'] },
    diagnosis: { coded: ['code', 'description'] },
    document: { invoice: ['invoice_total_cents', 'invoice_number'] },
    equipment: {
      whereabouts: ['status', 'holder_id', 'location'],
      bought: ['acquisition_cents', 'acquisition_source'],
      replacing: ['replacement_cents', 'replacement_source'],
      meter: ['hour_meter', 'hour_meter_on'],
    },
    rental: { ending: ['ended_on', 'end_reason'] },
    recall: { closing: ['closed_on', 'closing_note'] },
    recall_unit: {
      contacted: ['contact', 'contacted_on', 'contact_note'],
      finished: ['outcome', 'completed_on', 'open_reason'],
    },
    catalog_part: { cost: ['unit_cost_cents', 'cost_source'] },
    audit_request: {
      sending: ['sent_on', 'sent_how', 'sent_reference'],
      closing: ['closed_on', 'outcome'],
    },
    denial: { standing: ['state', 'next_step', 'answer_claim_id', 'outcome'] },
    chase: { sending: ['sent_on', 'last_sent_on', 'times', 'sent_by'] },
    user: { standing: ['active', 'left_on'] },
  },
  reviews: 'conflict_review',
  lists: {
    visit_part: { table: 'visit', by: 'visit_id' },
    visit_labor: { table: 'visit', by: 'visit_id' },
    claim_line: { table: 'claim', by: 'claim_id' },
    claim_document: { table: 'claim', by: 'claim_id' },
    claim_override: { table: 'claim', by: 'claim_id' },
  },
  seals: {
    visit_seal: [
      { table: 'visit', by: 'id', is: 'visit_id' },
      { table: 'visit_part', by: 'visit_id', is: 'visit_id' },
      { table: 'visit_labor', by: 'visit_id', is: 'visit_id' },
    ],
    claim_freeze: [
      { table: 'claim', by: 'id', is: 'claim_id', fields: BILLED },
      { table: 'claim_line', by: 'claim_id', is: 'claim_id' },
      { table: 'claim_document', by: 'claim_id', is: 'claim_id' },
      { table: 'claim_override', by: 'claim_id', is: 'claim_id' },
    ],
  },
};
