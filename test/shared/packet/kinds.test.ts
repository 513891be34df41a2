import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  Attestation,
  Authorization,
  Delivery,
  LiabilityNotice,
  OrthosisAnswers,
  OwnedRepairAnswers,
  RadiopharmaceuticalAnswers,
  RentalAnswers,
} from '../../../shared/domain/claimAnswers.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import type { ClaimKind } from '../../../shared/domain/claimKind.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { DocumentType } from '../../../shared/domain/document.ts';
import { attachmentsOf } from '../../../shared/packet/attachments.ts';
import { PacketModel } from '../../../shared/packet/documentModel.ts';
import { packetModel } from '../../../shared/packet/packetModel.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { exampleEquipmentRepair } from '../../../shared/rules/examples/exampleEquipmentRepair.ts';
import { exampleOrthosis } from '../../../shared/rules/examples/exampleOrthosis.ts';
import { exampleOxygenRental } from '../../../shared/rules/examples/exampleOxygenRental.ts';
import { exampleRadiopharmaceutical } from '../../../shared/rules/examples/exampleRadiopharmaceutical.ts';
import { exampleRental } from '../../../shared/rules/examples/exampleRental.ts';
import { EXAMPLE_TODAY } from '../../../shared/rules/examples/people.ts';
import { frozenRepair, packetDocument, packetEvaluation } from '../../support/packetCase.ts';

/** What was answered of a claim stands on its paper: nothing that somebody typed is lost between screen and packet. */

type Answers = Readonly<Record<string, unknown>>;

/** Values that are told apart on paper, one for each answer of a group; booleans and choices keep theirs. */
function marked(schema: z.ZodObject, group: string, first: number): { answers: Answers; shown: string[] } {
  const shown: string[] = [];
  const answers = Object.fromEntries(
    Object.entries(schema.shape).map(([key, each], index) => {
      const [value, text] = markOf(each as z.ZodType, `${group}-${key}`, first + index);
      if (text !== null) shown.push(text);
      return [key, value];
    }),
  );
  return { answers, shown };
}

function markOf(schema: z.ZodType, words: string, place: number): readonly [unknown, string | null] {
  const day = `2026-${String(1 + (place % 12)).padStart(2, '0')}-${String(1 + (place % 27)).padStart(2, '0')}`;
  const candidates: readonly (readonly [unknown, string | null])[] = [
    [day, formatUsDate(day)],
    [words, words],
    ['K0001', 'K0001'],
    [7 + place / 1000, String(7 + place / 1000)],
    [place % 90, String(place % 90)],
    [true, null],
    [[], null],
    ...(schema instanceof z.ZodNullable && schema.unwrap() instanceof z.ZodEnum
      ? [[(schema.unwrap() as z.ZodEnum).options[0], null] as const]
      : []),
  ];
  // A free text takes a date as well: dates are tried only where words are not taken.
  const text = schema.safeParse(words).success ? candidates[1] : undefined;
  const found = text ?? candidates.find(([value]) => schema.safeParse(value).success);
  if (!found) throw new Error(`no value for ${words}`);
  return found;
}

function withAnswers(
  theCase: ClaimCase,
  groups: Readonly<Record<string, z.ZodObject>>,
): { theCase: ClaimCase; shown: readonly string[] } {
  const parts = Object.entries(groups).map(([key, schema], at) => ({
    key,
    ...marked(schema, key, 3 + at * 40),
  }));
  const answers = Object.fromEntries(parts.map((part) => [part.key, part.answers]));
  return {
    // The schemas took every part of it.
    theCase: { ...theCase, claim: { ...theCase.claim, ...answers } } as ClaimCase,
    shown: parts.flatMap((part) => part.shown),
  };
}

function modelOf(theCase: ClaimCase): PacketModel {
  const evaluation = evaluateCase(theCase, EXAMPLE_TODAY);
  return PacketModel.parse(packetModel({ ...frozenRepair(), theCase, evaluation }));
}

const texts = (value: unknown): string => JSON.stringify(value).replaceAll('\\u00a0', ' ');

const SHARED = { attestation: Attestation, authorization: Authorization, notice: LiabilityNotice };

describe('every answer stands on paper', () => {
  test.each([
    ['orthosis', exampleOrthosis(), { ...SHARED, delivery: Delivery, orthosis: OrthosisAnswers }],
    [
      'radiopharmaceutical',
      exampleRadiopharmaceutical(),
      { ...SHARED, radiopharmaceutical: RadiopharmaceuticalAnswers },
    ],
    ['portable rental', exampleRental(), { ...SHARED, delivery: Delivery, rental: RentalAnswers }],
    ['equipment repair', exampleEquipmentRepair(), { ...SHARED, ownedRepair: OwnedRepairAnswers }],
  ])('of a claim for %s', (_, example, groups) => {
    const filled = withAnswers(example, groups);
    // Answers that exclude each other: what there was before is said only where it was not the first.
    const { claim } = filled.theCase;
    const theCase = {
      ...filled.theCase,
      claim: {
        ...claim,
        radiopharmaceutical: { ...claim.radiopharmaceutical, firstTreatment: false },
      },
    };
    const paper = texts(modelOf(theCase));
    expect(filled.shown.length).toBeGreaterThan(10);
    expect(filled.shown.filter((each) => !paper.includes(each))).toEqual([]);
  });
});

describe('the sections of each kind', () => {
  const SECTIONS: Readonly<Record<Exclude<ClaimKind, 'repair'>, readonly string[]>> = {
    orthosis: ['cover', 'checklist', 'clinicalFacts', 'orthosis', 'delivery', 'terms', 'papers'],
    radiopharmaceutical: ['cover', 'checklist', 'clinicalFacts', 'treatment', 'terms', 'papers'],
    portableRental: ['cover', 'checklist', 'clinicalFacts', 'rental', 'delivery', 'terms', 'papers'],
    oxygenRental: ['cover', 'checklist', 'clinicalFacts', 'rental', 'delivery', 'terms', 'papers'],
    equipmentRepair: [
      'cover',
      'checklist',
      'serviceReport',
      'parts',
      'comparison',
      'clinicalFacts',
      'ownedItem',
      'terms',
      'papers',
    ],
  };

  test.each([
    exampleOrthosis(),
    exampleRadiopharmaceutical(),
    exampleRental(),
    exampleOxygenRental(),
    exampleEquipmentRepair(),
  ])('$claim.kind', (example) => {
    const model = modelOf(example);
    const expected = SECTIONS[example.claim.kind as keyof typeof SECTIONS];
    expect(model.sections.map(({ id }) => id).filter((id) => id !== 'serviceReport')).toEqual(
      expected.filter((id) => id !== 'serviceReport'),
    );
    expect(model.sections.some(({ id }) => id === 'serviceReport')).toBe(example.visit !== null);
  });
});

describe('the cover', () => {
  const cover = (model: PacketModel) => texts(model.sections.find(({ id }) => id === 'cover'));

  test('says how many were checked, met, not known and set aside, and under which rules', () => {
    const evaluation = packetEvaluation({
      packs: ['guides-2026-11', 'medicare-2026-04'],
      counts: { met: 5, unmet: 2, unknown: 3, notApplicable: 4, waived: 1 },
    });
    const words = cover(packetModel({ ...frozenRepair(), evaluation }));
    expect(words).toContain(
      '7 of 10 requirements could be checked: 5 met, 2 unmet, 3 not known; 4 not applicable.',
    );
    expect(words).toContain('1 finding was set aside with a reason.');
    expect(words).toContain('Rules: guides-2026-11, medicare-2026-04.');
  });

  test('says so when nothing was set aside, and when no rules reach the day', () => {
    const evaluation = packetEvaluation({ packs: [] });
    const words = cover(packetModel({ ...frozenRepair(), evaluation }));
    expect(words).toContain('None was set aside.');
    expect(words).toContain('No rules cover this date of service.');
  });

  test('names the modifiers that the line does not hold', () => {
    const frozen = frozenRepair();
    const [line] = frozen.theCase.claim.lines;
    if (!line) throw new Error('the case bills a line');
    const lines = [{ ...line, modifiers: ['RR', 'KX', 'GA', '99'], furtherModifiers: ['CR', 'QH'] }];
    const theCase = { ...frozen.theCase, claim: { ...frozen.theCase.claim, lines } };
    expect(cover(packetModel({ ...frozen, theCase }))).toContain('Further modifiers: CR QH');
  });

  test('of a radiopharmaceutical has the dose where others have the device', () => {
    const words = cover(modelOf(exampleRadiopharmaceutical()));
    expect(words).toContain('Treatment');
    expect(words).not.toContain('"Device"');
    expect(words).toContain(exampleRadiopharmaceutical().claim.radiopharmaceutical.lot);
  });
});

test('papers of every type have their place, and a name', () => {
  const papers = DocumentType.options.map((type, index) => packetDocument(index + 1, type));
  const shown = attachmentsOf(papers.toReversed());
  expect(shown.map(({ type }) => type)[0]).toBe('physicianOrder');
  expect(shown.at(-1)?.type).toBe('photo');
  expect(new Set(shown.map(({ typeName }) => typeName)).size).toBe(DocumentType.options.length);
  // A type without a place would stand before all others.
  expect(attachmentsOf(papers)).toEqual(shown);
});

test('dates inside the sentences of the rules are printed as people write them', () => {
  const checklist = texts(modelOf(exampleOrthosis()).sections.find(({ id }) => id === 'checklist'));
  expect(checklist).toContain('10/14/2026');
  expect(checklist).not.toMatch(/\b2026-\d{2}-\d{2}\b/);
});
