import fc from 'fast-check';
import type { TradingPartnerValues } from '../../shared/domain/tradingPartner.ts';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { type ChannelName, contract } from '../../shared/contract/contract.ts';
import { newAuditRequest } from '../../shared/domain/auditRequest.ts';
import { ClaimValues } from '../../shared/domain/claim.ts';
import { OrderValues, OxygenTestValues } from '../../shared/domain/clinical.ts';
import { DocumentValues } from '../../shared/domain/document.ts';
import { EquipmentValues } from '../../shared/domain/equipment.ts';
import {
  CoverageValues,
  DiagnosisValues,
  OfficeValues,
  PatientValues,
  PhysicianValues,
  type Role,
} from '../../shared/domain/people.ts';
import { PayerValues } from '../../shared/domain/payer.ts';
import { USUAL_SAFEGUARDS } from '../../shared/domain/safeguards.ts';
import { newRentalValues } from '../../shared/domain/rental.ts';
import { ServiceVisitValues } from '../../shared/domain/serviceVisit.ts';
import { exampleRental } from '../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import type { Result } from '../../shared/result.ts';
import { aRequirement } from '../support/aRequirement.ts';
import { actAs, anApp, anOffice, aSampleOffice } from '../support/anApp.ts';

const CHANNELS = Object.keys(contract) as ChannelName[];
const ORIGIN = { windowId: 'hostile' };

describe('whatever a window sends', () => {
  test('an unknown channel is refused, and names of an object’s own kind are no channels', async () => {
    const app = anApp();
    for (const name of ['patients.listAll', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const answer = (await app.core.call(name, {}, ORIGIN)) as Result<unknown>;
      expect(answer, name).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
    }
  });

  test('a key too many is refused on every channel, without naming it', async () => {
    const app = await anOffice();
    for (const channel of CHANNELS) {
      const answer = (await app.core.call(channel, { 'Zebulon Quixworth': 1 }, ORIGIN)) as Result<unknown>;
      expect(answer, channel).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
      expect(JSON.stringify(answer), channel).not.toContain('Quixworth');
    }
    expect(app.logged.join('\n')).not.toContain('Quixworth');
    expect(app.logged.filter((line) => line.startsWith('input refused')).length).toBe(CHANNELS.length);
  });

  test('anything at all is answered with a Result and never breaks the program', async () => {
    const app = await anOffice();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CHANNELS), fc.anything(), async (channel, input) => {
        if (channel === 'session.lock' || channel === 'session.openSample') return;
        const answer = (await app.core.call(channel, input, ORIGIN)) as Result<unknown>;
        expect(typeof answer.ok).toBe('boolean');
        if (!answer.ok) expect(answer.fault.kind).not.toBe('internal');
      }),
      { numRuns: 300 },
    );
  });

  test('a value nested beyond all sense is refused and breaks nothing', async () => {
    const app = await anOffice();
    const after: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    const input = { id: ID, path: 'complaint', after, reason: 'x' };
    const answer = await app.core.call('visits.amend', input, ORIGIN);
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
  });

  test('a value is refused with the path of its field and is not quoted', async () => {
    const app = await anOffice();
    const fault = await app.refused('patients.list', { query: 'Quixworth'.repeat(40), offset: 0, limit: 50 });
    expect(fault).toMatchObject({ kind: 'invalid', issues: [{ path: 'query' }] });
    expect(JSON.stringify([fault, app.logged])).not.toContain('Quixworth');
  });
});

describe('who may', () => {
  const ROLES: readonly Role[] = ['owner', 'billingLead', 'office', 'technician', 'readOnly'];

  test('every channel turns away every role that its contract does not name', async () => {
    const app = await aSampleOffice();
    for (const role of ROLES) {
      await actAs(app, role);
      for (const channel of CHANNELS) {
        const { roles } = contract[channel];
        if (roles === 'anyone' || roles.includes(role)) continue;
        const answer = (await app.core.call(channel, validInput(channel), ORIGIN)) as Result<unknown>;
        expect(answer, `${channel} as ${role}`).toMatchObject({ ok: false, fault: { kind: 'forbidden' } });
      }
    }
  });

  test('a technician calls what the bench needs and nothing of money, claims, payers and reports', async () => {
    const app = await aSampleOffice();
    await actAs(app, 'technician');
    for (const channel of CHANNELS) {
      // Signing in and out is for everybody and ends the sitting under test.
      if (channel.startsWith('session.')) continue;
      const answer = (await app.core.call(channel, validInput(channel), ORIGIN)) as Result<unknown>;
      const turnedAway = !answer.ok && answer.fault.kind === 'forbidden';
      expect(`${channel}: ${turnedAway ? 'refused' : 'answered'}`).toBe(
        `${channel}: ${AT_THE_BENCH.includes(channel) ? 'answered' : 'refused'}`,
      );
    }
    for (const channel of AT_THE_BENCH) expect(CHANNELS, channel).toContain(channel);
  });

  test('while locked only the channels for anybody answer', async () => {
    const app = await anOffice();
    await app.get('session.lock', {});
    for (const channel of CHANNELS) {
      if (contract[channel].roles === 'anyone') continue;
      const answer = (await app.core.call(channel, validInput(channel), ORIGIN)) as Result<unknown>;
      expect(answer, channel).toMatchObject({ ok: false, fault: { kind: 'locked' } });
    }
  });
});

/** All that a technician may call, by the screen that needs it. A new channel is not among them unless somebody adds it here. */
const AT_THE_BENCH: readonly string[] = [
  // The sitting
  'users.list',
  'search.find',
  'undo.last',
  // Today and Service
  'visits.today',
  'visits.waiting',
  'visits.handOver',
  'visits.handovers',
  'visits.list',
  'service.countLogs',
  'service.verifyLog',
  // The visit
  'visits.get',
  'visits.save',
  'visits.remove',
  'visits.seal',
  'visits.amend',
  'visits.report',
  'codes.find',
  'documents.add',
  'documents.save',
  'documents.marks',
  'documents.saveMarks',
  'history.of',
  // Whom the visit is for
  'patients.list',
  'patients.get',
  // Devices: register, custody, rental months, labels
  'equipment.list',
  'equipment.get',
  'equipment.save',
  'equipment.scan',
  'equipment.labels',
  'equipment.duplicates',
  'equipment.custody',
  'equipment.move',
  'equipment.exchange',
  'rentals.ofDevice',
  'rentals.ofPatient',
  // Loaners, parts, maintenance, recalls
  'loans.free',
  'loans.ofDevice',
  'loans.ofVisit',
  'loans.lend',
  'loans.save',
  'loans.close',
  'parts.list',
  'parts.get',
  'parts.move',
  'parts.count',
  'parts.transfer',
  'maintenance.schedules',
  'maintenance.queue',
  'maintenance.ofDevice',
  'maintenance.save',
  'maintenance.remove',
  'maintenance.plan',
  'recalls.list',
  'recalls.get',
  'recalls.ofDevice',
  'recalls.saveUnit',
  'recalls.report',
];

function valuesOf(schema: z.ZodObject, record: object | null | undefined): unknown {
  return Object.fromEntries(
    Object.entries(record ?? {}).filter(([field]) => Object.hasOwn(schema.shape, field)),
  );
}

function saves(): unknown[] {
  const repair = exampleRepair();
  const values = [
    valuesOf(PatientValues, repair.patient),
    valuesOf(CoverageValues, repair.coverage),
    valuesOf(DiagnosisValues, repair.diagnoses[0]),
    valuesOf(PhysicianValues, repair.physician),
    valuesOf(OrderValues, repair.order),
    valuesOf(OxygenTestValues, exampleRental().oxygenTest),
    valuesOf(EquipmentValues, repair.equipment),
    valuesOf(ServiceVisitValues, repair.visit),
    valuesOf(DocumentValues, repair.documents[0]),
    valuesOf(PayerValues, repair.payer),
    newRentalValues(ID),
    newAuditRequest(ID, null),
  ];
  return [
    ...values.map((record) => ({ id: null, revision: null, values: record })),
    { revision: 1, values: valuesOf(OfficeValues, repair.office) },
    { id: ID, revision: 1, values: valuesOf(ClaimValues, repair.claim) },
    { id: ID, settings: repair.payer?.settings },
    { id: ID, requirement: aRequirement(), claimId: ID },
    { uploadId: 'x', values: valuesOf(DocumentValues, repair.documents[0]), claimId: null },
  ];
}

const ID = '019a0000-0000-7000-8000-000000000001';

/** Inputs of parts, maintenance, recalls and loans. */
function upkeep(): unknown[] {
  const at = { id: ID, lot: '', on: '2026-10-01', note: '' };
  const device = { make: '', model: '' };
  const values = [
    {
      partNumber: '',
      description: '',
      maker: '',
      fits: [],
      code: '',
      unitCostCents: null,
      costSource: '',
      reorderAt: null,
      active: true,
    },
    {
      ...device,
      name: '',
      equipmentId: null,
      everyDays: null,
      everyHours: null,
      afterPart: '',
      afterPartDays: null,
      task: '',
      source: '',
      active: true,
    },
    {
      ...device,
      title: '',
      reference: '',
      issuer: '',
      issuedOn: null,
      lots: [],
      serialFrom: '',
      serialTo: '',
      hazard: '',
      action: '',
    },
  ];
  const told = { contact: 'none', contactedOn: null, contactNote: '', outcome: null, completedOn: null };
  return [
    ...values.map((record) => ({ id: null, revision: null, values: record })),
    { query: '', wanting: false, retired: false, offset: 0, limit: 1 },
    { ...at, branch: '', reason: 'received', quantity: 1 },
    { ...at, branch: '', counted: 1 },
    { ...at, from: '', to: '', quantity: 1 },
    { query: '', states: [], offset: 0, limit: 1 },
    { items: [{ equipmentId: ID, maintenanceId: ID }], scheduledOn: '2026-10-01', technicianId: null },
    { id: ID, revision: 1, values: { ...told, visitId: null } },
    { id: ID, revision: 1, note: '', reasons: [] },
    { id: ID, unitIds: [] },
    {
      equipmentId: ID,
      forEquipmentId: ID,
      patientId: ID,
      visitId: null,
      from: null,
      reason: '',
      note: '',
    },
    { id: ID, revision: 1, reason: '', note: '' },
    { id: ID, revision: 1, to: '2026-10-01', location: '' },
  ];
}

/** Inputs of moves, labels and files of the register. */
function register(): readonly unknown[] {
  const move = { on: '2026-10-01', holderId: null, ownership: null, location: '', reason: '' };
  const file = { uploadId: 'x', delimiter: null };
  return [
    { text: 'x' },
    { id: ID, revision: 1, move: { ...move, kind: 'pickedUp' }, anyway: false },
    { id: ID, revision: 1, otherId: ID, on: '2026-10-01', location: '', reason: '', anyway: false },
    { id: ID, otherId: ID, reason: 'x' },
    { ids: [ID], sheet: 'avery5160', start: 0 },
    file,
    { ...file, mapping: [] },
    { ...file, mapping: [], leaveOutWrong: false, leaveOutLike: false },
    { ownership: null, withHolders: false },
  ];
}

/** Inputs of people and safeguards. */
function people(): readonly unknown[] {
  const values = { name: 'x', role: 'office', qualification: '' };
  return [
    { values, passphrase: 'x' },
    { id: ID, revision: 1, values },
    { id: ID, revision: 1, active: true },
    { id: ID, passphrase: 'x' },
    { id: null, revision: null, values: USUAL_SAFEGUARDS },
  ];
}

/** Inputs of letters, their texts, and asked papers. */
/** Claims on their way out, and what comes back. */
function exchange(): readonly unknown[] {
  const partner: TradingPartnerValues = {
    name: 'Example Clearinghouse',
    submitterQualifier: 'ZZ',
    submitterId: 'SAMPLE1',
    receiverQualifier: 'ZZ',
    receiverId: 'EXAMPLE1',
    production: false,
    wantsTa1: false,
    contactName: '',
    contactPhone: '',
    contactEmail: '',
    note: '',
  };
  return [
    { id: null, revision: null, values: partner },
    { partnerId: ID },
    { partnerId: ID, claimIds: [ID] },
    { offset: 0, limit: 1 },
    { id: ID, claimId: null, lines: [] },
    { claimId: ID, coverageId: ID },
    { query: '', kind: null, states: [], ownerId: null, offset: 0, limit: 1 },
    {
      id: ID,
      revision: 1,
      values: { ownerId: null, state: 'open', nextStep: null, dueOn: null, outcome: '', note: '' },
    },
    { id: ID, revision: 1, note: '' },
    { from: '2026-01-01', to: '2026-12-31' },
    { report: 'clean', period: { from: '2026-01-01', to: '2026-12-31' } },
  ];
}

function letters(): readonly unknown[] {
  const about = { claimId: ID, physicianId: null, denialId: null, ruleIds: [], note: '' };
  const target = { id: ID, revision: 1 };
  const text = { subject: 'x', body: 'x' };
  return [
    { ...about, kind: 'estimate', faxCover: false, orderForm: false },
    { ids: [ID] },
    { kind: 'estimate', own: null, text },
    { kind: 'estimate', own: target },
    { kind: 'estimate', text, claimId: null },
    { query: '', physicianId: null, states: [], offset: 0, limit: 1 },
    { ids: [], physicianId: null },
    { ids: [ID], on: '2026-10-01', by: 'fax' },
    { ...target, on: '2026-10-01', documentId: null },
    { ...target, reason: 'x' },
    { ...target, values: { note: '', againOn: null } },
  ];
}

/** The least input that a channel's schema accepts, so that the role is what is judged. */
function validInput(channel: ChannelName): unknown {
  const candidates: unknown[] = [
    {},
    { id: ID },
    { id: ID, revision: 1 },
    { userId: ID },
    { code: 'x' },
    { query: '', offset: 0, limit: 1 },
    { query: '', limit: 1 },
    { ownerId: null },
    { id: ID, ownerId: null },
    { withinDays: 1 },
    { equipmentId: ID },
    { packetId: ID, part: 1 },
    { claimId: ID },
    { claimId: ID, offset: { right: 0, down: 0 } },
    { offset: { right: 0, down: 0 } },
    { patientId: ID },
    { query: '', state: null, offset: 0, limit: 1 },
    { month: '2026-10', after: null, limit: 1 },
    { month: '2026-10', rentalIds: [ID] },
    { month: '2026-10' },
    { uploadId: 'x' },
    { uploadId: 'x', releasedOn: null },
    { uploadId: 'x', releasedOn: null, sha256: 'x' },
    { queue: 'sent', ownerId: null, offset: 0, limit: 1 },
    { query: '', ownership: null, offset: 0, limit: 1 },
    { query: '', sealed: null, offset: 0, limit: 1 },
    { query: '', type: null, patientId: null, offset: 0, limit: 1 },
    { query: '', states: [], kind: null, payerId: null, sort: 'newest', offset: 0, limit: 1 },
    { kind: 'patient', id: ID, offset: 0, limit: 1 },
    { kind: 'repair', patientId: ID, equipmentId: null, visitId: null },
    { equipmentId: ID, visitId: null },
    {
      equipmentId: ID,
      visitId: null,
      decision: 'replace',
      remainingMonths: null,
      reason: 'because it is so, today',
      signedName: 'x',
    },
    { id: ID, revision: 1, state: 'draft', note: '' },
    { id: ID, ruleId: 'x', reason: 'because it is so, today', expiresOn: null },
    { id: ID, ruleId: 'x' },
    { id: ID, note: '' },
    { id: ID, to: 'desk', note: 'x' },
    { for: 'desk' },
    { equipmentId: null, after: '' },
    { documentId: ID },
    { id: null, revision: null, values: { documentId: ID, marks: [] } },
    { id: ID, revision: 1, signedName: 'x' },
    { id: ID, path: 'complaint', after: 'x', reason: 'x' },
    { current: 'x', next: 'x' },
    { next: 'x' },
    { code: 'x', name: 'x', reason: 'x' },
    ...people(),
    ...letters(),
    ...exchange(),
    ...register(),
    ...upkeep(),
    ...saves(),
  ];
  const { input } = contract[channel];
  const fitting = candidates.find((candidate) => input.safeParse(candidate).success);
  if (fitting === undefined) throw new Error(`no valid input for ${channel} in this test: add one`);
  return fitting;
}
