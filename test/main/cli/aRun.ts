import type { CliPorts, Read } from '../../../main/cli/ports.ts';
import { MAX_CASE_BYTES, runCli, type ExitCode } from '../../../main/cli/run.ts';

/** The command line over files and input of the test's own; what it says is kept. */

const NOON = Date.UTC(2026, 10, 2, 18);

export interface World {
  readonly files?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly now?: number;
  readonly terminal?: boolean;
}

export interface Run {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

export async function run(args: readonly string[], world: World = {}): Promise<Run> {
  const said = { out: '', err: '' };
  const files = world.files ?? {};
  const bytesOf = (text: string): Read<Uint8Array> => {
    const value = new TextEncoder().encode(text);
    return value.length > MAX_CASE_BYTES ? { ok: false, why: 'tooLarge' } : { ok: true, value };
  };
  const ports: CliPorts = {
    clock: () => world.now ?? NOON,
    readFile: (path) => {
      const text = files[path];
      return Promise.resolve(text === undefined ? { ok: false, why: 'missing' } : bytesOf(text));
    },
    readStandardInput: () => Promise.resolve(bytesOf(world.input ?? '')),
    listFolder: (folder) => {
      const names = Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
      return Promise.resolve(
        folder === 'nowhere'
          ? { ok: false, why: 'missing' }
          : { ok: true, value: names.map((path) => path.slice(folder.length + 1)) },
      );
    },
    joinPath: (folder, name) => `${folder}/${name}`,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    errIsTerminal: world.terminal ?? false,
  };
  const code = await runCli(ports, args);
  return { code, ...said };
}
