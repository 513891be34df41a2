import type { ClaimKind } from '../domain/claimKind.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { PayerClass } from '../domain/payer.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import { dateForPack } from './facts.ts';
import type { Layer, Owners, Pack } from './pack.ts';
import { PACKS } from './packs/packs.ts';
import { payerPack } from './payerPack.ts';

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

/** The layers that are shipped; the payer's own is made of its settings. */
const LAYERS: readonly Layer[] = ['guides', 'policy'];

/**
 * The packs that judge a case together: of each shipped layer the one that its date of service and payer ask for,
 * and the payer's own requirements.
 */
export function judgingPacks(
  theCase: ClaimCase,
  on: IsoDate,
  shipped: readonly Pack[] = PACKS,
): readonly Pack[] {
  const { claim, payer } = theCase;
  const judgedBy = dateForPack(theCase, on);
  const byLayer = LAYERS.map((layer) =>
    selectPack(
      claim.kind,
      payer?.class ?? null,
      judgedBy,
      shipped.filter((pack) => pack.layer === layer),
    ),
  );
  const own = payer === null ? null : payerPack(payer);
  const asks = own?.rules.some((rule) => rule.claimKinds.includes(claim.kind)) ?? false;
  return [...byLayer, asks ? own : null].filter((pack) => pack !== null);
}

/** Several packs as one: their rules in order; where two name an owner of a fact, the first counts. */
export function mergedPack(packs: readonly Pack[]): Pack {
  const [first, ...more] = packs;
  if (first === undefined) throw new Error('there is no pack to judge by');
  return more.reduce(
    (merged, pack) => ({
      ...merged,
      id: `${merged.id} + ${pack.id}`,
      rules: [...merged.rules, ...pack.rules],
      owners: mergedOwners(merged, pack),
    }),
    first,
  );
}

function mergedOwners(one: Pack, other: Pack): Pack['owners'] {
  const kinds = [...new Set([...Object.keys(one.owners), ...Object.keys(other.owners)])] as ClaimKind[];
  return Object.fromEntries(
    kinds.map((kind): [ClaimKind, Owners] => [kind, { ...other.owners[kind], ...one.owners[kind] }]),
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
