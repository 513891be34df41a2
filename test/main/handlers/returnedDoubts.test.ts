import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OfficeValues } from '../../../shared/domain/people.ts';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import {
  aCut,
  aPaidClaim,
  aPaidLine,
  aRemit,
  file835,
  type Remit,
  type WrittenInterchange,
} from '../../support/edi/returnedFiles.ts';
import { aSentRepair, refused } from '../../support/edi/sentRepair.ts';
import { there, valuesOf } from '../../support/sampleRecords.ts';

/** What must not be posted without a person, and what is posted and yet has to be known. */

async function bring(app: AppUnderTest, text: string) {
  const uploadId = await app.upload(Buffer.from(text, 'latin1'), 'back.835', 'text/plain');
  return (await app.get('returned.take', { uploadId })).file;
}

/** Takes in one remittance and looks at it. */
async function taken(app: AppUnderTest, remit: Partial<Remit>, options: Partial<WrittenInterchange> = {}) {
  const file = await bring(app, file835([aRemit(remit)], options));
  const { rows } = await app.get('remittances.list', { offset: 0, limit: 1 });
  const row = there(rows[0]);
  const view = await app.get('remittances.get', { id: row.remittance.id });
  return { file, row, ...view };
}

async function postingsOf(app: AppUnderTest, claimId: string) {
  const payments = await app.get('payments.ofClaim', { claimId });
  return payments.map(({ lineId, paidCents }) => ({ lineId, paidCents }));
}

describe('a file that its sender marked as a test', () => {
  test('is kept and said, waits for nobody, and posts nothing, by hand neither', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const before = (await app.get('claims.get', { id: repair.claimId })).theCase.claim.state;
    const remit = { claims: [repair.paid()] };
    const { file, row, remittance, claims } = await taken(app, remit, { trial: true });
    expect(file.summary).toMatchObject({ remittances: 1, posted: 0, waiting: 0, denials: 0 });
    expect(file.doubts.map(({ what }) => what)).toContain('test');
    expect(remittance.doubts).toContainEqual(expect.objectContaining({ what: 'test' }));
    expect(row.waiting).toBe(0);
    expect(claims).toMatchObject([{ posted: false, doubts: [{ what: 'test' }] }]);
    const lines = repair.lines.map(({ id }, lineIndex) => ({ lineIndex, lineId: id }));
    const byHand = { id: there(claims[0]).id, claimId: repair.claimId, lines };
    const fault = await app.refused('remittances.match', byHand);
    expect(fault).toMatchObject({ kind: 'blocked' });
    expect(fault.message).toContain('test');
    expect(await postingsOf(app, repair.claimId)).toEqual([]);
    expect((await app.get('claims.get', { id: repair.claimId })).theCase.claim.state).toBe(before);

    // The real one under the same numbers is another file.
    expect((await taken(app, remit)).file.summary).toMatchObject({ known: 0, posted: 1 });
    expect(await postingsOf(app, repair.claimId)).toHaveLength(repair.lines.length);
  });

  test('refuses nothing', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const denied = repair.paid({ status: '4', lines: repair.paid().lines.map(refused) });
    const { file } = await taken(app, { claims: [denied] }, { trial: true });
    expect(file.summary).toMatchObject({ posted: 0, denials: 0, waiting: 0 });
    expect(await app.get('denials.ofClaim', { claimId: repair.claimId })).toEqual([]);
  });
});

describe('a payment to another supplier', () => {
  test('waits with its doubt, under our tax id too; a person may still say that it is ours', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const office = await app.get('office.get', {});
    const { file, remittance, claims } = await taken(app, {
      payee: ['XX', '1987654328'],
      payeeTaxId: office.taxId,
      claims: [repair.paid()],
    });
    expect(file.summary).toMatchObject({ posted: 0, waiting: 1 });
    expect(remittance.doubts.map(({ what }) => what)).toContain('otherPayee');
    const claim = there(claims[0]);
    expect(claim.doubts).toEqual([{ what: 'otherPayee' }]);
    expect(claim.candidates.map(({ id }) => id)).toEqual([repair.claimId]);
    expect(await postingsOf(app, repair.claimId)).toEqual([]);
    const lines = repair.lines.map(({ id }, lineIndex) => ({ lineIndex, lineId: id }));
    await app.get('remittances.match', { id: claim.id, claimId: repair.claimId, lines });
    expect(await postingsOf(app, repair.claimId)).toHaveLength(repair.lines.length);
  });

  test('is told by the tax id where there is no NPI, digits only', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const office = await app.get('office.get', {});
    const values = { ...valuesOf(OfficeValues, office), taxId: '12-3456789' };
    await app.get('office.save', { revision: office.revision, values });
    const other = { payee: ['FI', '98-7654321'], payeeTaxId: null, claims: [repair.paid()] } as const;
    expect((await taken(app, other)).file.summary).toMatchObject({ posted: 0, waiting: 1 });
    const own = { ...other, payee: ['FI', '123456789'] } as const;
    expect((await taken(app, own, { control: 102 })).file.summary).toMatchObject({ posted: 1, waiting: 0 });
  });

  test('whose payee names no number is posted, and the doubt is kept', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const { file, remittance } = await taken(app, {
      payee: ['', ''],
      payeeTaxId: null,
      claims: [repair.paid()],
    });
    expect(file.summary).toMatchObject({ posted: 1, waiting: 0 });
    expect(remittance.doubts.map(({ what }) => what)).toEqual(['payeeUnknown']);
  });
});

describe('lines', () => {
  test('in two claims of one remittance are posted each to its own, and none is left open', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const [first, ...rest] = repair.paid().lines;
    const claims = [
      repair.paid({ lines: [there(first)] }),
      repair.paid({ lines: rest, payerNumber: 'ICN8' }),
    ];
    const view = await taken(app, { claims });
    expect(view.file.summary).toMatchObject({ posted: 2, waiting: 0 });
    expect(view.claims.map(({ doubts }) => doubts)).toEqual([[], []]);
    expect(await postingsOf(app, repair.claimId)).toEqual(
      repair.lines.map(({ id, chargeCents }) => ({ lineId: id, paidCents: chargeCents })),
    );
  });

  test('decided twice in one remittance wait: neither is posted', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const { file, claims } = await taken(app, { claims: [repair.paid(), repair.paid()] });
    expect(file.summary).toMatchObject({ posted: 0, waiting: 2 });
    expect(claims.map(({ doubts }) => doubts[0])).toMatchObject([{ what: 'twice' }, { what: 'twice' }]);
    expect(await postingsOf(app, repair.claimId)).toEqual([]);
  });

  test('not answered are named; those that an earlier remittance answered are not', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const { lines } = repair.paid();
    const stateNow = async () => (await app.get('claims.get', { id: repair.claimId })).theCase.claim.state;
    const one = await taken(app, { claims: [repair.paid({ lines: lines.slice(0, 1) })] });
    expect(one.file.summary).toMatchObject({ posted: 1 });
    expect(there(one.claims[0]).doubts).toEqual([
      {
        what: 'unanswered',
        lines: repair.lines.slice(1).map(({ id, code }) => ({ lineId: id, code })),
      },
    ]);
    // Not decided as long as a line is open.
    expect(await stateNow()).toBe('sent');
    const rest = await taken(
      app,
      { trace: 'EFT2', claims: [repair.paid({ lines: lines.slice(1), payerNumber: 'ICN8' })] },
      { control: 102 },
    );
    expect(rest.file.summary).toMatchObject({ posted: 1 });
    expect(there(rest.claims[0]).doubts).toEqual([]);
    expect(await stateNow()).toBe('paid');
  });

  test('with another charge or day wait, and say what differs', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const lines = (values: Parameters<typeof repair.paidLine>[1]) =>
      repair.lines.map((_line, at) => repair.paidLine(at, at === 0 ? { control: null, ...values } : {}));
    const [ours] = repair.lines;
    const { id: lineId, code, chargeCents } = there(ours);
    const charge = await taken(app, {
      claims: [repair.paid({ lines: lines({ charge: chargeCents - 100 }) })],
    });
    expect(charge.file.summary).toMatchObject({ posted: 0, waiting: 1 });
    const line = { lineId, code };
    expect(there(charge.claims[0]).doubts).toEqual([
      { what: 'lineCharge', lineIndex: 0, line, sentCents: chargeCents, statedCents: chargeCents - 100 },
    ]);
    const day = await taken(
      app,
      { trace: 'EFT2', claims: [repair.paid({ lines: lines({ date: '2026-01-31' }) })] },
      { control: 102 },
    );
    expect(day.file.summary).toMatchObject({ posted: 0, waiting: 1 });
    expect(there(day.claims[0]).doubts).toMatchObject([{ what: 'lineDay', line, statedOn: '2026-01-31' }]);
    expect(await postingsOf(app, repair.claimId)).toEqual([]);
  });

  test('split by the payer are posted where they add up, judged under another code too; both are said', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const [first, second] = repair.lines;
    const { id, code, chargeCents } = there(first);
    const part = (charge: number) => repair.paidLine(0, { charge });
    const others = repair.lines
      .slice(1)
      .map((_line, at) => repair.paidLine(at + 1, at === 0 ? { code: 'E9999' } : {}));
    const parts = (cents: number) => [part(100), part(cents - 100), ...others];
    const good = await taken(app, { claims: [repair.paid({ lines: parts(chargeCents) })] });
    expect(good.file.summary).toMatchObject({ posted: 1, waiting: 0 });
    expect(there(good.claims[0]).doubts).toEqual([
      { what: 'split', line: { lineId: id, code }, parts: 2, agrees: true },
      {
        what: 'lineCode',
        lineIndex: 2,
        line: { lineId: there(second).id, code: there(second).code },
        sent: expect.stringContaining(there(second).code),
        judged: expect.stringContaining('E9999'),
        asked: false,
      },
    ]);
    const bad = await taken(
      app,
      { trace: 'EFT2', claims: [repair.paid({ lines: parts(chargeCents - 1) })] },
      { control: 102 },
    );
    expect(bad.file.summary).toMatchObject({ posted: 0, waiting: 1 });
    expect(there(bad.claims[0]).doubts[0]).toMatchObject({ what: 'split', agrees: false });
  });

  test('that could be several of ours are said to be unknown', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const { file, claims } = await taken(app, {
      claims: [repair.paid({ lines: [repair.paidLine(0, { control: null, code: 'E9999' })] })],
    });
    expect(file.summary).toMatchObject({ posted: 0, waiting: 1 });
    expect(there(claims[0]).doubts).toEqual([{ what: 'lineUnknown', lineIndex: 0 }]);
  });
});

test('a payment that came before, or was cut off, says on each claim why it waits', async () => {
  const app = await aSampleOffice();
  const repair = await aSentRepair(app);
  await taken(app, { claims: [repair.paid()] });
  const again = await taken(app, { claims: [repair.paid()] }, { control: 102 });
  expect(there(again.claims[0]).doubts).toEqual([{ what: 'seenBefore' }]);
  const whole = file835([aRemit({ trace: 'EFT2', claims: [repair.paid()] })], { control: 103 });
  const cut = await bring(app, whole.slice(0, whole.lastIndexOf('SE*')));
  expect(cut.summary).toMatchObject({ posted: 0, waiting: 1 });
});

describe('a claim that comes without lines', () => {
  test('is posted whole where its charge is ours, and waits where it is not', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const charge = repair.lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
    const whole = (cents: number) => repair.paid({ lines: [], charge: cents });
    const other = await taken(app, { claims: [whole(charge + 1)] });
    expect(other.file.summary).toMatchObject({ posted: 0, waiting: 1 });
    expect(there(other.claims[0]).doubts).toEqual([
      { what: 'claimCharge', sentCents: charge, statedCents: charge + 1 },
    ]);
    const own = await taken(app, { trace: 'EFT2', claims: [whole(charge)] }, { control: 102 });
    expect(own.file.summary).toMatchObject({ posted: 1, waiting: 0 });
    expect(there(own.claims[0]).doubts).toEqual([]);
    expect(await postingsOf(app, repair.claimId)).toEqual([{ lineId: null, paidCents: charge }]);
  });
});

/** All that a posting does to a balance: what was paid, what the patient owes, what was taken off. */
async function balancesOf(app: AppUnderTest, claimId: string) {
  const payments = await app.get('payments.ofClaim', { claimId });
  return payments.map(({ lineId, paidCents, patientCents, adjustments }) => ({
    lineId,
    paidCents,
    patientCents,
    cuts: adjustments.map(({ cents }) => cents),
  }));
}

/**
 * The whole way, on a real store: whatever a line or a disk does to a remittance, a claim gets what the undamaged file
 * says, or nothing. What is left out waits or is told.
 */
test('damage never posts another amount than the payer sent', { timeout: 60_000 }, async () => {
  const app = await aSampleOffice();
  const repair = await aSentRepair(app);
  const lines = repair.paid().lines.map((line, at) => {
    if (at > 0) return at === 1 ? refused(line) : line;
    const cuts = [aCut('PR', '2', 100), aCut('CO', '45', 200)];
    return { ...line, paid: line.charge - 300, cuts };
  });
  const stranger = aPaidClaim({ number: 'NOT-OURS', lines: [aPaidLine({ date: '1999-01-01' })] });
  const whole = (control: number, named = true) =>
    file835(
      [
        aRemit({
          trace: `EFT${control}`,
          claims: [
            repair.paid({ lines: named ? lines : lines.map((line) => ({ ...line, control: null })) }),
            stranger,
          ],
        }),
      ],
      { control },
    );
  const truth = lines.map((line, at) => ({
    lineId: there(repair.lines[at]).id,
    paidCents: line.paid,
    patientCents: at === 0 ? 100 : 0,
    cuts: line.cuts.map(({ cents }) => cents),
  }));
  let control = 1000;
  const damage = fc.record({
    named: fc.boolean(),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    length: fc.constantFrom(0, 1, 1, 1, 7, 40, Infinity),
    put: fc.constantFrom('', ...'0123456789*:~-. AZ'),
  });
  let postedWhole = 0;
  await fc.assert(
    fc.asyncProperty(damage, async ({ named, at, length, put }) => {
      control += 1;
      const text = whole(control, named);
      // Behind the ISA: one that is damaged makes no interchange, or one of another number.
      const place = 106 + Math.floor(at * (text.length - 106));
      const before = await balancesOf(app, repair.claimId);
      const file = await bring(app, text.slice(0, place) + put + text.slice(place + length));
      const added = (await balancesOf(app, repair.claimId)).slice(before.length);
      if (added.length > 0) {
        expect(added).toEqual(truth);
        postedWhole += 1;
      } else if (file.summary.remittances > 0) {
        // Nothing is left out in silence.
        expect(file.summary.waiting + file.doubts.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 },
  );
  // The property is not true for want of postings.
  const after = await balancesOf(app, repair.claimId);
  await bring(app, whole(9999));
  expect((await balancesOf(app, repair.claimId)).slice(after.length)).toEqual(truth);
  expect(postedWhole).toBeGreaterThan(0);
});

describe('one envelope', () => {
  test('around another payment hides nothing: it waits, and that is said', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const text = (cents: number, trace: string) =>
      file835([
        aRemit({
          trace,
          claims: [
            repair.paid({
              lines: repair.lines.map((_, at) => repair.paidLine(at, { cuts: [aCut('CO', '45', cents)] })),
            }),
          ],
        }),
      ]);
    const first = await bring(app, text(0, 'ONE'));
    expect(first.summary).toMatchObject({ known: 0, posted: 1 });
    // The same in other line breaks is the same.
    expect((await bring(app, text(0, 'ONE').replaceAll('~', '~\r\n'))).summary).toMatchObject({
      known: 1,
      remittances: 0,
    });
    const other = await bring(app, text(100, 'TWO'));
    expect(other.summary).toMatchObject({ known: 0, remittances: 1, posted: 0, waiting: 1 });
    expect(other.doubts.map(({ what }) => what)).toContain('envelopeAgain');
  });

  test('twice in one file counts once', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const text = file835([aRemit({ trace: '', claims: [repair.paid()] })]);
    expect((await bring(app, text + text)).summary).toMatchObject({
      known: 1,
      remittances: 1,
      posted: 1,
      waiting: 0,
    });
    expect(await postingsOf(app, repair.claimId)).toHaveLength(repair.lines.length);
  });
});

test('what a payment takes back for a claim of an earlier one leads to that claim', async () => {
  const app = await aSampleOffice();
  const repair = await aSentRepair(app);
  await bring(app, file835([aRemit({ claims: [repair.paid({ payerNumber: 'ICN55' })] })], { control: 201 }));
  const plb = ['ICN55', `${repair.number} 20261101`, 'NOBODYS'].map((reference) => ({
    reason: 'WO',
    reference,
    cents: 0,
  }));
  const { remittance } = await taken(app, { trace: 'LATER', claims: [], plb }, { control: 202 });
  expect(remittance.providerAdjustments.map(({ claimId }) => claimId)).toEqual([
    repair.claimId,
    repair.claimId,
    null,
  ]);
});

test('a payment that is posted is not posted again by hand from its copy', async () => {
  const app = await aSampleOffice();
  const repair = await aSentRepair(app);
  const remit = { claims: [repair.paid()] };
  const { claims: posted } = await taken(app, remit, { control: 301 });
  const { claims: copy } = await taken(app, remit, { control: 302 });
  const lines = repair.lines.map(({ id }, lineIndex) => ({ lineIndex, lineId: id }));
  const byHand = { id: there(copy[0]).id, claimId: repair.claimId, lines };
  const fault = await app.refused('remittances.match', byHand);
  expect(fault).toMatchObject({ kind: 'blocked' });
  expect(await postingsOf(app, repair.claimId)).toHaveLength(repair.lines.length);
  // Once the first is taken back, the copy may stand in its place.
  await app.get('remittances.takeBack', { id: there(posted[0]).id, note: '' });
  expect((await app.get('remittances.match', byHand)).posted).toBe(true);
});

test('a payment that is not what its claims come to is posted, and its file says so', async () => {
  const app = await aSampleOffice();
  const repair = await aSentRepair(app);
  const { file, row } = await taken(app, {
    claims: [repair.paid()],
    plb: [{ reason: 'WO', reference: 'Q', cents: 9999 }],
    payment: 1,
  });
  expect(file.summary).toMatchObject({ posted: 1, waiting: 0 });
  expect(file.doubts).toContainEqual(expect.objectContaining({ what: 'paymentBalance' }));
  expect(row.remittance.balanced).toBe(false);
});
