import { insertAuditRequest } from '../../db/audit.ts';
import { listClaims } from '../../db/claimLists.ts';
import { newAuditRequest } from '../../shared/domain/auditRequest.ts';
import { addDays } from '../../shared/domain/dates.ts';
import type { WriteContext } from '../dispatch.ts';
import { frameOf } from '../handlers/frame.ts';

/** An auditor's letter about the sample office's newest claim that was sent: a week is left to answer. */
export function writeAudits(context: WriteContext): void {
  const filter = { query: '', kind: null, payerId: null, sort: 'newest' } as const;
  const [claim] = listClaims(
    context.db,
    { ...filter, states: ['sent'] },
    { offset: 0, limit: 1 },
    context.today,
  ).rows;
  if (!claim) throw new Error('the sample office has no claim that was sent');
  insertAuditRequest(frameOf(context), {
    ...newAuditRequest(claim.patientId, addDays(context.today, -38)),
    askedBy: 'Example Review Contractor',
    reference: 'SAMPLE-ADR-0001',
    periodFrom: addDays(context.today, -365),
    periodTo: context.today,
    claimIds: [claim.id],
    note: 'Sample: nobody asked for this.',
  });
}
