/** What the command line needs from outside: passed in, so that every answer of it can be tested. */

export type Unreadable =
  /** There is no such file or folder. */
  | 'missing'
  /** A folder where a file was asked for, or the other way round. */
  | 'wrongKind'
  | 'tooLarge'
  /** The system refused: rights, a disk fault. */
  | 'refused';

export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Unreadable };

export interface CliPorts {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly readFile: (path: string, maxBytes: number) => Promise<Read<Uint8Array>>;
  readonly readStandardInput: (maxBytes: number) => Promise<Read<Uint8Array>>;
  /** Names of the files in a folder, not of its folders. */
  readonly listFolder: (path: string) => Promise<Read<readonly string[]>>;
  /** Writes over what is there, readable by its owner only. False when the system does not let it. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<boolean>;
  readonly joinPath: (folder: string, name: string) => string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Progress is only shown to a person. */
  readonly errIsTerminal: boolean;
}
