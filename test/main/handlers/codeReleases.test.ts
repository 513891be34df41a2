import { describe, expect, test } from 'vitest';
import type { ReleasePreview } from '../../../shared/contract/codes.ts';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { type MadeUpChanges, releaseFile } from '../../support/releaseFile.ts';
import { there } from '../../support/sampleRecords.ts';

const OCTOBER = 'HCPC2026_OCT_ANWEB.txt';

async function look(
  app: AppUnderTest,
  file: { readonly name: string; readonly buffer: Uint8Array },
  releasedOn: string | null = null,
): Promise<ReleasePreview> {
  const uploadId = await app.upload(file.buffer, file.name, 'text/plain');
  return app.get('codes.compareRelease', { uploadId, releasedOn });
}

async function importIt(
  app: AppUnderTest,
  file: { readonly name: string; readonly buffer: Uint8Array },
  releasedOn: string | null = null,
) {
  const { sha256 } = await look(app, file, releasedOn);
  const uploadId = await app.upload(file.buffer, file.name, 'text/plain');
  return app.get('codes.importRelease', { uploadId, releasedOn, sha256 });
}

/** An open claim of the sample office with a code on its first line and a date of service. */
async function anOpenClaim(app: AppUnderTest) {
  const { rows } = await app.get('claims.list', { ...LIST, states: ['draft', 'onHold', 'review'] });
  for (const { id } of rows) {
    const view = await app.get('claims.get', { id });
    const { claim } = view.theCase;
    const code = claim.lines[0]?.code ?? '';
    const annual = view.evaluation.requirements.find((each) => each.id === 'CODE-ANNUAL');
    if (code !== '' && claim.dateOfService && annual?.status === 'met')
      return { id, code, number: claim.number };
  }
  throw new Error('no open claim bills a code');
}

async function annual(app: AppUnderTest, id: string) {
  const { evaluation } = await app.get('claims.get', { id });
  return there(evaluation.requirements.find((each) => each.id === 'CODE-ANNUAL'));
}

function changed(preview: ReleasePreview, change: string): readonly string[] {
  return preview.changes.filter((each) => each.change === change).map(({ code }) => code);
}

// Each reads and compares releases of full size several times.
describe('a release on its way in', { timeout: 60_000 }, () => {
  test('shows what it changes and whom it touches, and keeps nothing', async () => {
    const app = await aSampleOffice();
    const claim = await anOpenClaim(app);
    const preview = await look(
      app,
      releaseFile(OCTOBER, {
        ended: { [claim.code]: '2026-09-30' },
        reworded: { K0001: 'Made-up words for a plain wheelchair' },
        repriced: { K0005: ['M', '00'] },
        added: { E9999: 'Made-up device that nobody has built, each' },
        left: ['A0021'],
      }),
    );
    expect(preview).toMatchObject({
      name: 'HCPCS Level II, October 2026',
      releasedOn: '2026-10-01',
      place: 'new',
      speaksTo: '2026-12-31',
      comparedWith: { name: 'HCPCS Level II, July 2026 (shipped)', later: false },
      fileName: OCTOBER,
      codes: 8725,
    });
    expect(preview.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(changed(preview, 'added')).toEqual(['E9999']);
    expect(changed(preview, 'ended')).toEqual(expect.arrayContaining([claim.code, 'A0021']));
    expect(changed(preview, 'ended')).toHaveLength(2);
    expect(changed(preview, 'reworded')).toEqual(['K0001']);
    expect(changed(preview, 'repriced')).toEqual(['K0005']);
    expect(preview.changes.find(({ code }) => code === 'K0001')).toMatchObject({
      before: 'Standard wheelchair',
      after: 'Made-up words for a plain wheelchair',
    });
    expect(preview.changes.find(({ code }) => code === claim.code)?.day).toBe('2026-09-30');
    expect(preview.touched).toContainEqual(
      expect.objectContaining({ claimId: claim.id, number: claim.number, code: claim.code, change: 'ended' }),
    );
    expect((await app.get('codes.overview', {})).releases.every(({ imported }) => imported === null)).toBe(
      true,
    );
    expect((await annual(app, claim.id)).status).toBe('met');
  });

  test('is imported with where it came from, judges open claims again, and fills the library', async () => {
    const app = await aSampleOffice();
    const claim = await anOpenClaim(app);
    const file = releaseFile(OCTOBER, {
      ended: { [claim.code]: '2026-09-30' },
      added: { E9999: 'Made-up device that nobody has built, each' },
    });
    const answer = await importIt(app, file);
    expect(answer).toMatchObject({ imported: true, name: 'HCPCS Level II, October 2026' });
    expect(answer.claims).toBeGreaterThan(3);
    expect(await annual(app, claim.id)).toMatchObject({ status: 'unmet' });
    const row = (await app.get('claims.list', { ...LIST, query: claim.number })).rows[0];
    expect(there(row).gapText).not.toBe('');
    const [newest] = (await app.get('codes.overview', {})).releases;
    expect(newest).toMatchObject({
      name: 'HCPCS Level II, October 2026',
      imported: { fileName: OCTOBER, by: expect.any(String), at: expect.stringMatching(/^2026-11-02T/) },
    });
    const [found] = await app.get('codes.find', { query: 'nobody has built', limit: 5 });
    expect(found).toMatchObject({ code: 'E9999', standing: 'inForce' });
    const fresh = await app.get('codes.get', { code: 'E9999' });
    expect(fresh.official?.source).toBe('HCPCS Level II, October 2026');
    expect((await app.get('codes.get', { code: 'E9999', on: '2026-09-30' })).standing).toBe('notInForce');
    expect(await app.get('codes.get', { code: claim.code })).toMatchObject({
      standing: 'notInForce',
      why: `${claim.code} ended on 2026-09-30`,
    });
  });

  test('cannot be undone, and a finalized claim stays as it was', async () => {
    const app = await aSampleOffice();
    const sent = there((await app.get('claims.list', { ...LIST, states: ['sent'] })).rows[0]);
    const before = await app.get('claims.get', { id: sent.id });
    const code = there(before.theCase.claim.lines[0]).code;
    await importIt(app, releaseFile(OCTOBER, { ended: { [code]: '2020-12-31' } }));
    expect((await app.get('claims.get', { id: sent.id })).evaluation).toEqual(before.evaluation);
    expect((await app.refused('undo.last', {})).kind).toBe('notFound');
  });

  test('twice changes nothing, and says so: the same file and the same contents', async () => {
    const app = await aSampleOffice();
    const file = releaseFile(OCTOBER, { left: ['A0021'] });
    await importIt(app, file);
    const again = await look(app, file);
    expect(again).toMatchObject({ place: 'here', here: { fileName: OCTOBER } });
    expect(await importIt(app, file)).toMatchObject({ imported: false, claims: 0 });
    const text = Buffer.concat([Buffer.from('A line of disclaimers that may precede\r\n'), file.buffer]);
    expect(await look(app, { name: 'hcpcs-2026-10.txt', buffer: text })).toMatchObject({ place: 'here' });
    const { releases } = await app.get('codes.overview', {});
    expect(releases.filter(({ imported }) => imported !== null)).toHaveLength(1);
  });

  test('of an older quarter is history; of the same one a correction that takes its place', async () => {
    const app = await aSampleOffice();
    await importIt(app, releaseFile(OCTOBER, { left: ['E1392'] }));
    const older = releaseFile('HCPC2026_JAN_ANWEB.txt', { left: ['K0001'] });
    const preview = await look(app, older);
    expect(preview).toMatchObject({
      place: 'history',
      speaksTo: '2026-06-30',
      comparedWith: { name: 'HCPCS Level II, October 2020 (shipped)', later: false },
    });
    expect(await importIt(app, older)).toMatchObject({ imported: true });
    const standing = async (on: string) => (await app.get('codes.get', { code: 'E1392', on })).standing;
    expect(await standing('2026-02-01')).toBe('inForce');
    expect(await standing('2026-11-01')).toBe('notInForce');
    const corrected = releaseFile(OCTOBER);
    expect(await look(app, corrected)).toMatchObject({
      place: 'correction',
      comparedWith: { name: 'HCPCS Level II, October 2026 (imported)' },
    });
    await importIt(app, corrected);
    expect(await standing('2026-11-01')).toBe('inForce');
  });

  test('of history is compared with the one that was imported before it', async () => {
    const app = await aSampleOffice();
    await importIt(app, releaseFile('HCPC2019_ANWEB.txt', { left: ['K0001', 'A0021'] }));
    const next = await look(app, releaseFile('HCPC2020_OCT_ANWEB.txt', { left: ['E1392'] }));
    expect(next.comparedWith.name).toBe('HCPCS Level II, January 2019 (imported)');
    expect(changed(next, 'added')).toEqual(['A0021', 'K0001']);
    expect(changed(next, 'ended')).toEqual(['E1392']);
  });

  test('with no release before it is compared with the next one', async () => {
    const app = await aSampleOffice();
    const preview = await look(app, releaseFile('HCPC2018_ANWEB.txt', { left: ['A0021'] }));
    expect(preview).toMatchObject({
      place: 'history',
      comparedWith: { name: 'HCPCS Level II, January 2019 (shipped)', later: true },
    });
    expect(changed(preview, 'added')).toContain('A0021');
    expect(preview.touched).toEqual([]);
  });

  test('is of the quarter that the person says, and compared with the release that is chosen', async () => {
    const app = await aSampleOffice();
    const file = releaseFile('download.txt');
    expect((await look(app, file)).releasedOn).not.toBe('2026-10-01');
    const preview = await look(app, file, '2026-10-01');
    expect(preview.releasedOn).toBe('2026-10-01');
    expect(preview.comparable.map(({ name }) => name)).toContain('HCPCS Level II, January 2019 (shipped)');
    const earliest = there(preview.comparable.at(-1));
    const uploadId = await app.upload(file.buffer, file.name, 'text/plain');
    const other = await app.get('codes.compareRelease', {
      uploadId,
      releasedOn: '2026-10-01',
      compareWith: earliest.key,
    });
    expect(other.comparedWith).toMatchObject({
      name: 'HCPCS Level II, January 2019 (shipped)',
      later: false,
    });
    expect(changed(other, 'added').length).toBeGreaterThan(1000);
  });
});

describe('a release is refused', { timeout: 60_000 }, () => {
  const hostile: readonly (readonly [string, (changes?: MadeUpChanges) => Uint8Array, RegExp])[] = [
    ['cut', () => releaseFile(OCTOBER).buffer.subarray(0, 900_100), /cut|characters|codes/],
    ['empty', () => new Uint8Array(0), /empty/],
    ['a program', () => Buffer.from('MZ and more'), /program/],
    ['a page of text', () => Buffer.from('Dear customer, here is your invoice.\n'), /record/],
    ['a zip that is none', () => Buffer.from('PK\x03\x04 and nothing'), /archive|damaged/],
  ];
  test.each(hostile)('%s: with the place at fault, and nothing is changed', async (_, bytes, words) => {
    const app = await aSampleOffice();
    const uploadId = await app.upload(bytes(), OCTOBER, 'text/plain');
    const fault = await app.refused('codes.compareRelease', { uploadId, releasedOn: null });
    expect(fault).toMatchObject({ kind: 'invalid', message: expect.stringMatching(words) });
    expect(fault.kind === 'invalid' && fault.issues.every(({ path }) => path !== '')).toBe(true);
    expect((await app.get('codes.overview', {})).releases.every(({ imported }) => imported === null)).toBe(
      true,
    );
  });

  test('one line at fault is named by its number and not quoted', async () => {
    const app = await aSampleOffice();
    const text = releaseFile(OCTOBER).buffer.toString('latin1').split('\r\n');
    text[4999] = text[4999]?.replace(/.$/, '!') ?? '';
    const uploadId = await app.upload(Buffer.from(text.join('\r\n'), 'latin1'), OCTOBER, 'text/plain');
    const fault = await app.refused('codes.compareRelease', { uploadId, releasedOn: null });
    expect(fault).toMatchObject({ issues: [{ path: 'line 5000' }] });
  });

  test('another file than the one that was looked at, a file that waited too long, and people who may not', async () => {
    const app = await aSampleOffice();
    const { sha256 } = await look(app, releaseFile(OCTOBER));
    const other = releaseFile(OCTOBER, { left: ['A0021'] });
    const uploadId = await app.upload(other.buffer, other.name, 'text/plain');
    const request = { uploadId, releasedOn: null, sha256 };
    expect(await app.refused('codes.importRelease', request)).toMatchObject({ issues: [{ path: 'sha256' }] });
    expect(await app.refused('codes.importRelease', request)).toMatchObject({
      issues: [{ path: 'uploadId' }],
    });
    await actAs(app, 'office');
    expect((await app.refused('codes.importRelease', request)).kind).toBe('forbidden');
    expect((await app.refused('codes.compareRelease', { uploadId, releasedOn: null })).kind).toBe(
      'forbidden',
    );
    await actAs(app, 'billingLead');
    expect((await app.refused('codes.importRelease', request)).kind).toBe('invalid');
  });
});

const LIST: InputOf<'claims.list'> = {
  query: '',
  states: [],
  kind: null,
  payerId: null,
  sort: 'newest',
  offset: 0,
  limit: 50,
};
