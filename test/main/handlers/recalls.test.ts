import { describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { readPdf } from '../../support/pdfText.ts';
import { there, valuesOf } from '../../support/sampleRecords.ts';

const NEW = { id: null, revision: null };
const RECALL: InputOf<'recalls.save'>['values'] = {
  title: 'Power cord may overheat',
  reference: 'Z-0001-2026',
  issuer: 'Testmaker',
  issuedOn: '2026-10-01',
  make: 'Testmaker',
  model: 'Air 1',
  lots: [],
  serialFrom: 'TM-100',
  serialTo: 'TM-199',
  hazard: 'The cord may become hot.',
  action: 'We exchange the cord.',
};

async function aDevice(app: AppUnderTest, serial: string, holderId: string | null): Promise<string> {
  const device = await app.get('equipment.save', {
    ...NEW,
    values: {
      ...valuesOf(EquipmentValues, there(exampleRepair().equipment)),
      make: 'Testmaker',
      model: 'Air 1',
      serial,
      holderId,
    },
  });
  return device.id;
}

/** Two devices with one patient, one with another, one in stock, one outside of the range; the recall swept. */
async function aSweptRecall() {
  const app = await aSampleOffice();
  const { rows } = await app.get('patients.list', { query: '', offset: 0, limit: 2 });
  const [one, other] = [there(rows[0]), there(rows[1])];
  const devices = [
    await aDevice(app, 'TM-0100', one.id),
    await aDevice(app, 'TM-101', one.id),
    await aDevice(app, 'TM-150', other.id),
    await aDevice(app, '', null),
  ];
  await aDevice(app, 'TM-200', other.id);
  const recall = await app.get('recalls.save', { ...NEW, values: RECALL });
  const { view, added } = await app.get('recalls.sweep', { id: recall.id });
  return { app, id: recall.id, view, added, devices, one, other };
}

type Unit = OutputOf<'recalls.get'>['units'][number]['unit'];

function unitChange(
  unit: Unit,
  change: Partial<InputOf<'recalls.saveUnit'>['values']>,
): InputOf<'recalls.saveUnit'> {
  const { contact, contactedOn, contactNote, outcome, completedOn, visitId } = unit;
  return {
    id: unit.id,
    revision: unit.revision,
    values: { contact, contactedOn, contactNote, outcome, completedOn, visitId, ...change },
  };
}

test('the visit of a device is one to this device', async () => {
  const { app, view } = await aSweptRecall();
  const [first, second] = view.units;
  const visitOf = async (equipmentId: string) =>
    app.get('visits.save', {
      ...NEW,
      values: {
        ...valuesOf(ServiceVisitValues, there(exampleRepair().visit)),
        equipmentId,
        patientId: null,
        technicianId: null,
        parts: [],
        labor: [],
      },
    });
  const own = await visitOf(there(first).unit.equipmentId);
  const other = await visitOf(there(second).unit.equipmentId);
  const wrong = unitChange(there(first).unit, { visitId: other.id });
  expect(await app.refused('recalls.saveUnit', wrong)).toMatchObject({
    issues: [{ path: 'values.visitId' }],
  });
  const right = unitChange(there(first).unit, { visitId: own.id });
  expect((await app.get('recalls.saveUnit', right)).visitId).toBe(own.id);
});

describe('a sweep', () => {
  test('finds what is named and what cannot be ruled out, once, and removes nothing', async () => {
    const { app, id, view, added, devices } = await aSweptRecall();
    expect(added).toBe(4);
    expect(new Set(view.units.map(({ unit }) => unit.equipmentId))).toEqual(new Set(devices));
    expect(view.units.map(({ doubt }) => doubt)).toEqual(['Its serial is not on file.', '', '', '']);
    expect((await app.get('recalls.sweep', { id })).added).toBe(0);

    const late = await aDevice(app, 'TM-160', null);
    expect(await app.get('recalls.ofDevice', { id: late })).toMatchObject([{ recallId: id, swept: false }]);
    const first = there(devices[0]);
    const { equipment } = await app.get('equipment.get', { id: first });
    const values = { ...valuesOf(EquipmentValues, equipment), serial: 'TM-900' };
    await app.get('equipment.save', { id: first, revision: equipment.revision, values });
    const again = await app.get('recalls.sweep', { id });
    expect(again.added).toBe(1);
    expect(again.view.units).toHaveLength(5);
    expect(await app.get('recalls.ofDevice', { id: late })).toMatchObject([{ recallId: id, swept: true }]);
  });

  test('of a recall that cannot be compared is refused when it is entered', async () => {
    const app = await aSampleOffice();
    const refused = (values: Partial<typeof RECALL>) =>
      app.refused('recalls.save', { ...NEW, values: { ...RECALL, ...values } });
    expect(await refused({ serialTo: 'QQ-1' })).toMatchObject({ issues: [{ path: 'serialTo' }] });
    expect(await refused({ make: '' })).toMatchObject({ issues: [{ path: 'make' }] });
    expect(await refused({ title: ' ' })).toMatchObject({ issues: [{ path: 'title' }] });
  });
});

describe('letters', () => {
  test('one for each holder, with the devices of theirs alone; marks who is written to', async () => {
    const { app, id, view, one, other } = await aSweptRecall();
    const reached = there(view.units.find(({ holderId }) => holderId === other.id)).unit;
    await app.get('recalls.saveUnit', unitChange(reached, { contact: 'reached' }));
    const printed = await app.get('recalls.letters', { id });
    expect(printed.pages).toBe(2);
    const file = there(await app.core.getFile('output', printed.outputId));
    const pages = (await readPdf(file.bytes)).pages;
    const mine = there(pages.find((page) => page.includes('TM-101')));
    expect(mine).toContain('TM-0100');
    expect(mine).not.toContain('TM-150');
    expect(mine).toContain('We exchange the cord.');
    expect(printed.fileName).toBe('recall-letters-2026-11-02.pdf');
    const units = (await app.get('recalls.get', { id })).units;
    const contacts = new Map(units.map(({ serial, unit }) => [serial, [unit.contact, unit.contactedOn]]));
    // Printed is not sent: somebody may close the preview.
    expect(contacts.get('TM-101')).toEqual(['printed', null]);
    const inList = async () => (await app.get('recalls.list', {})).find((row) => row.id === id);
    expect(await inList()).toMatchObject({ notContacted: 2 });
    await app.get('recalls.lettersSent', { id, unitIds: printed.unitIds });
    const sent = (await app.get('recalls.get', { id })).units.map(({ serial, unit }) => [
      serial,
      `${unit.contact} ${unit.contactedOn ?? ''}`,
    ]);
    expect(Object.fromEntries(sent)).toMatchObject({
      'TM-101': 'letter 2026-11-02',
      'TM-150': 'reached 2026-11-02',
      '': 'none ',
    });
    expect(await inList()).toMatchObject({ notContacted: 0 });
    // Printed again, a letter that was sent stays so.
    await app.get('recalls.letters', { id });
    const again = (await app.get('recalls.get', { id })).units.find(({ serial }) => serial === 'TM-101');
    expect(again?.unit.contact).toBe('letter');
    expect(contacts.get('TM-150')).toEqual(['reached', '2026-11-02']);
    expect(contacts.get('')).toEqual(['none', null]);
    expect(one.id).not.toBe(other.id);
  });

  test('none are made where nobody holds an open device', async () => {
    const { app, id, view } = await aSweptRecall();
    for (const { unit } of view.units) {
      await app.get('recalls.saveUnit', unitChange(unit, { outcome: 'corrected' }));
    }
    expect((await app.refused('recalls.letters', { id })).kind).toBe('blocked');
  });
});

describe('closing', () => {
  test('asks for a sweep, or why not, while the register has devices that the notice names', async () => {
    const app = await aSampleOffice();
    const recall = await app.get('recalls.save', { ...NEW, values: RECALL });
    await aDevice(app, 'TM-101', null);
    await aDevice(app, 'TM-102', null);
    const close = { id: recall.id, revision: recall.revision, note: 'Done.', reasons: [] };
    for (const unsweptReason of [undefined, ' ']) {
      const fault = await app.refused('recalls.close', { ...close, unsweptReason });
      expect(fault).toMatchObject({
        kind: 'blocked',
        message: expect.stringMatching(/^2 devices of the register .* Sweep/) as string,
      });
    }
    const closed = await app.get('recalls.close', { ...close, unsweptReason: 'Entered by mistake.' });
    expect(closed.recall.closingNote).toBe('Done. Closed with 2 devices not swept in: Entered by mistake.');
  });

  test('needs an outcome or a reason for every device, and then nothing changes any more', async () => {
    const { app, id, view } = await aSweptRecall();
    const [first, ...rest] = view.units;
    for (const { unit } of rest) {
      const saved = await app.get('recalls.saveUnit', unitChange(unit, { outcome: 'replaced' }));
      expect(saved.completedOn).toBe('2026-11-02');
    }
    const unit = there(first).unit;
    const { revision } = view.recall;
    const close = { id, revision, note: 'All cords exchanged.' };
    expect(await app.refused('recalls.close', { ...close, reasons: [] })).toMatchObject({
      kind: 'blocked',
      message: expect.stringContaining('One device has no outcome') as string,
    });
    const blank = { ...close, reasons: [{ unitId: unit.id, reason: ' ' }] };
    expect((await app.refused('recalls.close', blank)).kind).toBe('blocked');
    expect(there((await app.get('recalls.get', { id })).units[0]).unit.openReason).toBe('');
    const closed = await app.get('recalls.close', {
      ...close,
      reasons: [{ unitId: unit.id, reason: 'Lost in a move.' }],
    });
    expect(closed.recall).toMatchObject({ closedOn: '2026-11-02', closingNote: 'All cords exchanged.' });
    expect(there(closed.units[0]).unit).toMatchObject({ outcome: null, openReason: 'Lost in a move.' });

    const after = unitChange(there(closed.units[0]).unit, { outcome: 'corrected' });
    expect((await app.refused('recalls.saveUnit', after)).kind).toBe('blocked');
    expect((await app.refused('recalls.sweep', { id })).kind).toBe('blocked');
    const edit = { id, revision: closed.recall.revision, values: RECALL };
    expect((await app.refused('recalls.save', edit)).kind).toBe('blocked');
    expect(await app.get('recalls.ofDevice', { id: unit.equipmentId })).toEqual([]);

    const report = await app.get('recalls.report', { id });
    const file = there(await app.core.getFile('output', report.outputId));
    const text = (await readPdf(file.bytes)).pages.join(' ');
    expect(text).toContain('Recall closing report');
    expect(text).toContain('Lost in a move.');
    expect(text).toContain('TM-150');
    const { rows } = await app.get('patients.list', { query: '', offset: 0, limit: 50 });
    expect(rows.filter(({ name }) => text.includes(there(name.split(',')[0])))).toEqual([]);
  });

  test('a day to come is refused, and what was seen by nobody else is kept by its revision', async () => {
    const { app, view } = await aSweptRecall();
    const unit = there(view.units[0]).unit;
    const future = unitChange(unit, { contact: 'tried', contactedOn: '2026-12-01' });
    expect(await app.refused('recalls.saveUnit', future)).toMatchObject({ kind: 'invalid' });
    await actAs(app, 'technician');
    await app.get('recalls.saveUnit', unitChange(unit, { contact: 'tried' }));
    const stale = await app.refused('recalls.saveUnit', unitChange(unit, { contact: 'reached' }));
    expect(stale.kind).toBe('conflict');
    const { recall } = view;
    const close = { id: recall.id, revision: recall.revision, note: '', reasons: [] };
    expect((await app.refused('recalls.close', close)).kind).toBe('forbidden');
  });
});
