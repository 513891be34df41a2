import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { DocumentValues } from '../../../shared/domain/document.ts';
import type { Result } from '../../../shared/result.ts';
import { actAs, anOffice, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { brokenPdfFile, lockedPdfFile, pdfFile, pngFile, type TestFile } from '../../support/files.ts';
import {
  claimValues,
  cleanClaim,
  NO_DOCUMENT,
  there,
  twoPatients,
  valuesOf,
} from '../../support/sampleRecords.ts';

const NOBODY = '019a0000-0000-7000-8000-000000000009';

async function add(
  app: AppUnderTest,
  file: TestFile,
  values: Partial<DocumentValues> = {},
  claimId: string | null = null,
): Promise<Result<OutputOf<'documents.add'>>> {
  const uploadId = await app.upload(file.buffer, file.name, file.mimeType);
  return app.ask('documents.add', { uploadId, values: { ...NO_DOCUMENT, ...values }, claimId });
}

function fileOf(buffer: Buffer, name: string, mimeType = 'application/pdf'): TestFile {
  return { name, mimeType, buffer };
}

async function kept(app: AppUnderTest, file: TestFile): Promise<OutputOf<'documents.add'>> {
  const answer = await add(app, file);
  if (!answer.ok) throw new Error(answer.fault.message);
  return answer.value;
}

/** What the program gives back is what came in, to the byte, and the record says so. */
async function expectUntouched(
  app: AppUnderTest,
  added: OutputOf<'documents.add'>,
  file: TestFile,
): Promise<void> {
  const served = await app.core.getFile('files', added.document.id);
  expect(Buffer.from(served?.bytes ?? []).equals(file.buffer)).toBe(true);
  expect(added.document).toMatchObject({
    bytes: file.buffer.length,
    sha256: createHash('sha256').update(file.buffer).digest('hex'),
  });
}

describe('a file that cannot be kept is refused, saying why and what to do', () => {
  test.each([
    ['nothing in it', fileOf(Buffer.alloc(0), 'empty.pdf'), /empty \(0 bytes\)/],
    ['50 MB', fileOf(Buffer.alloc(50 * 1024 * 1024, '%PDF-1.7\n'), 'huge.pdf'), /50\.0 MB; at most 25 MB/],
    ['a program', fileOf(Buffer.from('MZ\x90\x00'), 'order.pdf'), /is a program/],
    ['an Office document', fileOf(Buffer.from('PK\x03\x04rest'), 'note.docx'), /print it as a PDF/],
    [
      'a web page',
      fileOf(Buffer.from('<!doctype html><script>x</script>'), 'a.txt', 'text/plain'),
      /web page/,
    ],
    ['an SVG', fileOf(Buffer.from('<svg onload="x"/>'), 'a.png', 'image/png'), /SVG/],
    ['noise', fileOf(Buffer.from([0, 1, 2, 3, 254, 255, 0, 7]), 'scan.pdf'), /not known here/],
  ])('%s', async (_, file, message) => {
    const app = await anOffice();
    const answer = await add(app, file);
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'invalid', issues: [{ path: 'file' }] } });
    expect(answer.ok ? '' : answer.fault.message).toMatch(message);
    const list = { query: '', type: null, patientId: null, offset: 0, limit: 1 };
    expect((await app.get('documents.list', list)).total).toBe(0);
  });
});

describe('a file that can be kept but not shown is kept as it is, saying so', () => {
  test('a damaged PDF', async () => {
    const app = await anOffice();
    const file = await brokenPdfFile('broken.pdf');
    const added = await kept(app, file);
    expect(added.document.condition).toBe('damaged');
    expect(added.notes.join(' ')).toMatch(/damaged\. Ask for it again/);
    await expectUntouched(app, added, file);
  });

  test('a PDF with a password', async () => {
    const app = await anOffice();
    const file = await lockedPdfFile('locked.pdf');
    const added = await kept(app, file);
    expect(added.document).toMatchObject({ condition: 'passwordProtected', pages: null });
    expect(added.notes.join(' ')).toMatch(/asks for a password\. Save it without one/);
    await expectUntouched(app, added, file);
  });

  test('a picture named .pdf is taken for what it is', async () => {
    const app = await anOffice();
    const file = { ...pngFile('order.pdf'), mimeType: 'application/pdf' };
    const added = await kept(app, file);
    expect(added.document).toMatchObject({ mediaType: 'image/png', condition: 'readable' });
    expect(added.notes.join(' ')).toMatch(/ends in \.pdf, but the file is a PNG picture/);
    expect((await app.core.getFile('files', added.document.id))?.type).toBe('image/png');
    await expectUntouched(app, added, file);
  });
});

describe('a name', () => {
  test.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['..\\..\\Windows\\order.pdf', 'order.pdf'],
    ['order\u0000\u001b[2J\u202e.pdf', 'order[2J.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['..', 'file'],
    [`${'x'.repeat(900)}.pdf`, `${'x'.repeat(196)}.pdf`],
  ])('%j is cleaned and leads nowhere', async (name, clean) => {
    const app = await anOffice();
    const file = await pdfFile(name, ['One page']);
    const added = await kept(app, file);
    expect(added.document.fileName).toBe(clean);
    const served = await app.core.getFile('files', added.document.id);
    expect(served).toMatchObject({
      name: `document-${added.document.id.slice(0, 8)}.pdf`,
      disposition: 'inline',
    });
    await expectUntouched(app, added, file);
  });
});

describe('adding', () => {
  test('leaves nothing readable on the disk, neither the words nor the name', async () => {
    const app = await anOffice();
    const words = randomBytes(12).toString('hex');
    await kept(app, fileOf(Buffer.from(`A note about ${words}`), `${words}.txt`, 'text/plain'));
    await app.core.close();
    for (const entry of readdirSync(app.dataDir, { recursive: true, withFileTypes: true })) {
      expect(entry.name).not.toContain(words);
      if (entry.isFile())
        expect(readFileSync(join(entry.parentPath, entry.name)).includes(words)).toBe(false);
    }
    expect(app.logged.join('\n')).not.toContain(words);
  });

  test('takes an upload once', async () => {
    const app = await anOffice();
    const file = await pdfFile('a.pdf', ['One page']);
    const uploadId = await app.upload(file.buffer, file.name);
    const input = { uploadId, values: NO_DOCUMENT, claimId: null };
    await app.get('documents.add', input);
    expect(await app.refused('documents.add', input)).toMatchObject({ issues: [{ path: 'uploadId' }] });
  });

  test('needs owners that are there', async () => {
    const app = await aSampleOffice();
    const file = await pdfFile('a.pdf', ['One page']);
    for (const owner of ['patientId', 'equipmentId', 'visitId'] as const) {
      const answer = await add(app, file, { [owner]: NOBODY });
      expect(answer, owner).toMatchObject({ ok: false, fault: { kind: 'notFound' } });
    }
    const answer = await add(app, file, {}, NOBODY);
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'notFound' } });
  });

  test('to a claim is undone with one step', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { id } = mine.theCase.claim;
    const file = await pdfFile('a.pdf', ['One page']);
    const answer = await add(app, file, { patientId: mine.theCase.patient.id }, id);
    expect(answer.ok).toBe(true);
    const documentIds = async () => (await app.get('claims.get', { id })).theCase.claim.documentIds;
    expect(await documentIds()).toHaveLength(mine.theCase.claim.documentIds.length + 1);
    expect((await app.get('undo.last', {})).undone).toBe('Add document');
    expect(await documentIds()).toEqual(mine.theCase.claim.documentIds);
  });

  test('to the claim of another patient is refused', async () => {
    const app = await aSampleOffice();
    const { mine, theirs } = await twoPatients(app);
    const file = await pdfFile('a.pdf', ['One page']);
    const answer = await add(app, file, { patientId: theirs.theCase.patient.id }, mine.theCase.claim.id);
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'invalid', issues: [{ path: 'patientId' }] } });
  });

  test('to a claim that was finalized while the file was looked at is refused', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { id, revision } = mine.theCase.claim;
    const file = await pdfFile('a.pdf', ['One page']);
    const adding = add(app, file, { patientId: mine.theCase.patient.id }, id);
    await app.get('claims.finalise', { id, revision });
    expect(await adding).toMatchObject({
      ok: false,
      fault: { kind: 'blocked', message: expect.stringContaining('Correct the claim') as string },
    });
    expect((await app.get('patients.get', { id: mine.theCase.patient.id })).documents).toHaveLength(
      mine.choices.documents.length,
    );
  });

  test('a technician adds to a visit but not to a claim', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    await actAs(app, 'technician');
    const file = pngFile('photo.png');
    const visitId = there(mine.theCase.visit).id;
    expect((await add(app, file, { type: 'photo', visitId })).ok).toBe(true);
    const answer = await add(app, file, { type: 'photo', visitId }, mine.theCase.claim.id);
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'forbidden' } });
  });
});

describe('describing', () => {
  test('a paper is found by what it says, and only its description changes', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const document = there(mine.theCase.documents[0]);
    const { id, revision } = document;
    const values = { ...valuesOf(DocumentValues, document), title: 'Quixotic title' };
    const saved = await app.get('documents.save', { id, revision, values });
    expect(saved.sha256).toBe(document.sha256);
    const list = { query: 'quixotic', type: null, patientId: null, offset: 0, limit: 5 };
    expect((await app.get('documents.list', list)).rows.map((row) => row.id)).toEqual([id]);
    expect((await app.get('documents.get', { id })).title).toBe('Quixotic title');
    expect(
      (await app.refused('documents.save', { id, revision, values: { ...values, title: 'Late' } })).kind,
    ).toBe('conflict');
    expect((await app.refused('documents.save', { id: null, revision: null, values })).kind).toBe('invalid');
    expect((await app.refused('documents.save', { id: NOBODY, revision: 1, values })).kind).toBe('notFound');
    expect((await app.refused('documents.get', { id: NOBODY })).kind).toBe('notFound');
  });

  test('a paper in an open claim does not go to another patient; out of it, it does', async () => {
    const app = await aSampleOffice();
    const { mine, theirs } = await twoPatients(app);
    const document = there(mine.theCase.documents.find(({ type }) => type === 'clinicalNote'));
    const { id, revision } = document;
    const values = { ...valuesOf(DocumentValues, document), patientId: theirs.theCase.patient.id };
    const fault = await app.refused('documents.save', { id, revision, values });
    expect(fault).toMatchObject({
      issues: [{ path: 'patientId' }],
      message: expect.stringContaining(mine.theCase.claim.number) as string,
    });
    const claim = claimValues(mine);
    await app.get('claims.save', {
      id: mine.theCase.claim.id,
      revision: mine.theCase.claim.revision,
      values: { ...claim, documentIds: claim.documentIds.filter((other) => other !== id) },
    });
    expect((await app.get('documents.save', { id, revision, values })).patientId).toBe(
      theirs.theCase.patient.id,
    );
  });

  test('a removed paper leaves the open claim, stays in a finalized one, and comes back', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const finalised = await cleanClaim(app, 'finalised');
    const [open, frozen] = [there(mine.theCase.documents[0]), there(finalised.theCase.documents[0])];
    await app.get('documents.remove', { id: open.id, revision: open.revision });
    await app.get('documents.remove', { id: frozen.id, revision: frozen.revision });
    const ids = async (id: string) =>
      (await app.get('claims.get', { id })).theCase.documents.map((document) => document.id);
    expect(await ids(mine.theCase.claim.id)).not.toContain(open.id);
    expect(await ids(finalised.theCase.claim.id)).toContain(frozen.id);
    expect(await app.core.getFile('files', frozen.id)).not.toBeNull();
    await app.get('undo.last', {});
    await app.get('undo.last', {});
    expect(await ids(mine.theCase.claim.id)).toContain(open.id);
    expect((await app.refused('documents.remove', { id: NOBODY, revision: 1 })).kind).toBe('notFound');
  });

  test('a file address that is no id of a paper gives nothing', async () => {
    const app = await aSampleOffice();
    for (const id of ['', '../keys.json', NOBODY, '__proto__']) {
      expect(await app.core.getFile('files', id)).toBeNull();
      expect(await app.core.getFile('output', id)).toBeNull();
    }
  });
});
