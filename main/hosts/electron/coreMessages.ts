// What passes between the window's process and the one that keeps the store: the four things a host asks of the core,
// each under a number, and one answer for each. A slow statement there never freezes a window here.
import type { CallOrigin, FileKind, ServedFile } from '../ports.ts';

export type CoreRequest =
  | {
      readonly id: number;
      readonly kind: 'call';
      readonly channel: string;
      readonly input: unknown;
      readonly origin: CallOrigin;
    }
  | {
      readonly id: number;
      readonly kind: 'putFile';
      readonly bytes: Uint8Array;
      readonly name: string;
      readonly type: string;
    }
  | {
      readonly id: number;
      readonly kind: 'getFile';
      readonly from: FileKind;
      readonly file: string;
    }
  | { readonly id: number; readonly kind: 'close' };

export type CoreAnswer =
  | { readonly id: number; readonly value: unknown }
  /** A bug in the core; logged there under the reference. */
  | { readonly id: number; readonly reference: string };

/** What the core asks of the desktop: its vault and its dialog for folders, which only the first process has. */
export type HostQuestion =
  | { readonly ask: number; readonly kind: 'vault.available' }
  | { readonly ask: number; readonly kind: 'vault.seal'; readonly secret: Uint8Array }
  | { readonly ask: number; readonly kind: 'vault.open'; readonly sealed: string }
  | { readonly ask: number; readonly kind: 'folders.choose' };

/** `value` is null where the host could not. */
export interface HostReply {
  readonly asked: number;
  readonly value: unknown;
}

/** One end of the line between the two processes. */
export interface CorePort {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

/** What `getFile` answers with, as it comes over the line. */
export type FileAnswer = ServedFile | null;
