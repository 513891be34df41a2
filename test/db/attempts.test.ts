import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Attempts } from '../../db/attempts.ts';
import { newEmergencyCode, newRecoveryCode } from '../../db/recoveryCode.ts';
import {
  CLERK,
  newOffice,
  openFolder,
  OWNER,
  PASSPHRASE,
  refusal,
  tempFolder,
  testClock,
  value,
} from './workbench.ts';

const YEAR = 366 * 86_400_000;

/** A file of attempts, a wall clock and the computer's running time, each moved by hand. */
function bench() {
  const file = path.join(tempFolder(), 'attempts.json');
  const wall = testClock();
  const running = testClock();
  const clocks = { clock: wall, uptime: () => running() - Date.UTC(2026, 5, 3) };
  return {
    file,
    wall,
    running,
    pass(ms: number) {
      wall.advance(ms);
      running.advance(ms);
    },
    start: () => new Attempts(file, clocks),
    /** As after switching the computer off and on: its running time begins anew. */
    restarted: () => new Attempts(file, { clock: wall, uptime: () => running() - Date.UTC(2026, 5, 3, 12) }),
  };
}

function fail(attempts: Attempts, times: number): void {
  for (let time = 0; time < times; time += 1) attempts.failed('passphrase');
}

describe('attempts', () => {
  test('keep who was turned away until it is told, also through a success and another start', () => {
    const { start, file } = bench();
    const attempts = start();
    attempts.failed('passphrase');
    attempts.turnAway('passphrase', 'p');
    attempts.turnAway('recovery', '');
    attempts.turnAway('passphrase', 'p');
    attempts.succeeded('passphrase');
    const next = start();
    expect(next.turnedAway()).toEqual([
      { kind: 'recovery', userId: '', count: 1 },
      { kind: 'passphrase', userId: 'p', count: 2 },
    ]);
    next.told();
    expect(next.turnedAway()).toEqual([]);
    expect(fs.existsSync(file)).toBe(false);
  });

  test('wait longer each time, up to five minutes, until one succeeds', () => {
    const { start, pass, file } = bench();
    const attempts = start();
    fail(attempts, 4);
    const waits: number[] = [];
    for (let time = 0; time < 9; time += 1) {
      attempts.failed('passphrase');
      waits.push(attempts.wait('passphrase'));
      pass(attempts.wait('passphrase') * 1000);
      expect(attempts.wait('passphrase')).toBe(0);
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
    attempts.succeeded('passphrase');
    expect(fs.existsSync(file)).toBe(false);
    attempts.failed('passphrase');
    expect(attempts.wait('passphrase')).toBe(0);
  });

  test('are counted apart for passphrases and for each kind of code', () => {
    const attempts = bench().start();
    fail(attempts, 9);
    expect(attempts.wait('passphrase')).toBe(80);
    expect([attempts.wait('recovery'), attempts.wait('emergency')]).toEqual([0, 0]);
    attempts.succeeded('recovery');
    expect(attempts.wait('passphrase')).toBe(80);
  });

  test('go on where they were when the program is started again', () => {
    const { start, pass } = bench();
    fail(start(), 3);
    fail(start(), 4);
    expect(start().wait('passphrase')).toBe(20);
    pass(5000);
    expect(start().wait('passphrase')).toBe(15);
    pass(15_000);
    const attempts = start();
    expect(attempts.wait('passphrase')).toBe(0);
    attempts.failed('passphrase');
    expect(attempts.wait('passphrase')).toBe(40);
  });

  test('are not shortened by setting the clock, back or ahead, nor lengthened', () => {
    for (const leap of [-3 * YEAR, -60_000, 60_000, 86_400_000, 3 * YEAR]) {
      const { start, wall, pass } = bench();
      const attempts = start();
      fail(attempts, 8);
      expect(attempts.wait('passphrase')).toBe(40);
      wall.advance(leap);
      expect(attempts.wait('passphrase')).toBe(40);
      expect(start().wait('passphrase')).toBe(40);
      pass(30_000);
      expect(attempts.wait('passphrase')).toBe(10);
    }
  });

  test('after the computer was restarted only the time since then counts', () => {
    const { start, restarted, wall, running } = bench();
    fail(start(), 8);
    wall.advance(3_600_000);
    running.advance(10_000); // counted from the restart
    expect(restarted().wait('passphrase')).toBe(30);
  });

  test('where the computer tells no running time, the wall clock counts, without leaps of years', () => {
    const file = path.join(tempFolder(), 'attempts.json');
    const clock = testClock();
    const attempts = new Attempts(file, { clock });
    fail(attempts, 8);
    for (const leap of [-2 * YEAR, 5 * YEAR]) {
      clock.advance(leap);
      expect(attempts.wait('passphrase')).toBe(40);
    }
    clock.advance(40_000);
    expect(attempts.wait('passphrase')).toBe(0);
  });

  test.each(['', '{', '{"version":1}', '{"version":2,"passphrase":{}}', '\u0000\u0001'])(
    'a damaged file (%j) leaves no free tries and keeps nobody out',
    (text) => {
      const { file, start } = bench();
      fs.writeFileSync(file, text);
      const attempts = start();
      expect(attempts.wait('passphrase')).toBe(0);
      attempts.failed('passphrase');
      expect(attempts.wait('passphrase')).toBe(5);
      attempts.succeeded('passphrase');
      expect(attempts.wait('passphrase')).toBe(0);
    },
  );

  test('are kept in memory where the disk takes nothing', () => {
    const attempts = new Attempts(path.join(tempFolder(), 'no', 'such', 'folder', 'file'), {
      clock: testClock(),
    });
    fail(attempts, 6);
    expect(attempts.wait('passphrase')).toBe(10);
  });

  test('tell nothing: no name, no passphrase, no code', () => {
    const { start, file } = bench();
    fail(start(), 7);
    expect(Object.keys(JSON.parse(fs.readFileSync(file, 'utf8')) as object)).toEqual([
      'version',
      'passphrase',
      'recovery',
      'emergency',
      'turnedAway',
    ]);
    expect(fs.statSync(file).mode & 0o077).toBe(0);
  });
});

describe('a store', () => {
  test('holds waiting people off after it was opened again, and lets the code through', async () => {
    const clock = testClock();
    const { store, recoveryCode } = await newOffice({ clock });
    store.lock();
    for (let time = 0; time < 6; time += 1) {
      clock.advance(5000);
      expect(refusal(await store.unlock({ userId: OWNER, passphrase: 'seven quiet herons walk' }))).toBe(
        'invalid',
      );
    }
    store.close();
    const again = openFolder(store.paths.folder, { clock });
    expect(await again.unlock({ userId: OWNER, passphrase: PASSPHRASE })).toMatchObject({
      fault: { kind: 'locked', retryAfterSeconds: 10 },
    });
    expect(refusal(await again.unlock({ userId: CLERK, passphrase: PASSPHRASE }))).toBe('locked');
    value(await again.unlock({ recoveryCode }));
    again.lock();
    clock.advance(10_000);
    value(await again.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
    expect(again.turnedAway()).toEqual([{ kind: 'passphrase', userId: OWNER, count: 6 }]);
    again.turnedAwayTold();
    expect(fs.existsSync(again.paths.attempts)).toBe(false);
  });

  test('counts codes that are wrong, not slips that their check characters show', async () => {
    const { store, recoveryCode } = await newOffice();
    value(await store.newEmergencyCode());
    store.lock();
    for (let time = 0; time < 12; time += 1)
      expect(refusal(await store.unlock({ recoveryCode: recoveryCode.slice(1) }))).toBe('invalid');
    for (let time = 0; time < 5; time += 1) {
      expect(refusal(await store.unlock({ recoveryCode: newRecoveryCode() }))).toBe('invalid');
      expect(refusal(await store.unlock({ emergencyCode: newEmergencyCode() }))).toBe('invalid');
    }
    expect(refusal(await store.unlock({ recoveryCode }))).toBe('locked');
    expect(refusal(await store.unlock({ emergencyCode: newEmergencyCode() }))).toBe('locked');
    value(await store.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
  });
});
