import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { exportStore } from '../../../../db/exportStore.ts';
import { beginExport, endExports, sweepExports } from '../../../../db/exportsBegun.ts';
import type { KillAct } from '../killAct.ts';
import { dataKeyOf, must, newOffice, PERSON, unlockedStore } from '../office.ts';

const ACTOR = { userId: PERSON, action: 'kill.export' };

function placesOf(folder: string): { readonly office: string; readonly out: string } {
  return { office: path.join(folder, 'office'), out: path.join(folder, 'out') };
}

/** Everything is taken out as open files, one export after the other. */
export const exporting: KillAct = {
  name: 'export',
  fresh: true,
  once: false,
  async prepare(folder) {
    const { office, out } = placesOf(folder);
    fs.mkdirSync(out, { recursive: true });
    await newOffice(office);
  },
  async run(folder, say) {
    const { office, out } = placesOf(folder);
    const dataKey = await dataKeyOf(office);
    const store = await unlockedStore(office);
    say.begin();
    for (let n = 1; ; n += 1) {
      const target = path.join(out, `claimwright-export-20260604T093000Z-${n}`);
      must(beginExport(store, ACTOR, target));
      must(
        exportStore({ source: office, dataKey, target, program: 'test', madeAt: '2026-06-04T09:30:00.000Z' }),
      );
      must(endExports(store, ACTOR, [target]));
      say.done();
    }
  },
  async examine(folder) {
    const { office, out } = placesOf(folder);
    const store = await unlockedStore(office);
    assert.deepEqual(sweepExports(store, ACTOR), []);
    store.close();
    const made = fs.readdirSync(out);
    // Not encrypted: whatever is there was told to somebody and is whole, and nothing else is there.
    for (const name of made) {
      assert.match(name, /^claimwright-export-20260604T093000Z-\d+$/);
      const manifest = JSON.parse(fs.readFileSync(path.join(out, name, 'manifest.json'), 'utf8')) as {
        readonly files: readonly { readonly file: string; readonly sha256: string }[];
      };
      for (const { file, sha256 } of manifest.files) {
        const sum = createHash('sha256').update(fs.readFileSync(path.join(out, name, file)));
        assert.equal(sum.digest('hex'), sha256);
      }
    }
    return made.length;
  },
};
