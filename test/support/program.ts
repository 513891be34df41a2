// The end-to-end fixture: each test gets the program as it is delivered, on a data folder of its own, in a real
// browser. Import `test` and `expect` from here.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { Browser, BrowserContext, BrowserContextOptions, Page, TestInfo } from '@playwright/test';
import axe, { type RunOnly } from 'axe-core';
import { openWithPassphrase, passphraseHolders, readKeyFile } from '../../db/keys.ts';
import { openDatabase } from '../../db/open.ts';
import { storePaths } from '../../db/paths.ts';
import { findBrowser } from '../../main/hosts/browser/findBrowser.ts';

export { expect };

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

export interface Program {
  /** The folder given to the program. */
  readonly dataDir: string;
  /** Where it is served now, without a path, e.g. `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly page: Page;
  /** Everything it printed since the test began. */
  readonly output: () => string;
  /** Another window: a session of its own, as on a second computer screen. */
  openWindow(): Promise<Page>;
  /** Ends the program at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end, as Ctrl-C does. Answers with the exit code. */
  stop(): Promise<number | null>;
  /** Starts it again on the same data folder (stopping it first if it runs) and opens it in `page`. */
  restart(): Promise<void>;
  /** Reads the store beside the running program. `passphrase` of anybody who has one; `folder` when not dataDir. */
  query(
    sql: string,
    passphrase: string,
    folder?: string,
  ): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

interface ProgramFixtures {
  /** Set with `test.use({ sample: true })`: the sample office instead of an empty folder. */
  readonly sample: boolean;
  readonly program: Program;
  /** Another computer: the program on a folder of its own, with no office yet. */
  readonly second: Program;
}

const entry = join(import.meta.dirname, '..', '..', 'out', 'main', 'browser.js');
const addressPattern = /http:\/\/127\.0\.0\.1:\d+\/start\?token=[\w-]+/g;
const startWithinMilliseconds = 45_000;
/** By how much a question and its answer are late at most, each; for finding stories that win by chance. */
const lateMilliseconds = Number(process.env['CLAIMWRIGHT_TEST_LATE'] ?? 0);

const asAtADesk: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1,
  reducedMotion: 'reduce',
  locale: 'en-US',
  timezoneId: 'America/New_York',
  acceptDownloads: true,
};

export const test = base.extend<ProgramFixtures>({
  launchOptions: [
    async ({}, use) => {
      const executablePath = findBrowser();
      if (executablePath === null)
        throw new Error('no Chrome, Edge or Chromium was found; "npm test" installs one on Debian');
      const root = process.platform === 'linux' && process.getuid?.() === 0;
      await use({
        executablePath,
        args: [
          '--force-device-scale-factor=1',
          '--font-render-hinting=none',
          '--disable-background-networking',
          ...(root ? ['--no-sandbox'] : []),
        ],
      });
    },
    { scope: 'worker' },
  ],
  sample: [false, { option: true }],
  program: async ({ browser, sample }, use, testInfo) => {
    await runProgram(browser, sample, use, testInfo);
  },
  second: async ({ browser }, use, testInfo) => {
    await runProgram(browser, false, use, testInfo);
  },
  page: async ({ program }, use) => {
    await use(program.page);
  },
});

/** Runs a program on a folder of its own for as long as it is used. */
async function runProgram(
  browser: Browser,
  sample: boolean,
  use: (program: Program) => Promise<void>,
  testInfo: TestInfo,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'claimwright-e2e-'));
  const contexts: BrowserContext[] = [];
  const problems: string[] = [];
  let output = '';
  let running: Running | null = null;

  async function start(): Promise<Running> {
    return startProgram(dataDir, sample, (text) => (output += text));
  }

  async function openWindow(on: Running): Promise<Page> {
    const context = await browser.newContext(asAtADesk);
    contexts.push(context);
    const page = await context.newPage();
    watch(page, problems);
    if (lateMilliseconds > 0) await answerLate(page);
    await openAddress(page, await on.nextAddress());
    return page;
  }

  try {
    if (sample) await cp(await sampleTemplate(), dataDir, { recursive: true });
    running = await start();
    const page = await openWindow(running);
    const program: Program = {
      dataDir,
      get url() {
        return new URL(page.url()).origin;
      },
      page,
      output: () => output,
      openWindow: () => openWindow(stillRunning(running)),
      kill: async () => {
        await running?.end('SIGKILL');
        running = null;
      },
      stop: async () => {
        const code = (await running?.end('SIGTERM')) ?? null;
        running = null;
        return code;
      },
      restart: async () => {
        await running?.end('SIGTERM');
        running = await start();
        await openAddress(page, await running.nextAddress());
      },
      query: (sql, passphrase, folder = dataDir) => query(folder, passphrase, sql),
    };
    await use(program);
    expect(problems, 'errors of the page').toEqual([]);
  } finally {
    if (testInfo.status !== testInfo.expectedStatus) {
      for (const [index, context] of contexts.entries()) {
        for (const open of context.pages()) {
          await testInfo.attach(`window-${String(index + 1)}.png`, {
            body: await open.screenshot(),
            contentType: 'image/png',
          });
        }
      }
      await testInfo.attach('program.txt', { body: output, contentType: 'text/plain' });
    }
    for (const context of contexts) await context.close();
    const code = await running?.end('SIGTERM');
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    if (running !== null) expect(code, `the program's exit code; it printed:\n${output}`).toBe(0);
  }
}

/** A start page puts the key away and goes on by itself. */
async function openAddress(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForURL((url) => url.pathname !== '/start');
}

/** Every answer comes late by chance, so that a story which does not wait for what it looks at shows it. */
async function answerLate(page: Page): Promise<void> {
  const late = () => new Promise((resolve) => setTimeout(resolve, Math.random() ** 3 * lateMilliseconds));
  await page.route('**/call', async (route) => {
    await late();
    try {
      const response = await route.fetch({ timeout: 0 });
      await late();
      await route.fulfill({ response });
    } catch {
      // The page, or the program, is gone meanwhile.
      await route.abort().catch(() => undefined);
    }
  });
}

let template: Promise<string> | undefined;

/** A folder with a sample office as the program makes it: once for each worker, then copied for each story. */
function sampleTemplate(): Promise<string> {
  template ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'claimwright-e2e-sample-'));
    process.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
    });
    const making = await startProgram(folder, true, () => undefined);
    // It ends only once the office is made and its store is closed.
    await making.end('SIGTERM');
    return folder;
  })();
  return template;
}

interface Running {
  /** The next unused start address; the program prints one after each that was used. */
  nextAddress(): Promise<string>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

async function startProgram(
  dataDir: string,
  sample: boolean,
  hear: (text: string) => void,
): Promise<Running> {
  const args = [entry, '--data', dataDir, '--no-window', ...(sample ? ['--sample'] : [])];
  const child = spawn(process.execPath, args, {
    // The program ends when this pipe closes, so that none is left when a worker dies.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, CLAIMWRIGHT_TEST_KDF: '1', TZ: 'America/New_York' },
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  let printed = '';
  let used = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      hear(chunk.toString('utf8'));
    });
  }
  const running: Running = {
    nextAddress: async () => {
      const address = await waitFor(
        child,
        () => [...printed.matchAll(addressPattern)][used]?.[0],
        () => printed,
      );
      used += 1;
      return address;
    },
    end: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return exited;
    },
  };
  try {
    await waitFor(
      child,
      () => addressIn(printed),
      () => printed,
    );
    return running;
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function addressIn(text: string): string | undefined {
  return text.match(addressPattern)?.[0];
}

async function waitFor(
  child: ChildProcess,
  look: () => string | undefined,
  printed: () => string,
): Promise<string> {
  const until = Date.now() + startWithinMilliseconds;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the program ended early:\n${printed()}`);
    if (Date.now() > until) throw new Error(`the program printed no address in time:\n${printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function stillRunning(running: Running | null): Running {
  if (running === null) throw new Error('the program was ended by this test');
  return running;
}

/** A script error, or anything that the content policy refused, fails the test it happened in. */
function watch(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy'))
      problems.push(message.text());
  });
}

async function query(
  folder: string,
  passphrase: string,
  sql: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const paths = storePaths(folder);
  const keys = readKeyFile(paths.keys);
  if (!keys.ok) throw new Error(keys.fault.message);
  for (const holder of passphraseHolders(keys.value)) {
    const key = await openWithPassphrase(keys.value, holder.userId, passphrase);
    if (!key.ok) continue;
    const opened = openDatabase(paths.database, key.value.dataKey, { readonly: true });
    if (!opened.ok) throw new Error(opened.fault.message);
    try {
      return opened.value.prepare<unknown[], Readonly<Record<string, unknown>>>(sql).all();
    } finally {
      opened.value.close();
    }
  }
  throw new Error('nobody of this office has this passphrase');
}

/** axe finds nothing: WCAG 2.2 A and AA, and best practice. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothing(page, {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
  });
}

/** What another color scheme can break on a page that was looked at whole: text against its ground. */
export async function expectContrast(page: Page): Promise<void> {
  await expectNothing(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
}

/** A page in light as a whole; what dark can break of it. Left light. */
export async function expectAccessibleInBoth(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectContrast(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page);
}

/** axe stays in the page from its first look on, and tells only what is wrong: reading it in takes as long as a look. */
async function expectNothing(page: Page, runOnly: RunOnly): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (only) => {
    const { violations, passes } = await window.axe.run(document, {
      runOnly: only,
      resultTypes: ['violations'],
      preload: false,
    });
    if (violations.length + passes.length === 0) return ['axe looked at nothing'];
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}  ${node.html.slice(0, 160)}`).join('\n')}`,
    );
  }, runOnly);
  expect(found, `axe on ${new URL(page.url()).pathname}`).toEqual([]);
}

/** Does the same in light and in dark, and leaves the page light. */
export async function bothSchemes(
  page: Page,
  check: (scheme: 'light' | 'dark') => Promise<void>,
): Promise<void> {
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await check(scheme);
  }
}
