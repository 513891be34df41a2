// What the command line of a host may say.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from './dataFolder.ts';

export interface HostOptions {
  readonly dataDir: string;
  readonly sample: boolean;
  /** 0: any free port. */
  readonly port: number;
  /** False: print the address and open nothing. */
  readonly window: boolean;
}

/** A command line that cannot be used, in a sentence for a person. */
export class BadOption extends Error {}

/** Reads `--data DIR --sample --port N --no-window`. Throws BadOption for anything else. */
export function readHostOptions(args: readonly string[]): HostOptions {
  const values = parse(args);
  const port = values.port ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new BadOption('--port takes a number from 0 to 65535 (0: any free port).');
  }
  if (values.data === '') throw new BadOption('--data takes the path of a folder.');
  return {
    dataDir: values.data === undefined ? defaultDataFolder() : resolve(values.data),
    sample: values.sample ?? false,
    port: Number(port),
    window: !(values['no-window'] ?? false),
  };
}

interface Values {
  readonly data?: string | undefined;
  readonly sample?: boolean | undefined;
  readonly port?: string | undefined;
  readonly 'no-window'?: boolean | undefined;
}

function parse(args: readonly string[]): Values {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        data: { type: 'string' },
        sample: { type: 'boolean' },
        port: { type: 'string' },
        'no-window': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new BadOption(error instanceof Error ? error.message : 'The options cannot be read.');
  }
}
