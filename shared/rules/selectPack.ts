import type { ClaimKind } from '../domain/claim.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { PayerClass } from '../domain/payer.ts';
import type { Pack } from './pack.ts';
import { PACKS } from './packs/packs.ts';

/** The pack that judges a claim by its date of service: one of the payer's class before one for any; null when none reaches that day. */
export function selectPack(
  claimKind: ClaimKind,
  payerClass: PayerClass | null,
  dateOfService: IsoDate,
  packs: readonly Pack[] = PACKS,
): Pack | null {
  const candidates = packs.filter(
    (pack) =>
      pack.from <= dateOfService &&
      (pack.to === null || dateOfService <= pack.to) &&
      (pack.payerClass === 'any' || pack.payerClass === payerClass) &&
      pack.rules.some((rule) => rule.claimKinds.includes(claimKind)),
  );
  const exact = candidates.filter((pack) => pack.payerClass !== 'any');
  const choice = exact.length > 0 ? exact : candidates;
  return choice.reduce<Pack | null>(
    (newest, pack) => (newest === null || pack.from > newest.from ? pack : newest),
    null,
  );
}

/** The days for which there is any pack, in words. */
export function packDates(packs: readonly Pack[] = PACKS): string {
  const first = packs.map((pack) => pack.from).sort()[0] ?? '';
  const open = packs.some((pack) => pack.to === null);
  const last =
    packs
      .map((pack) => pack.to ?? '')
      .sort()
      .at(-1) ?? '';
  return open ? `from ${first} on` : `from ${first} to ${last}`;
}
