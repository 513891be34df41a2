import { describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { aCut, aPaidClaim, aPaidLine, aRemit, file835 } from '../../support/edi/returnedFiles.ts';
import { pdfFile } from '../../support/files.ts';
import { readPdf } from '../../support/pdfText.ts';
import { claimValues, cleanClaim, NO_DOCUMENT, there } from '../../support/sampleRecords.ts';

type Request = InputOf<'letters.make'>;
const ALL: InputOf<'chase.list'> = {
  query: '',
  physicianId: null,
  states: ['toSend', 'sent', 'dueAgain', 'returned'],
  offset: 0,
  limit: 50,
};
const TODAY = '2026-11-02';

/** A draft repair of the sample whose order is taken away, and the physician it is to be asked of. */
async function withoutOrder() {
  const app = await aSampleOffice();
  // The sample's own letters wait for nobody here.
  for (const { chase } of (await app.get('chase.list', ALL)).rows)
    await app.get('chase.close', { id: chase.id, revision: chase.revision, reason: 'Another test' });
  const view = await cleanClaim(app, 'draft');
  const { claim, documents, physician, patient } = view.theCase;
  const papers = documents.filter(({ type }) => type !== 'physicianOrder').map(({ id }) => id);
  await app.get('claims.save', {
    id: claim.id,
    revision: claim.revision,
    values: { ...claimValues(view), orderId: null, documentIds: papers },
  });
  const options = await app.get('letters.options', { claimId: claim.id });
  const request: Request = {
    kind: 'physicianLetter',
    claimId: claim.id,
    physicianId: there(options.physicianId ?? physician?.id),
    denialId: null,
    ruleIds: options.asks.map(({ ruleId }) => ruleId),
    note: '',
    faxCover: true,
    orderForm: true,
  };
  return { app, claim, patient, options, request };
}

async function pdf(app: AppUnderTest, printed: { outputId: string }) {
  const file = there(await app.core.getFile('output', printed.outputId));
  return { ...(await readPdf(file.bytes)), bytes: Buffer.from(file.bytes), name: file.name };
}

async function onlyChase(app: AppUnderTest) {
  const { rows, total } = await app.get('chase.list', ALL);
  expect(total).toBe(1);
  return there(rows[0]);
}

describe('a letter', () => {
  test('asks for the order that is missing, is kept, and is chased', async () => {
    const { app, claim, patient, options, request } = await withoutOrder();
    expect(options.asks.map(({ paper }) => paper)).toEqual(['order']);
    const gaps = Object.fromEntries(options.kinds.map(({ kind, gap }) => [kind, gap]));
    expect(gaps).toMatchObject({ physicianLetter: '', writtenOrder: '', proofOfDelivery: '' });
    expect(gaps['appeal']).toContain('No denial');
    const shown = await pdf(app, await app.get('letters.preview', request));
    expect(shown.pages[1]).toContain('What our file lacks');
    expect((await app.get('chase.list', ALL)).total).toBe(0);

    const { letter, chaseId } = await app.get('letters.make', request);
    expect(letter).toMatchObject({ kind: 'physicianLetter', claimId: claim.id, patientId: patient.id });
    expect(await onlyChase(app)).toMatchObject({
      chase: { id: chaseId, letterId: letter.id, sentOn: null },
      state: 'toSend',
      daysOut: null,
      claimNumber: claim.number,
    });
    const rows = await app.get('letters.of', { claimId: claim.id });
    expect(rows.map((row) => row.letter)).toEqual([letter]);
    expect(await app.get('letters.of', { patientId: patient.id })).toEqual(rows);
  });

  test('printed again is the same bytes, whatever became of the records and the text since', async () => {
    const { app, claim, patient, request } = await withoutOrder();
    const { letter } = await app.get('letters.make', request);
    const first = await pdf(app, await app.get('letters.print', { ids: [letter.id] }));
    expect(first.name).toBe(`physician-letter-${claim.number}.pdf`);
    expect(first.pages).toHaveLength(3);
    expect(first.pages[0]).not.toContain(patient.lastName);
    expect(first.pages[1]).toContain(patient.lastName);
    const { id, revision, ...values } = patient;
    await app.get('patients.save', { id, revision, values: { ...values, lastName: 'Otherperson' } });
    const [template] = await app.get('letterTemplates.list', {});
    await app.get('letterTemplates.save', {
      kind: there(template).kind,
      own: null,
      text: { subject: 'Another text', body: '{{asks}}' },
    });
    app.clock.now += 400 * 86_400_000;
    const again = await pdf(app, await app.get('letters.print', { ids: [letter.id] }));
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect(app.logged.join('\n')).not.toContain(patient.lastName);
  });

  test('is refused without a physician, without an ask, and where nothing is missing', async () => {
    const { app, request } = await withoutOrder();
    expect(await app.refused('letters.make', { ...request, physicianId: null })).toMatchObject({
      issues: [{ path: 'physicianId' }],
    });
    expect(await app.refused('letters.make', { ...request, ruleIds: [] })).toMatchObject({
      issues: [{ path: 'ruleIds' }],
    });
    const whole = await cleanClaim(app, 'review');
    const fault = await app.refused('letters.make', { ...request, claimId: whole.theCase.claim.id });
    expect(fault.message).toContain('Nothing is missing');
    expect((await app.get('chase.list', ALL)).total).toBe(0);
  });

  test('is written by the desk, looked at by who reads, and nothing of a technician’s', async () => {
    const { app, claim, request } = await withoutOrder();
    const { letter } = await app.get('letters.make', request);
    await actAs(app, 'readOnly');
    expect((await app.refused('letters.make', request)).kind).toBe('forbidden');
    await app.get('letters.print', { ids: [letter.id] });
    expect((await app.get('letters.of', { claimId: claim.id })).length).toBe(1);
    await actAs(app, 'technician');
    for (const refusal of [
      app.refused('letters.of', { claimId: claim.id }),
      app.refused('letters.print', { ids: [letter.id] }),
      app.refused('chase.list', ALL),
      app.refused('letterTemplates.list', {}),
    ])
      expect((await refusal).kind).toBe('forbidden');
  });

  test('every other kind is a page of its own', async () => {
    const app = await aSampleOffice();
    const { theCase } = await cleanClaim(app, 'draft');
    const request = {
      claimId: theCase.claim.id,
      physicianId: there(theCase.physician).id,
      denialId: null,
      ruleIds: [],
      note: 'A sentence of the office.',
      faxCover: false,
      orderForm: false,
    };
    for (const kind of ['writtenOrder', 'proofOfDelivery', 'estimate'] as const) {
      const { letter, chaseId } = await app.get('letters.make', { ...request, kind });
      const { pages } = await pdf(app, await app.get('letters.print', { ids: [letter.id] }));
      expect(pages.join(' '), kind).toContain('A sentence of the office.');
      expect(pages.length, kind).toBeLessThanOrEqual(2);
      expect(chaseId === null, kind).toBe(kind !== 'writtenOrder');
    }
  });
});

test('a denial is appealed with its reason, its deadline and the papers of the claim', async () => {
  const app = await aSampleOffice();
  const view = await cleanClaim(app, 'sent');
  const { claim, documents } = view.theCase;
  const paid = aPaidClaim({
    number: claim.number,
    status: '4',
    payerNumber: 'ICN7',
    lines: claim.lines.map((line, at) =>
      aPaidLine({
        code: line.code,
        modifiers: line.modifiers,
        units: line.units ?? 1,
        charge: line.chargeCents ?? 0,
        date: there(claim.dateOfService),
        control: `${claim.number.replaceAll('-', '')}L${at + 1}`,
        cuts: [aCut('CO', '50', line.chargeCents ?? 0)],
      }),
    ),
  });
  const uploadId = await app.upload(
    Buffer.from(file835([aRemit({ claims: [paid] })]), 'latin1'),
    'back.txt',
    'text/plain',
  );
  await app.get('returned.take', { uploadId });
  const options = await app.get('letters.options', { claimId: claim.id });
  const denial = there(options.denials[0]);
  const { letter, chaseId } = await app.get('letters.make', {
    kind: 'appeal',
    claimId: claim.id,
    physicianId: null,
    denialId: denial.id,
    ruleIds: [],
    note: 'The papers show it.',
    faxCover: true,
    orderForm: false,
  });
  expect(chaseId).toBeNull();
  expect(letter.denialId).toBe(denial.id);
  const text = (await pdf(app, await app.get('letters.print', { ids: [letter.id] }))).pages.join(' ');
  expect(text.split('CO 50')).toHaveLength(2);
  expect(text).toContain('The papers show it.');
  for (const { title } of documents) expect(text).toContain(title);
});

describe('a chase', () => {
  test('is sent, due again after a week, sent again, and closed by the paper that came back', async () => {
    const { app, patient, request } = await withoutOrder();
    await app.get('letters.make', request);
    const { chase } = await onlyChase(app);
    const tomorrow = addDays(TODAY, 1);
    expect(await app.refused('chase.sent', { ids: [chase.id], on: tomorrow, by: 'fax' })).toMatchObject({
      issues: [{ path: 'on' }],
    });
    await app.get('chase.sent', { ids: [chase.id], on: TODAY, by: 'fax' });
    expect(await onlyChase(app)).toMatchObject({ state: 'sent', daysOut: 0 });
    app.clock.now += 7 * 86_400_000;
    expect(await onlyChase(app)).toMatchObject({ state: 'dueAgain', daysOut: 7 });
    const printed = await app.get('chase.print', { ids: [], physicianId: null });
    expect(printed).toMatchObject({ chaseIds: [chase.id], withoutLetter: 0, pages: 3 });
    await app.get('chase.sent', { ids: [chase.id], on: addDays(TODAY, 7), by: 'mail' });
    const again = await onlyChase(app);
    expect(again).toMatchObject({ state: 'sent', daysOut: 7, chase: { times: 2, sentOn: TODAY } });

    const added = await app.get('documents.add', {
      uploadId: await app.upload((await pdfFile('order.pdf', ['Signed order'])).buffer, 'order.pdf'),
      values: { ...NO_DOCUMENT, type: 'physicianOrder', title: 'Signed order', patientId: patient.id },
      claimId: null,
    });
    const { id, revision } = again.chase;
    const back = { id, revision, documentId: added.document.id };
    expect(await app.refused('chase.returned', { ...back, on: '2026-11-01' })).toMatchObject({
      issues: [{ path: 'on' }],
    });
    const closed = await app.get('chase.returned', { ...back, on: addDays(TODAY, 7) });
    expect(closed).toMatchObject({ state: 'returned', daysOut: 7, documentTitle: 'Signed order' });
    expect(await app.get('chase.physicians', {})).toMatchObject([
      { toSend: 0, sent: 0, dueAgain: 0, returned: 1, averageDays: 7, oldestDays: null },
    ]);
    expect((await app.refused('chase.sent', { ids: [id], on: TODAY, by: 'fax' })).kind).toBe('blocked');
    expect((await app.refused('chase.print', { ids: [], physicianId: null })).kind).toBe('blocked');
    const open = await app.get('chase.reopen', { id, revision: closed.chase.revision });
    expect(open.state).toBe('dueAgain');
  });

  test('is not closed by a paper of somebody else', async () => {
    const { app, request } = await withoutOrder();
    await app.get('letters.make', request);
    const { chase } = await onlyChase(app);
    const other = await cleanClaim(app, 'review');
    const stranger = there(other.theCase.documents.find(({ patientId }) => patientId !== null));
    const { id, revision } = chase;
    expect(
      await app.refused('chase.returned', { id, revision, on: TODAY, documentId: stranger.id }),
    ).toMatchObject({ issues: [{ path: 'documentId' }] });
  });

  test('goes on with a further letter of the same claim to the same physician', async () => {
    const { app, request } = await withoutOrder();
    await app.get('letters.make', request);
    const first = await onlyChase(app);
    await app.get('chase.sent', { ids: [first.chase.id], on: TODAY, by: 'fax' });
    const { letter } = await app.get('letters.make', { ...request, kind: 'writtenOrder', ruleIds: [] });
    const next = await onlyChase(app);
    expect(next).toMatchObject({ state: 'dueAgain', chase: { letterId: letter.id, sentOn: TODAY } });
    expect(next.chase.asks.map(({ ruleId }) => ruleId)).toEqual([...request.ruleIds, '']);
  });

  test('is closed with a reason, found by name, and counted for its physician', async () => {
    const { app, patient, claim, request } = await withoutOrder();
    await app.get('letters.make', request);
    const { chase } = await onlyChase(app);
    const { id, revision } = chase;
    expect((await app.refused('chase.close', { id, revision, reason: ' ' })).kind).toBe('invalid');
    const found = async (change: Partial<typeof ALL>): Promise<number> =>
      (await app.get('chase.list', { ...ALL, ...change })).total;
    expect(await found({ query: patient.lastName.slice(0, 4) })).toBe(1);
    expect(await found({ query: claim.number })).toBe(1);
    expect(await found({ query: 'zzzz' })).toBe(0);
    expect(await found({ states: ['toSend'], physicianId: chase.physicianId })).toBe(1);
    expect(await found({ states: ['sent', 'returned'] })).toBe(0);
    const noted = await app.get('chase.save', { id, revision, values: { note: 'Called', againOn: null } });
    const closed = await app.get('chase.close', {
      id,
      revision: noted.chase.revision,
      reason: 'Patient moved away',
    });
    expect(closed).toMatchObject({ state: 'closed', chase: { note: 'Called' } });
    expect(await found({ states: ['closed'], query: claim.number })).toBe(1);
  });
});

describe('the text of a letter', () => {
  const kindOf = (views: OutputOf<'letterTemplates.list'>, kind: string) =>
    there(views.find((view) => view.kind === kind));

  test('is changed, tried, used and set back', async () => {
    const { app, request } = await withoutOrder();
    const text = { subject: 'We need papers', body: 'To {{physicianName}}.\n\n{{asks}}' };
    const tried = await pdf(
      app,
      await app.get('letterTemplates.preview', { kind: 'physicianLetter', text, claimId: request.claimId }),
    );
    expect(tried.pages[0]).toContain('We need papers');
    const saved = await app.get('letterTemplates.save', { kind: 'physicianLetter', own: null, text });
    expect(saved.text).toEqual(text);
    const { letter } = await app.get('letters.make', request);
    expect(letter.subject).toBe('We need papers');
    expect(
      (await app.refused('letterTemplates.save', { kind: 'physicianLetter', own: null, text })).kind,
    ).toBe('conflict');
    const back = await app.get('letterTemplates.reset', { kind: 'physicianLetter', own: there(saved.own) });
    expect(back.own).toBeNull();
    expect(back.text).toEqual(kindOf(await app.get('letterTemplates.list', {}), 'physicianLetter').text);
    expect(back.text.body).toContain('{{orderElements}}');
  });

  test('is seen with a made-up claim', async () => {
    const app = await aSampleOffice();
    const { kind, text } = kindOf(await app.get('letterTemplates.list', {}), 'faxCover');
    const shown = await pdf(app, await app.get('letterTemplates.preview', { kind, text, claimId: null }));
    expect(shown.pages[0]).toContain('Pages with this one');
  });

  test('with a field that there is none of is refused with the one that was meant', async () => {
    const app = await aSampleOffice();
    const text = { subject: 'x', body: '{{ask}}\n\n{{asks}}' };
    const fault = await app.refused('letterTemplates.save', { kind: 'physicianLetter', own: null, text });
    expect(fault).toMatchObject({ kind: 'invalid', issues: [{ path: 'text.body' }] });
    expect(fault.message).toContain('{{asks}}');
  });

  test('is changed by the leads alone', async () => {
    const app = await aSampleOffice();
    const text = { subject: 'x', body: '{{asks}}' };
    for (const role of ['office', 'readOnly']) {
      await actAs(app, role);
      expect(await app.get('letterTemplates.list', {})).toHaveLength(7);
      expect(
        (await app.refused('letterTemplates.save', { kind: 'physicianLetter', own: null, text })).kind,
      ).toBe('forbidden');
    }
  });
});
