// Story: what goes wrong with files that people drop in. Each is taken or refused with its reason, and an original
// that is taken is kept byte for byte.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, expectAccessible, test } from '../support/program.ts';
import {
  brokenPdfFile,
  largePdfFile,
  lockedPdfFile,
  pdfFile,
  pngFile,
  type TestFile,
} from '../support/files.ts';
import { fileAt, get } from './support/bridge.ts';
import { goTo, openOffice, PASSPHRASE } from './support/office.ts';

test('files of every kind of trouble are each answered clearly', async ({ program, page }, testInfo) => {
  await openOffice(page);
  await goTo(page, '/documents');
  const order = await pdfFile('signed order.pdf', ['Order for repair', 'Signed'], ['Second page']);
  const photo = pngFile('front.png');
  const disguised: TestFile = { ...pngFile('really a picture.pdf'), mimeType: 'application/pdf' };
  const elsewhere = await pdfFile('../../etc/odd name.pdf', ['A path is no name']);
  const files: readonly TestFile[] = [
    order,
    photo,
    disguised,
    elsewhere,
    await lockedPdfFile('locked.pdf'),
    await brokenPdfFile('broken.pdf'),
    { name: 'empty.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
    {
      name: 'macro.docm',
      mimeType: 'application/vnd.ms-word',
      buffer: Buffer.from('PK\u0003\u0004 not a paper'),
    },
    {
      name: 'page.html',
      mimeType: 'text/html',
      buffer: Buffer.from('<!doctype html><script>alert(1)</script>'),
    },
  ];
  const choose = page.getByLabel('Add documents: choose');
  await choose.setInputFiles([...files]);
  // A file of this size goes by its path.
  const long = await largePdfFile('long scan.pdf', 50);
  const path = testInfo.outputPath(long.name);
  writeFileSync(path, long.buffer);
  await choose.setInputFiles(path);

  const tray = page.getByRole('list', { name: 'Just added' });
  const list = page.getByRole('list', { name: 'Files', exact: true });
  const reasons = [
    ['empty.pdf', 'empty'],
    ['macro.docm', 'PDF'],
    ['page.html', 'PDF'],
    ['long scan.pdf', 'at most 25 MB'],
  ] as const;
  for (const [name, reason] of reasons) {
    const entry = list.getByRole('listitem').filter({ hasText: name });
    await expect(entry).toContainText(reason);
    await expect(entry.getByRole('button', { name: `Take ${name} off this list` })).toBeVisible();
  }

  await test.step('the good ones are in the tray, with what the program noticed', async () => {
    await expect(tray.getByRole('listitem').filter({ hasText: 'signed order.pdf' })).toHaveCount(1);
    await expect(tray.getByRole('listitem').filter({ hasText: 'front.png' })).toHaveCount(1);
    await expect(tray.getByRole('listitem').filter({ hasText: 'locked.pdf' })).toContainText(/password/i);
    await expect(tray.getByRole('listitem').filter({ hasText: 'broken.pdf' })).toContainText(/damaged/i);
    await expect(tray.getByRole('listitem').filter({ hasText: 'really a picture' })).toContainText(
      /picture|PNG/i,
    );
    await expect(tray).not.toContainText('..');
  });
  await expectAccessible(page);

  await test.step('the refused ones are not in the store, the others are byte for byte', async () => {
    const rows = await program.query(
      'select file_name, media_type, condition, sha256, bytes from document',
      PASSPHRASE,
    );
    const byName = new Map(rows.map((row) => [row.file_name, row]));
    expect([...byName.keys()].sort()).toEqual([
      'broken.pdf',
      'front.png',
      'locked.pdf',
      'odd name.pdf',
      'really a picture.pdf',
      'signed order.pdf',
    ]);
    expect(byName.get('locked.pdf')).toMatchObject({ condition: 'passwordProtected' });
    expect(byName.get('broken.pdf')).toMatchObject({ condition: 'damaged' });
    expect(byName.get('really a picture.pdf')).toMatchObject({
      media_type: 'image/png',
      condition: 'readable',
    });
    for (const file of [order, photo, disguised]) {
      const sha256 = createHash('sha256').update(file.buffer).digest('hex');
      expect(byName.get(file.name)).toMatchObject({ sha256, bytes: file.buffer.length });
    }
  });

  await test.step('what comes out again is what went in', async () => {
    const { rows } = await get(page, 'documents.list', {
      query: 'signed order',
      type: null,
      patientId: null,
      offset: 0,
      limit: 5,
    });
    const bytes = await fileAt(page, `/files/${rows[0]?.id ?? ''}`);
    expect(bytes.equals(order.buffer)).toBe(true);
  });

  await test.step('a locked one is told so in its preview, a readable one is drawn', async () => {
    await tray.getByRole('link', { name: 'Open locked' }).click();
    await expect(page.getByText('This PDF opens only with a password.')).toBeVisible();
    await goTo(page, '/documents');
    await tray.getByRole('link', { name: 'Open signed order' }).click();
    await expect(page.getByRole('img', { name: /signed order, page 1 of 2/ })).toBeVisible();
    await expectAccessible(page);
  });
});
