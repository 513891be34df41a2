import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import type { KillAct } from './killAct.ts';

/**
 * Starts a process that does an act, kills it at a random moment, looks at what is left, and begins again. A real
 * SIGKILL needs a process for each, so most of the time is a process starting; two run at a time, each in a folder of
 * its own.
 */

const CHILD = path.resolve('node_modules/.cache/killActs.mjs');
const LANES = 2;
const LONGEST_MS = 400;
/** How long a moment that decides is looked at. */
const NEAR_MS = 25;

export interface KillCount {
  readonly kills: number;
  /** Kills that came while the work was going on, not after its end. */
  readonly during: number;
  /** Pieces of work that were acknowledged in all. */
  readonly acknowledged: number;
}

/** Bundles what the killed process runs: that starts in half the time. */
export async function buildChild(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: path.resolve('test/support/kill/killChild.ts'),
      outDir: path.dirname(CHILD),
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: path.basename(CHILD), codeSplitting: false } },
    },
    ssr: { noExternal: ['zod', 'papaparse'], external: ['better-sqlite3', '@node-rs/argon2'] },
  });
}

/** @param root an empty folder. @throws at the first loss. */
export async function kill(act: KillAct, kills: number, root: string): Promise<KillCount> {
  const template = path.join(root, 'template');
  await act.prepare(template);
  const usual = await timeOf(act, template, path.join(root, 'timed'));
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    killInLane(act, Math.ceil((kills - lane) / LANES), template, path.join(root, `lane${lane}`), usual),
  );
  const counts = await Promise.all(lanes);
  return counts.reduce((sum, one) => ({
    kills: sum.kills + one.kills,
    during: sum.during + one.during,
    acknowledged: sum.acknowledged + one.acknowledged,
  }));
}

/** Milliseconds from the beginning to the first piece, found out once: kills come within a little more. */
async function timeOf(act: KillAct, template: string, folder: string): Promise<number> {
  fs.cpSync(template, folder, { recursive: true });
  const { began, done } = await runUntil(act, folder, 'done', 0);
  fs.rmSync(folder, { recursive: true });
  assert(began !== null && done.length > 0, `${act.name} was never done`);
  return Math.min((done[0] ?? 0) - began, LONGEST_MS);
}

async function killInLane(
  act: KillAct,
  kills: number,
  template: string,
  folder: string,
  usual: number,
): Promise<KillCount> {
  let total = 0;
  let during = 0;
  let acknowledged = 0;
  let expected = usual;
  for (let round = 0; round < kills; round += 1) {
    if (act.fresh || round === 0) {
      fs.rmSync(folder, { recursive: true, force: true });
      fs.cpSync(template, folder, { recursive: true });
      total = 0;
    }
    const near = act.near === true && Math.random() < 0.5;
    const within = near ? NEAR_MS : expected * 1.15;
    const { done, ended } = await runUntil(act, folder, near ? 'near' : 'begin', Math.random() * within);
    assert.equal(ended, 'killed', `${act.name} ended by itself`);
    const before = total;
    const found = await act.examine(folder, before + done.length);
    assert(
      found === before + done.length || found === before + done.length + 1,
      `${act.name}: ${done.length} more were acknowledged after ${before}, ${found} are there`,
    );
    total = found;
    acknowledged += done.length;
    if (done.length === 0 || !act.once) during += 1;
    // Too late: the machine is quicker by now than it was when the time was taken.
    else expected *= 0.8;
  }
  return { kills, during, acknowledged };
}

interface Ran {
  /** Milliseconds, by the clock of this process. */
  readonly began: number | null;
  readonly done: readonly number[];
  readonly ended: 'killed' | 'byItself';
}

/** Runs the act and kills it so many milliseconds after it has said `line`. */
function runUntil(
  act: KillAct,
  folder: string,
  line: 'begin' | 'near' | 'done',
  afterMs: number,
): Promise<Ran> {
  const child = spawn(process.execPath, ['--no-warnings', CHILD, act.name, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let began: number | null = null;
  const done: number[] = [];
  let errors = '';
  let rest = '';
  let timer: NodeJS.Timeout | undefined;
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  child.stdout.on('data', (data: Buffer) => {
    const lines = (rest + data.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const said of lines) {
      if (said === 'begin') began = performance.now();
      if (said === 'done') done.push(performance.now());
      if (said === line) timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
    }
  });
  return new Promise((resolve, reject) => {
    child.once('close', (_, signal) => {
      clearTimeout(timer);
      if (errors !== '') reject(new Error(`${act.name}: ${errors}`));
      else resolve({ began, done, ended: signal === 'SIGKILL' ? 'killed' : 'byItself' });
    });
  });
}
