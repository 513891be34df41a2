/** What people call the rows of a purge, the plainest first; parts of one thing are counted together. */
const KINDS: readonly (readonly [kind: string, tables: readonly string[]])[] = [
  ['Patients', ['patient']],
  ['Coverages and diagnoses', ['coverage', 'diagnosis']],
  ['Orders and oxygen tests', ['physician_order', 'oxygen_test']],
  ['Claims', ['claim']],
  [
    'Lines, papers and steps of claims',
    ['claim_line', 'claim_document', 'claim_override', 'claim_event', 'claim_freeze'],
  ],
  ['Devices of their own', ['equipment']],
  ['Service visits', ['visit']],
  [
    'Parts, labor, signatures and amendments of visits',
    ['visit_part', 'visit_labor', 'visit_seal', 'visit_amendment', 'visit_log', 'service_record', 'handover'],
  ],
  ['Documents', ['document', 'photo_marks']],
  ['Rentals and loans', ['rental', 'rental_bill', 'loan']],
  [
    'Deliveries, pick-ups and upkeep',
    ['custody', 'maintenance', 'maintenance_done', 'not_duplicate', 'recall_unit'],
  ],
  ['Places in files of claims', ['batch_claim', 'batch_event']],
  ['Payments and places in remittances', ['remittance_claim', 'remittance_match', 'payment']],
  ['Files of claims and remittances with nobody else in them', ['batch', 'remittance', 'edi_file']],
  ['Refusals, letters and chases', ['denial', 'letter', 'chase']],
  ['Audit requests and packets', ['audit_request', 'audit_packet', 'audit_part']],
];

/** @param counts table to rows. What has no name here is counted as other entries, so that the sum is right. */
export function purgedKinds(
  counts: Readonly<Record<string, number>>,
): readonly { readonly kind: string; readonly rows: number }[] {
  const known = new Set(KINDS.flatMap(([, tables]) => tables));
  const others = Object.keys(counts).filter((table) => !known.has(table));
  return [...KINDS, ['Other entries', others] as const]
    .map(([kind, tables]) => ({
      kind,
      rows: tables.reduce((sum, table) => sum + (counts[table] ?? 0), 0),
    }))
    .filter(({ rows }) => rows > 0);
}
