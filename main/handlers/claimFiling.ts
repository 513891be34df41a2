import { getClaim } from '../../db/claims.ts';
import { coverages, payers } from '../../db/nouns.ts';
import { totalCharge } from '../../shared/domain/claim.ts';
import type { ClaimKind } from '../../shared/domain/claimKind.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { PayerClass } from '../../shared/domain/payer.ts';
import type { ReadContext } from '../dispatch.ts';

/** What deadlines and owners of a refusal rest on. */
export interface ClaimFiling {
  readonly kind: ClaimKind;
  readonly payerId: Id | null;
  readonly payerClass: PayerClass | null;
  readonly dateOfService: IsoDate | null;
  readonly chargeCents: number;
  readonly ownerId: Id | null;
  /** Days from the service; null where the payer is not known. */
  readonly timelyFilingDays: number | null;
  /** Days from the decision. */
  readonly appealDays: number | null;
  readonly takesReplacements: boolean;
}

export function claimFiling({ db }: Pick<ReadContext, 'db'>, claimId: Id): ClaimFiling {
  const claim = getClaim(db, claimId);
  if (!claim) throw new Error('a claim that was sent is not there');
  const coverage = claim.coverageId ? coverages.select(db, 'where id = ?', [claim.coverageId])[0] : undefined;
  const payer = coverage ? payers.select(db, 'where id = ?', [coverage.payerId])[0] : undefined;
  return {
    kind: claim.kind,
    payerId: payer?.id ?? null,
    payerClass: payer?.class ?? null,
    dateOfService: claim.dateOfService,
    chargeCents: totalCharge(claim.lines) ?? 0,
    ownerId: claim.ownerId,
    timelyFilingDays: payer?.settings.timelyFilingDays ?? null,
    appealDays: payer?.settings.appealDays ?? null,
    takesReplacements: payer?.filing.takesReplacements ?? false,
  };
}
