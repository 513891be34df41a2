import { describe, expect, test } from 'vitest';
import { NO_INSURED } from '../../../shared/domain/filing.ts';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { there } from '../../support/sampleRecords.ts';
import { aCut, aPaidClaim, aPaidLine, aRemit, file835 } from '../../support/edi/returnedFiles.ts';
import { file277 } from '../../support/edi/returnedReplies.ts';

/** Under which number a claim is corrected: that of its own payer, however many payers decided on it. */

async function take(app: AppUnderTest, text: string) {
  const uploadId = await app.upload(Buffer.from(text, 'latin1'), 'back.txt', 'text/plain');
  return app.get('returned.take', { uploadId });
}

/** A claim of a commercial payer that takes replacements, finalized and sent. */
async function aSentClaim() {
  const app = await aSampleOffice();
  const partnerId = there((await app.get('partners.list', {}))[0]).id;
  const { claims } = await app.get('batches.ready', { partnerId });
  for (const { id } of claims) {
    const { theCase } = await app.get('claims.get', { id });
    if (theCase.payer?.class !== 'commercial') continue;
    const batch = await app.get('batches.write', { partnerId, claimIds: [id] });
    await app.get('batches.sent', { id: batch.id, note: '' });
    return { app, batch, claimId: id, claim: theCase.claim, payer: theCase.payer };
  }
  throw new Error('no claim of a commercial payer waits in the sample');
}

type Sent = Awaited<ReturnType<typeof aSentClaim>>;

/** A remittance that denies every line; `from` is the payer as it calls itself. */
async function denied(
  { app, claim }: Sent,
  from: { readonly name: string; readonly identifier: string },
  number: string,
  status = '1',
  trace = number,
) {
  const answer = aPaidClaim({
    number: claim.number,
    status,
    payerNumber: number,
    lines: claim.lines.map((line, at) =>
      aPaidLine({
        code: line.code,
        modifiers: line.modifiers,
        units: line.units ?? 1,
        charge: line.chargeCents ?? 0,
        date: there(claim.dateOfService),
        control: `${claim.number.replaceAll('-', '')}L${at + 1}`,
        cuts: [aCut('CO', '197', line.chargeCents ?? 0)],
      }),
    ),
  });
  const text = file835([aRemit({ claims: [answer], trace })], {
    control: 1 + (Number.parseInt(trace, 36) % 9999),
  });
  await take(app, text.replace('N1*PR*SYNTHETIC PAYER*XV*99999', `N1*PR*${from.name}*XV*${from.identifier}`));
}

async function firstDenial({ app, claimId }: Sent) {
  const [row] = await app.get('denials.ofClaim', { claimId });
  return app.get('denials.get', { id: there(row).denial.id });
}

describe('the payer’s number of a claim', () => {
  test('is the one of the claim’s own payer, though another payer decided later', async () => {
    const sent = await aSentClaim();
    const { payer } = sent;
    await denied(sent, { name: payer.name.toUpperCase(), identifier: payer.payerIdentifier }, 'OWN1');
    const other = there(
      (await sent.app.get('payers.list', { query: '', offset: 0, limit: 20 })).rows.find(
        ({ id }) => id !== payer.id,
      ),
    );
    await denied(sent, { name: other.name, identifier: other.payerIdentifier }, 'OTHER1', '2');
    await denied(sent, { name: 'A PAYER NOBODY KNOWS', identifier: '1987654321' }, 'STRANGE1', '2');
    const view = await firstDenial(sent);
    expect(view.payerClaimNumber).toBe('OWN1');
    expect(view.payerClaimNumberFrom).toMatchObject({
      from: 'remittance',
      payerName: payer.name.toUpperCase(),
    });
  });

  test('is none where only another payer gave one; a person types it', async () => {
    const sent = await aSentClaim();
    const other = there(
      (await sent.app.get('payers.list', { query: '', offset: 0, limit: 20 })).rows.find(
        ({ id }) => id !== sent.payer.id,
      ),
    );
    await denied(sent, { name: other.name, identifier: other.payerIdentifier }, 'OTHER1');
    const view = await firstDenial(sent);
    expect(view).toMatchObject({ payerClaimNumber: '', payerClaimNumberFrom: null });
    const { id, revision } = view.row.denial;
    const corrected = await sent.app.get('denials.correct', {
      id,
      revision,
      note: '',
      payerClaimNumber: ' TYPED 7 ',
    });
    const { theCase } = await sent.app.get('claims.get', { id: there(corrected.answer).id });
    expect(theCase.claim.filing).toMatchObject({ frequency: 'replacement', payerClaimNumber: 'TYPED 7' });
  });

  test('is that of the payer’s own answer while no remittance of it came', async () => {
    const sent = await aSentClaim();
    const answer = (by: string, number: string, control: number) =>
      file277(
        {
          batch: sent.batch.reference,
          accepted: 1,
          rejected: 0,
          claims: [
            {
              number: sent.claim.number,
              stc: [{ codes: [['A2', '20', 'PR']], action: 'WQ', cents: null }],
              payerNumber: number,
              lines: [],
            },
          ],
        },
        { control },
      ).replace('NM1*PR*2*SYNTHETIC PAYER', `NM1*${by}*2*SYNTHETIC SOURCE`);
    await take(sent.app, answer('PR', 'ICN277', 71));
    // A clearinghouse's own number of the claim is nothing that the payer knows.
    await take(sent.app, answer('AY', 'CLEAR1', 72));
    await denied(sent, { name: 'SECOND PAYER NOBODY KNOWS', identifier: '1987654321' }, 'STRANGE1', '2');
    expect(await firstDenial(sent)).toMatchObject({
      payerClaimNumber: 'ICN277',
      payerClaimNumberFrom: { from: 'answer' },
    });
  });

  test('of a payer under an identifier of its own counts where the patient has no other coverage', async () => {
    const sent = await aSentClaim();
    await denied(sent, { name: 'THE SAME UNDER ANOTHER NAME', identifier: '1987654321' }, 'ALIAS1');
    expect((await firstDenial(sent)).payerClaimNumber).toBe('ALIAS1');
  });

  test('is judged by the coverages with which the claim was sent, not by one added later', async () => {
    const sent = await aSentClaim();
    const other = there(
      (await sent.app.get('payers.list', { query: '', offset: 0, limit: 20 })).rows.find(
        ({ id }) => id !== sent.payer.id,
      ),
    );
    await sent.app.get('coverages.save', {
      id: null,
      revision: null,
      values: {
        patientId: sent.claim.patientId,
        payerId: other.id,
        rank: 2,
        memberId: 'SECOND1',
        groupNumber: '',
        relation: 'self',
        insured: NO_INSURED,
        planName: '',
        insuranceType: '',
        from: null,
        to: null,
        signatureOnFileOn: null,
        assignment: true,
      },
    });
    await denied(sent, { name: 'THE SAME UNDER ANOTHER NAME', identifier: '1987654321' }, 'ALIAS1');
    expect((await firstDenial(sent)).payerClaimNumber).toBe('ALIAS1');
  });
});
