import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import { dropPapers, lineOf, paperOf, recordOf, statusOf } from '../startingCases.ts';
import {
  deviceOf,
  giveNotice,
  judge,
  orderOf,
  OXYGEN_STARTS,
  rental,
  rentalOf,
  secondLine,
  type OxygenStart,
} from '../packs/medicare/oxygenStarts.ts';

/** Order, visit, delivery, signature and notice: the edges. */

function status(start: OxygenStart, id: string, change: (theCase: ClaimCase) => void): string {
  const theCase = OXYGEN_STARTS[start]();
  change(theCase);
  return statusOf(judge(theCase), id);
}

describe('the written order', () => {
  test('what it covers has to fit what is billed', () => {
    const covering = (start: OxygenStart, covers: 'rental' | 'purchase' | 'contents' | 'upkeep' | 'repair') =>
      status(start, 'MCR-O2-ORDER', (c) => {
        orderOf(c).covers = covers;
      });
    const kinds = ['rental', 'purchase', 'contents', 'upkeep', 'repair'] as const;
    expect(kinds.map((covers) => covering('rental', covers))).toEqual([
      'met',
      'met',
      'unmet',
      'unmet',
      'unmet',
    ]);
    expect(kinds.map((covers) => covering('contents', covers))).toEqual([
      'met',
      'met',
      'met',
      'unmet',
      'unmet',
    ]);
    expect(kinds.map((covers) => covering('maintenance', covers))).toEqual([
      'met',
      'met',
      'met',
      'met',
      'unmet',
    ]);
  });

  test('a quantity is asked for where more than one is billed', () => {
    const billed = (units: number | null, quantity: number | null) =>
      status('contents', 'MCR-O2-ORDER', (c) => {
        lineOf(c).units = units;
        orderOf(c).quantity = quantity;
      });
    expect(billed(1, null)).toBe('met');
    expect(billed(2, null)).toBe('unmet');
    expect(billed(2, 1)).toBe('met');
    expect(billed(null, null)).toBe('met');
  });

  test('today is in time for date and signature; the last day of validity counts', () => {
    expect(
      status('contents', 'MCR-O2-ORDER', (c) => {
        Object.assign(orderOf(c), { orderedOn: '2026-11-02', signedOn: '2026-11-02' });
      }),
    ).toBe('met');
    expect(
      status('rental', 'MCR-O2-ORDER', (c) => {
        orderOf(c).validTo = '2026-10-07';
      }),
    ).toBe('met');
    expect(
      status('rental', 'MCR-O2-ORDER', (c) => {
        orderOf(c).validTo = '2026-10-07';
        c.claim.dateOfService = null;
      }),
    ).toBe('unknown');
    expect(
      status('rental', 'MCR-O2-ORDER', (c) => {
        orderOf(c).signature = 'handwritten';
      }),
    ).toBe('met');
  });

  test('every gap is told at once, what is wrong before what is only open', () => {
    const theCase = rental();
    Object.assign(orderOf(theCase), {
      namesPatient: null,
      namesPractitioner: null,
      orderedOn: null,
      description: '',
      signature: 'none',
      covers: 'repair',
    });
    dropPapers(theCase, 'physicianOrder');
    const finding = judge(theCase).findings.find(({ rule }) => rule === 'MCR-O2-ORDER');
    expect(finding).toMatchObject({ status: 'unmet', path: 'order.orderedOn' });
    for (const part of [
      'names the patient',
      'its date',
      'what is ordered',
      'names the practitioner',
      'not signed',
      'does not cover',
      'paper',
    ])
      expect(finding?.message).toContain(part);
    const open = rental();
    Object.assign(orderOf(open), { namesPractitioner: null });
    expect(judge(open).findings).toMatchObject([{ status: 'unknown', path: 'order.namesPractitioner' }]);
  });

  test('who may order: by any part of the credential', () => {
    const credential = (text: string) =>
      status('rental', 'MCR-O2-PRESCRIBER', (c) => {
        recordOf(c.physician).credential = text;
      });
    for (const one of ['MD', 'M.D.', 'md, PhD', 'DO', 'D.O.', 'PA-C', 'FNP-BC', 'APRN, CNP', 'CNS', 'DPM'])
      expect([one, credential(one)]).toEqual([one, 'met']);
    for (const one of ['DC', 'PT', 'RN', 'PHARMD']) expect([one, credential(one)]).toEqual([one, 'unmet']);
    for (const one of ['', ' . ']) expect([one, credential(one)]).toEqual([one, 'unknown']);
    expect(
      status('rental', 'MCR-O2-PRESCRIBER', (c) => {
        c.physician = null;
      }),
    ).toBe('unknown');
  });
});

describe('order before delivery, and the visit before the order', () => {
  test('in hand on the day of delivery is in time; so is a signature of that day', () => {
    const came = (receivedOn: string, signedOn: string | null = '2026-09-30') =>
      status('rental', 'MCR-O2-ORDER-FIRST', (c) => {
        Object.assign(orderOf(c), { receivedOn, signedOn });
      });
    expect(came('2026-10-07')).toBe('met');
    expect(came('2026-10-08')).toBe('unmet');
    expect(came('2026-10-07', '2026-10-07')).toBe('met');
    expect(came('2026-10-07', '2026-10-08')).toBe('unmet');
    expect(came('2026-10-07', null)).toBe('unknown');
  });

  test('without order or delivery it is another rule’s to say', () => {
    for (const id of ['MCR-O2-ORDER-FIRST', 'MCR-O2-F2F']) {
      expect(
        status('rental', id, (c) => {
          c.order = null;
        }),
      ).toBe('unknown');
    }
    expect(
      status('rental', 'MCR-O2-ORDER-FIRST', (c) => {
        c.claim.delivery.deliveredOn = null;
      }),
    ).toBe('unknown');
    expect(
      status('rental', 'MCR-O2-F2F', (c) => {
        orderOf(c).orderedOn = null;
      }),
    ).toBe('unknown');
  });

  test('which codes: seven for certain, two perhaps, contents and maintenance never', () => {
    const asked = (code: string) => {
      const theCase = rental();
      theCase.claim.lines = [{ ...secondLine(theCase), code }];
      Object.assign(orderOf(theCase), { receivedOn: null, faceToFaceOn: null });
      const evaluation = judge(theCase);
      return ['MCR-O2-ORDER-FIRST', 'MCR-O2-ORDER-FIRST-OPEN', 'MCR-O2-F2F', 'MCR-O2-F2F-OPEN'].map((id) =>
        statusOf(evaluation, id),
      );
    };
    for (const code of ['E0424', 'E0431', 'E0433', 'E0434', 'E0439', 'E1390', 'E1391'])
      expect([code, ...asked(code)]).toEqual([code, 'unmet', 'notApplicable', 'unmet', 'notApplicable']);
    for (const code of ['E1392', 'K0738'])
      expect([code, ...asked(code)]).toEqual([code, 'notApplicable', 'unmet', 'notApplicable', 'unmet']);
    for (const code of ['E0443', 'E1405', 'A4615'])
      expect([code, ...asked(code)]).toEqual([code, ...Array<string>(4).fill('notApplicable')]);
    expect(status('maintenance', 'MCR-O2-F2F', () => undefined)).toBe('notApplicable');
  });

  test('six months before the order to the day; not after it', () => {
    const seen = (day: string) =>
      status('rental', 'MCR-O2-F2F', (c) => {
        orderOf(c).faceToFaceOn = day;
      });
    expect(seen('2026-03-29')).toBe('unmet');
    expect(seen('2026-03-30')).toBe('met');
    expect(seen('2026-09-30')).toBe('met');
    expect(seen('2026-10-01')).toBe('unmet');
  });

  test('a replacement is only warned: whether the list reaches it is open', () => {
    const theCase = OXYGEN_STARTS.replacement();
    Object.assign(orderOf(theCase), { receivedOn: null, faceToFaceOn: null });
    expect(judge(theCase).findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['MCR-O2-ORDER-FIRST', 'warning'],
      ['MCR-O2-F2F', 'warning'],
    ]);
    Object.assign(orderOf(theCase), {
      receivedOn: '2026-10-01',
      faceToFaceOn: '2026-10-01',
      signedOn: '2026-10-08',
    });
    expect(judge(theCase).findings.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    Object.assign(orderOf(theCase), { faceToFaceOn: '2026-01-01', signedOn: '2026-09-30' });
    expect(judge(theCase).findings).toMatchObject([{ rule: 'MCR-O2-F2F', severity: 'warning' }]);
  });
});

describe('proof of delivery', () => {
  test('a facility: its record, and either a signature or the carrier’s word', () => {
    const shown = (...elements: ClaimCase['claim']['delivery']['proofShows']) =>
      status('rental', 'MCR-O2-POD', (c) => {
        c.claim.delivery.method = 'facility';
        c.claim.delivery.proofShows = [
          'patientName',
          'deliveryAddress',
          'itemDescription',
          'quantity',
          'dateDelivered',
          ...elements,
        ];
      });
    expect(shown('facilityRecord', 'receiverSignature')).toBe('met');
    expect(shown('facilityRecord', 'evidenceOfDelivery')).toBe('met');
    expect(shown('facilityRecord')).toBe('unmet');
    expect(shown('receiverSignature')).toBe('unmet');
  });

  test('what the carrier shows needs no receiver, signed or not', () => {
    expect(status('shipped', 'MCR-O2-POD', () => undefined)).toBe('met');
    expect(
      status('shipped', 'MCR-O2-POD', (c) => {
        c.claim.delivery.proofShows.push('receiverSignature');
      }),
    ).toBe('met');
  });

  test('anybody but the supplier’s staff may receive it', () => {
    const received = (relation: ClaimCase['claim']['delivery']['receiverRelation']) =>
      status('rental', 'MCR-O2-POD', (c) => {
        c.claim.delivery.receiverRelation = relation;
      });
    for (const relation of ['patient', 'family', 'caregiver', 'facilityStaff', 'other'] as const)
      expect([relation, received(relation)]).toEqual([relation, 'met']);
    expect(received('supplierStaff')).toBe('unmet');
    expect(received(null)).toBe('unmet');
  });

  test('nothing is delivered with maintenance', () => {
    for (const id of ['MCR-O2-DELIVERY', 'MCR-O2-POD', 'MCR-O2-POD-DAY'])
      expect(
        status('maintenance', id, (c) => {
          Object.assign(c.claim.delivery, { deliveredOn: null, method: null, proofShows: [] });
        }),
      ).toBe('notApplicable');
    expect(
      status('rental', 'MCR-O2-DELIVERY', (c) => {
        c.claim.lines = [];
        c.claim.delivery.deliveredOn = null;
      }),
    ).toBe('unmet');
  });

  test('a shipment may be billed by the day it was sent, or by the day it came', () => {
    const shipped = (service: string, sent: string | null, came: string) => {
      const theCase = OXYGEN_STARTS.shipped();
      theCase.claim.dateOfService = service;
      deviceOf(theCase).rentalStartedOn = service;
      Object.assign(theCase.claim.delivery, { shippedOn: sent, deliveredOn: came });
      const evaluation = judge(theCase);
      return [statusOf(evaluation, 'MCR-O2-DELIVERY'), statusOf(evaluation, 'MCR-O2-POD-DAY')];
    };
    expect(shipped('2026-10-07', '2026-10-07', '2026-10-09')).toEqual(['met', 'met']);
    expect(shipped('2026-10-09', '2026-10-07', '2026-10-09')).toEqual(['met', 'met']);
    expect(shipped('2026-10-08', '2026-10-07', '2026-10-09')).toEqual(['met', 'unmet']);
    expect(shipped('2026-10-08', '2026-10-09', '2026-10-09')).toEqual(['unmet', 'unknown']);
    expect(shipped('2026-10-09', null, '2026-10-09')).toEqual(['met', 'met']);
  });

  test('a portable concentrator that a carrier brings goes by the same days', () => {
    const shipped = (service: string) => {
      const theCase = OXYGEN_STARTS.portable();
      theCase.claim.dateOfService = service;
      deviceOf(theCase).rentalStartedOn = service;
      Object.assign(theCase.claim.delivery, { ...OXYGEN_STARTS.shipped().claim.delivery });
      return ['CLAIM-DELIVERY', 'MCR-O2-POD-DAY'].map((id) => statusOf(judge(theCase), id));
    };
    expect(shipped('2026-10-07')).toEqual(['met', 'met']);
    expect(shipped('2026-10-09')).toEqual(['met', 'met']);
    expect(shipped('2026-10-06')).toEqual(['unmet', 'unknown']);
  });

  test('a day of sending counts for shipments only', () => {
    const theCase = rental();
    Object.assign(theCase.claim.delivery, { shippedOn: '2026-10-07', deliveredOn: '2026-10-09' });
    expect(statusOf(judge(theCase), 'MCR-O2-DELIVERY')).toBe('unmet');
    Object.assign(theCase.claim.delivery, { shippedOn: '2026-10-07', deliveredOn: '2026-10-06' });
    expect(statusOf(judge(theCase), 'MCR-O2-POD-DAY')).toBe('unmet');
  });

  test('the day is compared in the first month only: to the day before the first anniversary', () => {
    const served = (day: string) =>
      status('rental', 'MCR-O2-POD-DAY', (c) => {
        c.claim.dateOfService = day;
      });
    expect(served('2026-10-07')).toBe('met');
    expect(served('2026-11-06')).toBe('unmet');
    expect(served('2026-11-07')).toBe('notApplicable');
    expect(
      status('contents', 'MCR-O2-POD-DAY', (c) => {
        c.claim.delivery.deliveredOn = '2026-10-01';
      }),
    ).toBe('notApplicable');
    expect(
      status('rental', 'MCR-O2-POD-DAY', (c) => {
        c.claim.delivery.method = null;
      }),
    ).toBe('unknown');
  });

  test('before a discharge: the same day, two days, three days', () => {
    const delivered = (day: string) =>
      status('beforeDischarge', 'MCR-O2-POD-DISCHARGE', (c) => {
        c.claim.delivery.deliveredOn = day;
      });
    expect(delivered('2026-10-07')).toBe('met');
    expect(delivered('2026-10-05')).toBe('met');
    expect(delivered('2026-10-04')).toBe('unmet');
    expect(status('rental', 'MCR-O2-POD-DISCHARGE', () => undefined)).toBe('notApplicable');
    expect(status('beforeDischarge', 'MCR-O2-POD-DAY', () => undefined)).toBe('notApplicable');
  });
});

describe('the patient’s signature', () => {
  test('without assignment it has to be of this rental, and its first day will do', () => {
    const signed = (day: string, assignment: boolean | null) =>
      status('rental', 'MCR-O2-SIGNATURE', (c) => {
        Object.assign(recordOf(c.coverage), { signatureOnFileOn: day, assignment });
      });
    expect(signed('2020-01-01', true)).toBe('met');
    expect(signed('2026-10-06', false)).toBe('unmet');
    expect(signed('2026-10-07', false)).toBe('met');
    expect(signed('2026-11-02', true)).toBe('met');
    expect(signed('2026-11-03', true)).toBe('unmet');
    expect(signed('2026-10-07', null)).toBe('unknown');
    expect(
      status('rental', 'MCR-O2-SIGNATURE', (c) => {
        recordOf(c.coverage).assignment = false;
        deviceOf(c).rentalStartedOn = null;
      }),
    ).toBe('unknown');
    expect(
      status('rental', 'MCR-O2-SIGNATURE', (c) => {
        c.coverage = null;
      }),
    ).toBe('unknown');
  });
});

describe('the notice', () => {
  const noticed = (day: string, ...modifiers: string[]) =>
    status('rental', 'MCR-O2-NOTICE', (c) => {
      giveNotice(c, day);
      for (const line of c.claim.lines) line.modifiers = modifiers;
    });

  test('given on the day of delivery it is in time, a day later it is not', () => {
    expect(noticed('2026-10-07', 'RR', 'GA')).toBe('met');
    expect(noticed('2026-10-08', 'RR', 'GA')).toBe('unmet');
  });

  test('GX for a voluntary one, with GY or alone; GA for a required one', () => {
    const said = (kind: 'required' | 'voluntary' | null, ...modifiers: string[]) =>
      status('rental', 'MCR-O2-NOTICE', (c) => {
        giveNotice(c, '2026-10-05');
        c.claim.notice.abnKind = kind;
        for (const line of c.claim.lines) line.modifiers = modifiers;
      });
    expect(said('voluntary', 'RR', 'GX', 'GY')).toBe('met');
    expect(said('voluntary', 'RR', 'GX')).toBe('met');
    expect(said('voluntary', 'RR', 'GY')).toBe('notApplicable');
    expect(said('required', 'RR', 'GY')).toBe('unmet');
    expect(said('required', 'RR', 'GX')).toBe('unmet');
    expect(said(null, 'RR', 'GX')).toBe('unknown');
    expect(said('voluntary', 'RR', 'GA')).toBe('unmet');
    expect(said('voluntary', 'RR', 'GA', 'GX')).toBe('unmet');
    expect(said('voluntary', 'RR', 'GZ')).toBe('unmet');
  });

  test('N1 beside GA is questionable, beside GX it is not this rule’s', () => {
    expect(noticed('2026-10-05', 'RR', 'GA', 'N1')).toBe('unmet');
    expect(
      status('rental', 'MCR-O2-NOTICE', (c) => {
        giveNotice(c, '2026-10-05');
        c.claim.notice.abnKind = 'voluntary';
        for (const line of c.claim.lines) line.modifiers = ['RR', 'GX', 'N1'];
      }),
    ).toBe('met');
  });

  test('any trace of a notice is seen; none at all is no question', () => {
    const traced = (change: (theCase: ClaimCase) => void) => status('rental', 'MCR-O2-NOTICE', change);
    expect(traced((c) => (c.claim.notice.abnIssuedOn = '2026-10-05'))).toBe('unmet');
    expect(traced((c) => (c.claim.notice.abnSignedOn = '2026-10-05'))).toBe('unmet');
    expect(
      traced((c) => {
        giveNotice(c, '2026-10-05');
        Object.assign(c.claim.notice, { abnIssuedOn: null, abnSignedOn: null });
      }),
    ).toBe('unmet');
    expect(traced(() => undefined)).toBe('notApplicable');
    expect(traced((c) => (lineOf(c).modifiers = ['RR', 'GZ']))).toBe('notApplicable');
    expect(traced((c) => (c.claim.lines = []))).toBe('unknown');
  });

  test('without a delivery the date of service is the day it had to precede', () => {
    const theCase = OXYGEN_STARTS.maintenance();
    giveNotice(theCase, '2026-10-12');
    lineOf(theCase).modifiers = ['MS', 'GA'];
    Object.assign(theCase.claim.delivery, { deliveredOn: null });
    expect(statusOf(judge(theCase), 'MCR-O2-NOTICE')).toBe('met');
    theCase.claim.notice.abnIssuedOn = '2026-10-13';
    expect(statusOf(judge(theCase), 'MCR-O2-NOTICE')).toBe('unmet');
    theCase.claim.dateOfService = null;
    expect(statusOf(judge(theCase), 'MCR-O2-NOTICE')).toBe('unknown');
  });

  test('a notice holds for a year', () => {
    const issued = (day: string) =>
      status('noticed', 'MCR-O2-NOTICE-FORM', (c) => {
        c.claim.notice.abnIssuedOn = day;
      });
    expect(issued('2025-10-07')).toBe('met');
    expect(issued('2025-10-06')).toBe('unmet');
    expect(status('rental', 'MCR-O2-NOTICE-FORM', () => undefined)).toBe('notApplicable');
  });

  test('EY without an order, or with one that is not signed', () => {
    const ey = (change: (theCase: ClaimCase) => void) =>
      status('rental', 'MCR-O2-EY', (c) => {
        lineOf(c).modifiers = ['RR', 'N1', 'EY'];
        change(c);
      });
    expect(ey(() => undefined)).toBe('unmet');
    expect(ey((c) => (orderOf(c).signature = 'handwritten'))).toBe('unmet');
    expect(ey((c) => (orderOf(c).signature = 'none'))).toBe('met');
    expect(ey((c) => (c.order = null))).toBe('met');
    expect(status('rental', 'MCR-O2-EY', () => undefined)).toBe('notApplicable');
  });
});

describe('need and use go on', () => {
  test('the newest word counts: a year to the day', () => {
    const shown = (change: (theCase: ClaimCase) => void) =>
      status('contents', 'MCR-O2-NEED', (c) => {
        orderOf(c).orderedOn = '2024-01-01';
        paperOf(c, 'clinicalNote').statesContinuedNeed = false;
        change(c);
      });
    expect(shown(() => undefined)).toBe('unmet');
    expect(shown((c) => (orderOf(c).orderedOn = '2025-10-05'))).toBe('met');
    expect(shown((c) => (orderOf(c).orderedOn = '2025-10-04'))).toBe('unmet');
    const note = (documentDate: string | null, patientId: string | null) => (c: ClaimCase) =>
      Object.assign(paperOf(c, 'clinicalNote'), { documentDate, patientId, statesContinuedNeed: true });
    expect(shown(note('2025-10-05', null))).toBe('met');
    expect(shown(note('2025-10-04', null))).toBe('unmet');
    expect(shown(note('2026-10-05', rental().patient.id))).toBe('met');
    expect(shown(note('2026-10-06', null))).toBe('unmet');
    expect(shown(note('2026-10-05', rental().office.id))).toBe('unmet');
    expect(shown(note(null, null))).toBe('unmet');
    const other = (patientId: string) => (c: ClaimCase) => {
      c.otherOrders = [{ ...orderOf(c), id: exampleId(260), patientId, orderedOn: '2026-01-02' }];
    };
    expect(shown(other(rental().patient.id))).toBe('met');
    expect(shown(other(rental().office.id))).toBe('unmet');
  });

  test('use is asked about from the second month on, a year to the day', () => {
    const used = (day: string) =>
      status('contents', 'MCR-O2-USE', (c) => {
        rentalOf(c).continuedUseOn = day;
      });
    expect(used('2025-10-05')).toBe('met');
    expect(used('2025-10-04')).toBe('unmet');
    expect(used('2026-11-02')).toBe('met');
    expect(used('2026-11-03')).toBe('unmet');
    const month = (day: string) =>
      status('rental', 'MCR-O2-USE', (c) => {
        c.claim.dateOfService = day;
      });
    expect(month('2026-11-06')).toBe('notApplicable');
    expect(month('2026-11-07')).toBe('unmet');
  });
});
