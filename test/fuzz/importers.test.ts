// Every file that comes in, spoiled: it is read, or refused by name. Never a crash, never a hang, never a prototype.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEmergencyCode, readRecoveryCode } from '../../db/recoveryCode.ts';
import { readCase } from '../../main/cli/readCase.ts';
import { readRelease } from '../../main/codes/readRelease.ts';
import { readCsv } from '../../main/csv/readCsv.ts';
import { registerRows } from '../../main/csv/registerRows.ts';
import { readJpeg } from '../../main/documents/jpeg.ts';
import { readPng } from '../../main/documents/png.ts';
import { guessMapping, mappingProblem } from '../../shared/domain/registerColumns.ts';
import { readReturned } from '../../shared/edi/readReturned.ts';
import { any277, any999, file277, file999 } from '../support/edi/returnedReplies.ts';
import { anyRemit, file835 } from '../support/edi/returnedFiles.ts';
import { cases, chanceOf, SEED } from '../support/fuzz/chance.ts';
import { spoilBytes } from '../support/fuzz/spoilBytes.ts';
import { recordLine } from '../support/hcpcsFiles.ts';
import { aJpeg, aPng } from '../support/oddFiles.ts';

/** Longest that one spoiled file may take, in milliseconds: far beyond what any of them needs. */
const LONGEST = 2_000;

/** Spoils the files in turn and gives each to `read`; answers with how often `read` took one as whole. */
async function spoilAll(
  files: readonly Uint8Array[],
  count: number,
  salt: number,
  read: (bytes: Uint8Array) => unknown,
): Promise<number> {
  const chance = chanceOf(SEED + salt);
  let taken = 0;
  for (let at = 0; at < count; at += 1) {
    const bytes = spoilBytes(chance.pick(files), chance);
    const started = performance.now();
    if ((await read(bytes)) === true) taken += 1;
    const took = performance.now() - started;
    if (took > LONGEST) throw new Error(`case ${String(at)} took ${took.toFixed(0)} ms`);
  }
  expect(Object.prototype).not.toHaveProperty('1');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  return taken;
}

function sampled(texts: fc.Arbitrary<string>): Uint8Array[] {
  return fc.sample(texts, { seed: SEED, numRuns: 25 }).map((text) => Buffer.from(text, 'latin1'));
}

test('835, 277CA and 999', async () => {
  const files = [
    ...sampled(fc.array(anyRemit, { minLength: 1, maxLength: 2 }).map((remits) => file835(remits))),
    ...sampled(any277.map((answer) => file277(answer))),
    ...sampled(any999.map((answer) => file999(answer))),
  ].filter(({ length }) => length < 6_000);
  expect(files.length).toBeGreaterThan(20);
  const taken = await spoilAll(files, cases('returned'), 1, (bytes) => {
    const { interchanges } = readReturned(bytes);
    // What is not whole is never told as if it were.
    for (const { remittances } of interchanges)
      for (const { remittance, balance } of remittances)
        if (!remittance.whole) expect(balance.balanced).toBe(false);
    return interchanges.length > 0;
  });
  expect(taken).toBeGreaterThan(cases('returned') / 10);
}, 86_400_000);

test('lists of devices as CSV', async () => {
  const head = 'Kind,Make,Model,Serial,Owner,Purchased,Price\r\n';
  const row = 'concentrator,Made,"Model ""5""",SN-1,stock,2026-01-05,"1,200.00"\r\n';
  const files = [head + row.repeat(4), head.replaceAll(',', ';') + row, `\ufeff${head}${row}`, head].map(
    (text) => Buffer.from(text),
  );
  const taken = await spoilAll(files, cases('deviceLists'), 2, (bytes) => {
    const file = readCsv(bytes, null);
    if (!file.ok) return false;
    const mapping = guessMapping(file.value.headings);
    if (mappingProblem(mapping) !== null) return false;
    const { devices, problems } = registerRows(file.value, mapping, '2026-11-02');
    // No row is passed over in silence.
    const wrong = new Set(problems.map(({ row: number }) => number));
    expect(devices.length + wrong.size).toBe(file.value.rows.length);
    return devices.length > 0;
  });
  expect(taken).toBeGreaterThan(cases('deviceLists') / 50);
}, 86_400_000);

test('releases of codes as text', async () => {
  const lines = ['E1390', 'E1392', 'K0739', 'A9606', 'L1320'].map((code) => recordLine({ code } as never));
  const files = [Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1')];
  await spoilAll(
    files,
    cases('codeReleases'),
    3,
    async (bytes) => (await readRelease({ bytes, fileName: 'HCPC2026_OCT.txt' })).ok,
  );
}, 86_400_000);

test('claim cases as JSON', async () => {
  const folder = join(import.meta.dirname, '..', 'main', 'cli', 'data');
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  expect(files.length).toBeGreaterThan(1);
  await spoilAll(files, cases('claimCases'), 4, (bytes) => 'case' in readCase(bytes));
}, 86_400_000);

test('pictures', async () => {
  const files = [aJpeg(), aJpeg(6), aPng({ width: 9, height: 7, colorType: 2, sample: () => [1, 2, 3] })];
  await spoilAll(files, cases('pictures'), 5, (bytes) => readJpeg(bytes) !== null || readPng(bytes) !== null);
}, 86_400_000);

test('codes typed from paper', async () => {
  const files = ['CWR-ABCD-EFGH', 'ABCDE-FGHJK-MNPQR-STVWX', '0000 0000 0000 0000'].map((one) =>
    Buffer.from(one),
  );
  await spoilAll(files, cases('typedCodes'), 6, (bytes) => {
    const typed = Buffer.from(bytes).toString('latin1');
    return readRecoveryCode(typed).ok || readEmergencyCode(typed).ok;
  });
}, 86_400_000);
