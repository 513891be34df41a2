import fs from 'node:fs';
import path from 'node:path';
import { storeFault, storeFaultOf } from '../../db/faults.ts';
import { ensurePrivateFolder } from '../../db/files.ts';
import type { Store } from '../../db/store.ts';
import { listDoubts, noteDoubt, settleDoubts } from '../../db/sync/doubts.ts';
import { filesSent, noteFilesSent } from '../../db/sync/offers.ts';
import { cutOf, openPieces, sealPiece } from '../../db/sync/sealedFiles.ts';
import type { OfficeKeys } from '../../db/sync/sealedSets.ts';
import type { Connection } from '../../db/open.ts';
import { type Fault, ok } from '../../shared/result.ts';
import { type FileState, PIECE_BYTES } from '../../shared/sync/hubProtocol.ts';
import type { HubClient, HubFault } from './hubClient.ts';

/**
 * Documents up to the hub and down from it, newest first, sealed, in pieces: what is cut off goes on where it stopped,
 * also after the program was started anew. What came down in part waits in a folder of its own, still sealed.
 */

export interface FileExchangePorts {
  readonly store: Pick<
    Store,
    'paths' | 'read' | 'keep' | 'readAttachment' | 'attachmentsHere' | 'putAttachment' | 'quiet'
  >;
  readonly hub: HubClient;
  readonly keys: OfficeKeys;
  /** Every attachment that rows name, the newest document first. */
  readonly names: (db: Connection) => readonly string[];
  /** Instant, ISO 8601 UTC. */
  readonly now: () => string;
  readonly signal: AbortSignal;
  readonly tell: (progress: FileProgress) => void;
  /** Asked between files: true when something more urgent waits. */
  readonly hurry?: () => boolean;
}

export interface FileProgress {
  /** Files that are still to go up or come down. */
  readonly left: number;
  /** Of the one that is on its way. */
  readonly bytes: number;
  readonly ofBytes: number;
}

export type FileFault =
  { readonly kind: 'hub'; readonly fault: HubFault } | { readonly kind: 'store'; readonly fault: Fault };

export interface FilesExchanged {
  readonly sent: number;
  readonly taken: number;
  /** Files that rows name, that are not here, and that the hub does not have (yet). */
  readonly missing: number;
  /** False: it stopped because something more urgent waits. */
  readonly done: boolean;
  readonly fault: FileFault | null;
}

const ASKED_AT_ONCE = 1000;

interface Work {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** What is to go up and to come down, as far as this device knows. */
export function filesWaiting(ports: Pick<FileExchangePorts, 'store' | 'names'>): Work {
  const here = ports.store.attachmentsHere();
  const work = ports.store.read((db) => {
    const names = [...new Set(ports.names(db))];
    const there = here.ok ? here.value : new Set<string>();
    const sent = filesSent(db);
    return ok({
      up: names.filter((name) => there.has(name) && !sent.has(name)),
      down: names.filter((name) => !there.has(name)),
    });
  });
  return here.ok && work.ok ? work.value : { up: [], down: [] };
}

export async function exchangeFiles(ports: FileExchangePorts): Promise<FilesExchanged> {
  const { up, down } = filesWaiting(ports);
  sweepParts(ports, new Set(down));
  const doubted = doubtedFiles(ports, new Set(down));
  const tally = { sent: 0, taken: 0, missing: 0 };
  let left = up.length + down.length;
  const stopped = (fault: FileFault | null): FilesExchanged => ({ ...tally, done: false, fault });
  for (let from = 0; from < up.length; from += ASKED_AT_ONCE) {
    const asked = up.slice(from, from + ASKED_AT_ONCE);
    const states = await ports.hub.fileStates(asked);
    if (!states.ok) return stopped({ kind: 'hub', fault: states.fault });
    const whole = new Set(states.value.filter(isWhole).map(({ name }) => name));
    const noted = ports.store.keep((db) => ok(noteFilesSent(db, [...whole])));
    if (!noted.ok) return stopped({ kind: 'store', fault: noted.fault });
    const partly = new Map(states.value.map(({ name, have }) => [name, have]));
    for (const name of asked) {
      left -= 1;
      if (whole.has(name)) continue;
      const fault = await sendFile(ports, name, partly.get(name) ?? 0, (bytes, ofBytes) =>
        ports.tell({ left: left + 1, bytes, ofBytes }),
      );
      if (fault === 'unreadable') continue;
      if (fault) return stopped(fault);
      tally.sent += 1;
      if (ports.hurry?.()) return stopped(null);
    }
  }
  for (let from = 0; from < down.length; from += ASKED_AT_ONCE) {
    const asked = down.slice(from, from + ASKED_AT_ONCE);
    const states = await ports.hub.fileStates(asked);
    if (!states.ok) return stopped({ kind: 'hub', fault: states.fault });
    const whole = new Set(states.value.filter(isWhole).map(({ name }) => name));
    for (const name of asked) {
      left -= 1;
      if (!whole.has(name) || doubted.has(name)) {
        tally.missing += 1;
        continue;
      }
      const fault = await takeFile(ports, name, (bytes, ofBytes) =>
        ports.tell({ left: left + 1, bytes, ofBytes }),
      );
      if (fault === 'waits') tally.missing += 1;
      else if (fault) return stopped(fault);
      else tally.taken += 1;
      if (ports.hurry?.()) return stopped(null);
    }
  }
  return { ...tally, done: true, fault: null };
}

function isWhole({ have, total }: FileState): boolean {
  return total > 0 && have === total;
}

/** @param from bytes that the hub has. @returns null: the hub has it whole; `unreadable`: it is not whole here itself */
async function sendFile(
  { store, hub, keys }: FileExchangePorts,
  name: string,
  from: number,
  tell: (bytes: number, ofBytes: number) => void,
): Promise<FileFault | 'unreadable' | null> {
  const content = store.readAttachment(name);
  if (!content.ok)
    return content.fault.kind === 'locked' ? { kind: 'store', fault: content.fault } : 'unreadable';
  const { total } = cutOf(content.value.length, PIECE_BYTES);
  let at = Math.min(from, total);
  let setBack = 0;
  while (at < total) {
    tell(at, total);
    const index = Math.floor(at / PIECE_BYTES);
    const piece = sealPiece(keys, name, content.value, index, PIECE_BYTES).subarray(at - index * PIECE_BYTES);
    const state = await hub.putPiece(name, at, total, piece);
    if (state.ok) {
      at = state.value.have > at ? state.value.have : total;
      continue;
    }
    const { fault } = state;
    const have =
      fault.kind === 'refused' && fault.refusal.refused === 'outOfPlace' ? fault.refusal.have : undefined;
    // Somebody else sends the same file, or the hub lost a part of it.
    if (have === undefined || have === at || (setBack += 1) > 100) return { kind: 'hub', fault };
    at = Math.min(have, total);
  }
  const noted = store.keep((db) => ok(noteFilesSent(db, [name])));
  return noted.ok ? null : { kind: 'store', fault: noted.fault };
}

/** @returns null: it is here; `waits`: it cannot be had now, or is not what its name says */
async function takeFile(
  { store, hub, keys, now, signal }: FileExchangePorts,
  name: string,
  tell: (bytes: number, ofBytes: number) => void,
): Promise<FileFault | 'waits' | null> {
  const part = path.join(partsOf(store.paths.folder), name);
  try {
    ensurePrivateFolder(path.dirname(part));
    for (;;) {
      const have = fs.existsSync(part) ? fs.statSync(part).size : 0;
      const answer = await hub.getPiece(name, have);
      if (signal.aborted) return { kind: 'hub', fault: { kind: 'stopped' } };
      if (!answer.ok) {
        const { fault } = answer;
        if (
          fault.kind !== 'refused' ||
          !['notFound', 'outOfPlace', 'invalid'].includes(fault.refusal.refused)
        )
          return { kind: 'hub', fault };
        // What lies here does not belong to what the hub has: begun anew the next time.
        fs.rmSync(part, { force: true });
        return 'waits';
      }
      fs.appendFileSync(part, answer.value.bytes);
      const size = have + answer.value.bytes.length;
      tell(size, answer.value.total);
      if (size >= answer.value.total) break;
      if (answer.value.bytes.length === 0) return 'waits';
    }
    const opened = openPieces(keys, name, fs.readFileSync(part), PIECE_BYTES);
    if (opened === 'keyUnknown') return 'waits';
    await store.quiet();
    const put = opened === 'altered' ? ok(false) : store.putAttachment(name, opened);
    if (!put.ok) return { kind: 'store', fault: put.fault };
    fs.rmSync(part, { force: true });
    const doubt = { kind: 'file', device: name, n: 1, since: now(), seq: null } as const;
    const noted = store.keep((db) => {
      if (!put.value) noteDoubt(db, doubt);
      else {
        settleDoubts(db, name, 1);
        noteFilesSent(db, [name]);
      }
      return ok(undefined);
    });
    if (!noted.ok) return { kind: 'store', fault: noted.fault };
    return put.value ? null : 'waits';
  } catch (error) {
    const code = storeFaultOf(error);
    if (code === null) throw error;
    return { kind: 'store', fault: storeFault(code) };
  }
}

function partsOf(folder: string): string {
  return path.join(folder, 'incoming');
}

/** Files that the hub has wrongly: not asked for again until it is another hub. Those that came another way are not. */
function doubtedFiles({ store }: FileExchangePorts, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const known = store.read((db) => ok(listDoubts(db, 10_000)));
  const names = known.ok ? known.value.filter(({ kind }) => kind === 'file').map(({ device }) => device) : [];
  const came = names.filter((name) => !wanted.has(name));
  if (came.length > 0) store.keep((db) => ok(came.forEach((name) => settleDoubts(db, name, 1))));
  return new Set(names.filter((name) => wanted.has(name)));
}

/** Parts of files that nothing names any more, or that came another way. */
function sweepParts({ store }: FileExchangePorts, wanted: ReadonlySet<string>): void {
  const folder = partsOf(store.paths.folder);
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder)) {
    if (!wanted.has(name)) fs.rmSync(path.join(folder, name), { force: true });
  }
}
