import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actAs, aSampleOffice } from '../../support/anApp.ts';
import { readPdf } from '../../support/pdfText.ts';
import { cleanClaim, there } from '../../support/sampleRecords.ts';

const NOBODY = '019a0000-0000-7000-8000-000000000009';

test('a service report names device and work in its text and nobody in its name', async () => {
  const app = await aSampleOffice();
  const { theCase } = await cleanClaim(app, 'draft');
  const visit = there(theCase.visit);
  await actAs(app, 'technician');
  const { outputId, fileName } = await app.get('visits.report', { id: visit.id });
  expect(fileName).toBe(`service-report-${there(visit.visitedOn)}.pdf`);
  const file = there(await app.core.getFile('output', outputId));
  expect(file).toMatchObject({ name: fileName, type: 'application/pdf', disposition: 'attachment' });
  const text = (await readPdf(file.bytes)).pages.join(' ');
  expect(text).toContain(there(theCase.equipment).serial);
  expect(text).toContain(theCase.patient.lastName);
  expect(app.logged.join('\n')).not.toContain(theCase.patient.lastName);
});

test('what is not there is not printed', async () => {
  const app = await aSampleOffice();
  expect((await app.refused('visits.report', { id: NOBODY })).kind).toBe('notFound');
  expect((await app.refused('claims.packet', { id: NOBODY })).kind).toBe('notFound');
});

test('a packet whose paper was lost on the disk is made all the same and says which', async () => {
  const app = await aSampleOffice();
  const { theCase } = await cleanClaim(app, 'finalised');
  const whole = await app.get('claims.packet', { id: theCase.claim.id });
  expect(whole.problems).toEqual([]);
  rmSync(join(app.dataDir, 'sample', 'attachments'), { recursive: true });
  const holed = await app.get('claims.packet', { id: theCase.claim.id });
  expect(holed.problems.map(({ documentId }) => documentId)).toEqual(theCase.documents.map(({ id }) => id));
  expect(holed.problems.every(({ message }) => message !== '')).toBe(true);
});
