import { modifierConflicts, modifiersFor } from '../../../shared/codes/modifiers.ts';
import type { ClaimLine } from '../../../shared/domain/claim.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { isRentalKind } from '../../../shared/domain/claimKind.ts';
import {
  ANKLE_ORTHOSES,
  codesOfRegion,
  KNEE_ORTHOSES,
  LEG_ADDITIONS,
} from '../../../shared/rules/packs/guides202611/orthosisCodes.ts';
import { type Grouping, oxygenGroup } from '../../records/oxygenGroup.ts';

/**
 * Which modifiers could say on this claim, to this payer, that the criteria are met: what is offered once a person
 * has attested. Whether one belongs there is the rules' to judge. Pure.
 */

/** From this day on N1, N2 and N3 are the only way to say it of a new Medicare oxygen rental; before it was KX. */
const GROUP_MODIFIERS_FROM = '2023-04-01';

/** Prefabricated spinal orthoses that may be elastic: CG attests that this one is not (Medicare). */
const NOT_ELASTIC: readonly string[] = ['L0450', 'L0454', 'L0621', 'L0625', 'L0628'];

/** Orthoses of knee and ankle and what is added to them: Medicare asks each line whether the criteria are met. */
const LEG: ReadonlySet<string> = new Set([
  ...codesOfRegion(KNEE_ORTHOSES),
  ...codesOfRegion(ANKLE_ORTHOSES),
  ...LEG_ADDITIONS,
]);

export interface Offer {
  /** Place of the line in the claim. */
  readonly at: number;
  readonly modifier: string;
  /** Why it cannot be added there; null when it can. */
  readonly barred: string | null;
}

/** How the payer wants it said on this kind of claim; empty where it asks for no such modifier or nothing qualifies. */
export function coverageModifiers(theCase: ClaimCase): readonly string[] {
  const { claim, payer } = theCase;
  if (!payer) return [];
  const { settings } = payer;
  if (claim.kind === 'orthosis') return settings.orthosis.coverageModifier === 'KX' ? ['KX'] : [];
  if (claim.kind === 'radiopharmaceutical')
    return settings.radiopharmaceutical.coverageModifier === 'KX' ? ['KX'] : [];
  if (!isRentalKind(claim.kind) || settings.rental.coverageModifier === 'none') return [];
  if (settings.rental.coverageModifier === 'KX') return ['KX'];
  const before = startedBefore(theCase, GROUP_MODIFIERS_FROM) ? ['KX'] : [];
  switch (groupOnFile(theCase)?.group) {
    case 'groupI':
      return ['N1', ...before];
    case 'groupII':
      return ['N2', ...before];
    case 'groupIII':
      return ['N3'];
    default:
      return [];
  }
}

/** The group that the claim's test reaches by its payer's thresholds; null where it names no test. */
export function groupOnFile({ claim, payer, oxygenTest, otherTests }: ClaimCase): Grouping | null {
  if (!oxygenTest) return null;
  const rental = payer?.settings.rental;
  return oxygenGroup(oxygenTest, {
    thresholds: rental?.thresholds,
    otherTests,
    groupThreeCondition: rental?.coverageModifier === 'N1N2N3' ? claim.rental.groupThreeCondition : '',
  });
}

function startedBefore({ claim, equipment }: ClaimCase, day: string): boolean {
  const start = [equipment?.rentalStartedOn ?? null, claim.delivery.deliveredOn, claim.dateOfService]
    .filter((date) => date !== null)
    .sort()[0];
  return start !== undefined && start < day;
}

/** Every line that one of the modifiers could go on and that does not carry it yet. */
export function offersOf(theCase: ClaimCase): readonly Offer[] {
  const forAll = coverageModifiers(theCase);
  return theCase.claim.lines.flatMap((line, at) => {
    const said = [...line.modifiers, ...line.furtherModifiers];
    const met = said.some((each) => forAll.includes(each)) ? [] : forAll;
    return [...met, ...ofLine(theCase, line.code)]
      .filter((modifier) => !said.includes(modifier) && isMeantFor(modifier, line.code))
      .map((modifier) => ({ at, modifier, barred: barOf(line, at, modifier) }));
  });
}

/** What only some lines can say: that a spinal orthosis is not elastic, that a knee's criteria are met, that nothing of a dose was discarded. */
function ofLine({ claim, payer }: ClaimCase, code: string): readonly string[] {
  if (claim.kind === 'orthosis') {
    if (payer?.class !== 'medicare') return [];
    return [...(NOT_ELASTIC.includes(code) ? ['CG'] : []), ...(LEG.has(code) ? ['KX'] : [])];
  }
  const { container, doseDiscarded } = claim.radiopharmaceutical;
  const nothingLeft =
    claim.kind === 'radiopharmaceutical' &&
    payer?.settings.radiopharmaceutical.wasteModifiers === true &&
    container === 'singleDose' &&
    doseDiscarded === 0;
  return nothingLeft ? ['JZ'] : [];
}

function isMeantFor(modifier: string, code: string): boolean {
  return code !== '' && modifiersFor(code).some((entry) => entry.code === modifier);
}

function barOf(line: ClaimLine, at: number, modifier: string): string | null {
  const others = [...line.modifiers, ...line.furtherModifiers];
  const clash = modifierConflicts([...others, modifier]).find((each) => each.modifiers.includes(modifier));
  if (clash) {
    const other = clash.modifiers.filter((each) => each !== modifier).join(' and ');
    return `Line ${at + 1} says ${other}, which excludes ${modifier}: ${clash.why}.`;
  }
  return line.modifiers.length >= 4 ? `Line ${at + 1} holds four modifiers already.` : null;
}
