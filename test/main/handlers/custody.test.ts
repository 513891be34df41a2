import { describe, expect, test } from 'vitest';
import type { Move } from '../../../shared/domain/custody.ts';
import { type Equipment, EquipmentValues } from '../../../shared/domain/equipment.ts';
import { PatientValues } from '../../../shared/domain/people.ts';
import { newRentalValues, type RentalValues } from '../../../shared/domain/rental.ts';
import {
  IN_REPAIR,
  OTHER_KIND,
  RECALL_OPEN,
  SERIAL_ELSEWHERE,
  VISIT_OPEN,
} from '../../../shared/contract/custody.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { ALL_CLAIMS, twoPatients, valuesOf } from '../../support/sampleRecords.ts';

/** The office's day in these tests (see anApp). */
const TODAY = '2026-11-02';

const NOTHING_KNOWN: EquipmentValues = {
  kind: 'stationaryConcentrator',
  hcpcs: '',
  make: 'Examplair',
  model: 'Home 5',
  serial: 'TST-0001',
  lot: '',
  ownership: 'stock',
  status: 'inStock',
  holderId: null,
  location: 'Shelf 1',
  acquiredOn: null,
  acquisitionCents: null,
  acquisitionSource: '',
  rentalStartedOn: null,
  warrantyUntil: null,
  warrantyLaborUntil: null,
  replacementCents: null,
  replacementSource: '',
  hourMeter: null,
  hourMeterOn: null,
  note: '',
};

function register(app: AppUnderTest, more: Partial<EquipmentValues> = {}): Promise<Equipment> {
  return app.get('equipment.save', { id: null, revision: null, values: { ...NOTHING_KNOWN, ...more } });
}

async function twoPeople(app: AppUnderTest): Promise<{ pat: string; eva: string }> {
  const { mine, theirs } = await twoPatients(app);
  return { pat: mine.theCase.patient.id, eva: theirs.theCase.patient.id };
}

function aMove(kind: Move['kind'], more: Partial<Move> = {}): Move {
  return { kind, on: TODAY, holderId: null, ownership: null, location: '', reason: '', ...more };
}

function move(device: Equipment, asked: Move, anyway = false) {
  return { id: device.id, revision: device.revision, move: asked, anyway };
}

describe('moving a device', () => {
  test('from stock to a rental to pickup leaves record, log and periods that agree', async () => {
    const app = await aSampleOffice();
    const { pat } = await twoPeople(app);
    const device = await register(app);
    const out = await app.get(
      'equipment.move',
      move(device, aMove('delivered', { holderId: pat, ownership: 'rental', on: '2026-09-01' })),
    );
    expect(out).toMatchObject({ holderId: pat, ownership: 'rental', rentalStartedOn: '2026-09-01' });
    const back = await app.get('equipment.move', move(out, aMove('pickedUp', { location: 'Bench 2' })));
    expect(back).toMatchObject({
      holderId: null,
      ownership: 'stock',
      status: 'inStock',
      location: 'Bench 2',
    });
    const view = await app.get('equipment.custody', { id: device.id });
    expect(view.entries.map(({ kind, on, userName }) => [kind, on, userName !== ''])).toEqual([
      ['pickedUp', TODAY, true],
      ['delivered', '2026-09-01', true],
    ]);
    expect(view.periods.map(({ holderId, from, to }) => [holderId, from, to])).toEqual([
      [null, TODAY, null],
      [pat, '2026-09-01', TODAY],
    ]);
    expect(view.periods[1]?.holderName).not.toBe('');
  });

  test('in an exchange the other device takes holder and rental of the one that comes back', async () => {
    const app = await aSampleOffice();
    const { pat } = await twoPeople(app);
    const old = await register(app);
    const next = await register(app, { serial: 'TST-0002' });
    const held = await app.get(
      'equipment.move',
      move(old, aMove('delivered', { holderId: pat, ownership: 'rental', on: '2026-09-01' })),
    );
    const values: RentalValues = {
      ...newRentalValues(pat),
      equipmentId: old.id,
      class: 'cappedRental',
      startedOn: '2026-09-01',
    };
    const rental = await app.get('rentals.save', { id: null, revision: null, values });
    const { back, out } = await app.get('equipment.exchange', {
      id: held.id,
      revision: held.revision,
      otherId: next.id,
      on: '2026-10-01',
      location: 'Bench',
      reason: 'Noisy',
      anyway: false,
    });
    expect(back).toMatchObject({ holderId: null, ownership: 'stock', rentalStartedOn: null });
    expect(out).toMatchObject({ holderId: pat, ownership: 'rental', rentalStartedOn: '2026-09-01' });
    const [handedOn] = await app.get('rentals.ofDevice', { equipmentId: next.id });
    expect(handedOn?.rental).toMatchObject({ id: rental.id, startedOn: '2026-09-01', endedOn: null });
    await app.get('equipment.move', move(out, aMove('pickedUp')));
    const [ended] = await app.get('rentals.ofDevice', { equipmentId: next.id });
    expect(ended?.rental).toMatchObject({ id: rental.id, endedOn: TODAY });
    const view = await app.get('equipment.custody', { id: old.id });
    expect(view.entries[0]).toMatchObject({ kind: 'exchangedOut', otherEquipmentId: next.id });
    expect(view.entries[0]?.otherDevice).toContain('TST-0002');
  });

  test('into a second home, on a day before the last or to come, or to nobody is refused at its field', async () => {
    const app = await aSampleOffice();
    const { pat, eva } = await twoPeople(app);
    const device = await register(app);
    const out = await app.get(
      'equipment.move',
      move(device, aMove('delivered', { holderId: pat, ownership: 'rental', on: '2026-10-01' })),
    );
    const refusedAt = async (asked: Move): Promise<unknown> => {
      const fault = await app.refused('equipment.move', move(out, asked));
      return fault.kind === 'invalid' ? fault.issues[0]?.path : fault.kind;
    };
    const second = aMove('delivered', { holderId: eva, ownership: 'rental' });
    expect(await refusedAt(second)).toBe('move.kind');
    expect(await refusedAt(aMove('pickedUp', { on: '2026-09-30' }))).toBe('move.on');
    expect(await refusedAt(aMove('pickedUp', { on: '2026-11-03' }))).toBe('move.on');
    expect(await refusedAt(aMove('retired'))).toBe('move.reason');
    const { entries } = await app.get('equipment.custody', { id: device.id });
    expect(entries).toHaveLength(1);
    // Somebody else moved it meanwhile.
    expect((await app.refused('equipment.move', move(device, aMove('pickedUp')))).kind).toBe('conflict');
  });

  test('with a serial that is in another home is asked about, then done with a reason', async () => {
    const app = await aSampleOffice();
    const { pat, eva } = await twoPeople(app);
    const first = await register(app, { serial: 'DUP-100' });
    await app.get('equipment.move', move(first, aMove('delivered', { holderId: pat, ownership: 'rental' })));
    const twin = await register(app, { serial: 'dup 1OO', make: 'EXAMPLAIR' });
    const asked = aMove('delivered', { holderId: eva, ownership: 'rental' });
    expect(await app.refused('equipment.move', move(twin, asked))).toMatchObject({
      kind: 'blocked',
      rules: [SERIAL_ELSEWHERE],
    });
    expect(await app.refused('equipment.move', move(twin, asked, true))).toMatchObject({
      issues: [{ path: 'move.reason' }],
    });
    const done = await app.get('equipment.move', move(twin, { ...asked, reason: 'Two real units' }, true));
    expect(done.holderId).toBe(eva);
    // Once somebody has said that both are real, nobody is asked again.
    const pairs = await app.get('equipment.duplicates', {});
    expect(pairs.pairs.map(({ first: one, second }) => [one.equipment.id, second.equipment.id])).toEqual([
      [first.id, twin.id],
    ]);
    expect(pairs.pairs[0]?.first.moves).toBe(1);
    await app.get('equipment.keepBoth', { id: twin.id, otherId: first.id, reason: 'Looked at both' });
    expect(await app.get('equipment.duplicates', {})).toEqual({ pairs: [], total: 0, more: false });
    const back = await app.get('equipment.move', move(done, aMove('pickedUp')));
    expect((await app.get('equipment.move', move(back, asked))).holderId).toBe(eva);
  });

  test('into retirement with an open visit names the visit; the visit stays', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('visits.list', { query: '', sealed: false, offset: 0, limit: 50 });
    const open = (await Promise.all(rows.map(({ id }) => app.get('visits.get', { id })))).find(
      ({ equipment }) => equipment !== null,
    );
    const device = open?.equipment;
    if (!device) throw new Error('the sample has no open visit on a device');
    const asked = aMove('retired', { reason: 'Beyond repair' });
    const fault = await app.refused('equipment.move', move(device, asked));
    expect(fault).toMatchObject({ kind: 'blocked', rules: [VISIT_OPEN] });
    expect(fault.message).toContain('is still open');
    const retired = await app.get('equipment.move', move(device, asked, true));
    expect(retired).toMatchObject({ status: 'retired', holderId: null });
    expect((await app.get('visits.get', { id: open.visit.id })).visit.seal).toBeNull();
    expect(
      await app.refused('equipment.move', move(retired, aMove('delivered', { holderId: device.holderId }))),
    ).toMatchObject({ issues: [{ path: 'move.kind' }] });
  });

  test('begins the log of a device that was held before there was one', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('claims.list', ALL_CLAIMS);
    const claim = await app.get('claims.get', { id: rows[0]?.id ?? '' });
    const { holderId: pat } = await app
      .get('equipment.list', { query: '', ownership: 'rental', offset: 0, limit: 1 })
      .then((list) => list.rows[0] ?? { holderId: null });
    expect(claim.theCase.patient.id).not.toBe('');
    const device = await register(app, {
      ownership: 'rental',
      status: 'inService',
      holderId: pat,
      rentalStartedOn: '2026-03-15',
    });
    expect((await app.get('equipment.custody', { id: device.id })).entries).toEqual([]);
    expect(
      await app.refused('equipment.move', move(device, aMove('pickedUp', { on: '2026-03-01' }))),
    ).toMatchObject({ issues: [{ path: 'move.on' }] });
    await app.get('equipment.move', move(device, aMove('pickedUp')));
    const { periods } = await app.get('equipment.custody', { id: device.id });
    expect(periods.map(({ holderId, from }) => [holderId, from])).toEqual([
      [null, TODAY],
      [pat, '2026-03-15'],
    ]);
  });

  test('is for the technician too; settling duplicates is not', async () => {
    const app = await aSampleOffice();
    const { pat } = await twoPeople(app);
    const device = await register(app);
    await actAs(app, 'technician');
    const asked = aMove('delivered', { holderId: pat, ownership: 'rental' });
    expect((await app.get('equipment.move', move(device, asked))).holderId).toBe(pat);
    const pair = { id: device.id, otherId: pat, reason: 'Both' };
    expect((await app.refused('equipment.keepBoth', pair)).kind).toBe('forbidden');
  });
});

describe('what goes along with a move', () => {
  const WHEELCHAIR = { class: 'cappedRental', code: 'K0001' } as const;

  async function deliver(app: AppUnderTest, device: Equipment, holderId: string, on = TODAY) {
    const asked = aMove('delivered', { holderId, ownership: 'rental', on });
    return app.get('equipment.move', { ...move(device, asked), rental: WHEELCHAIR });
  }
  const rentalsOf = (app: AppUnderTest, equipmentId: string) =>
    app.get('rentals.ofDevice', { equipmentId }).then((views) => views.map(({ rental }) => rental));

  test('a delivery begins the rental that it is asked to, and none that it is not', async () => {
    const app = await aSampleOffice();
    const { eva } = await twoPeople(app);
    const device = await register(app, { kind: 'manualWheelchair' });
    const plain = await register(app, { serial: 'TST-0002' });
    await app.get('equipment.move', move(plain, aMove('delivered', { holderId: eva, ownership: 'rental' })));
    expect(await rentalsOf(app, plain.id)).toEqual([]);
    await deliver(app, device, eva);
    expect(await rentalsOf(app, device.id)).toMatchObject([
      { ...WHEELCHAIR, patientId: eva, startedOn: TODAY, endedOn: null },
    ]);
  });

  test('a second rental of the kind is refused, and the device stays where it was', async () => {
    const app = await aSampleOffice();
    const { eva } = await twoPeople(app);
    await deliver(app, await register(app), eva);
    const second = await register(app, { serial: 'TST-0002' });
    const asked = aMove('delivered', { holderId: eva, ownership: 'rental' });
    const fault = await app.refused('equipment.move', { ...move(second, asked), rental: WHEELCHAIR });
    expect(fault).toMatchObject({ kind: 'invalid', issues: [{ path: 'rental' }] });
    expect((await app.get('equipment.get', { id: second.id })).equipment.holderId).toBeNull();
    expect((await app.get('equipment.custody', { id: second.id })).entries).toEqual([]);
  });

  test('a pickup ends the rental, or lets it wait for the next device with its months', async () => {
    const app = await aSampleOffice();
    const { eva } = await twoPeople(app);
    const device = await register(app);
    const out = await deliver(app, device, eva, '2026-09-01');
    const back = { ...move(out, aMove('pickedUp', { on: '2026-10-01' })), endsRental: false };
    await app.get('equipment.move', back);
    expect(await rentalsOf(app, device.id)).toEqual([]);
    const next = await register(app, { serial: 'TST-0002' });
    const again = await deliver(app, next, eva, '2026-10-20');
    expect(again.rentalStartedOn).toBe('2026-09-01');
    expect(await rentalsOf(app, next.id)).toMatchObject([{ startedOn: '2026-09-01', endedOn: null }]);
    await app.get('equipment.move', move(again, aMove('pickedUp')));
    expect(await rentalsOf(app, next.id)).toMatchObject([{ startedOn: '2026-09-01', endedOn: TODAY }]);
  });

  test('a loaner lent for a device opens a loan with its reason, and its return ends it', async () => {
    const app = await aSampleOffice();
    const { pat } = await twoPeople(app);
    const own = await register(app, { ownership: 'patientOwned', status: 'inRepair', holderId: pat });
    const loaner = await register(app, { serial: 'LND-1', ownership: 'loaner' });
    const asked = { ...aMove('loaned', { holderId: pat, on: '2026-10-28' }) };
    const loan = { forEquipmentId: own.id };
    const silent = await app.refused('equipment.move', { ...move(loaner, asked), loan });
    expect(silent).toMatchObject({ issues: [{ path: 'move.reason' }] });
    const reasoned = { ...asked, reason: 'Parts on back-order' };
    const out = await app.get('equipment.move', { ...move(loaner, reasoned), loan });
    const loans = async () => (await app.get('loans.ofDevice', { id: own.id })).map(({ loan: kept }) => kept);
    expect(await loans()).toMatchObject([
      { equipmentId: loaner.id, patientId: pat, from: '2026-10-28', to: null, reason: 'Parts on back-order' },
    ]);
    const second = await register(app, { serial: 'LND-2', ownership: 'loaner' });
    const twice = await app.refused('equipment.move', { ...move(second, reasoned), loan });
    expect(twice).toMatchObject({ issues: [{ path: 'forEquipmentId' }] });
    await app.get('equipment.move', move(out, aMove('returned')));
    expect(await loans()).toMatchObject([{ to: TODAY }]);
    const { entries } = await app.get('equipment.custody', { id: loaner.id });
    expect(entries.map(({ kind, otherEquipmentId }) => [kind, otherEquipmentId])).toEqual([
      ['returned', own.id],
      ['loaned', own.id],
    ]);
  });
});

describe('what gives pause', () => {
  const RECALL = {
    title: 'Cord may overheat',
    reference: '',
    issuer: '',
    issuedOn: null,
    make: 'Examplair',
    model: 'Home 5',
    lots: [],
    serialFrom: '',
    serialTo: '',
    hazard: '',
    action: '',
  };

  test('a device under an open recall, or in repair, goes into a home only with a reason', async () => {
    const app = await aSampleOffice();
    const { pat, eva } = await twoPeople(app);
    const named = await register(app);
    const broken = await register(app, { serial: 'TST-0002', status: 'inRepair', model: 'Home 7' });
    await app.get('recalls.save', { id: null, revision: null, values: RECALL });
    const deliver = aMove('delivered', { holderId: pat, ownership: 'rental' });
    const fault = await app.refused('equipment.move', move(named, deliver));
    expect(fault).toMatchObject({ kind: 'blocked', rules: [RECALL_OPEN] });
    expect(fault.message).toContain('Cord may overheat');
    const silent = await app.refused('equipment.move', move(named, deliver, true));
    expect(silent).toMatchObject({ issues: [{ path: 'move.reason' }] });
    expect(await app.refused('equipment.move', move(broken, deliver))).toMatchObject({
      kind: 'blocked',
      rules: [IN_REPAIR],
    });
    const out = await app.get('equipment.move', move(broken, { ...deliver, reason: 'Only the case.' }, true));
    const exchange = {
      id: out.id,
      revision: out.revision,
      otherId: named.id,
      on: TODAY,
      location: '',
      reason: '',
    };
    expect(await app.refused('equipment.exchange', { ...exchange, anyway: false })).toMatchObject({
      rules: [RECALL_OPEN],
    });
    const settled = { ...deliver, holderId: eva, reason: 'The cord was exchanged.' };
    await app.get('equipment.move', move(named, settled, true));
    const [entry] = (await app.get('equipment.custody', { id: named.id })).entries;
    expect(entry?.reason).toBe('The cord was exchanged.');
  });

  test('a recalled loaner is marked where it is chosen, and lent only with a reason of its own', async () => {
    const app = await aSampleOffice();
    const { pat } = await twoPeople(app);
    const own = await register(app, { ownership: 'patientOwned', holderId: pat, model: 'Home 7' });
    const loaner = await register(app, { serial: 'LND-1', ownership: 'loaner' });
    await app.get('recalls.save', { id: null, revision: null, values: RECALL });
    const free = await app.get('loans.free', {});
    expect(free.find(({ id }) => id === loaner.id)?.warning).toBe('Open recall');
    const lend = {
      equipmentId: loaner.id,
      forEquipmentId: own.id,
      patientId: pat,
      visitId: null,
      from: TODAY,
      reason: 'Parts on order',
      note: '',
    };
    expect(await app.refused('loans.lend', lend)).toMatchObject({ kind: 'blocked', rules: [RECALL_OPEN] });
    await app.get('loans.lend', { ...lend, anywayReason: 'Cord exchanged today' });
    const [entry] = (await app.get('equipment.custody', { id: loaner.id })).entries;
    expect(entry?.reason).toBe('Parts on order; Cord exchanged today');
  });

  test('an exchange for another kind of device, or another family of codes', async () => {
    const app = await aSampleOffice();
    const { pat } = await twoPeople(app);
    const old = await register(app, { hcpcs: 'E1390' });
    const kinds = [
      await register(app, { serial: 'TST-0002', kind: 'hospitalBed', hcpcs: 'E0260' }),
      await register(app, { serial: 'TST-0003', hcpcs: 'E1392' }),
    ];
    const like = await register(app, { serial: 'TST-0004' });
    const held = await app.get(
      'equipment.move',
      move(old, aMove('delivered', { holderId: pat, ownership: 'rental' })),
    );
    const exchange = { id: held.id, revision: held.revision, on: TODAY, location: '', reason: '' };
    for (const other of kinds) {
      const asked = { ...exchange, otherId: other.id, anyway: false };
      expect(await app.refused('equipment.exchange', asked)).toMatchObject({
        kind: 'blocked',
        rules: [OTHER_KIND],
      });
    }
    await app.get('equipment.exchange', { ...exchange, otherId: like.id, anyway: false });
  });

  test('title passes in a capped rental only, and a move never leaves a rental that cannot be', async () => {
    const app = await aSampleOffice();
    const { pat } = await twoPeople(app);
    const device = await register(app);
    const out = await app.get('equipment.move', {
      ...move(device, aMove('delivered', { holderId: pat, ownership: 'rental', on: '2026-10-01' })),
      rental: { class: 'oxygenStationary', code: 'E1390' },
    });
    const title = await app.refused('equipment.move', move(out, aMove('titleTransferred')));
    expect(title).toMatchObject({ kind: 'invalid', issues: [{ path: 'move.kind' }] });
    expect(title.message).toMatch(/capped rental only/);
    const [view] = await app.get('rentals.ofDevice', { equipmentId: device.id });
    if (!view) throw new Error('the delivery began no rental');
    const { id, revision, ...values } = view.rental;
    const away = {
      id: '019a0000-0000-7000-8000-000000000001',
      from: '2026-10-20',
      to: '2026-10-28',
      kind: 'billing',
      reason: '',
    } as const;
    await app.get('rentals.save', { id, revision, values: { ...values, breaks: [away] } });
    const early = await app.refused('equipment.move', move(out, aMove('pickedUp', { on: '2026-10-25' })));
    expect(early).toMatchObject({ kind: 'invalid', issues: [{ path: 'move.on' }] });
    expect(early.message).toMatch(/break lies after the last day/);
    await app.get('equipment.move', move(out, aMove('pickedUp')));
  });
});

describe('the page of a device', () => {
  test('changes no holder, place or retirement once somebody holds it, and keeps the rest in the log', async () => {
    const app = await aSampleOffice();
    const { pat, eva } = await twoPeople(app);
    const device = await register(app);
    const out = await app.get('equipment.move', {
      ...move(device, aMove('delivered', { holderId: pat, ownership: 'rental' })),
      rental: { class: 'cappedRental', code: 'E0260' },
    });
    const { id, revision } = out;
    const values = valuesOf(EquipmentValues, out);
    const changes: readonly Partial<EquipmentValues>[] = [
      { holderId: eva },
      { status: 'retired' },
      { location: 'Elsewhere' },
      { ownership: 'patientOwned' },
    ];
    for (const change of changes) {
      const fault = await app.refused('equipment.save', { id, revision, values: { ...values, ...change } });
      expect(fault).toMatchObject({ issues: [{ path: `values.${Object.keys(change).join()}` }] });
      expect(fault.message).toMatch(/Holders/);
    }
    const status = await app.get('equipment.save', {
      id,
      revision,
      values: { ...values, status: 'inRepair', note: 'Noisy' },
    });
    const [entry] = (await app.get('equipment.custody', { id })).entries;
    expect(entry).toMatchObject({
      kind: 'moved',
      holderId: pat,
      reason: 'Status from In service to In repair, changed on the page of the device',
    });
    expect(status.note).toBe('Noisy');
  });

  test('removes no device that is held, rented, lent, recalled or claimed for', async () => {
    const app = await aSampleOffice();
    const { pat } = await twoPeople(app);
    const device = await register(app);
    const out = await app.get('equipment.move', {
      ...move(device, aMove('delivered', { holderId: pat, ownership: 'rental' })),
      rental: { class: 'cappedRental', code: 'E0260' },
    });
    const fault = await app.refused('equipment.remove', { id: out.id, revision: out.revision });
    expect(fault).toMatchObject({ kind: 'blocked' });
    expect(fault.message).toMatch(/somebody holds it, a rental of it runs.*Retire it instead/);
    const { rows } = await app.get('claims.list', { ...ALL_CLAIMS, kind: 'repair' });
    const { theCase } = await app.get('claims.get', { id: rows[0]?.id ?? '' });
    const claimed = theCase.equipment;
    if (!claimed) throw new Error('the sample repair names no device');
    const named = await app.refused('equipment.remove', { id: claimed.id, revision: claimed.revision });
    expect(named.message).toMatch(/claims? names? it/);
    const mistake = await register(app, { serial: 'TST-0009' });
    await app.get('equipment.remove', { id: mistake.id, revision: mistake.revision });
  });
});

describe('a holder changed on the page', () => {
  test('is in the log, and an undo of it never makes the periods lie', async () => {
    const app = await aSampleOffice();
    const { pat } = await twoPeople(app);
    const device = await register(app);
    const { id, revision } = device;
    await app.get('equipment.save', {
      id,
      revision,
      values: { ...valuesOf(EquipmentValues, device), holderId: pat, ownership: 'rental' },
    });
    expect((await app.get('equipment.custody', { id })).entries.map(({ kind }) => kind)).toEqual([
      'delivered',
    ]);
    await app.get('undo.last', {});
    const { entries, periods } = await app.get('equipment.custody', { id });
    expect(entries).toHaveLength(1);
    expect(periods[0]).toMatchObject({ holderId: null, from: null, to: null });
  });

  test('that is no patient of this office is refused', async () => {
    const app = await aSampleOffice();
    const device = await register(app);
    const { patient } = (await twoPatients(app)).mine.theCase;
    const gone = await app.get('patients.save', {
      id: null,
      revision: null,
      values: valuesOf(PatientValues, patient),
    });
    await app.get('patients.remove', { id: gone.id, revision: gone.revision });
    const asked = aMove('delivered', { holderId: gone.id, ownership: 'rental' });
    expect((await app.refused('equipment.move', move(device, asked))).kind).toBe('notFound');
  });
});
