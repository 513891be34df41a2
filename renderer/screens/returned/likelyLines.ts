import type { ClaimLine } from '../../../shared/domain/claim.ts';
import type { Id } from '../../../shared/domain/ids.ts';
import type { RemittanceLine } from '../../../shared/edi/remittance.ts';

type Paid = Pick<RemittanceLine, 'procedure' | 'submitted' | 'chargeCents'>;
type Billed = Pick<ClaimLine, 'id' | 'code' | 'chargeCents'>;

/**
 * Which line of the claim each paid line most likely is, for a person to look at: the same code and charge, else the
 * same code; each line of the claim once. null: none fits.
 */
export function likelyLines(paid: readonly Paid[], billed: readonly Billed[]): (Id | null)[] {
  const found: (Id | null)[] = paid.map(() => null);
  const free = new Set(billed);
  for (const exact of [true, false]) {
    paid.forEach(({ procedure, submitted, chargeCents }, at) => {
      if (found[at] !== null) return;
      const code = (submitted ?? procedure)?.code;
      const line = [...free].find(
        (each) => each.code === code && (!exact || (each.chargeCents ?? 0) === chargeCents),
      );
      if (!line) return;
      free.delete(line);
      found[at] = line.id;
    });
  }
  return found;
}
