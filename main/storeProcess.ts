// The desktop program's second process: keeps the store and does everything that works on it, so that no statement
// can freeze a window. Started by main/index.ts, asked over one line, closed by a message or with its parent.
import { randomBytes } from 'node:crypto';
import { version } from '../package.json';
import { createApp } from './app.ts';
import { hostOverLine } from './hosts/electron/askHost.ts';
import type { CorePort } from './hosts/electron/coreMessages.ts';
import { serveCore } from './hosts/electron/serveCore.ts';
import { createLog, endOnUncaught } from './hosts/log.ts';
import { readHostOptions } from './hosts/options.ts';

/** Of Electron's utility process; its types are not imported, so that this file loads without Electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (!parentPort) throw new Error('this is the second process of the desktop program; start the first');

const options = readHostOptions(process.argv.slice(2));
const log = createLog(options.dataDir, Date.now);
endOnUncaught(log, randomBytes);

const port: CorePort = {
  post: (message) => {
    parentPort.postMessage(message);
  },
  listen: (listener) => {
    parentPort.on('message', ({ data }) => {
      listener(data);
    });
  },
};

serveCore(
  port,
  createApp({
    dataDir: options.dataDir,
    sample: options.sample,
    clock: Date.now,
    random: randomBytes,
    log,
    ...hostOverLine(port),
    host: 'electron',
    monotonic: () => performance.now(),
    version,
  }),
  log,
  randomBytes,
  () => {
    process.exitCode = 0;
  },
);
