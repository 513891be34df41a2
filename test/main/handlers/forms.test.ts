import { expect, test } from 'vitest';
import { layOutCms1500 } from '../../../shared/billing/cms1500.ts';
import { actAs, aSampleOffice } from '../../support/anApp.ts';
import { readPdf } from '../../support/pdfText.ts';
import { cleanClaim, there } from '../../support/sampleRecords.ts';

const NOBODY = '019a0000-0000-7000-8000-000000000009';
const offset = { right: 0, down: 0 };

test('a finalized claim is printed, the same file each time, and its name tells nobody', async () => {
  const app = await aSampleOffice();
  const { theCase } = await cleanClaim(app, 'finalised');
  const claimId = theCase.claim.id;
  const { claim } = await app.get('outgoing.claim', { claimId });
  expect(layOutCms1500(there(claim)).problems).toEqual([]);
  const first = await app.get('forms.cms1500', { claimId, offset });
  const again = await app.get('forms.cms1500', { claimId, offset });
  expect(first.fileName).toBe(`${theCase.claim.number}-cms1500.pdf`);
  const [one, two] = await Promise.all(
    [first, again].map(async ({ outputId }) => there(await app.core.getFile('output', outputId)).bytes),
  );
  expect(Buffer.compare(there(one), there(two))).toBe(0);
  const [text = ''] = (await readPdf(there(one))).pages;
  expect(text).toContain(theCase.patient.lastName.toUpperCase());
  expect(text).toContain(theCase.claim.number.replaceAll('-', ''));
  expect(app.logged.join('\n')).not.toContain(theCase.patient.lastName);
});

test('a draft is not printed; what is not there is not either; technicians are refused', async () => {
  const app = await aSampleOffice();
  const { theCase } = await cleanClaim(app, 'draft');
  const fault = await app.refused('forms.cms1500', { claimId: theCase.claim.id, offset });
  expect(['blocked', 'invalid']).toContain(fault.kind);
  expect((await app.refused('forms.cms1500', { claimId: NOBODY, offset })).kind).toBe('notFound');
  await actAs(app, 'technician');
  expect((await app.refused('forms.cms1500', { claimId: theCase.claim.id, offset })).kind).toBe('forbidden');
});

test('the alignment page is printed with the offset that it is asked for', async () => {
  const app = await aSampleOffice();
  const { outputId, pages } = await app.get('forms.alignment', { offset: { right: -7, down: 31 } });
  expect(pages).toBe(1);
  const file = there(await app.core.getFile('output', outputId));
  expect((await readPdf(file.bytes)).pages[0]).toContain('RIGHT -0.7 MM, DOWN 3.1 MM');
  expect((await app.refused('forms.alignment', { offset: { right: 900, down: 0 } })).kind).toBe('invalid');
});
