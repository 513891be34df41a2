import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/contract.ts';
import type { RentalBreak, RentalValues } from '../../../shared/domain/rental.ts';
import { ClaimValues } from '../../../shared/domain/claim.ts';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import { exampleOxygenRental } from '../../../shared/rules/examples/exampleOxygenRental.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { ALL_CLAIMS, there, valuesOf } from '../../support/sampleRecords.ts';

/** The sample office's clock stands on 2026-11-02. */
const PAGE = { offset: 0, limit: 200 };
const FIRST = { after: null, limit: 200 };

/** Patients of the sample office whose claims are no rentals, so that no rental of theirs is on file. */
async function patientsWithoutRental(app: AppUnderTest): Promise<string[]> {
  const { rows } = await app.get('claims.list', { ...ALL_CLAIMS, kind: 'repair' });
  return rows.map(({ patientId }) => patientId);
}

function aRental(patientId: string, more: Partial<RentalValues> = {}): RentalValues {
  return {
    patientId,
    equipmentId: null,
    coverageId: null,
    class: 'oxygenStationary',
    code: 'E1390',
    startedOn: '2026-01-15',
    endedOn: null,
    endReason: '',
    monthsBefore: 0,
    lifeStartedOn: null,
    paidMonthsEndedOn: null,
    titleTransferredOn: null,
    monthlyCents: 9_850,
    breaks: [],
    note: '',
    ...more,
  };
}

function aBreak(from: string, to: string | null, n = 1): RentalBreak {
  return {
    id: `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    from,
    to,
    kind: 'billing',
    reason: 'Hospital',
  };
}

function saved(values: RentalValues): InputOf<'rentals.save'> {
  return { id: null, revision: null, values };
}

/** An office where the first patient without a rental has one. */
async function withRental(more: Partial<RentalValues> = {}) {
  const app = await aSampleOffice();
  const patientId = there((await patientsWithoutRental(app))[0]);
  const rental = await app.get('rentals.save', saved(aRental(patientId, more)));
  return { app, patientId, rental };
}

/** A device of the patient that is rented out, with the first day that the register has. */
async function rentedDevice(app: AppUnderTest, patientId: string, rentalStartedOn: string) {
  const device = there(exampleOxygenRental().equipment);
  return app.get('equipment.save', {
    id: null,
    revision: null,
    values: {
      ...valuesOf(EquipmentValues, device),
      serial: 'RNT-77',
      holderId: patientId,
      ownership: 'rental',
      rentalStartedOn,
    },
  });
}

describe('one way of counting', () => {
  const STARTED = '2023-09-05';
  // A hundred days in a hospital: no month begins in them, and the day of the month is another one afterward.
  const BREAKS = [aBreak('2024-02-01', '2024-05-10')];

  test('a repair is judged by the month that the rental record counts, breaks and all', async () => {
    const { app, patientId } = await withRental({ endedOn: '2026-01-20' });
    const device = await rentedDevice(app, patientId, STARTED);
    const values = aRental(patientId, { equipmentId: device.id, startedOn: STARTED, breaks: BREAKS });
    await app.get('rentals.save', saved({ ...values, class: 'oxygenPortable', code: 'E1392' }));
    const visit = await app.get('visits.save', {
      id: null,
      revision: null,
      values: {
        ...valuesOf(ServiceVisitValues, there(exampleRepair().visit)),
        equipmentId: device.id,
        patientId,
        technicianId: null,
        visitedOn: '2026-10-20',
        parts: [],
        labor: [],
      },
    });
    const { id } = await app.get('claims.create', {
      kind: 'repair',
      patientId,
      equipmentId: device.id,
      visitId: visit.id,
    });
    const { theCase } = await app.get('claims.get', { id });
    // 38 months by the first day alone.
    expect(theCase.claim.rental.rentalMonthsBilled).toBe(34);
  });

  test('the register takes the first day of the rental that runs, and of no other', async () => {
    const { app, patientId } = await withRental({ endedOn: '2026-01-20' });
    const device = await rentedDevice(app, patientId, '2026-03-01');
    const day = async () => (await app.get('equipment.get', { id: device.id })).equipment.rentalStartedOn;
    const values = aRental(patientId, { equipmentId: device.id, class: 'oxygenPortable', code: 'E1392' });
    await app.get('rentals.save', saved({ ...values, startedOn: '2026-02-01', endedOn: '2026-02-20' }));
    expect(await day()).toBe('2026-03-01');
    await app.get('rentals.save', saved({ ...values, startedOn: '2026-03-04' }));
    expect(await day()).toBe('2026-03-04');
    await app.get('undo.last', {});
    expect(await day()).toBe('2026-03-01');
  });
});

test('the last day of a rental bills no month of its own, and a new rental from that day does', async () => {
  const { app, patientId, rental } = await withRental({ startedOn: '2026-08-05', endedOn: '2026-10-05' });
  const { rows } = await app.get('rentals.due', { month: '2026-10', ...FIRST });
  expect(rows.find(({ rentalId }) => rentalId === rental.id)?.obstacles).toEqual([
    'The rental ended before a month began.',
  ]);
  const next = await app.get('rentals.save', saved(aRental(patientId, { startedOn: '2026-10-05' })));
  expect(await dueOf(app, next.id, '2026-10')).toMatchObject({ monthNumber: 1, monthFrom: '2026-10-05' });
});

async function dueOf(app: AppUnderTest, rentalId: string, month: string) {
  const { rows } = await app.get('rentals.due', { month, ...FIRST });
  return there(rows.find((row) => row.rentalId === rentalId));
}

describe('what cannot be right is refused with the field and a remedy', () => {
  const WRONG: readonly [string, Partial<RentalValues>, string][] = [
    ['the end before the start', { endedOn: '2026-01-14' }, 'endedOn'],
    ['a start in the future', { startedOn: '2026-11-03' }, 'startedOn'],
    ['an end in the future', { endedOn: '2026-11-03' }, 'endedOn'],
    ['an end without a start', { startedOn: null, endedOn: '2026-10-01' }, 'startedOn'],
    ['a lifetime that begins after the rental', { lifeStartedOn: '2026-02-01' }, 'lifeStartedOn'],
    ['more months before than fit', { monthsBefore: 14, lifeStartedOn: '2024-12-15' }, 'lifeStartedOn'],
    ['paid months that end after the first day', { paidMonthsEndedOn: '2026-01-15' }, 'paidMonthsEndedOn'],
    ['title of oxygen', { titleTransferredOn: '2026-10-01' }, 'titleTransferredOn'],
    ['a break before the rental', { breaks: [aBreak('2026-01-10', '2026-01-20')] }, 'breaks.0.from'],
    [
      'a break after the rental',
      { endedOn: '2026-06-30', breaks: [aBreak('2026-06-20', '2026-07-02')] },
      'breaks.0.to',
    ],
    ['a break the wrong way round', { breaks: [aBreak('2026-05-10', '2026-05-01')] }, 'breaks.0.to'],
    ['a break in the future', { breaks: [aBreak('2026-12-10', null)] }, 'breaks.0.from'],
    [
      'breaks that overlap',
      { breaks: [aBreak('2026-05-01', '2026-05-20'), aBreak('2026-05-20', '2026-05-22', 2)] },
      'breaks.1.from',
    ],
    [
      'a break behind one that lasts',
      { breaks: [aBreak('2026-05-01', null), aBreak('2026-08-01', '2026-08-02', 2)] },
      'breaks.1.from',
    ],
    ['a portable code of the stationary class', { code: 'E1392' }, 'class'],
    ['a code of no oxygen system', { code: 'E0260' }, 'code'],
  ];

  test(WRONG.map(([name]) => name).join(', '), async () => {
    const app = await aSampleOffice();
    const patientId = there((await patientsWithoutRental(app))[0]);
    for (const [name, more, path] of WRONG) {
      const fault = await app.refused('rentals.save', saved(aRental(patientId, more)));
      expect(fault, name).toMatchObject({ kind: 'invalid', issues: [{ path: `values.${path}` }] });
      expect(fault.message, name).toMatch(/\.$/);
    }
    expect(await app.get('rentals.ofPatient', { patientId })).toEqual([]);
  });

  test('a second rental of one class for one patient while the first runs', async () => {
    const { app, patientId, rental } = await withRental({ endedOn: '2026-06-30' });
    const second = aRental(patientId, { startedOn: '2026-06-29' });
    const fault = await app.refused('rentals.save', saved(second));
    expect(fault.message).toContain('ran from 01/15/2026 to 06/30/2026');
    // Picked up and delivered again on one day: the day of the pickup is no day of use.
    await app.get('rentals.save', saved({ ...second, startedOn: '2026-06-30' }));
    // Another class is counted apart, and so is another patient.
    const portable = { class: 'oxygenPortable', code: 'E1392' } as const;
    await app.get('rentals.save', saved(aRental(patientId, portable)));
    const other = there((await patientsWithoutRental(app))[1]);
    await app.get('rentals.save', saved(aRental(other)));
    // The first one itself may be saved again.
    const { id, revision, ...values } = rental;
    await app.get('rentals.save', { id, revision, values: { ...values, note: 'Ended by the patient.' } });
  });

  test('two items of capped rental run at once, two of the same code do not', async () => {
    const { app, patientId } = await withRental({ class: 'cappedRental', code: 'E0260' });
    await app.get('rentals.save', saved(aRental(patientId, { class: 'cappedRental', code: 'K0001' })));
    const twice = await app.refused(
      'rentals.save',
      saved(aRental(patientId, { class: 'cappedRental', code: 'E0260', startedOn: '2026-05-01' })),
    );
    expect(twice).toMatchObject({ kind: 'invalid', issues: [{ path: 'values.startedOn' }] });
  });

  test('one device is not rented to two at a time', async () => {
    const app = await aSampleOffice();
    const [one, other] = await patientsWithoutRental(app);
    const { rows } = await app.get('equipment.list', { query: '', ownership: 'stock', offset: 0, limit: 1 });
    const equipmentId = there(rows[0]).id;
    await app.get('rentals.save', saved(aRental(there(one), { equipmentId, endedOn: '2026-06-30' })));
    const meanwhile = aRental(there(other), { equipmentId, startedOn: '2026-06-29' });
    const fault = await app.refused('rentals.save', saved(meanwhile));
    expect(fault).toMatchObject({ kind: 'invalid', issues: [{ path: 'values.equipmentId' }] });
    await app.get('rentals.save', saved({ ...meanwhile, startedOn: '2026-06-30' }));
  });

  test('a coverage of somebody else, and a rental that moves to another patient', async () => {
    const { app, rental } = await withRental();
    const [, other] = await patientsWithoutRental(app);
    const { coverages } = await app.get('patients.get', { id: there(other) });
    const { id, revision, ...values } = rental;
    const coverageId = there(coverages[0]).id;
    expect(
      await app.refused('rentals.save', { id, revision, values: { ...values, coverageId } }),
    ).toMatchObject({ issues: [{ path: 'values.coverageId' }] });
    expect(
      await app.refused('rentals.save', { id, revision, values: { ...values, patientId: there(other) } }),
    ).toMatchObject({ issues: [{ path: 'patientId' }] });
  });

  test('a month that has not begun', async () => {
    const { app, rental } = await withRental();
    expect(await app.refused('rentals.due', { month: '2026-12', ...FIRST })).toMatchObject({
      kind: 'invalid',
    });
    const bill = { month: '2026-12', rentalIds: [rental.id] };
    expect((await app.refused('rentals.bill', bill)).message).toContain('has not begun');
  });
});

describe('the run of a month', () => {
  test('opens one draft a rental, with what the rental says, and a second run opens none', async () => {
    const breaks = [aBreak('2026-03-01', '2026-03-20')];
    const { app, patientId, rental } = await withRental({ breaks });
    const due = await dueOf(app, rental.id, '2026-10');
    expect(due).toMatchObject({
      monthNumber: 10,
      monthFrom: '2026-10-21',
      modifiers: ['RR'],
      amountCents: 9_850,
      obstacles: [],
      claim: null,
    });
    const before = (await app.get('claims.list', ALL_CLAIMS)).total;
    const run = await app.get('rentals.bill', { month: '2026-10', rentalIds: [rental.id, rental.id] });
    expect(run).toMatchObject({ made: [{ rentalId: rental.id }], leftOut: [] });
    const { theCase } = await app.get('claims.get', { id: there(run.made[0]).claimId });
    expect(theCase.claim).toMatchObject({
      kind: 'oxygenRental',
      state: 'draft',
      patientId,
      dateOfService: '2026-10-21',
      placeOfService: '12',
      lines: [{ code: 'E1390', modifiers: ['RR'], units: 1, chargeCents: 9_850 }],
      rental: {
        basis: 'rental',
        rentalMonthsBilled: 9,
        breaks: [{ from: '2026-03-01', to: '2026-03-20', kind: 'billing', reason: 'Hospital' }],
      },
    });
    expect(theCase.coverage?.patientId).toBe(patientId);

    const again = await app.get('rentals.bill', { month: '2026-10', rentalIds: [rental.id] });
    expect(again.made).toEqual([]);
    expect(there(again.leftOut[0]).reasons).toEqual([`Billed already: claim ${there(run.made[0]).number}.`]);
    expect((await app.get('claims.list', ALL_CLAIMS)).total).toBe(before + 1);
    // A break entered later moves the first day of the month: it is the same month still.
    const { id, revision, ...values } = rental;
    const later = [...breaks, aBreak('2026-10-18', '2026-10-24', 2)];
    await app.get('rentals.save', { id, revision, values: { ...values, breaks: later } });
    expect(await dueOf(app, rental.id, '2026-10')).toMatchObject({
      monthFrom: '2026-10-25',
      claim: { number: there(run.made[0]).number },
    });
  });

  test('a draft that was closed unfinished billed nothing: the month can be billed again', async () => {
    const { app, rental } = await withRental();
    const input = { month: '2026-10', rentalIds: [rental.id] };
    const claimId = there((await app.get('rentals.bill', input)).made[0]).claimId;
    const { revision } = (await app.get('claims.get', { id: claimId })).theCase.claim;
    await app.get('claims.setState', { id: claimId, revision, state: 'closed', note: 'Opened in error' });
    expect((await app.get('rentals.bill', input)).made).toHaveLength(1);
  });

  test('E1392 becomes a claim for a portable concentrator', async () => {
    const { app, rental } = await withRental({ class: 'oxygenPortable', code: 'E1392' });
    const run = await app.get('rentals.bill', { month: '2026-10', rentalIds: [rental.id] });
    const { theCase } = await app.get('claims.get', { id: there(run.made[0]).claimId });
    expect(theCase.claim).toMatchObject({ kind: 'portableRental', lines: [{ code: 'E1392' }] });
  });

  const IN_THE_WAY: readonly [string, Partial<RentalValues>, string, RegExp][] = [
    ['no price', { monthlyCents: null }, '2026-10', /price/],
    ['a break over the first day', { breaks: [aBreak('2026-10-01', null)] }, '2026-10', /^Suspended/],
    ['no first day', { startedOn: null }, '2026-10', /first day/],
    ['no code', { code: '' }, '2026-10', /code/],
    ['no class', { class: null }, '2026-10', /class/],
    ['a month that begins later', {}, '2026-11', /begins on 11\/15\/2026/],
    ['an end before the month begins', { endedOn: '2026-10-14' }, '2026-10', /ended before/],
    [
      'no coverage on that day',
      { startedOn: '1999-03-15' },
      '2000-03',
      /No coverage is on file for 03\/15\/2000/,
    ],
    [
      'a capped rental, which is billed by hand',
      { class: 'cappedRental', code: 'E0260' },
      '2026-10',
      /by hand, with RR and KJ/,
    ],
    ['a rental of no class', { class: 'other', code: 'E0260' }, '2026-10', /by hand, with RR\./],
    [
      'title that has passed',
      { class: 'cappedRental', code: 'E0260', startedOn: '2025-01-15' },
      '2026-10',
      /Title has passed/,
    ],
  ];

  test('what stands in the way is told in words, and nothing is opened', async () => {
    const app = await aSampleOffice();
    const patientId = there((await patientsWithoutRental(app))[0]);
    const { total } = await app.get('claims.list', ALL_CLAIMS);
    for (const [name, more, month, words] of IN_THE_WAY) {
      const { id, revision } = await app.get('rentals.save', saved(aRental(patientId, more)));
      const due = await dueOf(app, id, month);
      expect(due.obstacles.join('\n'), name).toMatch(words);
      const run = await app.get('rentals.bill', { month, rentalIds: [id] });
      expect(run, name).toMatchObject({ made: [], leftOut: [{ rentalId: id, reasons: due.obstacles }] });
      await app.get('rentals.remove', { id, revision });
    }
    expect((await app.get('claims.list', ALL_CLAIMS)).total).toBe(total);
  });

  test('the payer’s own cap counts, not Medicare’s', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('claims.list', ALL_CLAIMS);
    const medicare = there(
      rows.find(
        ({ payerName, kind }) =>
          payerName.startsWith('Medicare,') && kind !== 'portableRental' && kind !== 'oxygenRental',
      ),
    );
    const plan = there(
      rows.find(({ payerName, kind }) => payerName.startsWith('Example') && kind === 'repair'),
    );
    const old = { startedOn: '2022-01-15' };
    const capped = await app.get('rentals.save', saved(aRental(medicare.patientId, old)));
    const open = await app.get('rentals.save', saved(aRental(plan.patientId, old)));
    expect((await dueOf(app, capped.id, '2026-10')).obstacles).toEqual([
      'The cap is reached: this is month 58, and the payer pays 36.',
    ]);
    const beyond = await dueOf(app, open.id, '2026-10');
    expect(beyond.obstacles).toEqual([]);
    expect(beyond.notes.join(' ')).toContain('Check what this plan pays');
  });

  test('a claim that somebody opened for the same month and code is told of', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('claims.list', { ...ALL_CLAIMS, kind: 'portableRental' });
    const row = there(rows.find(({ state }) => state !== 'closed'));
    const { rows: dues } = await app.get('rentals.due', {
      month: there(row.dateOfService).slice(0, 7),
      ...FIRST,
    });
    const due = there(dues.find(({ patientId }) => patientId === row.patientId));
    expect(due.obstacles.join(' ')).toContain(row.number);
  });

  test('a rental that was removed is left out, and one that claims bill stays', async () => {
    const { app, rental } = await withRental();
    const { id, revision } = rental;
    await app.get('rentals.bill', { month: '2026-10', rentalIds: [id] });
    expect(await app.refused('rentals.remove', { id, revision })).toMatchObject({ kind: 'blocked' });
    const other = there((await patientsWithoutRental(app))[1]);
    const gone = await app.get('rentals.save', saved(aRental(other)));
    await app.get('rentals.remove', { id: gone.id, revision: gone.revision });
    const run = await app.get('rentals.bill', { month: '2026-10', rentalIds: [gone.id] });
    expect(run).toMatchObject({ made: [], leftOut: [{ reasons: [/./] }] });
  });
});

describe('what the rooms show', () => {
  test('the list finds a rental by patient and by code, and tells its month', async () => {
    const { app, rental } = await withRental();
    const rows = async (query: string, state: 'running' | 'ended' | null = 'running') =>
      (await app.get('rentals.list', { query, state, ...PAGE })).rows.filter(({ id }) => id === rental.id);
    expect(await rows('')).toMatchObject([
      { count: 'Month 10 of 36', state: 'Paid by the month', nextOn: '2026-11-15', monthlyCents: 9_850 },
    ]);
    expect(await rows('e1390')).toHaveLength(1);
    const { patient } = await app.get('patients.get', { id: rental.patientId });
    expect(await rows(patient.lastName)).toHaveLength(1);
    expect(await rows('Zebulon')).toEqual([]);
    expect(await rows('', 'ended')).toEqual([]);
  });

  test('pages of the run hold every rental once', async () => {
    const app = await aSampleOffice();
    for (const [index, patientId] of (await patientsWithoutRental(app)).entries())
      await app.get('rentals.save', saved(aRental(patientId, { startedOn: `2026-0${1 + (index % 9)}-15` })));
    const whole = await app.get('rentals.due', { month: '2026-10', ...FIRST });
    const seen: string[] = [];
    for (let more = true; more;) {
      const page = await app.get('rentals.due', { month: '2026-10', after: seen.at(-1) ?? null, limit: 3 });
      expect(page.total).toBe(whole.total);
      seen.push(...page.rows.map(({ rentalId }) => rentalId));
      more = page.rows.length > 0;
    }
    expect(seen).toEqual(whole.rows.map(({ rentalId }) => rentalId));
    expect(new Set(seen).size).toBe(whole.total);
  });

  test('a technician sees the months of a device and no prices, and may run nothing', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('equipment.list', { query: '', ownership: 'stock', offset: 0, limit: 1 });
    const equipmentId = there(rows[0]).id;
    const patientId = there((await patientsWithoutRental(app))[0]);
    await app.get('rentals.save', saved(aRental(patientId, { equipmentId })));
    expect(await app.get('rentals.ofDevice', { equipmentId })).toMatchObject([
      { rental: { monthlyCents: 9_850 } },
    ]);
    await actAs(app, 'technician');
    expect(await app.get('rentals.ofDevice', { equipmentId })).toMatchObject([
      { rental: { monthlyCents: null, startedOn: '2026-01-15' }, bills: [] },
    ]);
    expect(await app.refused('rentals.due', { month: '2026-10', ...FIRST })).toMatchObject({
      kind: 'forbidden',
    });
  });

  test('the stationary system’s lifetime is told with the portable one', async () => {
    const { app, patientId } = await withRental();
    const portable = { class: 'oxygenPortable', code: 'E1392', startedOn: '2026-05-01' } as const;
    await app.get('rentals.save', saved(aRental(patientId, portable)));
    const views = await app.get('rentals.ofPatient', { patientId });
    expect(views.map(({ rental, stationaryLife }) => [rental.class, stationaryLife])).toEqual([
      ['oxygenStationary', null],
      ['oxygenPortable', { from: '2026-01-15' }],
    ]);
  });
});

test('a maintenance visit counts for the rental whatever device stands there since, and for no other rental', async () => {
  const { app, patientId, rental } = await withRental({ startedOn: '2022-03-10' });
  const portable = { class: 'oxygenPortable', code: 'E1392', startedOn: '2022-04-01' } as const;
  const other = await app.get('rentals.save', saved(aRental(patientId, portable)));
  const old = await rentedDevice(app, patientId, '2022-03-10');
  const { id, revision, ...values } = rental;
  const held = await app.get('rentals.save', {
    id,
    revision,
    values: { ...values, equipmentId: old.id },
  });
  const claim = await app.get('claims.create', {
    kind: 'oxygenRental',
    patientId,
    equipmentId: old.id,
    visitId: null,
  });
  const [line] = claim.lines;
  await app.get('claims.save', {
    id: claim.id,
    revision: claim.revision,
    values: {
      ...valuesOf(ClaimValues, claim),
      dateOfService: '2026-09-15',
      lines: [{ ...there(line), code: 'E1390', modifiers: ['MS'] }],
    },
  });
  const next = await app.get('equipment.save', {
    id: null,
    revision: null,
    values: { ...valuesOf(EquipmentValues, old), serial: 'RNT-78', holderId: null, ownership: 'stock' },
  });
  await app.get('equipment.exchange', {
    id: old.id,
    revision: (await app.get('equipment.get', { id: old.id })).equipment.revision,
    otherId: next.id,
    on: '2026-10-01',
    location: 'Bench',
    reason: 'Noisy',
    anyway: true,
  });
  expect(await app.get('rentals.get', { id: held.id })).toMatchObject({
    rental: { equipmentId: next.id },
    lastMaintenanceOn: '2026-09-15',
  });
  expect(await app.get('rentals.get', { id: other.id })).toMatchObject({ lastMaintenanceOn: null });
});

test('a claim opened by hand takes the breaks of the rental, and no month while its day is open', async () => {
  const breaks = [aBreak('2026-03-01', '2026-03-20')];
  const { app, patientId } = await withRental({ breaks });
  const claim = await app.get('claims.create', {
    kind: 'oxygenRental',
    patientId,
    equipmentId: null,
    visitId: null,
  });
  expect(claim.rental).toMatchObject({
    basis: 'rental',
    rentalMonthsBilled: null,
    breaks: [{ from: '2026-03-01', to: '2026-03-20' }],
  });
});
