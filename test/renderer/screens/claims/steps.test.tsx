import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { call } from '../../../../renderer/client.ts';
import { isNamed } from '../../../../renderer/screens/claims/caseLabels.ts';
import { ClaimRoom } from '../../../../renderer/screens/claims/ClaimRoom.tsx';
import { LAST, placeOfPath, stepsOf } from '../../../../renderer/screens/claims/steps.ts';
import { createClaimCase } from '../../../../renderer/stores/claimCase.ts';
import { useSession } from '../../../../renderer/stores/session.ts';
import {
  Attestation,
  Authorization,
  Delivery,
  LiabilityNotice,
  OrthosisAnswers,
  OwnedRepairAnswers,
  RadiopharmaceuticalAnswers,
  RentalAnswers,
  RepairAnswers,
} from '../../../../shared/domain/claimAnswers.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { ClaimKind } from '../../../../shared/domain/claimKind.ts';
import { OrderValues, OxygenTestValues } from '../../../../shared/domain/clinical.ts';
import { defaultSettings, type PayerClass } from '../../../../shared/domain/payer.ts';
import { exampleRental } from '../../../../shared/rules/examples/exampleRental.ts';
import { show } from '../../components/show.tsx';
import { aStatus } from '../../stores/aStatus.ts';
import { aProgram } from './aProgram.ts';

/**
 * Every answer that a claim can hold is asked: it has a name, one step of every kind that uses it, and a field there.
 * The paths come from the schemas, so that a new answer fails here until somebody can give it.
 */

interface Group {
  readonly path: string;
  readonly schema: z.ZodObject;
  readonly kinds: readonly ClaimKind[];
  /** Paths that only some of the kinds use. */
  readonly only?: Readonly<Record<string, readonly ClaimKind[]>>;
  /** What is not asked, because another choice of the step decides it. */
  readonly without?: readonly string[];
}

const RENTALS: readonly ClaimKind[] = ['portableRental', 'oxygenRental'];
const PORTABLE: readonly ClaimKind[] = ['portableRental'];
const CONTENTS: readonly ClaimKind[] = ['oxygenRental'];

const GROUPS: readonly Group[] = [
  { path: 'claim.delivery', schema: Delivery, kinds: [...RENTALS, 'orthosis'] },
  { path: 'claim.notice', schema: LiabilityNotice, kinds: ClaimKind.options },
  { path: 'claim.authorization', schema: Authorization, kinds: ClaimKind.options },
  {
    path: 'claim.attestation',
    schema: Attestation,
    kinds: [...RENTALS, 'orthosis', 'radiopharmaceutical'],
    only: { codeMeaning: ['orthosis', 'radiopharmaceutical'] },
  },
  {
    path: 'claim.repair',
    schema: RepairAnswers,
    kinds: ['repair', 'equipmentRepair'],
    only: { renewalReason: ['repair'] },
  },
  { path: 'claim.ownedRepair', schema: OwnedRepairAnswers, kinds: ['equipmentRepair'] },
  {
    path: 'claim.rental',
    schema: RentalAnswers,
    kinds: RENTALS,
    only: {
      followsGuideline: PORTABLE,
      guideline: PORTABLE,
      otherTreatment: PORTABLE,
      uncorrectedByOtherTreatment: PORTABLE,
      stationaryTrialFrom: PORTABLE,
      stationaryTrialTo: PORTABLE,
      stationaryTrialOutcome: PORTABLE,
      refillAskedOn: CONTENTS,
      supplyEndsOn: CONTENTS,
      refillAffirmed: CONTENTS,
    },
  },
  { path: 'claim.orthosis', schema: OrthosisAnswers, kinds: ['orthosis'] },
  { path: 'claim.radiopharmaceutical', schema: RadiopharmaceuticalAnswers, kinds: ['radiopharmaceutical'] },
  {
    path: 'order',
    schema: OrderValues,
    kinds: ClaimKind.options,
    only: {
      symptoms: ['orthosis', 'radiopharmaceutical'],
      goals: ['orthosis', 'radiopharmaceutical'],
      saturation: ['repair', ...RENTALS],
      pao2: ['repair', ...RENTALS],
      flowLpm: ['repair', ...RENTALS],
      delivery: ['repair', ...RENTALS],
      lengthOfNeedMonths: ['repair', 'equipmentRepair', ...RENTALS, 'orthosis'],
    },
    without: ['patientId'],
  },
  { path: 'oxygenTest', schema: OxygenTestValues, kinds: RENTALS, without: ['patientId'] },
];

/** Papers are named where they are read from, and mended where papers are added. */
const AMONG_PAPERS = ['order.documentId', 'oxygenTest.documentId'];

/** Paths of a schema's answers: groups are walked into, lists are named by their first row. */
function pathsOf(schema: z.ZodType, path: string): readonly string[] {
  const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([key, each]) => pathsOf(each as z.ZodType, `${path}.${key}`));
  if (inner instanceof z.ZodArray && inner.element instanceof z.ZodObject)
    return [path, ...pathsOf(inner.element, `${path}.0`)];
  return [path];
}

const USED = GROUPS.flatMap((group) =>
  pathsOf(group.schema, group.path)
    .map((path) => ({ path, key: path.slice(group.path.length + 1) }))
    .filter(({ key }) => !group.without?.includes(key))
    .flatMap(({ path, key }) => (group.only?.[key] ?? group.kinds).map((kind) => ({ kind, path }))),
);

function usedBy(kind: ClaimKind): readonly string[] {
  return USED.filter((each) => each.kind === kind).map(({ path }) => path);
}

describe('the words for every answer', () => {
  test.each([...new Set(USED.map(({ path }) => path))])('%s has a name of its own', (path) => {
    expect(isNamed(path)).toBe(true);
  });
});

describe('the step for every answer', () => {
  test.each(USED)('a $kind asks $path in one step', ({ kind, path }) => {
    const place = placeOfPath(kind, path);
    expect(place.rank).toBeLessThan(LAST);
    expect(place.step).not.toBe('finish');
  });

  test.each(ClaimKind.options)('a %s has no step without a title or named twice', (kind) => {
    const steps = stepsOf(kind);
    expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
    expect(new Set(steps.map((step) => step.title)).size).toBe(steps.length);
    expect(steps[0]?.id).toBe('billable');
    expect(steps.at(-1)?.id).toBe('finish');
  });
});

/** Codes of which more is asked than of others. */
const BILLED: Readonly<Partial<Record<ClaimKind, string>>> = {
  oxygenRental: 'E0443',
  orthosis: 'L1832',
  radiopharmaceutical: 'A9600',
};

/** A case in which a kind's conditional fields are called for. */
function caseOf(kind: ClaimKind, payerClass: PayerClass, condition: 'exertion' | 'sleep'): ClaimCase {
  const base = exampleRental();
  const { claim, payer, oxygenTest, order } = base;
  if (!payer || !oxygenTest || !order) throw new Error('the example names them');
  const lines = claim.lines.map((line) => ({
    ...line,
    code: BILLED[kind] ?? line.code,
    modifiers: kind === 'radiopharmaceutical' ? ['59', 'KX'] : ['RT', 'KX'],
  }));
  const settings = defaultSettings(payerClass);
  return {
    ...base,
    payer: {
      ...payer,
      class: payerClass,
      settings: {
        ...settings,
        authorization: { ...settings.authorization, codes: lines.map((line) => line.code) },
        rental: { ...settings.rental, stationaryTrialFirst: true },
      },
    },
    oxygenTest: {
      ...oxygenTest,
      method: 'arterialBloodGas',
      condition,
      roomAir: true,
      saturation: 96,
      pao2: 90,
      saturationAtRest: condition === 'exertion' ? 97 : null,
      saturationOnOxygen: condition === 'exertion' ? 98 : null,
      groupTwoCondition: condition === 'exertion' ? 'erythrocythemia' : null,
      inpatient: true,
    },
    claim: {
      ...claim,
      kind,
      lines,
      delivery: { ...claim.delivery, method: 'shipped' },
      ownedRepair: { ...claim.ownedRepair, loanerProvided: true },
      rental: {
        ...claim.rental,
        portablePrescribed: true,
        maintenanceBilledBefore: true,
        replacement: 'lost',
        breaks: [{ from: '2026-05-01', to: '2026-05-20', kind: 'billing', reason: '' }],
      },
      orthosis: { ...claim.orthosis, fitting: 'customFabricated', asymmetric: true },
      radiopharmaceutical: { ...claim.radiopharmaceutical, doseDiscarded: 0.5 },
    },
  };
}

/** The fields of the whole interview: the steps in which each path stands. */
async function fieldsOf(theCase: ClaimCase): Promise<ReadonlyMap<string, readonly string[]>> {
  localStorage.setItem('claimwright.interview', 'onePage');
  const program = aProgram(() => theCase);
  useSession.setState({ status: aStatus() });
  const store = createClaimCase(program.theCase().claim.id, {
    call,
    now: () => Date.parse('2026-11-02T15:00:00.000Z'),
    rest: 5,
    merged: vi.fn(),
  });
  await store.getState().load();
  const { container, unmount } = show(<ClaimRoom store={store} toFirstGap={false} />);
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toBeDefined());
  const found = fieldsOn(container);
  unmount();
  return found;
}

function fieldsOn(page: HTMLElement): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const field of page.querySelectorAll<HTMLElement>('[data-path]')) {
    const path = field.dataset['path'] ?? '';
    const step = field.closest('section[id^="step-"]')?.id.slice('step-'.length) ?? '';
    found.set(path, [...(found.get(path) ?? []), step]);
  }
  return found;
}

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('a field for every answer', () => {
  test.each(ClaimKind.options)(
    'a %s shows each of its answers once, in its step',
    async (kind) => {
      const pages = [
        await fieldsOf(caseOf(kind, 'medicare', 'exertion')),
        await fieldsOf(caseOf(kind, 'medicare', 'sleep')),
      ];
      const missing: string[] = [];
      for (const path of usedBy(kind)) {
        const steps = pages.map((page) => page.get(path)).find((found) => found !== undefined);
        if (!steps) missing.push(path);
        else if (steps.length !== 1) missing.push(`${path} stands there ${steps.length} times`);
        else if (!AMONG_PAPERS.includes(path) && steps[0] !== placeOfPath(kind, path).step)
          missing.push(`${path} stands in ${steps[0] ?? ''}`);
      }
      expect(missing).toEqual([]);
    },
    30_000,
  );

  test.each(ClaimKind.options)(
    'an empty %s shows no answer that another one decides about',
    async (kind) => {
      const base = caseOf(kind, 'commercial', 'sleep');
      const page = await fieldsOf({
        ...base,
        oxygenTest: base.oxygenTest && { ...base.oxygenTest, condition: 'rest', inpatient: null },
        claim: {
          ...base.claim,
          lines: [],
          delivery: { ...base.claim.delivery, method: null },
          ownedRepair: { ...base.claim.ownedRepair, loanerProvided: null },
          orthosis: { ...base.claim.orthosis, fitting: null, asymmetric: null },
          radiopharmaceutical: { ...base.claim.radiopharmaceutical, doseDiscarded: null },
        },
      });
      for (const path of [
        'claim.delivery.shippedOn',
        'claim.ownedRepair.loanerFrom',
        'claim.attestation.codeMeaning',
        'claim.orthosis.customReason',
        'claim.orthosis.asymmetryReason',
        'claim.radiopharmaceutical.discardReason',
        'claim.radiopharmaceutical.distinctReason',
        'oxygenTest.awakeSaturation',
        'oxygenTest.saturationAtRest',
        'oxygenTest.dischargedOn',
      ]) {
        expect(page.has(path), path).toBe(false);
      }
    },
    30_000,
  );
});
