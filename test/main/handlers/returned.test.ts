import { describe, expect, test } from 'vitest';
import { NO_AUDIT_FILTER } from '../../../shared/contract/auditTrail.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { ClaimValues } from '../../../shared/domain/claim.ts';
import { exampleRental } from '../../../shared/rules/examples/exampleRental.ts';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { ALL_CLAIMS, there } from '../../support/sampleRecords.ts';
import { aCut, aPaidClaim, aPaidLine, aRemit, file835, reversalOf } from '../../support/edi/returnedFiles.ts';
import { file277, file999 } from '../../support/edi/returnedReplies.ts';

type Batch = OutputOf<'batches.write'>;
type View = OutputOf<'batches.get'>;

const ALL_DENIALS: InputOf<'denials.list'> = {
  query: '',
  kind: null,
  states: [],
  ownerId: null,
  offset: 0,
  limit: 50,
};

async function take(app: AppUnderTest, text: string) {
  const uploadId = await app.upload(Buffer.from(text, 'latin1'), 'back.txt', 'text/plain');
  return app.get('returned.take', { uploadId });
}

/** The sample's own: a member number that nobody knows. */
const SAMPLE_REJECTION = '164';

/** Each file here has one set, which counts up with its group. */
function setOf({ groupNumber }: Batch): string {
  return String(groupNumber).padStart(4, '0');
}

/** Refusals beside those that the sample office begins with. */
async function newDenials(app: AppUnderTest) {
  const { rows } = await app.get('denials.list', ALL_DENIALS);
  return rows.filter(
    ({ claimState, denial }) =>
      denial.reason !== SAMPLE_REJECTION && (claimState !== 'denied' || !denial.remarks.includes('N115')),
  );
}

/** The claims that wait, in a file that somebody sent. */
async function aSentBatch(): Promise<{ app: AppUnderTest; batch: Batch; view: View }> {
  const app = await aSampleOffice();
  const partner = there((await app.get('partners.list', {}))[0]);
  const { claims } = await app.get('batches.ready', { partnerId: partner.id });
  const claimIds = claims.map(({ id }) => id);
  const batch = await app.get('batches.write', { partnerId: partner.id, claimIds });
  await app.get('batches.sent', { id: batch.id, note: '' });
  return { app, batch, view: await app.get('batches.get', { id: batch.id }) };
}

/** A repair of the sample with labor and parts, finalized and sent. */
async function aRepairOfTwoLines(app: AppUnderTest) {
  const partnerId = there((await app.get('partners.list', {}))[0]).id;
  const { rows } = await app.get('claims.list', { ...ALL_CLAIMS, states: ['draft', 'review', 'onHold'] });
  for (const { id } of rows) {
    const { theCase, evaluation } = await app.get('claims.get', { id });
    const { lines, number, revision } = theCase.claim;
    if (lines.length < 2 || !evaluation.finalisable) continue;
    // The practitioner who ordered the chair is told on every line to Medicare, though the repair needs no order.
    const { id: _id, revision: _revision, ...order } = there(exampleRental().order);
    const { id: physicianId } = there(
      (await app.get('physicians.list', { query: '', offset: 0, limit: 1 })).rows[0],
    );
    const { patientId } = theCase.claim;
    const kept = await app.get('orders.save', {
      id: null,
      revision: null,
      values: { ...order, patientId, physicianId, covers: 'purchase', documentId: null },
    });
    const values = ClaimValues.parse(
      Object.fromEntries(
        Object.keys(ClaimValues.shape).map((field) => [field, theCase.claim[field as keyof ClaimValues]]),
      ),
    );
    const saved = await app.get('claims.save', { id, revision, values: { ...values, orderId: kept.id } });
    await app.get('claims.finalise', { id, revision: saved.theCase.claim.revision });
    const batch = await app.get('batches.write', { partnerId, claimIds: [id] });
    await app.get('batches.sent', { id: batch.id, note: '' });
    return { claimId: id, number, lines };
  }
  throw new Error('the sample has no claim of two lines that can be finalized');
}

async function stateOf(app: AppUnderTest, id: string) {
  return (await app.get('claims.get', { id })).theCase.claim.state;
}

/** A claim of the batch as a payer answers it, each line paid in full but for what `cuts` takes. */
async function answered(
  app: AppUnderTest,
  claimId: string,
  cuts: (line: number) => ReturnType<typeof aCut>[] = () => [],
  status = '1',
) {
  const { theCase } = await app.get('claims.get', { id: claimId });
  const { claim } = theCase;
  return aPaidClaim({
    number: claim.number,
    status,
    payerNumber: 'ICN7',
    lines: claim.lines.map((line, at) =>
      aPaidLine({
        code: line.code,
        modifiers: line.modifiers,
        units: line.units ?? 1,
        charge: line.chargeCents ?? 0,
        date: there(claim.dateOfService),
        control: `${claim.number.replaceAll('-', '')}L${at + 1}`,
        cuts: cuts(at),
      }),
    ),
  });
}

describe('answers to a claims file', () => {
  test('a 999 that takes it is told once, however often the file is taken in', async () => {
    const { app, batch } = await aSentBatch();
    const text = file999({
      group: String(batch.groupNumber),
      letter: 'A',
      counts: [1, 1, 1],
      sets: [{ control: setOf(batch), letter: 'A', reasons: [], errors: [] }],
    });
    const first = await take(app, text);
    expect(first).toMatchObject({ already: false, file: { kind: '999', summary: { acknowledgments: 1 } } });
    const before = await app.get('batches.get', { id: batch.id });
    expect(before.events.at(-1)?.kind).toBe('acknowledged');
    expect(before.row.acknowledged).toBe(true);
    expect(await take(app, text)).toMatchObject({ already: true, file: { id: first.file.id } });
    // The same interchange with line breaks is another file with nothing new in it.
    const again = await take(app, text.replaceAll('~', '~\n'));
    expect(again).toMatchObject({ already: false, file: { summary: { known: 1, acknowledgments: 0 } } });
    expect((await app.get('batches.get', { id: batch.id })).events).toEqual(before.events);
  });

  test('a refused set names the field, and the claims beside it can go again as they are', async () => {
    const { app, batch, view } = await aSentBatch();
    const opened = await app.get('batches.open', { id: batch.id });
    const file = await app.core.getFile('output', opened.outputId);
    const segments = Buffer.from(there(file).bytes).toString('latin1').split('~').slice(2);
    const target = there(view.claims[1]);
    const clm = segments.findIndex((segment) => segment.startsWith(`CLM*${target.number}*`));
    const hi = segments.findIndex((segment, at) => at > clm && segment.startsWith('HI*'));
    await take(
      app,
      file999({
        group: String(batch.groupNumber),
        letter: 'R',
        counts: [1, 1, 0],
        sets: [
          {
            control: setOf(batch),
            letter: 'R',
            reasons: ['5'],
            errors: [
              {
                segment: 'HI',
                position: hi + 1,
                loop: '2300',
                code: '8',
                claimNumber: target.number,
                elements: [{ at: [1, 2, null], dataElement: '1271', code: '7', value: 'X' }],
              },
            ],
          },
        ],
      }),
    );
    for (const { claimId } of view.claims) expect(await stateOf(app, claimId)).toBe('rejected');
    const after = await app.get('batches.get', { id: batch.id });
    const own = after.events.filter(({ claimId, kind }) => kind === 'rejected' && claimId !== null);
    expect(own.map(({ claimId }) => claimId)).toEqual([target.claimId]);
    expect(own[0]?.refusals[0]).toMatchObject({ path: 'claim.diagnosisCodes.0', box: '21A' });
    const rows = await newDenials(app);
    // Those that were refused with it are one line of work: they go again as they are.
    expect(rows.map(({ denial }) => denial.nextStep).sort()).toEqual(['correctAsNew', 'sendAgain']);
    expect(rows.find(({ denial }) => denial.nextStep === 'correctAsNew')).toMatchObject({
      claimNumber: target.number,
      denial: { kind: 'rejected', nextStep: 'correctAsNew', state: 'open' },
    });
    const ready = await app.get('batches.ready', { partnerId: batch.partnerId });
    expect(ready.claims.map(({ id }) => id).sort()).toEqual(view.claims.map(({ claimId }) => claimId).sort());
  });

  test('an answer to a file that was never sent changes nothing and is counted', async () => {
    const { app, view } = await aSentBatch();
    const { file } = await take(app, file999({ group: '777', letter: 'R', counts: [1, 1, 0], sets: [] }));
    expect(file.summary).toMatchObject({ strange: 1, rejected: 0 });
    expect(file.doubts.map(({ what }) => what)).toContain('strange');
    for (const { claimId } of view.claims) expect(await stateOf(app, claimId)).toBe('sent');
  });

  test('a 277CA rejects one claim and takes another', async () => {
    const { app, batch, view } = await aSentBatch();
    const [good, bad] = [there(view.claims[0]), there(view.claims[1])];
    const taken = await take(
      app,
      file277({
        batch: batch.reference,
        accepted: 1,
        rejected: 1,
        claims: [
          {
            number: good.number,
            stc: [{ codes: [['A2', '20', 'PR']], action: 'WQ', cents: good.chargeCents }],
            payerNumber: 'ICN1',
            lines: [],
          },
          {
            number: bad.number,
            stc: [{ codes: [['A7', '164', 'IL']], action: 'U', cents: bad.chargeCents }],
            payerNumber: null,
            lines: [],
          },
        ],
      }),
    );
    expect(taken.file.summary).toMatchObject({ accepted: 1, rejected: 1, denials: 1 });
    expect(await stateOf(app, good.claimId)).toBe('sent');
    expect(await stateOf(app, bad.claimId)).toBe('rejected');
    const events = await app.get('batches.ofClaim', { claimId: bad.claimId });
    expect(events.at(-1)).toMatchObject({ kind: 'rejected', refusals: [{ path: 'coverage.memberId' }] });
    expect(events.at(-1)?.refusals[0]?.words).toBe(
      'Rejected: information is not valid. The member or policy number (subscriber).',
    );
    expect((await app.get('batches.ofClaim', { claimId: good.claimId })).at(-1)).toMatchObject({
      kind: 'payerAccepted',
      note: 'ICN1',
    });
    expect(await app.get('batches.get', { id: batch.id })).toMatchObject({
      row: { rejected: 1, accepted: 1 },
    });
  });

  test('what is no X12 is refused with what to choose instead, and nothing is kept', async () => {
    const { app } = await aSentBatch();
    const uploadId = await app.upload(Buffer.from('Dear supplier'), 'letter.txt', 'text/plain');
    const fault = await app.refused('returned.take', { uploadId });
    expect(fault).toMatchObject({ kind: 'invalid' });
    // The sample office has two of its own.
    expect((await app.get('returned.list', { offset: 0, limit: 10 })).total).toBe(2);
  });
});

describe('a remittance', () => {
  test('is posted line by line; a denied line is work, with its deadline and the rules that would have warned', async () => {
    const app = await aSampleOffice();
    const target = await aRepairOfTwoLines(app);
    const denied = there(target.lines[1]);
    const claim = await answered(app, target.claimId, (line) =>
      line === 1 ? [aCut('CO', '50', denied.chargeCents ?? 0)] : [],
    );
    const { file } = await take(app, file835([aRemit({ claims: [claim] })]));
    expect(file.summary).toMatchObject({ remittances: 1, posted: 1, waiting: 0, denials: 1 });
    expect(await stateOf(app, target.claimId)).toBe('paid');
    const payments = await app.get('payments.ofClaim', { claimId: target.claimId });
    expect(payments.map(({ lineId }) => lineId)).toEqual(target.lines.map(({ id }) => id));
    expect(payments.reduce((sum, { paidCents }) => sum + paidCents, 0)).toBe(claim.paid);
    const [row] = await newDenials(app);
    expect(row).toMatchObject({
      claimNumber: target.number,
      code: denied.code,
      denial: {
        kind: 'denied',
        lineId: denied.id,
        reasonGroup: 'CO',
        reason: '50',
        cents: denied.chargeCents,
        receivedOn: '2026-11-21',
      },
    });
    const view2 = await app.get('denials.get', { id: there(row).denial.id });
    expect(view2.payerClaimNumber).toBe('ICN7');
    expect(there(row).denial.dueOn).not.toBeNull();
    // The trail has it under the patient, as taken in and as what it changed.
    const { theCase } = await app.get('claims.get', { id: target.claimId });
    const trail = await app.get('auditTrail.list', {
      filter: { ...NO_AUDIT_FILTER, patientId: there(theCase.patient).id, kinds: ['import', 'change'] },
      before: null,
      limit: 2,
    });
    expect(trail.rows.map(({ entry }) => [entry.kind, entry.channel])).toEqual([
      ['import', 'returned.take'],
      ['change', 'returned.take'],
    ]);
  });

  test('that does not add up, or names nobody, waits for a person and posts nothing', async () => {
    const { app, view } = await aSentBatch();
    const target = there(view.claims[0]);
    const whole = await answered(app, target.claimId);
    const { file } = await take(
      app,
      file835([
        aRemit({
          claims: [
            { ...whole, paid: whole.paid - 100 },
            aPaidClaim({ number: 'NOT-OURS', lines: [aPaidLine({ date: '1999-01-01' })] }),
          ],
        }),
      ]),
    );
    expect(file.summary).toMatchObject({ posted: 0, waiting: 2 });
    expect(await stateOf(app, target.claimId)).toBe('sent');
    const { rows } = await app.get('remittances.list', { offset: 0, limit: 10 });
    expect(rows[0]).toMatchObject({ claims: 2, waiting: 2, remittance: { balanced: false } });
    const remittance = await app.get('remittances.get', { id: there(rows[0]).remittance.id });
    const [first, second] = remittance.claims;
    expect(there(first).candidates.map(({ id }) => id)).toEqual([target.claimId]);
    const { theCase } = await app.get('claims.get', { id: target.claimId });
    const lines = theCase.claim.lines.map(({ id }, lineIndex) => ({ lineIndex, lineId: id }));
    const posted = await app.get('remittances.match', {
      id: there(first).id,
      claimId: target.claimId,
      lines,
    });
    expect(posted).toMatchObject({ posted: true, how: 'person', claim: { id: target.claimId } });
    expect(await stateOf(app, target.claimId)).toBe('paid');
    await app.get('remittances.match', { id: there(second).id, claimId: null, lines: [] });
    expect((await app.get('remittances.list', { offset: 0, limit: 10 })).rows[0]).toMatchObject({
      waiting: 0,
    });
    expect(
      (await app.refused('remittances.match', { id: there(first).id, claimId: target.claimId, lines })).kind,
    ).toBe('blocked');
  });

  test('that comes again in another envelope waits, and so does one that was cut off', async () => {
    const { app, view } = await aSentBatch();
    const [first, second] = [there(view.claims[0]), there(view.claims[1])];
    const paid = aRemit({ claims: [await answered(app, first.claimId)] });
    await take(app, file835([paid], { control: 301 }));
    const again = await take(app, file835([paid], { control: 302 }));
    expect(again.file.summary).toMatchObject({ known: 0, posted: 0, waiting: 1 });
    expect(await app.get('payments.ofClaim', { claimId: first.claimId })).toHaveLength(
      there(paid.claims[0]).lines.length,
    );
    const listed = await app.get('remittances.list', { offset: 0, limit: 10 });
    expect(listed.rows[0]?.remittance.doubts.map(({ what }) => what)).toContain('seenBefore');

    const whole = file835([aRemit({ trace: 'EFT9', claims: [await answered(app, second.claimId)] })], {
      control: 303,
    });
    const cut = await take(app, whole.slice(0, whole.lastIndexOf('SE*')));
    expect(cut.file.summary).toMatchObject({ posted: 0, waiting: 1 });
    expect((await take(app, whole)).file.summary).toMatchObject({ known: 0, posted: 1 });
    expect(await stateOf(app, second.claimId)).toBe('paid');
  });

  test('that only forecasts pays nothing; one taken back is work until the payer decides anew', async () => {
    const { app, view } = await aSentBatch();
    const target = there(view.claims[0]);
    const paid = await answered(app, target.claimId);
    await take(app, file835([aRemit({ claims: [{ ...paid, status: '25' }] })], { control: 311 }));
    const sum = async () =>
      (await app.get('payments.ofClaim', { claimId: target.claimId })).reduce(
        (total, { paidCents }) => total + paidCents,
        0,
      );
    expect(await sum()).toBe(0);
    expect(await stateOf(app, target.claimId)).toBe('sent');
    await take(app, file835([aRemit({ trace: 'EFT2', claims: [paid] })], { control: 312 }));
    expect(await stateOf(app, target.claimId)).toBe('paid');
    const back = aRemit({ trace: 'EFT3', claims: [reversalOf(paid)], payment: 0 });
    await take(app, file835([{ ...back, plb: [] }], { control: 313 }));
    const { rows } = await app.get('remittances.list', { offset: 0, limit: 10 });
    const held = there((await app.get('remittances.get', { id: there(rows[0]).remittance.id })).claims[0]);
    if (!held.posted) {
      const { theCase } = await app.get('claims.get', { id: target.claimId });
      const lines = theCase.claim.lines.map(({ id }, lineIndex) => ({ lineIndex, lineId: id }));
      await app.get('remittances.match', { id: held.id, claimId: target.claimId, lines });
    }
    expect(await sum()).toBe(0);
    expect(await stateOf(app, target.claimId)).toBe('denied');
    const open = await app.get('denials.ofClaim', { claimId: target.claimId });
    expect(open[0]?.denial).toMatchObject({ reasonGroup: '22', state: 'open', cents: paid.paid });
    await take(app, file835([aRemit({ trace: 'EFT4', claims: [paid] })], { control: 314 }));
    expect(await stateOf(app, target.claimId)).toBe('paid');
    const closed = await app.get('denials.ofClaim', { claimId: target.claimId });
    expect(closed[0]?.denial.state).toBe('closed');
  });

  test('taken back and decided anew is netted, and the old refusal is closed', async () => {
    const { app, view } = await aSentBatch();
    const target = there(view.claims[0]);
    const whole = (line: number, charge: number) => (line === 0 ? [aCut('CO', '197', charge)] : []);
    const { theCase } = await app.get('claims.get', { id: target.claimId });
    const charge = theCase.claim.lines[0]?.chargeCents ?? 0;
    const refusedClaim = await answered(app, target.claimId, (line) => whole(line, charge));
    await take(app, file835([aRemit({ claims: [refusedClaim] })], { control: 201 }));
    expect((await newDenials(app))[0]?.denial.state).toBe('open');
    const corrected = await answered(app, target.claimId);
    await take(
      app,
      file835([aRemit({ trace: 'EFT2', claims: [reversalOf(refusedClaim), corrected] })], { control: 202 }),
    );
    const payments = await app.get('payments.ofClaim', { claimId: target.claimId });
    expect(payments.reduce((sum, { paidCents }) => sum + paidCents, 0)).toBe(corrected.paid);
    expect((await newDenials(app))[0]?.denial).toMatchObject({
      state: 'closed',
      outcome: 'Taken back by the payer',
    });
    expect(await stateOf(app, target.claimId)).toBe('paid');
  });

  test('a denied claim is answered by a replacement under the payer’s number, a rejected one by a new claim', async () => {
    const { app, batch, view } = await aSentBatch();
    const [first, second] = [there(view.claims[0]), there(view.claims[1])];
    const { theCase } = await app.get('claims.get', { id: first.claimId });
    const claim = await answered(
      app,
      first.claimId,
      (line) => [aCut('CO', '197', theCase.claim.lines[line]?.chargeCents ?? 0)],
      '4',
    );
    await take(app, file835([aRemit({ claims: [claim] })]));
    expect(await stateOf(app, first.claimId)).toBe('denied');
    await take(
      app,
      file277({
        batch: batch.reference,
        accepted: 0,
        rejected: 1,
        claims: [
          {
            number: second.number,
            stc: [{ codes: [['A3', '21', '']], action: 'U', cents: null }],
            payerNumber: null,
            lines: [],
          },
        ],
      }),
    );
    const { rows } = await app.get('denials.list', ALL_DENIALS);
    const byNumber = new Map(rows.map(({ claimNumber, denial }) => [claimNumber, denial]));
    const answer = async (number: string) => {
      const { id, revision } = there(byNumber.get(number));
      const done = await app.get('denials.correct', { id, revision, note: 'called the payer' });
      expect(done.row.denial).toMatchObject({ state: 'working', note: 'called the payer' });
      const { theCase: corrected } = await app.get('claims.get', { id: there(done.answer).id });
      return corrected.claim;
    };
    const takes = theCase.payer?.filing.takesReplacements ?? false;
    expect((await answer(first.number)).filing).toMatchObject(
      takes
        ? { frequency: 'replacement', payerClaimNumber: 'ICN7' }
        : { frequency: 'original', payerClaimNumber: '' },
    );
    expect((await answer(second.number)).filing).toMatchObject({
      frequency: 'original',
      payerClaimNumber: '',
    });
  });

  test('refusals are counted by payer and reason; a technician sees none of it', async () => {
    const { app, view } = await aSentBatch();
    const target = there(view.claims[0]);
    const { theCase } = await app.get('claims.get', { id: target.claimId });
    const charge = theCase.claim.lines[0]?.chargeCents ?? 0;
    const claim = await answered(app, target.claimId, (line) =>
      line === 0 ? [aCut('CO', '197', charge)] : [],
    );
    await take(app, file835([aRemit({ claims: [claim] })]));
    const memory = await app.get('denials.memory', { from: '2026-01-01', to: '2026-12-31' });
    expect(memory.find(({ reason }) => reason === '197')).toMatchObject({
      reason: '197',
      count: 1,
      cents: charge,
    });
    const known = memory.flatMap(({ rules }) => rules);
    expect(known.length).toBeGreaterThan(0);
    expect(known.every(({ id, title }) => title !== '' && title !== id)).toBe(true);
    expect(await app.get('denials.memory', { from: '2025-01-01', to: '2025-12-31' })).toEqual([]);
    const found = await app.get('denials.list', { ...ALL_DENIALS, query: target.number });
    expect(found.total).toBe(1);
    expect((await app.get('denials.list', { ...ALL_DENIALS, query: 'nothing like it' })).total).toBe(0);
    const { rows } = await app.get('claims.list', ALL_CLAIMS);
    expect(rows.length).toBeGreaterThan(0);
  });
});
