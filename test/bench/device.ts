import { randomBytes } from 'node:crypto';
import { addDays } from '../../shared/domain/dates.ts';
import type { DocumentValues } from '../../shared/domain/document.ts';
import type { Equipment } from '../../shared/domain/equipment.ts';
import { idSource } from '../../shared/domain/ids.ts';
import type { Patient } from '../../shared/domain/people.ts';
import { newRentalValues } from '../../shared/domain/rental.ts';
import { type ServiceVisit, ServiceVisitValues } from '../../shared/domain/serviceVisit.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { measure, report, times, type Timing } from './measure.ts';
import { type BenchOffice, benchOffice, value, without } from './office.ts';

/**
 * Opening the page of a device that was serviced 5, 50 and 500 times: all that the page asks for as it opens, and what
 * it asks for on request (the history, the screen of repair against replacement, the walk through its log).
 */

const VISITS = [5, 50, 500];

interface Asked {
  readonly label: string;
  readonly channel: string;
  readonly input: object;
}

function onOpening(id: string): readonly Asked[] {
  return [
    { label: 'device, its visits, claims and papers', channel: 'equipment.get', input: { id } },
    { label: 'holders and moves', channel: 'equipment.custody', input: { id } },
    { label: 'rentals and their timelines', channel: 'rentals.ofDevice', input: { equipmentId: id } },
    { label: 'maintenance', channel: 'maintenance.ofDevice', input: { id } },
    { label: 'loans', channel: 'loans.ofDevice', input: { id } },
    { label: 'recalls', channel: 'recalls.ofDevice', input: { id } },
  ];
}

function onRequest(id: string): readonly Asked[] {
  const about = { equipmentId: id, visitId: null };
  return [
    { label: 'history', channel: 'history.of', input: { kind: 'equipment', id, offset: 0, limit: 50 } },
    { label: 'repair against replacement', channel: 'equipment.replacementView', input: about },
    { label: 'Verify log', channel: 'service.verifyLog', input: { equipmentId: id, after: '' } },
  ];
}

export async function benchDevice(): Promise<void> {
  const office = await benchOffice(0, () => undefined);
  const pages: Timing[][] = [];
  for (const visits of VISITS) {
    const id = await servicedDevice(office, visits);
    pages.push(await timingsOf(office, id));
  }
  await office.close();
  for (const [index, { label }] of (pages[0] ?? []).entries()) {
    const row = pages.flatMap((page, step) => {
      const timing = page[index];
      return timing ? [{ ...timing, label: `after ${VISITS[step] ?? 0} visits` }] : [];
    });
    const growth = row.slice(1).map((timing, step) => times(timing, row[step] ?? timing));
    report(`Device: ${label}`, row, `growth for 10 times the visits: ${growth.join(', then ')}`);
  }
}

async function timingsOf(office: BenchOffice, id: string): Promise<Timing[]> {
  const opening = onOpening(id);
  const timings = [
    await measure('the whole page', 20, async () => {
      for (const { channel, input } of opening) await office.call(channel, input);
    }),
  ];
  for (const { label, channel, input } of [...opening, ...onRequest(id)]) {
    timings.push(await measure(label, 20, () => office.call(channel, input)));
  }
  return timings;
}

/**
 * A rented device after so many sealed visits. Every fifth is amended; every tenth is billed and has a paper, and on
 * that day the device is moved.
 */
async function servicedDevice(office: BenchOffice, visits: number): Promise<string> {
  const { equipment: like, patient } = exampleRepair();
  if (!like) throw new Error('the example has no device');
  const { id: patientId } = await office.call<Patient>('patients.save', {
    id: null,
    revision: null,
    values: without(patient),
  });
  const { id } = await office.call<Equipment>('equipment.save', {
    id: null,
    revision: null,
    values: { ...without(like), serial: `SRV-${visits}`, ownership: 'rental', holderId: patientId },
  });
  await office.call('rentals.save', {
    id: null,
    revision: null,
    values: {
      ...newRentalValues(patientId),
      equipmentId: id,
      class: 'oxygenStationary',
      code: 'E1390',
      startedOn: '2024-01-15',
      monthlyCents: 9_850,
    },
  });
  for (let index = 0; index < visits; index += 1) {
    const visitId = await sealedVisit(office, { equipmentId: id, patientId }, index);
    await changed(office, id, { hourMeter: 1000 + index });
    if (index % 10 === 9) await billedAndMoved(office, { equipmentId: id, patientId, visitId }, index);
  }
  return id;
}

async function sealedVisit(
  office: BenchOffice,
  of: { readonly equipmentId: string; readonly patientId: string },
  index: number,
): Promise<string> {
  const { visit } = exampleRepair();
  if (!visit) throw new Error('the example has no visit');
  const entries = Object.entries(visit).filter(([field]) => Object.hasOwn(ServiceVisitValues.shape, field));
  const newId = idSource(Date.now, (count) => randomBytes(count));
  const { id, revision } = await office.call<ServiceVisit>('visits.save', {
    id: null,
    revision: null,
    values: {
      ...Object.fromEntries(entries),
      ...of,
      technicianId: null,
      visitedOn: addDays('2024-02-01', index),
      parts: visit.parts.map((part) => ({ ...part, id: newId() })),
      labor: visit.labor.map((labor) => ({ ...labor, id: newId() })),
    },
  });
  await office.call('visits.seal', { id, revision, signedName: visit.technicianName });
  if (index % 5 === 0) {
    await office.call('visits.amend', {
      id,
      path: 'complaint',
      after: `Corrected by telephone, ${index}`,
      reason: 'The patient called again',
    });
  }
  return id;
}

async function changed(office: BenchOffice, id: string, change: Partial<Equipment>): Promise<void> {
  const { equipment } = await office.call<{ equipment: Equipment }>('equipment.get', { id });
  const values = { ...without(equipment), ...change };
  await office.call('equipment.save', { id, revision: equipment.revision, values });
}

async function billedAndMoved(
  office: BenchOffice,
  of: { readonly equipmentId: string; readonly patientId: string; readonly visitId: string },
  index: number,
): Promise<void> {
  const { equipmentId, patientId, visitId } = of;
  await office.call('claims.create', { kind: 'repair', patientId, equipmentId, visitId });
  const bytes = new TextEncoder().encode(`Invoice of synthetic parts, ${index}`);
  const sent = value((await office.app.putFile(bytes, 'invoice.txt', 'text/plain')) as never) as {
    uploadId: string;
  };
  await office.call('documents.add', {
    uploadId: sent.uploadId,
    claimId: null,
    values: { ...newDocumentValues, ...of, title: `Invoice ${index}` },
  });
  const { equipment } = await office.call<{ equipment: Equipment }>('equipment.get', { id: equipmentId });
  await office.call('equipment.move', {
    id: equipmentId,
    revision: equipment.revision,
    move: {
      kind: 'moved',
      on: addDays('2024-02-01', index),
      holderId: null,
      ownership: null,
      location: `Room ${index}`,
      reason: 'Moved for the repair',
    },
    anyway: false,
  });
}

const newDocumentValues: DocumentValues = {
  type: 'partsInvoice',
  documentDate: null,
  title: '',
  patientId: null,
  equipmentId: null,
  visitId: null,
  author: '',
  signed: null,
  invoiceTotalCents: null,
  invoiceNumber: '',
  statesContinuedNeed: null,
  note: '',
};
