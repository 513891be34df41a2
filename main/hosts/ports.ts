// What a host offers the program, and what passes between them. A host is whatever opens the window and carries
// the messages: Electron, the browser host, or the command line.

/** Writes what happened. Never patient data: fields are counts, ids and durations only. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, number | string | boolean>>): void;
  /** A bug, under the reference that the person was shown. The error's message is not written: it may quote data. */
  error(reference: string, error: unknown): void;
}

/**
 * Keeps small secrets where only this account of the operating system reads them: Keychain, DPAPI, a Linux keyring. It
 * protects against other people, not against other programs of the same person.
 */
export interface Vault {
  /** False where there is none, or only one whose key everybody knows. */
  available(): Promise<boolean>;
  /** A text that `open` turns back on this computer, for this account. Null when the system refused. */
  seal(secret: Uint8Array): Promise<string | null>;
  /** Null when it cannot be opened (any more). */
  open(sealed: string): Promise<Uint8Array | null>;
}

/** The system's own dialog for a folder. */
export interface Folders {
  /** The whole path of a folder that the person chose or made there; null when nothing was chosen. */
  choose(): Promise<string | null>;
}

/** Everything the program needs from outside. */
export interface Ports {
  /** The folder of this office's store. With `sample` the program keeps the sample office in a folder of its own inside. */
  readonly dataDir: string;
  /** Open the sample office at once, signed in as its owner. */
  readonly sample: boolean;
  /** Milliseconds since 1970: the only clock. */
  readonly clock: () => number;
  /**
   * Milliseconds that only grow, whatever becomes of the clock: for locking after idleness. Null where nobody sits
   * before a window (the command line).
   */
  readonly monotonic: (() => number) | null;
  /** Cryptographically random bytes: the only source of chance. */
  readonly random: (count: number) => Uint8Array;
  readonly log: Log;
  /** Absent where the host has none, as in a browser. */
  readonly vault?: Vault;
  /** Absent where the host has none: paths are typed then. */
  readonly folders?: Folders;
  readonly host: 'electron' | 'browser' | 'cli';
  readonly version: string;
}

/** Where a call came from: one id for each window or browser session. */
export interface CallOrigin {
  readonly windowId: string;
}

/** A file on its way out: an attachment of the store, or a document that was made. */
export interface ServedFile {
  readonly bytes: Uint8Array;
  /** The media type that was established when the file came in, never the sender's word for it. */
  readonly type: string;
  /** A file name without patient data. */
  readonly name: string;
  readonly disposition: 'inline' | 'attachment';
}

/** A document to be looked at, a document to be kept elsewhere, or what the program made. */
export type FileKind = 'files' | 'copies' | 'output';

/** The program, as a host sees it (made by createApp in main/app.ts). */
export interface Core {
  /** Answers with Result JSON; it does not throw for anything a page can send. */
  call(channel: string, input: unknown, origin: CallOrigin): Promise<unknown>;
  /** Takes a file in and holds it in memory until a channel claims it; answers with Result JSON. */
  putFile(bytes: Uint8Array, name: string, type: string): Promise<unknown>;
  /** null when there is no such file, or the store is locked. */
  getFile(kind: FileKind, id: string): Promise<ServedFile | null>;
  /** Closes the store cleanly. */
  close(): Promise<void>;
}
