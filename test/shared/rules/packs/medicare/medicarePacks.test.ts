import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../../shared/domain/claimCase.ts';
import { addDays } from '../../../../../shared/domain/dates.ts';
import { GUIDES_2026_11 } from '../../../../../shared/rules/packs/guides202611/pack.ts';
import { MEDICARE_PACKS } from '../../../../../shared/rules/packs/medicare/medicarePacks.ts';
import {
  OXYGEN_OWNERS,
  OXYGEN_RULES_2020,
  OXYGEN_RULES_2023,
  OXYGEN_RULES_2026,
} from '../../../../../shared/rules/packs/medicare/oxygenRules.ts';
import { lineOf, statusOf } from '../../startingCases.ts';
import { BROKEN_OXYGEN } from './oxygenBroken.ts';
import {
  contents,
  deviceOf,
  groupThree,
  in2022,
  judge,
  moveTo,
  orderOf,
  OXYGEN_STARTS,
  rental,
  rentalOf,
  stationary,
} from './oxygenStarts.ts';

const OXYGEN_RULES = [
  ...new Map(
    [...OXYGEN_RULES_2020, ...OXYGEN_RULES_2023, ...OXYGEN_RULES_2026].map((rule) => [rule.id, rule]),
  ).values(),
];

describe('the packs', () => {
  test('follow each other from 2020 on without a gap, and the last has no end', () => {
    expect(MEDICARE_PACKS[0]?.from).toBe('2020-01-01');
    for (const [index, pack] of MEDICARE_PACKS.entries()) {
      const next = MEDICARE_PACKS[index + 1];
      expect(pack.to).toBe(next === undefined ? null : addDays(next.from, -1));
      expect(pack).toMatchObject({ layer: 'policy', payerClass: 'medicare' });
      expect(new Set(pack.rules.map(({ id }) => id)).size).toBe(pack.rules.length);
    }
  });

  test.each([
    ['2019-12-31', null],
    ['2020-01-01', 'medicare-2020-01'],
    ['2020-01-02', 'medicare-2020-01'],
    ['2022-12-31', 'medicare-2020-01'],
    ['2023-01-01', 'medicare-2023-01'],
    ['2023-01-02', 'medicare-2023-01'],
    ['2026-04-12', 'medicare-2023-01'],
    ['2026-04-13', 'medicare-2026-04'],
    ['2026-04-14', 'medicare-2026-04'],
    ['2026-11-02', 'medicare-2026-04'],
  ])('a service of %s is judged by %s', (day, id) => {
    const theCase = rental();
    theCase.claim.dateOfService = day;
    expect(judge(theCase).packs[1] ?? null).toBe(id);
  });
});

describe('the oxygen rules', () => {
  const evaluations = Object.values(OXYGEN_STARTS).map((start) => judge(start()));

  test.each(OXYGEN_RULES.map(({ id }) => id))(
    '%s is fired by a broken case, and met in a clean one or not asked',
    (id) => {
      expect(BROKEN_OXYGEN.filter((broken) => broken.id === id)).not.toEqual([]);
      const statuses = evaluations.map((evaluation) => statusOf(evaluation, id));
      expect(statuses.some((status) => status === 'met' || status === 'notApplicable')).toBe(true);
    },
  );

  test('every broken case names a rule', () => {
    const known = OXYGEN_RULES.map(({ id }) => id);
    expect(known).toEqual(expect.arrayContaining(BROKEN_OXYGEN.map(({ id }) => id)));
  });

  test('what nobody has verified advises, and says so', () => {
    const unverified = OXYGEN_RULES.filter(({ source }) => source.verified === 'unverified');
    expect(unverified.length).toBeGreaterThan(8);
    expect(unverified.filter(({ severity }) => severity !== 'advice')).toEqual([]);
    expect(OXYGEN_RULES.filter(({ source }) => source.ref === '' || source.title === '')).toEqual([]);
  });

  test('statements on the line cannot be set aside', () => {
    expect(OXYGEN_RULES.filter(({ overridable }) => !overridable).map(({ id }) => id)).toEqual([
      'MCR-O2-MODIFIER',
      'MCR-O2-NOTICE',
    ]);
  });

  test('what a rule waits for is a rule of the guides or of Medicare, of the same kind of claim', () => {
    const all = [...GUIDES_2026_11.rules, ...OXYGEN_RULES];
    const ids = (kind: 'portableRental' | 'oxygenRental'): readonly string[] =>
      all.filter((rule) => rule.claimKinds.includes(kind)).map(({ id }) => id);
    expect(all.map(({ id }) => id)).toEqual(
      expect.arrayContaining(OXYGEN_RULES.flatMap((rule) => rule.after ?? [])),
    );
    for (const kind of ['portableRental', 'oxygenRental'] as const)
      expect(ids(kind)).toEqual(expect.arrayContaining(Object.values(OXYGEN_OWNERS[kind])));
  });
});

describe('rules that begin or end on a day', () => {
  const certificate = (day: string) => {
    const theCase = in2022();
    theCase.claim.dateOfService = day;
    return judge(theCase);
  };

  test('certificates: asked until the end of 2022, refused from then on', () => {
    for (const day of ['2022-12-30', '2022-12-31']) {
      expect(statusOf(certificate(day), 'MCR-O2-CMN')).toBe('met');
      expect(statusOf(certificate(day), 'MCR-O2-CMN-ENDED')).toBe('absent');
    }
    for (const day of ['2023-01-01', '2023-01-02']) {
      expect(statusOf(certificate(day), 'MCR-O2-CMN')).toBe('absent');
      expect(statusOf(certificate(day), 'MCR-O2-CMN-ENDED')).toBe('unmet');
    }
  });

  const begun = (theCase: ClaimCase, day: string) => {
    theCase.claim.dateOfService = day;
    theCase.claim.delivery.deliveredOn = day;
    deviceOf(theCase).rentalStartedOn = day;
    return theCase;
  };

  test.each(['MCR-O2-ORDER-FIRST', 'MCR-O2-F2F'])('%s: for rentals begun from 13 April 2026 on', (id) => {
    const asked = (day: string) => {
      const theCase = begun(rental(), day);
      Object.assign(orderOf(theCase), { receivedOn: null, faceToFaceOn: null });
      return statusOf(judge(theCase), id);
    };
    expect(asked('2026-04-12')).toBe('absent');
    expect(asked('2026-04-13')).toBe('unmet');
    expect(asked('2026-04-14')).toBe('unmet');
    const later = (start: string) => {
      const theCase = begun(rental(), start);
      theCase.claim.dateOfService = '2026-05-13';
      Object.assign(orderOf(theCase), { receivedOn: null, faceToFaceOn: null });
      return statusOf(judge(theCase), id);
    };
    expect(later('2026-04-12')).toBe('notApplicable');
    expect(later('2026-04-13')).toBe('unmet');
    expect(later('2026-04-14')).toBe('unmet');
  });

  test('KX for rentals begun until 31 March 2023, N1 from then on, and N1 for no service before', () => {
    const said = (start: string, service: string, modifier: string) => {
      const theCase = stationary();
      deviceOf(theCase).rentalStartedOn = start;
      theCase.claim.dateOfService = service;
      lineOf(theCase).modifiers = ['RR', modifier];
      return statusOf(judge(theCase), 'MCR-O2-MODIFIER');
    };
    expect(said('2023-03-31', '2026-10-07', 'KX')).toBe('met');
    expect(said('2023-04-01', '2026-10-07', 'KX')).toBe('unmet');
    expect(said('2023-04-02', '2026-10-07', 'KX')).toBe('unmet');
    for (const start of ['2023-03-31', '2023-04-01', '2023-04-02'])
      expect(said(start, '2026-10-07', 'N1')).toBe('met');
    expect(said('2023-02-01', '2023-03-31', 'N1')).toBe('unmet');
    expect(said('2023-02-01', '2023-04-01', 'N1')).toBe('met');
    expect(said('2023-02-01', '2023-04-02', 'N1')).toBe('met');
    expect(said('2023-02-01', '2023-03-31', 'KX')).toBe('met');
  });

  test('group III exists for services from 27 September 2021 on', () => {
    const covered = (day: string) => {
      const theCase = begun(groupThree(), day);
      return statusOf(judge(theCase), 'MCR-O2-GROUP');
    };
    expect(covered('2021-09-26')).toBe('unmet');
    expect(covered('2021-09-27')).toBe('met');
    expect(covered('2021-09-28')).toBe('met');
  });

  test('other treatment is asked for until 26 September 2021', () => {
    const asked = (day: string) => {
      const theCase = stationary();
      moveTo(theCase, day);
      return judge(theCase);
    };
    expect(statusOf(asked('2021-09-25'), 'MCR-O2-ALTERNATIVES')).toBe('unmet');
    expect(statusOf(asked('2021-09-26'), 'MCR-O2-ALTERNATIVES')).toBe('unmet');
    expect(statusOf(asked('2021-09-27'), 'MCR-O2-ALTERNATIVES')).toBe('notApplicable');
    const tried = stationary();
    moveTo(tried, '2021-09-26');
    Object.assign(rentalOf(tried), {
      otherTreatment: 'Inhaled bronchodilators',
      uncorrectedByOtherTreatment: true,
    });
    expect(statusOf(judge(tried), 'MCR-O2-ALTERNATIVES')).toBe('met');
  });

  test('the refill is asked about from 2024 on', () => {
    const asked = (day: string) => {
      const theCase = contents();
      theCase.claim.dateOfService = day;
      rentalOf(theCase).refillAffirmed = null;
      return statusOf(judge(theCase), 'MCR-O2-REFILL');
    };
    expect(asked('2023-12-31')).toBe('notApplicable');
    expect(asked('2024-01-01')).toBe('unmet');
    expect(asked('2024-01-02')).toBe('unmet');
  });
});
