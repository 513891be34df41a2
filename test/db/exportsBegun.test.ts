import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { beginExport, endExports, exportsBegun, sweepExports } from '../../db/exportsBegun.ts';
import { putSecret } from '../../db/storeIdentity.ts';
import { ok } from '../../shared/result.ts';
import { anOffice } from './backupOffice.ts';
import { asOwner, tempFolder, value } from './workbench.ts';

const NAME = 'claimwright-export-20260604T093000Z';

/** What a killed program leaves: a table in plain, in a folder that nobody was told of. */
function leave(folder: string): void {
  fs.mkdirSync(path.join(folder, 'tables'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'tables', 'patient.csv'), '"Distinctive"');
}

describe('an export that was cut off', () => {
  test.each(['', '.part'])('is removed, as far as it came (%s)', async (suffix) => {
    const { store } = await anOffice();
    const root = tempFolder();
    const target = path.join(root, NAME);
    value(beginExport(store, asOwner, target));
    leave(target + suffix);
    expect(exportsBegun(store)).toEqual([target]);
    expect(sweepExports(store, asOwner)).toEqual([]);
    expect(fs.readdirSync(root)).toEqual([]);
    expect(exportsBegun(store)).toEqual([]);
  });

  test('stays known while its disk is not there, or another one in its place', async () => {
    const { store } = await anOffice();
    const root = tempFolder();
    const gone = path.join(root, 'disk', NAME);
    fs.mkdirSync(path.dirname(gone));
    value(beginExport(store, asOwner, gone));
    fs.rmSync(path.dirname(gone), { recursive: true });
    expect(sweepExports(store, asOwner)).toEqual([gone]);
    value(endExports(store, asOwner, [gone]));
    const elsewhere = path.join(root, NAME);
    value(
      store.write(asOwner, ({ db }) => {
        putSecret(db, 'exportsBegun', JSON.stringify([{ target: elsewhere, volume: 'of another disk' }]));
        return ok(undefined);
      }),
    );
    expect(sweepExports(store, asOwner)).toEqual([elsewhere]);
  });

  test('is not one that goes on, that ended, or that has another name', async () => {
    const { store } = await anOffice();
    const root = tempFolder();
    const targets = [NAME, `${NAME}-2`, 'charts'].map((name) => path.join(root, name));
    const [goesOn = '', ended = '', other = ''] = targets;
    for (const target of targets) {
      value(beginExport(store, asOwner, target));
      leave(target);
    }
    value(endExports(store, asOwner, [ended]));
    expect(sweepExports(store, asOwner, (target) => target === goesOn)).toEqual([]);
    expect(fs.readdirSync(root).toSorted()).toEqual([path.basename(other), NAME, `${NAME}-2`].toSorted());
    expect(exportsBegun(store)).toEqual([goesOn]);
  });
});
