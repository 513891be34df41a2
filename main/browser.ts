// The browser host's entry: builds what the program needs from outside, starts it, and ends it cleanly.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { version } from '../package.json';
import { createApp } from './app.ts';
import { readAssets } from './hosts/assets.ts';
import { runBrowserHost } from './hosts/browser/run.ts';
import { createLog, endOnUncaught } from './hosts/log.ts';
import { BadOption, readHostOptions } from './hosts/options.ts';
import type { HostOptions } from './hosts/options.ts';
import type { Ports } from './hosts/ports.ts';

/** For end-to-end tests only, which set up many offices: passphrases made with it are quick to guess. */
const quickKdf = { memoryKib: 1024, passes: 1, lanes: 1 };

async function main(options: HostOptions): Promise<number> {
  const clock = Date.now;
  const log = createLog(options.dataDir, clock, (line) => {
    process.stderr.write(`${line}\n`);
  });
  endOnUncaught(log, randomBytes);
  const assets = await readAssets(join(import.meta.dirname, '..', 'renderer'));
  const ports: Ports = {
    dataDir: options.dataDir,
    sample: options.sample,
    clock,
    random: randomBytes,
    log,
    host: 'browser',
    monotonic: () => performance.now(),
    version,
  };
  const core = createApp(ports, process.env.CLAIMWRIGHT_TEST_KDF === '1' ? { kdf: quickKdf } : {});
  return runBrowserHost({ core, assets, log, random: randomBytes, ...options });
}

try {
  process.exitCode = await main(readHostOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof BadOption)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
