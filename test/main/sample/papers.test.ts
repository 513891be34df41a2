import { expect, test } from 'vitest';
import { inspectFile } from '../../../main/documents/inspectFile.ts';
import { samplePaper, samplePhoto } from '../../../main/sample/papers.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { readPdf } from '../../support/pdfText.ts';

test('a paper is a whole PDF that says what its record says, and that it is made up', async () => {
  for (const document of exampleRepair().documents) {
    const bytes = await samplePaper(document, 'Avery Testperson');
    const found = await inspectFile(bytes, 'application/pdf', document.fileName);
    expect(found).toMatchObject({ ok: true, value: { condition: 'readable', pages: 1 } });
    const text = (await readPdf(bytes)).pages.join(' ');
    expect(text).toContain('Avery Testperson');
    expect(text).toContain('made up for practice');
    expect(Buffer.from(await samplePaper(document, 'Avery Testperson')).equals(bytes)).toBe(true);
  }
});

test('a photo is a whole picture', async () => {
  const found = await inspectFile(samplePhoto(3), 'image/png', 'photo.png');
  expect(found).toMatchObject({
    ok: true,
    value: { mediaType: 'image/png', condition: 'readable', notes: [] },
  });
});
