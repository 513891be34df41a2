import { m0001records } from './migrations/m0001records.ts';
import { m0002fourKinds } from './migrations/m0002fourKinds.ts';
import { m0003codeReleases } from './migrations/m0003codeReleases.ts';
import { m0004codeMeaning } from './migrations/m0004codeMeaning.ts';
import { m0005equipmentLife } from './migrations/m0005equipmentLife.ts';
import { m0006audit } from './migrations/m0006audit.ts';
import { m0007registerIndexes } from './migrations/m0007registerIndexes.ts';
import type { StoreSchema } from './tables.ts';

/** The store of this program: its migrations in order, and how every table may be written. */
export const storeSchema: StoreSchema = {
  migrations: [
    m0001records,
    m0002fourKinds,
    m0003codeReleases,
    m0004codeMeaning,
    m0005equipmentLife,
    m0006audit,
    m0007registerIndexes,
  ],
  tables: {
    office: 'record',
    user: 'record',
    payer: 'record',
    patient: 'record',
    physician: 'record',
    coverage: 'record',
    diagnosis: 'record',
    document: 'record',
    physician_order: 'record',
    oxygen_test: 'record',
    equipment: 'record',
    visit: 'record',
    visit_part: 'record',
    visit_labor: 'record',
    visit_seal: 'insertOnly',
    visit_amendment: 'insertOnly',
    visit_log: 'insertOnly',
    service_record: 'insertOnly',
    claim: 'record',
    claim_line: 'record',
    claim_document: 'record',
    claim_override: 'record',
    claim_event: 'log',
    claim_freeze: 'insertOnly',
    code_release: 'insertOnly',
    code_entry: 'insertOnly',
    custody: 'log',
    not_duplicate: 'log',
    rental: 'record',
    rental_bill: 'log',
    maintenance: 'record',
    maintenance_done: 'log',
    recall: 'record',
    recall_unit: 'record',
    loan: 'record',
    catalog_part: 'record',
    stock_move: 'log',
    handover: 'log',
    photo_marks: 'record',
    replacement_decision: 'insertOnly',
    audit_request: 'record',
    audit_packet: 'insertOnly',
    audit_part: 'insertOnly',
    claim_number: 'derived',
    claim_summary: 'derived',
    patient_search: 'derived',
    equipment_search: 'derived',
    document_search: 'derived',
  },
};
