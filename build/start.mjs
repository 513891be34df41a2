// `npm start`: installs what is missing, builds what has changed, chooses a host and opens the program.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { fetchElectron, fetchFailedLately, findElectron } from './electron.mjs';
import { chooseHost, thisMachine } from './host.mjs';
import { installMissing } from './install.mjs';
import { checkOwnNode, environmentFor, findNode } from './node24.mjs';
import { out, Refusal, root, runScript } from './places.mjs';
import { run } from './run.mjs';

const help = `npm start -- [options]
  --sample            open the sample office: made-up patients and claims, nothing to type
  --host HOST         electron or browser; without it the better one that can be had
  --data DIR          keep the data in this folder
  --port N            browser host: this port instead of any free one
  --no-window         browser host: print the address, open no window
  --help              this text`;

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @returns {{ host: 'electron' | 'browser' | undefined, help: boolean, browserOptions: boolean, rest: string[] }} */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        host: { type: 'string' },
        data: { type: 'string' },
        sample: { type: 'boolean' },
        port: { type: 'string' },
        'no-window': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.host !== undefined && values.host !== 'electron' && values.host !== 'browser') {
      throw new Refusal('--host is electron or browser.');
    }
    const rest = [
      ...(values.data === undefined ? [] : ['--data', values.data]),
      ...(values.port === undefined ? [] : ['--port', values.port]),
      ...(values.sample ? ['--sample'] : []),
      ...(values['no-window'] ? ['--no-window'] : []),
    ];
    const browserOptions = values.port !== undefined || (values['no-window'] ?? false);
    return { host: values.host, help: values.help ?? false, browserOptions, rest };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${error instanceof Error ? error.message : 'The options cannot be read.'}\n\n${help}`);
  }
}

await runScript(async () => {
  checkOwnNode();
  const options = readOptions();
  if (options.help) {
    say(help);
    return 0;
  }
  await installMissing(say);
  await ensureBuilt(['renderer', 'main'], say);
  const { electron, why } = await chooseHost(
    { wanted: options.host, browserOptions: options.browserOptions, ...thisMachine() },
    { find: findElectron, failedLately: fetchFailedLately, fetch: fetchElectron, say },
  );
  say(`Host: ${electron === null ? 'browser' : 'Electron'} (${why}).`);
  const node = findNode();
  const env = environmentFor(node);
  if (electron !== null) {
    const started = Date.now();
    const { code } = await run(electron, [root, ...options.rest], { env });
    // A missing system library shows at once; then the browser serves as well.
    if (code === 0 || options.host === 'electron' || Date.now() - started > 5_000) return code;
    say('Electron does not start on this computer; the browser host takes over.');
  }
  // The extra pipe tells the program when this script is gone, however it ended.
  const { code } = await run(node, [join(out, 'main', 'browser.js'), ...options.rest], {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  return code;
});
