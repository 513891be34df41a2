import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ClaimView } from '../../../shared/contract/claims.ts';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { type ClaimValues, ClaimValues as ValuesSchema } from '../../../shared/domain/claim.ts';
import { gapText } from '../../../shared/rules/evaluate.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { pdfFile } from '../../support/files.ts';
import { FULL_KINDS, twoPatients } from '../../support/sampleRecords.ts';

const ALL: InputOf<'claims.list'> = {
  query: '',
  states: [],
  kind: null,
  payerId: null,
  sort: 'oldest',
  offset: 0,
  limit: 100,
};

function valuesOf(view: ClaimView): ClaimValues {
  const { claim } = view.theCase;
  return ValuesSchema.parse(
    Object.fromEntries(
      Object.keys(ValuesSchema.shape).map((field) => [field, claim[field as keyof ClaimValues]]),
    ),
  );
}

/** The sample claim whose note holds a word. */
async function practiceClaim(app: AppUnderTest, lesson: string): Promise<ClaimView> {
  const { rows } = await app.get('claims.list', ALL);
  for (const { id } of rows) {
    const view = await app.get('claims.get', { id });
    if (view.theCase.claim.note.includes(lesson)) return view;
  }
  throw new Error(`no practice claim about ${lesson}`);
}

async function claimIn(
  app: AppUnderTest,
  state: 'draft' | 'review' | 'finalised' | 'denied',
): Promise<ClaimView> {
  const { rows } = await app.get('claims.list', { ...ALL, states: [state] });
  const clean = rows.find(({ blockers, kind }) => blockers === 0 && FULL_KINDS.includes(kind));
  if (!clean) throw new Error(`no clean claim is ${state}`);
  return app.get('claims.get', { id: clean.id });
}

describe('from the service log to a claim', () => {
  test('a sealed visit becomes a claim that asks nothing twice', async () => {
    const app = await aSampleOffice();
    const from = await claimIn(app, 'draft');
    const { visitId, patientId } = from.theCase.claim;
    const claim = await app.get('claims.create', { kind: 'repair', patientId, equipmentId: null, visitId });
    const { theCase } = await app.get('claims.get', { id: claim.id });
    expect(claim.number).not.toBe(from.theCase.claim.number);
    expect(theCase.visit?.id).toBe(visitId);
    expect(theCase.equipment?.id).toBe(from.theCase.equipment?.id);
    expect(theCase.coverage?.id).toBe(from.theCase.coverage?.id);
    expect(theCase.order?.id).toBe(from.theCase.order?.id);
    expect(claim).toMatchObject({
      dateOfService: from.theCase.visit?.visitedOn,
      placeOfService: '12',
      state: 'draft',
    });
    expect(claim.diagnosisCodes).toEqual(from.theCase.diagnoses.map(({ code }) => code));
    expect(claim.lines[0]).toMatchObject({ code: 'L7600', modifiers: [], units: 1, chargeCents: 24_150 });
    expect(theCase.documents.map(({ type }) => type).sort()).toEqual([
      'clinicalNote',
      'partsInvoice',
      'physicianOrder',
    ]);
  });

  test('no modifier that attests anything is carried over', async () => {
    const app = await aSampleOffice();
    const rental = await claimIn(app, 'review');
    const { patientId, equipmentId } = rental.theCase.claim;
    const claim = await app.get('claims.create', {
      kind: 'portableRental',
      patientId,
      equipmentId,
      visitId: null,
    });
    expect(claim.lines[0]?.modifiers).toEqual(['RR']);
    expect(claim.attestation).toEqual({
      criteriaAttestedBy: '',
      criteriaAttestedOn: null,
      codeMeaning: null,
    });
    expect(claim.rental.portableReason).toBe('');
  });

  test('a visit of another patient is refused', async () => {
    const app = await aSampleOffice();
    const one = await claimIn(app, 'draft');
    const other = await claimIn(app, 'denied');
    const fault = await app.refused('claims.create', {
      kind: 'repair',
      patientId: one.theCase.claim.patientId,
      equipmentId: null,
      visitId: other.theCase.claim.visitId,
    });
    expect(fault).toMatchObject({ kind: 'invalid', issues: [{ path: 'visitId' }] });
  });
});

describe('saving', () => {
  test('the second of two editors is told what changed and by whom, and nothing is written', async () => {
    const app = await aSampleOffice();
    const view = await claimIn(app, 'draft');
    const { id, revision } = view.theCase.claim;
    const mine = valuesOf(view);
    await actAs(app, 'office');
    await app.get('claims.save', { id, revision, values: { ...mine, placeOfService: '13', note: 'Theirs' } });
    const fault = await app.refused('claims.save', { id, revision, values: { ...mine, note: 'Mine' } });
    expect(fault).toMatchObject({
      kind: 'conflict',
      changed: [
        { path: 'placeOfService', current: '13', by: 'Dee Sampledesk' },
        { path: 'note', current: 'Theirs', by: 'Dee Sampledesk' },
      ],
    });
    expect((await app.get('claims.get', { id })).theCase.claim.note).toBe('Theirs');
  });

  test('a change of the patient’s order changes the claim’s findings and its queue at once', async () => {
    const app = await aSampleOffice();
    const view = await practiceClaim(app, 'names no saturation');
    const { order } = view.theCase;
    if (!order) throw new Error('the claim has no order');
    expect(view.evaluation.finalisable).toBe(false);
    const { id, revision, ...values } = order;
    await app.get('orders.save', { id, revision, values: { ...values, saturation: 86 } });
    const after = await app.get('claims.get', { id: view.theCase.claim.id });
    expect(after.evaluation.finalisable).toBe(true);
    const { rows } = await app.get('work.queue', {
      queue: 'readyToReview',
      ownerId: null,
      offset: 0,
      limit: 50,
    });
    expect(rows.map((row) => row.id)).toContain(view.theCase.claim.id);
    const { undone } = await app.get('undo.last', {});
    expect(undone).toBe('Change order');
    const { rows: back } = await app.get('work.queue', {
      queue: 'missingDocuments',
      ownerId: null,
      offset: 0,
      limit: 50,
    });
    expect(back.map((row) => row.id)).toContain(view.theCase.claim.id);
  });

  test('payer settings say beforehand what they would change, and change it when saved', async () => {
    const app = await aSampleOffice();
    const view = await practiceClaim(app, 'costs more than the payer allows');
    const { payer, claim } = view.theCase;
    if (!payer) throw new Error('the claim has no payer');
    const { id, revision, ...values } = payer;
    const settings = { ...values.settings, repair: { ...values.settings.repair, costCapPercent: 90 } };
    const preview = await app.get('payers.preview', { id, settings });
    expect(preview.effects.find(({ claimId }) => claimId === claim.id)?.settled).toMatchObject([
      { rule: 'L7600-PAY-COSTRATIO' },
    ]);
    expect((await app.get('claims.get', { id: claim.id })).evaluation.finalisable).toBe(false);
    await app.get('payers.save', { id, revision, values: { ...values, settings } });
    expect((await app.get('claims.get', { id: claim.id })).evaluation.finalisable).toBe(true);
  });
});

describe('overrides and finalizing', () => {
  test('a blocked claim is refused with the rules that block it', async () => {
    const app = await aSampleOffice();
    const view = await practiceClaim(app, 'no physician order');
    const { id, revision } = view.theCase.claim;
    const fault = await app.refused('claims.finalise', { id, revision });
    expect(fault).toMatchObject({ kind: 'blocked', rules: ['L7600-DOC-ORDER'] });
  });

  test('the billing lead sets a finding aside with a reason; office staff may not; it can be withdrawn', async () => {
    const app = await aSampleOffice();
    const view = await practiceClaim(app, 'no physician order');
    const { id } = view.theCase.claim;
    const override = {
      id,
      ruleId: 'L7600-DOC-ORDER',
      reason: 'Order confirmed by telephone, paper follows',
      expiresOn: null,
    };
    await actAs(app, 'office');
    expect((await app.refused('claims.override', override)).kind).toBe('forbidden');
    await actAs(app, 'billingLead');
    expect((await app.refused('claims.override', { ...override, reason: 'no' })).kind).toBe('invalid');
    expect(await app.refused('claims.override', { ...override, expiresOn: '2026-11-01' })).toMatchObject({
      issues: [{ path: 'expiresOn' }],
    });
    const after = await app.get('claims.override', override);
    expect(after.evaluation.finalisable).toBe(true);
    expect(after.theCase.claim.overrides[0]).toMatchObject({
      role: 'billingLead',
      userName: 'Bill Sampleclaims',
    });
    const withdrawn = await app.get('claims.withdrawOverride', { id, ruleId: 'L7600-DOC-ORDER' });
    expect(withdrawn.evaluation.finalisable).toBe(false);
    expect(withdrawn.theCase.claim.overrides[0]?.withdrawnAt).not.toBeNull();
  });

  test('a finding that must be mended cannot be set aside', async () => {
    const app = await aSampleOffice();
    const view = await claimIn(app, 'review');
    const { id, revision } = view.theCase.claim;
    const values = valuesOf(view);
    const unattested = {
      ...values,
      attestation: { criteriaAttestedBy: '', criteriaAttestedOn: null, codeMeaning: null },
    };
    await app.get('claims.save', { id, revision, values: unattested });
    const fault = await app.refused('claims.override', {
      id,
      ruleId: 'E1392-MOD-KX',
      reason: 'We are quite sure of it',
      expiresOn: null,
    });
    expect(fault.kind).toBe('forbidden');
    expect((await app.get('claims.get', { id })).theCase.claim.overrides).toEqual([]);
  });

  test('a finalized claim is frozen: later changes of its records do not reach it', async () => {
    const app = await aSampleOffice();
    const view = await claimIn(app, 'draft');
    const { id, revision } = view.theCase.claim;
    const frozen = await app.get('claims.finalise', { id, revision });
    expect(frozen).toMatchObject({ frozen: true, finalisedBy: 'Olive Sampleowner' });
    const { id: patientId, revision: patientRevision, ...patient } = frozen.theCase.patient;
    await app.get('patients.save', {
      id: patientId,
      revision: patientRevision,
      values: { ...patient, lastName: 'Renamed' },
    });
    const after = await app.get('claims.get', { id });
    expect(after.theCase.patient.lastName).toBe(patient.lastName);
    expect(after.evaluation).toEqual(frozen.evaluation);
    const fault = await app.refused('claims.save', {
      id,
      revision: after.theCase.claim.revision,
      values: valuesOf(after),
    });
    expect(fault.kind).toBe('blocked');
  });

  test('is judged again as it was, and nothing newer reaches it', async () => {
    const app = await aSampleOffice();
    const view = await claimIn(app, 'draft');
    const { id, revision } = view.theCase.claim;
    expect(await app.get('claims.replay', { id })).toBeNull();
    const { evaluation } = await app.get('claims.finalise', { id, revision });
    app.clock.now = Date.parse('2029-03-01T16:00:00.000Z');
    expect(await app.get('claims.replay', { id })).toEqual({
      replay: { packs: evaluation.packs, missing: [], changes: [] },
      newer: null,
    });
  });

  test('is seen at once by the other open claims of its device', async () => {
    const app = await aSampleOffice();
    const view = await claimIn(app, 'draft');
    const { patientId, visitId, id, revision } = view.theCase.claim;
    const others: string[] = [];
    for (let more = 0; more < 2; more += 1) {
      others.push(
        (await app.get('claims.create', { kind: 'repair', patientId, equipmentId: null, visitId })).id,
      );
    }
    const { payer } = view.theCase;
    if (!payer) throw new Error('the claim has no payer');
    const { id: payerId, revision: payerRevision, ...values } = payer;
    const repair = { ...values.settings.repair, frequency: { repairs: 1, months: 12 } };
    const settings = { ...values.settings, repair };
    await app.get('payers.save', { id: payerId, revision: payerRevision, values: { ...values, settings } });
    await app.get('claims.finalise', { id, revision });
    const { rows } = await app.get('claims.list', { ...ALL, sort: 'newest' });
    for (const other of others) {
      const { evaluation } = await app.get('claims.get', { id: other });
      expect(evaluation.findings.map(({ rule }) => rule)).toContain('L7600-DENY-FREQUENCY');
      const row = rows.find((candidate) => candidate.id === other);
      expect(row?.gapText).toBe(gapText(evaluation));
    }
  });

  test('is corrected by a new claim that knows what it replaces and shows the difference', async () => {
    const app = await aSampleOffice();
    const denied = await claimIn(app, 'denied');
    const { id } = denied.theCase.claim;
    const correction = await app.get('claims.correct', { id });
    expect(correction).toMatchObject({ replacesId: id, state: 'draft', overrides: [] });
    expect((await app.refused('claims.correct', { id })).kind).toBe('blocked');
    const view = await app.get('claims.get', { id: correction.id });
    expect(view.replaces?.number).toBe(denied.theCase.claim.number);
    const values = valuesOf(view);
    const lines = values.lines.map((line) => ({ ...line, chargeCents: 20_000 }));
    await app.get('claims.save', {
      id: correction.id,
      revision: view.theCase.claim.revision,
      values: { ...values, lines },
    });
    const difference = await app.get('claims.difference', { id: correction.id });
    expect(difference).toEqual([
      expect.objectContaining({ path: 'claim.lines.0.chargeCents', before: 24_150, after: 20_000 }),
      // A payer had decided on it: it goes under that payer's number.
      expect.objectContaining({ path: 'claim.filing.frequency', after: 'replacement' }),
      expect.objectContaining({ path: 'claim.filing.payerClaimNumber' }),
    ]);
  });

  test('moves only where its state allows, and a hold needs its reason', async () => {
    const app = await aSampleOffice();
    const view = await claimIn(app, 'draft');
    const { id, revision } = view.theCase.claim;
    expect((await app.refused('claims.setState', { id, revision, state: 'paid', note: '' })).kind).toBe(
      'blocked',
    );
    expect((await app.refused('claims.setState', { id, revision, state: 'finalised', note: '' })).kind).toBe(
      'blocked',
    );
    expect((await app.refused('claims.setState', { id, revision, state: 'onHold', note: ' ' })).kind).toBe(
      'invalid',
    );
    const held = await app.get('claims.setState', {
      id,
      revision,
      state: 'onHold',
      note: 'Waiting for the payer',
    });
    expect(held.theCase.claim).toMatchObject({ state: 'onHold', holdReason: 'Waiting for the payer' });
    expect(held.events.at(-1)).toMatchObject({ state: 'onHold', note: 'Waiting for the payer' });
  });
});

describe('the packet', () => {
  test('of a finalized claim has the same bytes every time, and a name that tells nobody', async () => {
    const app = await aSampleOffice();
    const { theCase } = await claimIn(app, 'finalised');
    const hashes: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      const packet = await app.get('claims.packet', { id: theCase.claim.id });
      const file = await app.core.getFile('output', packet.outputId);
      if (!file) throw new Error('the packet is not there');
      expect(file.name).toBe(`${theCase.claim.number}-packet.pdf`);
      expect(Buffer.from(file.bytes).subarray(0, 5).toString()).toBe('%PDF-');
      hashes.push(createHash('sha256').update(file.bytes).digest('hex'));
    }
    expect(hashes[0]).toBe(hashes[1]);
  });

  test('of an open claim is a draft', async () => {
    const app = await aSampleOffice();
    const { theCase } = await claimIn(app, 'draft');
    const packet = await app.get('claims.packet', { id: theCase.claim.id });
    expect(packet.fileName).toBe(`${theCase.claim.number}-draft-packet.pdf`);
    expect(packet.problems).toEqual([]);
  });

  test('holds a paper that was dropped in', async () => {
    const app = await aSampleOffice();
    const { theCase } = await claimIn(app, 'draft');
    const before = await app.get('claims.packet', { id: theCase.claim.id });
    const paper = await pdfFile('extra.pdf', ['Extra page one'], ['Extra page two']);
    const uploadId = await app.upload(paper.buffer, paper.name);
    const values = {
      type: 'correspondence',
      documentDate: null,
      title: 'Extra',
      patientId: theCase.patient.id,
      equipmentId: null,
      visitId: null,
      author: '',
      signed: null,
      invoiceTotalCents: null,
      invoiceNumber: '',
      statesContinuedNeed: null,
      note: '',
    } as const;
    const { document } = await app.get('documents.add', { uploadId, values, claimId: theCase.claim.id });
    expect(document).toMatchObject({ pages: 2, condition: 'readable', bytes: paper.buffer.length });
    const after = await app.get('claims.packet', { id: theCase.claim.id });
    expect(after.pages).toBe(before.pages + 2);
    const served = await app.core.getFile('files', document.id);
    expect(Buffer.from(served?.bytes ?? []).equals(paper.buffer)).toBe(true);
  });
});

describe('what may stand on a claim', () => {
  test('is of its own patient: coverage, order, test, visit, device, papers', async () => {
    const app = await aSampleOffice();
    const { mine, theirs } = await twoPatients(app);
    const denied = await claimIn(app, 'denied');
    const { id, revision } = mine.theCase.claim;
    const values = valuesOf(mine);
    const foreign = {
      coverageId: theirs.theCase.claim.coverageId,
      orderId: theirs.theCase.claim.orderId,
      oxygenTestId: theirs.theCase.claim.oxygenTestId,
      visitId: denied.theCase.claim.visitId,
      equipmentId: theirs.theCase.claim.equipmentId,
    };
    for (const [field, value] of Object.entries(foreign)) {
      expect(value, field).not.toBeNull();
      const fault = await app.refused('claims.save', { id, revision, values: { ...values, [field]: value } });
      expect(fault, field).toMatchObject({ kind: 'invalid', issues: [{ path: field }] });
      expect(fault.message, field).toMatch(/another patient\. Choose/);
    }
    const documentIds = [...values.documentIds, ...theirs.theCase.claim.documentIds];
    const fault = await app.refused('claims.save', { id, revision, values: { ...values, documentIds } });
    expect(fault.kind === 'invalid' && fault.issues.map(({ path }) => path)).toEqual(
      theirs.theCase.claim.documentIds.map((_, index) => `documentIds.${values.documentIds.length + index}`),
    );
    expect((await app.get('claims.get', { id })).theCase).toEqual(mine.theCase);
  });

  test('is not a record that was removed; one removed since keeps nothing else from being saved', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { id, revision } = mine.theCase.claim;
    const values = valuesOf(mine);
    const { order } = mine.theCase;
    await app.get('orders.remove', { id: order?.id ?? '', revision: order?.revision ?? 0 });
    const saved = await app.get('claims.save', { id, revision, values: { ...values, note: 'Goes on' } });
    const without = await app.get('claims.save', {
      id,
      revision: saved.theCase.claim.revision,
      values: { ...values, orderId: null },
    });
    const again = { id, revision: without.theCase.claim.revision, values };
    expect(await app.refused('claims.save', again)).toMatchObject({ issues: [{ path: 'orderId' }] });
  });

  test('its kind and its patient stay', async () => {
    const app = await aSampleOffice();
    const { mine, theirs } = await twoPatients(app);
    const { id, revision } = mine.theCase.claim;
    const values = { ...valuesOf(mine), patientId: theirs.theCase.patient.id };
    expect((await app.refused('claims.save', { id, revision, values })).kind).toBe('invalid');
  });

  test('lines of another claim are not taken over', async () => {
    const app = await aSampleOffice();
    const { mine, theirs } = await twoPatients(app);
    const { id, revision } = mine.theCase.claim;
    const values = { ...valuesOf(mine), lines: valuesOf(theirs).lines };
    expect(await app.refused('claims.save', { id, revision, values })).toMatchObject({ kind: 'invalid' });
  });
});

describe('at the edges', () => {
  const NOBODY = '019a0000-0000-7000-8000-000000000009';

  test('a reason of blanks sets nothing aside', async () => {
    const app = await aSampleOffice();
    const view = await practiceClaim(app, 'no physician order');
    const input = {
      id: view.theCase.claim.id,
      ruleId: 'L7600-DOC-ORDER',
      reason: ' '.repeat(40),
      expiresOn: null,
    };
    expect(await app.refused('claims.override', input)).toMatchObject({ issues: [{ path: 'reason' }] });
  });

  test('a reason to hold that the queue cannot show whole is refused in words', async () => {
    const app = await aSampleOffice();
    const { id, revision } = (await claimIn(app, 'draft')).theCase.claim;
    const move = { id, revision, state: 'onHold' } as const;
    const fault = await app.refused('claims.setState', { ...move, note: 'x'.repeat(201) });
    expect(fault).toMatchObject({ kind: 'invalid', issues: [{ path: 'note' }] });
    const held = await app.get('claims.setState', { ...move, note: 'x'.repeat(200) });
    expect(held.theCase.claim.holdReason).toHaveLength(200);
  });

  test('a claim that was closed unfinished is neither changed, overridden nor finalized', async () => {
    const app = await aSampleOffice();
    const view = await practiceClaim(app, 'no physician order');
    const { id, revision } = view.theCase.claim;
    const closed = await app.get('claims.setState', { id, revision, state: 'closed', note: '' });
    const target = { id, revision: closed.theCase.claim.revision };
    const reason = 'Order confirmed by telephone';
    const refusals = [
      await app.refused('claims.save', { ...target, values: valuesOf(view) }),
      await app.refused('claims.override', { id, ruleId: 'L7600-DOC-ORDER', reason, expiresOn: null }),
      await app.refused('claims.withdrawOverride', { id, ruleId: 'L7600-DOC-ORDER' }),
      await app.refused('claims.finalise', target),
      await app.refused('claims.setState', { ...target, state: 'draft', note: '' }),
    ];
    expect(refusals.map(({ kind }) => kind)).toEqual(Array(5).fill('blocked'));
  });

  test('a correction that was closed unfinished leaves room for another', async () => {
    const app = await aSampleOffice();
    const { id } = (await claimIn(app, 'denied')).theCase.claim;
    const first = await app.get('claims.correct', { id });
    await app.get('claims.setState', { id: first.id, revision: first.revision, state: 'closed', note: '' });
    const second = await app.get('claims.correct', { id });
    expect(second.replacesId).toBe(id);
    expect((await app.refused('claims.correct', { id })).kind).toBe('blocked');
    expect((await app.refused('claims.correct', { id: second.id })).kind).toBe('blocked');
  });

  test('is owned by people who are there, or by nobody', async () => {
    const app = await aSampleOffice();
    const { id } = (await claimIn(app, 'draft')).theCase.claim;
    const lead = (await app.get('users.list', {})).find(({ role }) => role === 'billingLead');
    expect((await app.get('claims.assign', { id, ownerId: lead?.id ?? '' })).ownerName).toBe(lead?.name);
    expect((await app.refused('claims.assign', { id, ownerId: NOBODY })).kind).toBe('notFound');
    expect((await app.get('claims.assign', { id, ownerId: null })).ownerName).toBe('');
  });

  test('one that never was is not found, whatever is asked', async () => {
    const app = await aSampleOffice();
    const values = valuesOf(await claimIn(app, 'draft'));
    const target = { id: NOBODY, revision: 1 };
    const reason = 'Because it is so, today';
    const refusals = [
      await app.refused('claims.get', { id: NOBODY }),
      await app.refused('claims.save', { ...target, values }),
      await app.refused('claims.assign', { id: NOBODY, ownerId: null }),
      await app.refused('claims.setState', { ...target, state: 'review', note: '' }),
      await app.refused('claims.override', {
        id: NOBODY,
        ruleId: 'L7600-DOC-ORDER',
        reason,
        expiresOn: null,
      }),
      await app.refused('claims.withdrawOverride', { id: NOBODY, ruleId: 'L7600-DOC-ORDER' }),
      await app.refused('claims.finalise', target),
      await app.refused('claims.correct', { id: NOBODY }),
      await app.refused('claims.difference', { id: NOBODY }),
      await app.refused('claims.packet', { id: NOBODY }),
    ];
    expect(refusals.map(({ kind }) => kind)).toEqual(Array(10).fill('notFound'));
  });
});
