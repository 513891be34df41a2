import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { storeFault, type StoreFaultCode, storeFaultOf } from '../../db/faults.ts';
import { APPLICATION_ID, type Connection, holdFolder, openDatabase } from '../../db/open.ts';
import { damage, refusal, RUN_TYPESCRIPT, snapshot, tempFolder, value } from './workbench.ts';

const KEY = randomBytes(32);

/** A closed data file of some 60 pages. */
function dataFile(folder = tempFolder(), version = 3): string {
  const file = path.join(folder, 'claimwright.db');
  const db = value(openDatabase(file, KEY, { create: true }));
  fill(db, 400);
  db.pragma(`user_version=${version}`);
  db.close();
  return file;
}

function fill(db: Connection, rows: number): void {
  db.exec('create table if not exists note (id integer primary key, text text) strict');
  const insert = db.prepare('insert into note (text) values (?)');
  db.transaction(() => {
    for (let row = 0; row < rows; row += 1) insert.run(`${row} `.repeat(100));
  })();
}

/** Leaves the file as a crash does: the journal holds commits that are not in the file yet. */
function crashed(folder = tempFolder()): string {
  const source = dataFile();
  const db = value(openDatabase(source, KEY));
  fill(db, 50);
  const file = path.join(folder, 'claimwright.db');
  for (const suffix of ['', '-wal']) fs.copyFileSync(source + suffix, file + suffix);
  db.close();
  return file;
}

function expectUntouched(
  file: string,
  code: StoreFaultCode,
  open: () => ReturnType<typeof openDatabase>,
): void {
  const folder = path.dirname(file);
  const before = snapshot(folder);
  expect(refusal(open())).toBe(code);
  expect(snapshot(folder)).toEqual(before);
}

describe('a data file that can be used', () => {
  test('is encrypted, durable and checked at every opening', () => {
    const file = dataFile();
    expect(fs.readFileSync(file).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(fs.statSync(file).mode & 0o077).toBe(0);
    const db = value(openDatabase(file, KEY, { check: 'full', newestSchema: 3 }));
    onTestFinished(() => void db.close());
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    for (const [pragma, setting] of [
      ['journal_mode', 'wal'],
      ['synchronous', 2],
      ['temp_store', 2],
      ['foreign_keys', 1],
      ['recursive_triggers', 1],
      ['trusted_schema', 0],
      ['cell_size_check', 1],
      ['fullfsync', 1],
      ['checkpoint_fullfsync', 1],
    ] as const) {
      expect(db.pragma(pragma, { simple: true }), pragma).toBe(setting);
    }
  });

  test('keeps the commits of a crash and leaves no copy behind', () => {
    const file = crashed();
    const db = value(openDatabase(file, KEY));
    expect(db.prepare('select count(*) as n from note').get()).toEqual({ n: 450 });
    db.close();
    expect(fs.readdirSync(path.dirname(file))).toEqual(['claimwright.db']);
  });

  test('keeps the commits of a crash that cut the copying of page 1 in half', () => {
    const file = crashed();
    damage(file, 2000);
    const db = value(openDatabase(file, KEY));
    expect(db.prepare('select count(*) as n from note').get()).toEqual({ n: 450 });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });
});

describe('a data file that cannot be used is named and left as it was', () => {
  const wrong = randomBytes(32);

  test('wrong key', () => {
    const file = dataFile();
    expectUntouched(file, 'wrongKey', () => openDatabase(file, wrong));
  });

  test('wrong key while the journal of a crash lies beside it', () => {
    const file = crashed();
    expectUntouched(file, 'wrongKey', () => openDatabase(file, wrong));
    value(openDatabase(file, KEY)).close();
  });

  test('damaged first page, when the key is known to be right', () => {
    const file = dataFile();
    damage(file, 100);
    expectUntouched(file, 'damaged', () => openDatabase(file, KEY, { keyVerified: true }));
  });

  test('damaged salt', () => {
    const file = dataFile();
    damage(file, 3);
    expectUntouched(file, 'damaged', () => openDatabase(file, KEY, { keyVerified: true }));
  });

  test('damaged page in the middle', () => {
    const file = dataFile();
    damage(file, 4096 * 9 + 55);
    expectUntouched(file, 'damaged', () => openDatabase(file, KEY, { keyVerified: true, check: 'quick' }));
  });

  test('damaged page and the journal of a crash: neither is touched', () => {
    const file = crashed();
    damage(file, 4096 * 9 + 55);
    expectUntouched(file, 'damaged', () => openDatabase(file, KEY, { keyVerified: true }));
  });

  test.each([
    ['to nothing', 0],
    ['within the first page', 1000],
    ['in half', 4096 * 20],
    ['within a page', 4096 * 20 + 77],
  ])('cut %s', (_, length) => {
    const file = dataFile();
    fs.truncateSync(file, length);
    expectUntouched(file, 'truncated', () => openDatabase(file, KEY, { keyVerified: true }));
  });

  test('of another program, encrypted the same way', () => {
    const file = dataFile();
    const db = value(openDatabase(file, KEY));
    db.pragma('application_id=42');
    db.close();
    expectUntouched(file, 'notOurs', () => openDatabase(file, KEY));
  });

  test('not encrypted', () => {
    const file = path.join(tempFolder(), 'claimwright.db');
    const db = new Database(file);
    db.exec('create table note (text)');
    db.close();
    expectUntouched(file, 'notEncrypted', () => openDatabase(file, KEY));
  });

  test('from a newer program', () => {
    const file = dataFile(tempFolder(), 9);
    expectUntouched(file, 'newerProgram', () => openDatabase(file, KEY, { newestSchema: 8 }));
  });

  test('missing', () => {
    const folder = tempFolder();
    expect(refusal(openDatabase(path.join(folder, 'claimwright.db'), KEY))).toBe('missing');
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test('there already, when a new one is to be made', () => {
    const file = dataFile();
    expectUntouched(file, 'exists', () => openDatabase(file, KEY, { create: true }));
  });

  // Root may write anywhere, so the folder is tried as somebody else.
  test.runIf(process.platform !== 'win32')('in a read-only folder', () => {
    const folder = tempFolder();
    const file = dataFile(folder);
    fs.chmodSync(folder, 0o555);
    fs.chmodSync(file, 0o444);
    const before = snapshot(folder);
    const script = `
      import { openDatabase, holdFolder } from ${JSON.stringify(path.resolve('db/open.ts'))};
      const opened = openDatabase(${JSON.stringify(file)}, Buffer.from('${KEY.toString('hex')}', 'hex'));
      const held = holdFolder(${JSON.stringify(path.join(folder, 'lock'))});
      process.stdout.write(JSON.stringify([opened.fault?.code, held.fault?.code]));`;
    const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const child = spawnSync(process.execPath, [...RUN_TYPESCRIPT, script], {
      ...asNobody,
      encoding: 'utf8',
    });
    expect(child.stderr).toBe('');
    expect(JSON.parse(child.stdout)).toEqual(['readOnlyFolder', 'readOnlyFolder']);
    expect(snapshot(folder)).toEqual(before);
    fs.chmodSync(folder, 0o755);
  });
});

test('a full disk is named, and the transaction leaves nothing', () => {
  const db = value(openDatabase(dataFile(), KEY));
  onTestFinished(() => void db.close());
  db.pragma(`max_page_count=${Number(db.pragma('page_count', { simple: true })) + 2}`);
  let code: unknown = null;
  try {
    fill(db, 500);
  } catch (error) {
    code = storeFaultOf(error);
  }
  expect(code).toBe('diskFull');
  expect(db.prepare('select count(*) as n from note').get()).toEqual({ n: 400 });
});

describe('a data folder is for one process', () => {
  test('a second holder is refused until the first lets go', () => {
    const lock = path.join(tempFolder(), 'lock');
    const first = value(holdFolder(lock));
    const second = holdFolder(lock);
    expect(refusal(second)).toBe('inUse');
    // The second one says where the first is.
    expect(second).toMatchObject({
      fault: { message: expect.stringContaining(`process ${process.pid}`) as string },
    });
    fs.writeFileSync(`${lock}.json`, '{"pid":"x"');
    expect(refusal(holdFolder(lock))).toBe('inUse');
    first.release();
    value(holdFolder(lock)).release();
    expect(fs.existsSync(`${lock}.json`)).toBe(false);
  });

  test('a killed process does not keep it', async () => {
    const { spawn } = await import('node:child_process');
    const lock = path.join(tempFolder(), 'lock');
    const script = `
      import { holdFolder } from ${JSON.stringify(path.resolve('db/open.ts'))};
      // Kept: a lock that nobody refers to any more goes with the next collection of garbage.
      globalThis.held = holdFolder(${JSON.stringify(lock)});
      process.stdout.write(String(held.ok));
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, [...RUN_TYPESCRIPT, script]);
    const said = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve(data.toString())),
    );
    expect(said).toBe('true');
    expect(refusal(holdFolder(lock))).toBe('inUse');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    value(holdFolder(lock)).release();
  });
});

test('every fault says what is wrong and how to mend it', () => {
  const codes: StoreFaultCode[] = [
    'wrongKey',
    'damaged',
    'truncated',
    'notOurs',
    'notEncrypted',
    'newerProgram',
    'readOnlyFolder',
    'inUse',
    'diskFull',
    'missing',
    'exists',
    'keysMissing',
    'keysDamaged',
    'attachmentMissing',
    'attachmentDamaged',
    'backupFailed',
    'diskError',
  ];
  const messages = codes.map((code) => storeFault(code).message);
  expect(new Set(messages).size).toBe(codes.length);
  for (const message of messages) expect(message.split('. ').length).toBeGreaterThan(1);
});
