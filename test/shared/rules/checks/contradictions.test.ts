import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import { anOverride, findingIds, judged, partOf, recordOf, statusOf } from '../startingCases.ts';

type Change = (theCase: ClaimCase) => void;

function visitOf(theCase: ClaimCase) {
  return recordOf(theCase.visit);
}

function deviceOf(theCase: ClaimCase) {
  return recordOf(theCase.equipment);
}

function another(arrivedAt: string, leftAt: string, samePatient = false): Change {
  return (c) => {
    visitOf(c).arrivedAt = '09:30';
    visitOf(c).leftAt = '11:15';
    c.serviceHistory = { ...c.serviceHistory, technicianVisits: [{ arrivedAt, leftAt, samePatient }] };
  };
}

function earlier(...visits: ClaimCase['serviceHistory']['deviceVisits']): Change {
  return (c) => {
    visitOf(c).findings = ['lowOxygen'];
    partOf(c, 1).lotOrSerial = 'SN 4711';
    c.serviceHistory = { ...c.serviceHistory, deviceVisits: visits };
  };
}

function visit(
  visitedOn: string | null,
  findings: ClaimCase['serviceHistory']['deviceVisits'][number]['findings'] = [],
  partMarks: string[] = [],
) {
  return { visitedOn, findings, partMarks };
}

/** No day on which the device came but the one that the change gives. */
function withoutOtherDays(change: Change): Change {
  return (c) => {
    deviceOf(c).acquiredOn = null;
    deviceOf(c).rentalStartedOn = null;
    change(c);
  };
}

function arrivedAtHalfPastNine(change: Change): Change {
  return (c) => {
    visitOf(c).arrivedAt = '09:30';
    change(c);
  };
}

/** What breaks one rule alone, and what is as near to it as can be and breaks none. */
const CASES: Readonly<
  Record<string, { readonly fires: readonly Change[]; readonly silent: readonly Change[] }>
> = {
  'RECORD-DELIVERY': {
    fires: [
      withoutOtherDays((c) => (deviceOf(c).acquiredOn = '2026-10-21')),
      withoutOtherDays((c) => (c.claim.delivery = { ...c.claim.delivery, deliveredOn: '2026-10-21' })),
    ],
    silent: [
      (c) => (deviceOf(c).acquiredOn = '2026-10-20'),
      (c) => {
        deviceOf(c).acquiredOn = '2026-10-21';
        deviceOf(c).rentalStartedOn = '2025-01-01';
      },
    ],
  },
  'RECORD-SERIAL': {
    fires: [
      (c) => (c.serviceHistory = { ...c.serviceHistory, sameSerialHeldElsewhere: 1 }),
      (c) => (c.serviceHistory = { ...c.serviceHistory, sameSerialHeldElsewhere: 2 }),
    ],
    silent: [(c) => (c.serviceHistory = { ...c.serviceHistory, sameSerialHeldElsewhere: 0 })],
  },
  'RECORD-TECHNICIAN': {
    fires: [another('11:14', '12:00'), another('08:00', '09:31'), another('', ''), another('10:00', '10:05')],
    silent: [another('11:15', '12:00'), another('08:00', '09:30'), another('10:00', '10:05', true)],
  },
  'RECORD-PART-TWICE': {
    fires: [
      earlier(visit('2026-03-03', [], ['4711'])),
      earlier(visit(null, [], ['s/n: 47-11'])),
      (c) => {
        const part = partOf(c, 1);
        part.lotOrSerial = 'A 1';
        visitOf(c).parts.push({ ...part, id: exampleId(990), billed: false, lotOrSerial: 'a-1' });
      },
    ],
    silent: [
      earlier(visit('2026-03-03', [], ['4712'])),
      (c) => {
        earlier(visit('2026-03-03', [], ['LOT 9']))(c);
        partOf(c, 1).lotOrSerial = 'Lot 9';
      },
    ],
  },
  'RECORD-LABOR-TIME': {
    fires: [
      arrivedAtHalfPastNine((c) => (visitOf(c).leftAt = '10:44')),
      arrivedAtHalfPastNine((c) => (visitOf(c).leftAt = '09:00')),
    ],
    silent: [
      (c) => (visitOf(c).leftAt = '10:45'),
      (c) => (visitOf(c).leftAt = ''),
      (c) => {
        visitOf(c).arrivedAt = '23:15';
        visitOf(c).leftAt = '00:45';
      },
    ],
  },
  'RECORD-SAME-FAULT': {
    fires: [earlier(visit('2026-06-01', ['lowOxygen']), visit('2026-01-01', ['lowOxygen', 'noise']))],
    silent: [
      earlier(visit('2026-06-01', ['lowOxygen'])),
      earlier(visit('2026-06-01', ['lowOxygen']), visit('2025-10-20', ['lowOxygen'])),
      earlier(visit('2026-06-01', ['noise']), visit('2026-01-01', ['noise'])),
      (c) => {
        earlier(visit('2026-06-01', ['other']), visit('2026-01-01', ['other']))(c);
        visitOf(c).findings = ['other'];
      },
    ],
  },
};

describe.each(Object.entries(CASES))('%s', (id, { fires, silent }) => {
  test.each(fires.map((change, index) => [index + 1, change] as const))(
    'fires alone, case %i',
    (_, change) => {
      expect(findingIds(judged('repair', change))).toEqual([id]);
    },
  );

  test.each(silent.map((change, index) => [index + 1, change] as const))(
    'keeps still, case %i',
    (_, change) => {
      expect(findingIds(judged('repair', change))).not.toContain(id);
    },
  );
});

describe('RECORD-WARRANTY', () => {
  const underWarranty: readonly Change[] = [
    (c) => (deviceOf(c).warrantyUntil = '2026-10-20'),
    (c) => (deviceOf(c).warrantyLaborUntil = '2026-10-20'),
  ];

  test.each(underWarranty)(
    'waits while billing at all is in question, and speaks once that is set aside',
    (change) => {
      const open = judged('repair', change);
      expect(findingIds(open)).toEqual(['CLAIM-BILLABLE']);
      expect(statusOf(open, 'RECORD-WARRANTY')).toBe('unknown');
      const decided = judged('repair', (c) => {
        change(c);
        c.claim.overrides = [anOverride('CLAIM-BILLABLE')];
      });
      expect(findingIds(decided)).toContain('RECORD-WARRANTY');
      expect(decided.finalisable).toBe(false);
    },
  );

  const notBilled: readonly Change[] = [
    (c) => (deviceOf(c).warrantyLaborUntil = '2026-10-19'),
    (c) => {
      deviceOf(c).warrantyLaborUntil = '2026-10-20';
      for (const labor of visitOf(c).labor) labor.hourlyRateCents = 0;
    },
    (c) => {
      deviceOf(c).warrantyUntil = '2026-10-20';
      for (const part of visitOf(c).parts) part.billed = false;
    },
  ];

  test.each(notBilled)('is met where nothing billed is covered', (change) => {
    expect(statusOf(judged('repair', change), 'RECORD-WARRANTY')).toBe('met');
  });
});

test('without a visit every comparison waits for the log', () => {
  const evaluation = judged('repair', (c) => (c.visit = null));
  for (const id of Object.keys(CASES).filter((each) => each !== 'RECORD-SERIAL')) {
    expect(statusOf(evaluation, id), id).toBe('unknown');
    expect(findingIds(evaluation)).not.toContain(id);
  }
});
