import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChangedField, Fault, Issue, Result } from '../../shared/result.ts';
import { commitTyped } from '../components/commitTyped.ts';
import { type ConflictingField, same, threeWay, valueAt, withValueAt } from './merge.ts';

/**
 * A record being edited, saved by itself. Typing marks it dirty; after a pause of 600 ms, or on `flush`, it is
 * sent with the revision it grew from. One save is under way at a time; what is typed meanwhile follows.
 * Nothing typed is ever dropped: a refused or unanswered save leaves the values where they are, with the
 * reason, and a draft that could not be saved outlives its screen and is found again by its key.
 *
 * Somebody else saved first: fields that only they changed are taken over and the save goes out again; fields
 * that both changed wait in `conflicts` for a decision.
 */

export type Phase = 'idle' | 'dirty' | 'saving' | 'saved' | 'failed' | 'conflict';

export interface Saved<V> {
  readonly id: string;
  readonly revision: number;
  readonly values: V;
}

/** What a save sends: id and revision are null for a record that does not exist yet. */
export interface SaveRequest<V> {
  readonly id: string | null;
  readonly revision: number | null;
  readonly values: V;
}

export interface DraftOptions<V> {
  /** Names the record among all open drafts, e.g. `claim:<id>`. */
  readonly key: string;
  /** Null, with the revision, for a record that does not exist yet. */
  readonly id: string | null;
  readonly revision: number | null;
  readonly values: V;
  /** Sends the values with the revision they grew from. The first one given for a key is kept. */
  readonly save: (request: SaveRequest<V>) => Promise<Result<Saved<V>>>;
}

export interface DraftState<V> {
  readonly values: V;
  /** As the program has it, as far as is known here. */
  readonly base: V;
  readonly id: string | null;
  readonly revision: number | null;
  readonly phase: Phase;
  /** When the program last acknowledged, in milliseconds since 1970; null before the first save. */
  readonly savedAt: number | null;
  readonly fault: Fault | null;
  readonly conflicts: readonly ConflictingField[];
  /** Who changed what under the editor, as told with the conflict. */
  readonly changedBy: readonly ChangedField[];
}

export interface Draft<V> {
  readonly key: string;
  readonly store: StoreApi<DraftState<V>>;
  readonly update: (change: (values: V) => V) => void;
  /** Saves what is there now. Resolves when nothing is left to send, or the save failed. True when all is saved. */
  readonly flush: () => Promise<boolean>;
  /** Takes a newer stored form (after an action that changed the record); typed changes stay. */
  readonly adopt: (saved: Saved<V>) => void;
  /** Decides the conflicts: the paths named are theirs, all others stay yours; then saves. */
  readonly resolve: (theirs: ReadonlySet<string>) => void;
  /** Ends the timers. The values are gone unless saved: see `releaseDraft`. */
  readonly dispose: () => void;
}

export const PAUSE = 600;
/** How long to wait before a save that got no answer is tried again. */
const RETRY = [3_000, 10_000, 30_000];

export function createDraft<V>(options: DraftOptions<V>, now: () => number = Date.now): Draft<V> {
  const store = createStore<DraftState<V>>(() => ({
    values: options.values,
    base: options.values,
    id: options.id,
    revision: options.revision,
    phase: 'idle',
    savedAt: null,
    fault: null,
    conflicts: [],
    changedBy: [],
  }));
  /** What the conflicts were judged against: their form of the record and its revision. */
  let theirs: { readonly values: V; readonly revision: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;
  let attempts = 0;
  let ended = false;

  /** Whether the save under way goes on until nothing is left (flush), or leaves the rest to the next pause. */
  let toTheEnd = false;

  function schedule(wait: number) {
    clearTimeout(timer);
    if (!ended) timer = setTimeout(() => void start(), wait);
  }

  function isDirty(): boolean {
    const { values, base } = store.getState();
    return !same(values, base);
  }

  function update(change: (values: V) => V) {
    const before = store.getState();
    const values = change(before.values);
    if (values === before.values) return;
    if (before.phase === 'conflict') {
      store.setState({ values });
      return;
    }
    store.setState({ values, phase: before.phase === 'saving' ? 'saving' : 'dirty' });
    attempts = 0;
    // Typed text that arrives after the screen has gone has no pause left to wait for.
    if (ended) void flush();
    else schedule(PAUSE);
  }

  function start(): Promise<boolean> {
    clearTimeout(timer);
    running ??= send().finally(() => {
      running = null;
      toTheEnd = false;
    });
    return running;
  }

  function flush(): Promise<boolean> {
    toTheEnd = true;
    return start();
  }

  async function send(): Promise<boolean> {
    let merges = 0;
    while (store.getState().phase !== 'conflict' && isDirty()) {
      const { id, revision, values: sent } = store.getState();
      store.setState({ phase: 'saving' });
      const answer = await options.save({ id, revision, values: sent });
      if (answer.ok) {
        accept(sent, answer.value);
        if (toTheEnd || !isDirty()) continue;
        store.setState({ phase: 'dirty' });
        schedule(PAUSE);
        return false;
      }
      const { fault } = answer;
      if (fault.kind === 'conflict' && merges < 5) {
        merges += 1;
        meet(fault);
        continue;
      }
      store.setState({ phase: 'failed', fault });
      if (fault.kind === 'unavailable' || fault.kind === 'internal') {
        schedule(RETRY[Math.min(attempts, RETRY.length - 1)] ?? 30_000);
        attempts += 1;
      }
      return false;
    }
    const { phase, savedAt } = store.getState();
    // Typed and taken back again: there is nothing to send.
    if (phase !== 'conflict') store.setState({ phase: savedAt === null ? 'idle' : 'saved', fault: null });
    return phase !== 'conflict';
  }

  /** The save was acknowledged. What was typed since it left stays on top of the stored form. */
  function accept(sent: V, saved: Saved<V>) {
    attempts = 0;
    const current = store.getState().values;
    const merged = threeWay(sent, current, saved.values);
    store.setState({
      values: merged.values as V,
      base: saved.values,
      id: saved.id,
      revision: saved.revision,
      phase: 'saved',
      savedAt: now(),
      fault: null,
      conflicts: [],
      changedBy: [],
    });
  }

  /** Somebody saved first: join what can be joined, ask for the rest. */
  function meet(fault: Extract<Fault, { kind: 'conflict' }>) {
    const { base, values } = store.getState();
    // The record may hold more than what is edited here, e.g. a claim's state: that is not joined in.
    const edited = fault.changed.filter((field) => valueAt(base, field.path) !== undefined);
    const stored = edited.reduce<unknown>(
      (record, field) => withValueAt(record, field.path, field.current),
      base,
    );
    const merged = threeWay(base, values, stored);
    theirs = { values: stored as V, revision: fault.revision };
    if (merged.conflicts.length > 0) {
      store.setState({ phase: 'conflict', fault, conflicts: merged.conflicts, changedBy: fault.changed });
      return;
    }
    store.setState({
      values: merged.values as V,
      base: theirs.values,
      revision: theirs.revision,
      changedBy: fault.changed,
    });
  }

  return {
    key: options.key,
    store,
    update,
    flush,
    adopt(saved) {
      const { base, values, revision, phase } = store.getState();
      if (phase === 'conflict' || (revision !== null && saved.revision < revision)) return;
      const merged = threeWay(base, values, saved.values);
      store.setState({
        values: merged.values as V,
        base: saved.values,
        id: saved.id,
        revision: saved.revision,
      });
      if (isDirty()) schedule(PAUSE);
    },
    resolve(chosen) {
      const { base, values, conflicts } = store.getState();
      if (!theirs) return;
      const merged = threeWay(base, values, theirs.values);
      let decided = merged.values;
      // From the end, so that taking out a list item does not move the places of the others.
      for (const conflict of conflicts.toReversed()) {
        if (chosen.has(conflict.path)) decided = withValueAt(decided, conflict.path, conflict.theirs);
      }
      store.setState({
        values: decided as V,
        base: theirs.values,
        revision: theirs.revision,
        phase: 'dirty',
        fault: null,
        conflicts: [],
        changedBy: [],
      });
      theirs = null;
      void flush();
    },
    dispose() {
      ended = true;
      clearTimeout(timer);
    },
  };
}

/** What is wrong with single fields, as the program said when it refused the save. */
export function issuesOf(fault: Fault | null): readonly Issue[] {
  return fault?.kind === 'invalid' ? fault.issues : NO_ISSUES;
}

const NO_ISSUES: readonly Issue[] = [];

export function isUnsaved(phase: Phase): boolean {
  return phase === 'dirty' || phase === 'saving' || phase === 'failed' || phase === 'conflict';
}

interface Kept {
  readonly draft: Draft<unknown>;
  /** Screens that show it now. */
  users: number;
}

/** Every draft that is open or could not be saved yet. The key stands for the type: one record, one type. */
const drafts = new Map<string, Kept>();

/** The draft of a record: the one that is open or still unsaved under its key, else a new one. */
export function findDraft<V>(options: DraftOptions<V>, now?: () => number): Draft<V> {
  const kept = drafts.get(options.key);
  if (kept) return kept.draft as Draft<V>;
  const left = restored.get(options.key);
  restored.delete(options.key);
  const draft = left ? resumed(options, left, now) : createDraft(options, now);
  drafts.set(options.key, { draft: draft as Draft<unknown>, users: 0 });
  return draft;
}

/** A draft as it stood unsaved: what was typed, and the stored form and revision that it grew from. */
export interface KeptDraft {
  readonly key: string;
  readonly id: string | null;
  readonly revision: number | null;
  readonly base: unknown;
  readonly values: unknown;
}

/** Unsaved drafts from before a lock that no screen has asked for yet. */
const restored = new Map<string, KeptDraft>();

/** The unsaved drafts, to be kept over a lock. */
export function keptDrafts(): readonly KeptDraft[] {
  commitTyped();
  const unsaved = [...drafts.values()].flatMap(({ draft }) => {
    const { id, revision, base, values, phase } = draft.store.getState();
    return isUnsaved(phase) ? [{ key: draft.key, id, revision, base, values }] : [];
  });
  return [...restored.values(), ...unsaved];
}

/** Takes back what `keptDrafts` gave: each goes on when a screen asks for its key. */
export function restoreDrafts(kept: readonly KeptDraft[]): void {
  for (const draft of kept) restored.set(draft.key, draft);
}

/** Whether work beside the drafts is unsaved. */
export function unsavedOtherWork(): boolean {
  return [...otherWork].some((work) => work.unsaved());
}

/** What was typed goes on from the form that it grew from: what others saved meanwhile is met as ever. */
function resumed<V>(options: DraftOptions<V>, left: KeptDraft, now?: () => number): Draft<V> {
  const draft = createDraft(
    { ...options, id: left.id, revision: left.revision, values: left.base as V },
    now,
  );
  draft.update(() => left.values as V);
  return draft;
}

/**
 * A screen begins to show a draft. The answer ends that: it saves what is there, and forgets the draft unless
 * it could not be saved or another screen shows it.
 */
export function holdDraft<V>(draft: Draft<V>): () => Promise<void> {
  const kept = drafts.get(draft.key) ?? { draft: draft as Draft<unknown>, users: 0 };
  drafts.set(draft.key, kept);
  kept.users += 1;
  return async () => {
    kept.users -= 1;
    // A screen ends from the outside in: its fields have not handed over their text yet.
    commitTyped();
    await Promise.resolve();
    const done = await kept.draft.flush();
    if (!done || kept.users > 0 || drafts.get(draft.key) !== kept) return;
    kept.draft.dispose();
    drafts.delete(draft.key);
  };
}

/** Work that is saved beside the drafts, e.g. an open claim with all its records. */
export interface OtherWork {
  readonly flush: () => Promise<boolean>;
  readonly unsaved: () => boolean;
  /** Forgets what is not saved. */
  readonly drop: () => void;
}

const otherWork = new Set<OtherWork>();

/** Has work saved whenever all drafts are. @returns a function that ends it. */
export function alsoSave(work: OtherWork): () => void {
  otherWork.add(work);
  return () => {
    otherWork.delete(work);
  };
}

/** Hands over typed text everywhere and saves every draft. True when all is saved. */
export async function flushAllDrafts(): Promise<boolean> {
  commitTyped();
  const all = await Promise.all([
    ...[...drafts.values()].map(({ draft }) => draft.flush()),
    ...[...otherWork].map((work) => work.flush()),
  ]);
  return all.every(Boolean);
}

/** How many records hold changes that the program has not acknowledged. */
export function unsavedDrafts(): number {
  const unsaved = [...drafts.values()].filter(({ draft }) => isUnsaved(draft.store.getState().phase));
  return unsaved.length + [...otherWork].filter((work) => work.unsaved()).length;
}

/** Forgets everything, e.g. when the office changes. Unsaved text is lost: ask first. */
export function dropAllDrafts(): void {
  for (const { draft } of drafts.values()) draft.dispose();
  drafts.clear();
  restored.clear();
  for (const work of [...otherWork]) work.drop();
}

/** The answer of a `…save` channel as a draft takes it. */
export function asSaved<V>(
  stored: V & { readonly id: string; readonly revision: number },
): Saved<Omit<V, 'id' | 'revision'>> {
  const { id, revision, ...values } = stored;
  return { id, revision, values };
}

/** An answer with its value in another form; a fault stays. */
export function mapAnswer<T, U>(answer: Result<T>, change: (value: T) => U): Result<U> {
  return answer.ok ? { ok: true, value: change(answer.value) } : answer;
}
