import { ClaimValues } from '../../../shared/domain/claim.ts';
import { exampleRental } from '../../../shared/rules/examples/exampleRental.ts';
import type { AppUnderTest } from '../anApp.ts';
import { ALL_CLAIMS, there, valuesOf } from '../sampleRecords.ts';
import { aCut, aPaidClaim, aPaidLine, type PaidClaim, type PaidLine } from './returnedFiles.ts';

/** A claim of the sample office that left it, and how a payer answers its lines. */
export interface SentRepair {
  readonly claimId: string;
  readonly number: string;
  readonly lines: readonly { readonly id: string; readonly code: string; readonly chargeCents: number }[];
  /** The line at this place, paid in full unless told otherwise. */
  paidLine(at: number, values?: Partial<PaidLine>): PaidLine;
  /** The claim as a payer answers it: all lines, paid in full, unless told otherwise. */
  paid(values?: Partial<PaidClaim>): PaidClaim;
}

/** A repair of the sample with labor and parts, finalized: what a payer can answer in more than one line. */
export async function aSentRepair(app: AppUnderTest): Promise<SentRepair> {
  const { rows } = await app.get('claims.list', { ...ALL_CLAIMS, states: ['draft', 'review', 'onHold'] });
  for (const { id } of rows) {
    const { theCase, evaluation } = await app.get('claims.get', { id });
    const { lines, number, revision, patientId, dateOfService } = theCase.claim;
    if (lines.length < 2 || !evaluation.finalisable) continue;
    // The practitioner who ordered the chair is told on every line to Medicare, though the repair needs no order.
    const { id: _id, revision: _revision, ...order } = there(exampleRental().order);
    const physicians = await app.get('physicians.list', { query: '', offset: 0, limit: 1 });
    const physicianId = there(physicians.rows[0]).id;
    const kept = await app.get('orders.save', {
      id: null,
      revision: null,
      values: { ...order, patientId, physicianId, covers: 'purchase', documentId: null },
    });
    const values = { ...valuesOf(ClaimValues, theCase.claim), orderId: kept.id };
    const saved = await app.get('claims.save', { id, revision, values });
    await app.get('claims.finalise', { id, revision: saved.theCase.claim.revision });
    const paidLine = (at: number, more: Partial<PaidLine> = {}): PaidLine => {
      const line = there(lines[at]);
      return aPaidLine({
        code: line.code,
        modifiers: line.modifiers,
        units: line.units ?? 1,
        charge: line.chargeCents ?? 0,
        date: there(dateOfService),
        control: `${number.replaceAll('-', '')}L${at + 1}`,
        ...more,
      });
    };
    return {
      claimId: id,
      number,
      lines: lines.map((line) => ({ id: line.id, code: line.code, chargeCents: line.chargeCents ?? 0 })),
      paidLine,
      paid: (more = {}) =>
        aPaidClaim({
          number,
          payerNumber: 'ICN7',
          lines: lines.map((_line, at) => paidLine(at)),
          ...more,
        }),
    };
  }
  throw new Error('the sample has no claim of two lines that can be finalized');
}

/** All of the line taken off. */
export function refused(line: PaidLine): PaidLine {
  return { ...line, paid: 0, cuts: [aCut('CO', '50', line.charge)] };
}
