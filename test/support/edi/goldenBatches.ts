import type { OutgoingClaim } from '../../../shared/billing/outgoingClaim.ts';
import type { Batch837 } from '../../../shared/edi/batch837.ts';
import {
  aBatch,
  aClaim,
  aCommercialClaim,
  aFirstPayer,
  aLine,
  anAddress,
  COMMERCIAL,
  COMMERCIAL_SWITCHES,
  JANE,
  MEDICARE_SWITCHES,
} from './anOutgoingClaim.ts';

/** The shapes of claim that a supplier sends, one file each; the name is that of the golden file. */

const OXYGEN = { code: 'E1390', units: 1, pointers: [1] } as const;
const COPD = { diagnoses: ['J44.9', 'J96.11'] } as const;

const repair = aClaim(1, {
  note: 'Patient-owned power chair; continued need on record',
  diagnoses: ['G35', 'R26.89'],
  authorizationNumber: '',
  attachments: [{ type: 'M1', how: 'FX', controlNumber: 'ACN0001' }],
  lines: [
    aLine(101, {
      modifiers: ['KX'],
      pointers: [1, 2],
      note: 'K0825 bene owned purch 01152024; E2378 45min, E2374 joystick 15min',
    }),
    aLine(102, {
      code: 'E2378',
      modifiers: ['NU', 'RB', 'KX', 'LT'],
      units: 1,
      chargeCents: 19250,
      note: 'Motor burnt out, replaced',
    }),
    aLine(103, {
      code: 'K0462',
      modifiers: [],
      units: 1,
      chargeCents: 9900,
      note: 'K0825 Fictiva Go 01/2024; loaner Fictiva L1 deliv 11052026; motor on order 3 days',
    }),
  ],
});

// Oxygen is no capped rental: RR and the group of its criteria, never KH, KI or KJ; Medicare authorizes none of it.
const firstRentalMonth = aClaim(2, {
  ...COPD,
  lines: [aLine(201, { ...OXYGEN, modifiers: ['RR', 'N1'], chargeCents: 18500, to: '2026-12-04' })],
});

const laterRentalMonth = aCommercialClaim(3, {
  ...COPD,
  authorizationNumber: 'PA 123456',
  lines: [
    aLine(301, {
      ...OXYGEN,
      modifiers: ['RR'],
      chargeCents: 18500,
      from: '2026-10-05',
      to: '2026-11-04',
      rental: { rentalCents: 18500, purchaseCents: 150000, daysNeeded: 365 },
    }),
  ],
});

const month36 = aClaim(4, {
  ...COPD,
  note: 'Month 36 of 36',
  lines: [aLine(401, { ...OXYGEN, modifiers: ['RR', 'N1'], chargeCents: 18500 })],
});

const msVisit = aClaim(5, {
  ...COPD,
  lines: [
    aLine(501, {
      ...OXYGEN,
      // The rental began before April 2023: KX goes on.
      modifiers: ['MS', 'KX'],
      chargeCents: 6000,
      note: 'Cap reached 11/2025; filter replaced',
    }),
  ],
});

// More than four liters a minute with a portable system: the same QF on both lines.
const portableAddOn = aClaim(6, {
  ...COPD,
  lines: [
    aLine(601, { ...OXYGEN, modifiers: ['RR', 'N1', 'QF'], chargeCents: 18500 }),
    aLine(602, { ...OXYGEN, code: 'E1392', modifiers: ['RR', 'N1', 'QF'], chargeCents: 9100 }),
  ],
});

/** A device that is paid for in thirteen months: there KI is the second and third of them. */
const cappedRental = aClaim(17, {
  diagnoses: ['G47.33'],
  lines: [aLine(1701, { code: 'E0601', modifiers: ['RR', 'KI', 'KX'], units: 1, chargeCents: 10000 })],
});

const dependent = aCommercialClaim(7, {
  dependent: {
    lastName: 'Testperson',
    firstName: 'Timmy',
    middleName: '',
    suffix: 'Jr',
    birthDate: '2015-06-30',
    sex: 'male',
    address: anAddress({ line2: 'Apt #2', zip: '45402' }),
    phone: '',
    relation: 'child',
  },
  accident: { kind: 'auto', on: '2026-10-01', state: 'OH' },
  patientPaidCents: 2550,
  diagnoses: ['S22.009A', 'M54.6'],
  lines: [aLine(701, { code: 'L0454', modifiers: [], units: 1, chargeCents: 250075 })],
});

const secondary = aClaim(8, {
  sequence: 'secondary',
  subscriber: { ...JANE, insuranceType: '12' },
  otherPayers: [
    aFirstPayer(aLine(801).lineId, {
      adjudication: {
        on: '2026-11-15',
        paidCents: 23000,
        adjustments: [],
        lines: [
          {
            lineId: aLine(801).lineId,
            paidCents: 8000,
            units: 4,
            adjustments: [
              { group: 'CO', reason: '45', cents: 2000, quantity: null },
              { group: 'PR', reason: '1', cents: 500, quantity: null },
              { group: 'PR', reason: '2', cents: 1500, quantity: null },
            ],
          },
          {
            lineId: aLine(802).lineId,
            paidCents: 15000,
            units: 1,
            adjustments: [{ group: 'PR', reason: '2', cents: 4250, quantity: 1 }],
          },
        ],
      },
    }),
  ],
  lines: [
    aLine(801),
    aLine(802, { code: 'E2378', modifiers: ['NU', 'RB', 'KX', 'LT'], units: 1, chargeCents: 19250 }),
  ],
});

const secondaryByClaim = aCommercialClaim(9, {
  sequence: 'secondary',
  payer: { ...COMMERCIAL, name: 'Imaginary Health Plan', identifier: 'IHP77' },
  switches: { ...COMMERCIAL_SWITCHES, filingIndicator: '12' },
  benefitsAssigned: false,
  signatureOnFileOn: null,
  otherPayers: [
    aFirstPayer('', {
      adjudication: {
        on: '2026-11-15',
        paidCents: 0,
        adjustments: [
          { group: 'PR', reason: '1', cents: 10000, quantity: null },
          { group: 'CO', reason: '45', cents: 2000, quantity: null },
        ],
        lines: [],
      },
    }),
  ],
});

const replacement = aCommercialClaim(10, {
  frequency: 'replacement',
  payerClaimNumber: '2026 1109 00042',
  note: 'Corrected units',
  delayReason: '9',
  lines: [aLine(1001, { units: 3, chargeCents: 9000 })],
});

const voided = aCommercialClaim(11, { frequency: 'void', payerClaimNumber: '20261109-00042' });

/** Cushion, back, headrest, harness, battery, belt, motor, leg rest, gear box, swing-away mount. */
const TEN: readonly (readonly [string, readonly string[]])[] = [
  ['E2601', []],
  ['E2611', []],
  ['E0955', []],
  ['E0960', []],
  ['E2361', []],
  ['E0978', []],
  ['E2368', ['RT']],
  ['E0990', ['LT']],
  ['E2370', ['RT']],
  ['E1028', []],
];

const tenLines = aClaim(12, {
  diagnoses: ['G35', 'R26.89', 'M62.81', 'Z99.3'],
  placeOfService: '13',
  facility: {
    name: 'Sample Gardens Assisted Living',
    npi: '',
    address: anAddress({ line1: '5 Elm Ct', zip: '45402-0002' }),
  },
  lines: TEN.map(([code, side], place) =>
    aLine(1201 + place, {
      code,
      modifiers: ['NU', 'RB', 'KX', ...side],
      units: 1,
      chargeCents: 1000 + place * 1111,
      pointers: [(place % 4) + 1, ((place + 1) % 4) + 1],
    }),
  ),
});

// Five modifiers leave the note less room: its end goes on at the claim.
const manyModifiers = aClaim(13, {
  lines: [
    aLine(1301, {
      code: 'E2378',
      modifiers: ['NU', 'RB', 'KX', 'RT', 'CR'],
      units: 1,
      chargeCents: 42500,
      note: 'K0825 bene owned purch 01152021; motor ruined in flood 10152026; chair repairable, FEMA area',
    }),
    aLine(1302, { code: 'E2378', modifiers: ['NU', 'RB', 'KX', 'LT'], units: 1, chargeCents: 1999 }),
  ],
});

const notOtherwiseClassified = aClaim(14, {
  attachments: [
    { type: 'OZ', how: 'EL', controlNumber: 'ACN-0014' },
    { type: 'B3', how: 'AA', controlNumber: '' },
  ],
  lines: [
    aLine(1401, {
      code: 'K0108',
      modifiers: ['NU', 'RB', 'KX'],
      units: 1,
      chargeCents: 8999,
      notOtherwiseClassified: true,
      description: 'Joystick mount, swing-away, Fictiva model SW-2',
      note: 'Fictiva SW-2 MSRP $89.99 – for joystick E2374 of K0825, bene owned 01/2024',
    }),
  ],
});

/** Microcuries of radium-223, given in an imaging center; the rest of the vial under JW. */
const RADIUM = { code: 'A9606', pointers: [1, 2] } as const;

const radiopharmaceutical = aCommercialClaim(15, {
  diagnoses: ['C79.51', 'C61'],
  placeOfService: '11',
  facility: {
    name: 'Specimen Imaging Center',
    npi: '1245319599',
    address: anAddress({ line1: '9 Beech Rd', zip: '45402-0003' }),
  },
  switches: { ...COMMERCIAL_SWITCHES, orderingAs: 'lineDK' },
  lines: [
    aLine(1501, {
      ...RADIUM,
      modifiers: [],
      units: 95,
      chargeCents: 1425000,
      drug: { ndc: '50419-0208-01', quantity: 3.2, unit: 'ML' },
    }),
    aLine(1502, {
      ...RADIUM,
      modifiers: ['JW'],
      units: 5,
      chargeCents: 75000,
      drug: { ndc: '50419-0208-01', quantity: 0.2, unit: 'ML' },
      note: '5 microcuries of the vial discarded',
    }),
  ],
});

const switchesOfMedicaid = aClaim(16, {
  payer: { ...COMMERCIAL, name: 'Example State Medicaid', identifier: 'XXMCD', class: 'medicaid' },
  switches: { ...MEDICARE_SWITCHES, filingIndicator: 'MC', authorizationOn: 'line', takesReplacements: true },
  subscriber: { ...JANE, memberId: '100200300400' },
  authorizationNumber: 'MCDPA77',
  lines: [aLine(1601), aLine(1602, { code: 'E2378', modifiers: ['NU', 'RB'], units: 1, chargeCents: 5 })],
});

/** The first of four payers: it is told of the others, so that the claim can be passed on. */
const fourPayers = aCommercialClaim(18, {
  otherPayers: (
    [
      ['secondary', 'IHP77', 'Imaginary Health Plan'],
      ['tertiary', 'PBC02', 'Placeholder Benefit Company'],
      ['fourth', 'SIG03', 'Specimen Insurance Group'],
    ] as const
  ).map(([sequence, identifier, name]) =>
    aFirstPayer('', { sequence, identifier, name, claimNumber: '', adjudication: null }),
  ),
});

export const GOLDEN_CLAIMS: Readonly<Record<string, readonly OutgoingClaim[]>> = {
  repair: [repair],
  firstRentalMonth: [firstRentalMonth],
  laterRentalMonth: [laterRentalMonth],
  month36: [month36],
  msVisit: [msVisit],
  portableAddOn: [portableAddOn],
  cappedRental: [cappedRental],
  dependent: [dependent],
  secondary: [secondary],
  secondaryByClaim: [secondaryByClaim],
  fourPayers: [fourPayers],
  replacement: [replacement],
  void: [voided],
  tenLines: [tenLines],
  manyModifiers: [manyModifiers],
  notOtherwiseClassified: [notOtherwiseClassified],
  radiopharmaceutical: [radiopharmaceutical],
  medicaid: [switchesOfMedicaid],
  // Mixed on purpose: the file brings claims of one person and payer together.
  allTogether: [
    repair,
    dependent,
    firstRentalMonth,
    laterRentalMonth,
    secondary,
    portableAddOn,
    replacement,
    switchesOfMedicaid,
    tenLines,
  ],
};

export function goldenBatch(name: string): Batch837 {
  return aBatch(GOLDEN_CLAIMS[name] ?? []);
}
