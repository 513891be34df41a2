import type { CliPorts, Read } from '../../../main/cli/ports.ts';
import { MAX_CASE_BYTES } from '../../../main/cli/readCase.ts';
import { runCli, type ExitCode } from '../../../main/cli/run.ts';

/** The command line over files and input of the test's own; what it says is kept. */

const NOON = Date.UTC(2026, 10, 2, 18);

export interface World {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Names that cannot be written. */
  readonly sealed?: readonly string[];
  readonly input?: string | Uint8Array;
  readonly now?: number;
  readonly terminal?: boolean;
}

export interface Run {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
  readonly written: Readonly<Record<string, Uint8Array>>;
}

export async function run(args: readonly string[], world: World = {}): Promise<Run> {
  const said = { out: '', err: '' };
  const files = world.files ?? {};
  const written: Record<string, Uint8Array> = {};
  const bytesOf = (content: string | Uint8Array): Read<Uint8Array> => {
    const value = typeof content === 'string' ? new TextEncoder().encode(content) : content;
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
    writeFile: (path, bytes) => {
      if (world.sealed?.includes(path)) return Promise.resolve(false);
      written[path] = bytes;
      return Promise.resolve(true);
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
  return { code, ...said, written };
}
