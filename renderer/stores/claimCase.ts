import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClaimView } from '../../shared/contract/claims.ts';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import { type ChangedField, fail, type Fault, type Issue, type Result } from '../../shared/result.ts';
import { carryOver, decide } from './caseConflict.ts';
import { isWithin, overlaps, setAt } from './casePath.ts';
import {
  applyTo,
  type Call,
  placeOf,
  prefixOf,
  readable,
  recordOf,
  type RecordRef,
  sameRef,
  SAVE_ORDER,
  SAVERS,
} from './caseRecords.ts';
import { type Phase } from './draft.ts';
import { type ConflictingField, reuse } from './merge.ts';

/**
 * One open claim. The store holds what the program last said (`view`) and what was changed here since (`edits`,
 * each with the record it belongs to); what the screen shows is the one laid over the other. So an answer that
 * arrives late can replace `view` at any time without touching what is being typed. An edit is dropped when the
 * program has acknowledged just that edit.
 *
 * The file is long because saving, conflict and refusal are one state machine.
 */

export interface Edit {
  readonly ref: RecordRef;
  /** Path inside the record. */
  readonly field: string;
  readonly value: unknown;
  /** Grows with every edit: tells an edit from a later one of the same field. */
  readonly serial: number;
  /** Not saved for now: refused as it stands, or waiting for the person's choice. */
  readonly held: boolean;
}

export interface CaseConflict {
  readonly ref: RecordRef;
  readonly fields: readonly ConflictingField[];
  readonly changedBy: readonly ChangedField[];
}

export interface ClaimCaseState {
  readonly id: string;
  readonly view: ClaimView | null;
  /** The case with the edits that are not saved yet; sealed visits with their amendments. */
  readonly shown: ClaimCase | null;
  /** Why the claim cannot be shown. */
  readonly fault: Fault | null;
  readonly edits: readonly Edit[];
  readonly phase: Phase;
  /** Why the last save did not go through; null when it did. */
  readonly problem: Fault | null;
  /** Case path to what is wrong with the answer there. */
  readonly errors: ReadonlyMap<string, string>;
  readonly conflict: CaseConflict | null;
  /** Last save that was acknowledged, in milliseconds since 1970. */
  readonly savedAt: number | null;
  /** Reads the claim again; edits stay. */
  readonly load: () => Promise<void>;
  /** Changes one answer; saved a moment later, or at once with `now`. */
  readonly edit: (path: string, value: unknown, now?: 'now') => void;
  /** Saves everything now. @returns false when something could not be saved. */
  readonly flush: () => Promise<boolean>;
  /** Saves, then does something to the claim as a whole and shows what came of it. */
  readonly act: (run: ClaimAction) => Promise<Result<ClaimView>>;
  /** Ends a conflict: the fields named, by path in the record, are theirs; the others stay as typed here. */
  readonly resolve: (theirs: ReadonlySet<string>) => Promise<boolean>;
  /** Ends the timers. */
  readonly dispose: () => void;
}

export type ClaimAction = (claim: { id: string; revision: number }) => Promise<Result<ClaimView>>;
export type ClaimCaseStore = StoreApi<ClaimCaseState>;

export interface ClaimCaseHost {
  readonly call: Call;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Typing rests this long before it is saved, in milliseconds. */
  readonly rest: number;
  /** Somebody else saved other fields of a record that is edited here; both changes stand. */
  readonly merged: (ref: RecordRef, changed: readonly ChangedField[]) => void;
}

/** Waits before a save that got no answer is tried again, in milliseconds; the last one repeats. */
const RETRY = [3_000, 10_000, 30_000];
/** How often in a row somebody else may save first before the saving gives up and says so. */
const MERGES = 5;

const UNSAVED: Fault = {
  kind: 'invalid',
  message: 'Some answers are not saved yet. Mend them first; they are marked.',
  issues: [],
};
const GONE: Fault = {
  kind: 'notFound',
  message: 'A record that was changed here is no longer part of this claim. Open it on its own page.',
};

export function createClaimCase(id: string, host: ClaimCaseHost): ClaimCaseStore {
  let serial = 0;
  /** Edits up to this one are to be saved in the round that runs; later ones wait for their own pause. */
  let due = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;
  let attempts = 0;
  let ended = false;
  /** Counts what the program has acknowledged: a claim read before that and arriving after it is stale. */
  let epoch = 0;

  return createStore<ClaimCaseState>()((set, get) => {
    function schedule(wait: number): void {
      clearTimeout(timer);
      if (!ended) timer = setTimeout(() => void flush(), wait);
    }

    async function load(): Promise<void> {
      const before = epoch;
      const answer = await host.call('claims.get', { id });
      if (before !== epoch) return load();
      if (answer.ok) {
        const savedAt = Math.max(Date.parse(answer.value.savedAt), get().savedAt ?? 0);
        const phase = get().phase === 'idle' ? 'saved' : get().phase;
        set({ ...over(answer.value, get().edits, get()), fault: null, savedAt, phase });
      } else set(get().view ? { problem: answer.fault } : { fault: answer.fault });
    }

    function edit(path: string, value: unknown, now?: 'now'): void {
      const { shown, view, phase } = get();
      const place = shown && placeOf(shown, path);
      if (!shown || !place || view?.frozen || isSealed(shown, place.ref)) return;
      serial += 1;
      attempts = 0;
      const rest = get().edits.filter(
        (each) => !(sameRef(each.ref, place.ref) && isWithin(each.field, place.field)),
      );
      set({
        edits: [...rest, { ...place, value, serial, held: false }],
        shown: setAt(shown, path, value),
        errors: without(get().errors, (each) => overlaps(each, path)),
        phase: phase === 'saving' || phase === 'conflict' ? phase : 'dirty',
      });
      if (now) void flush();
      else schedule(host.rest);
    }

    function flush(): Promise<boolean> {
      clearTimeout(timer);
      due = serial;
      running ??= saveAll().finally(() => {
        running = null;
      });
      return running;
    }

    async function saveAll(): Promise<boolean> {
      let findingsAreOld = false;
      let stopped: Fault | null = null;
      let merges = 0;
      set({ problem: null });
      for (let ref = nextToSave(get().edits, due); ref && !stopped; ref = nextToSave(get().edits, due)) {
        if (get().phase !== 'conflict') set({ phase: 'saving' });
        const outcome = await saveRecord(ref);
        if (outcome === 'saved') findingsAreOld = true;
        if (outcome === 'view') findingsAreOld = false;
        if (outcome === 'collided') merges += 1;
        if (typeof outcome === 'object') stopped = outcome;
        else if (merges > MERGES) stopped = get().problem ?? UNSAVED;
        if (!stopped && findingsAreOld && !nextToSave(get().edits, due)) {
          findingsAreOld = false;
          await load();
        }
      }
      if (stopped && (stopped.kind === 'unavailable' || stopped.kind === 'internal')) {
        schedule(RETRY[Math.min(attempts, RETRY.length - 1)] ?? 30_000);
        attempts += 1;
      }
      const { edits, conflict } = get();
      const refused = edits.some((each) => each.held) && !conflict;
      const problem = stopped ?? get().problem ?? (refused ? UNSAVED : null);
      const done = edits.length > 0 ? 'dirty' : get().savedAt === null ? 'idle' : 'saved';
      set({ problem, phase: conflict ? 'conflict' : problem ? 'failed' : done });
      return problem === null && !edits.some((each) => each.held || each.serial <= due);
    }

    /** `saved`: done, findings are old; `view`: done, findings are fresh; a fault stops the round. */
    async function saveRecord(ref: RecordRef): Promise<'saved' | 'view' | 'held' | 'collided' | Fault> {
      const { view } = get();
      const sent = get().edits.filter((each) => sameRef(each.ref, ref) && !each.held);
      const record = view && recordOf(view.theCase, ref);
      if (!view || !record) {
        hold(sent);
        return GONE;
      }
      const draft = sent.reduce((value, each) => setAt(value, each.field, each.value), record);
      const answer = await SAVERS[ref.kind](host.call, draft);
      if (answer.ok) {
        epoch += 1;
        attempts = 0;
        const rest = get().edits.filter(
          (each) => !sent.some((done) => done.serial === each.serial && sameRef(done.ref, each.ref)),
        );
        const saved = answer.value;
        const next = saved.kind === 'view' ? saved.view : withRecord(get().view ?? view, ref, saved.record);
        set({ ...over(next, rest, get()), savedAt: host.now() });
        return saved.kind === 'view' ? 'view' : 'saved';
      }
      if (answer.fault.kind === 'invalid') return refuse(ref, sent, answer.fault);
      if (answer.fault.kind === 'conflict') return collide(ref, record, answer.fault);
      return answer.fault;
    }

    /** Keeps back the answers that were refused, so that the others of the record can be saved. */
    function refuse(
      ref: RecordRef,
      sent: readonly Edit[],
      fault: Fault & { kind: 'invalid' },
    ): 'held' | Fault {
      const { view } = get();
      const prefix = (view && prefixOf(view.theCase, ref)) ?? ref.kind;
      const issues = fault.issues.map((issue) => ({ ...issue, path: issue.path.replace(/^values\./, '') }));
      const blamed = sent.filter((each) => issues.some((issue) => overlaps(issue.path, each.field)));
      const errors = new Map(get().errors);
      for (const issue of issues) errors.set(`${prefix}.${issue.path}`, issue.message);
      set({ errors });
      hold(blamed.length === 0 ? sent : blamed);
      return blamed.length === 0 ? fault : 'held';
    }

    /** Somebody saved first: takes their record as the ground, and asks where both changed the same. */
    async function collide(
      ref: RecordRef,
      before: object,
      fault: Fault & { kind: 'conflict' },
    ): Promise<'collided' | Fault> {
      const answer = await host.call('claims.get', { id });
      if (!answer.ok) return answer.fault;
      epoch += 1;
      const theirs = recordOf(answer.value.theCase, ref) ?? before;
      const own = get().edits.filter((each) => sameRef(each.ref, ref));
      const others = get().edits.filter((each) => !sameRef(each.ref, ref));
      const { edits, conflicts } = carryOver(before, theirs, own);
      set(over(answer.value, [...others, ...edits], get()));
      if (conflicts.length > 0) {
        set({ phase: 'conflict', conflict: { ref, fields: conflicts, changedBy: fault.changed } });
      } else host.merged(ref, fault.changed);
      return 'collided';
    }

    function hold(which: readonly Edit[]): void {
      set({ edits: get().edits.map((each) => (which.includes(each) ? { ...each, held: true } : each)) });
    }

    function resolve(theirs: ReadonlySet<string>): Promise<boolean> {
      const { conflict, edits, view } = get();
      const record = conflict && view && recordOf(view.theCase, conflict.ref);
      if (!conflict || !record) return flush();
      const own = edits.filter((each) => sameRef(each.ref, conflict.ref));
      const others = edits.filter((each) => !sameRef(each.ref, conflict.ref));
      const decided = decide(record, own, conflict.ref, conflict.fields, theirs);
      set({ conflict: null, phase: 'dirty', ...over(view, [...others, ...decided], get()) });
      return flush();
    }

    async function act(run: ClaimAction): Promise<Result<ClaimView>> {
      if (!(await flush())) return fail(get().problem ?? UNSAVED);
      const { view } = get();
      if (!view) return fail(get().fault ?? GONE);
      const answer = await run({ id, revision: view.theCase.claim.revision });
      if (answer.ok) {
        epoch += 1;
        set({ ...over(answer.value, get().edits, get()), problem: null, savedAt: host.now() });
      } else if (answer.fault.kind === 'conflict' || answer.fault.kind === 'blocked') await load();
      return answer;
    }

    return {
      id,
      view: null,
      shown: null,
      fault: null,
      edits: [],
      phase: 'idle',
      problem: null,
      errors: new Map(),
      conflict: null,
      savedAt: null,
      load,
      edit,
      flush,
      act,
      resolve,
      dispose() {
        ended = true;
        clearTimeout(timer);
      },
    };
  });
}

/** The answers that cannot be saved as they are, in the order they were found. */
export function refusedAnswers(errors: ReadonlyMap<string, string>): readonly Issue[] {
  return [...errors].map(([path, message]) => ({ path, message }));
}

export function isSealed(theCase: ClaimCase, ref: RecordRef): boolean {
  return ref.kind === 'visit' && theCase.visit?.seal != null;
}

/**
 * A view with edits laid over it. Parts that are as they were before stay the same objects: a save changes one
 * record, and only what shows that record or another judgment is drawn again.
 */
function over(
  view: ClaimView,
  edits: readonly Edit[],
  before: Pick<ClaimCaseState, 'view' | 'shown'>,
): Pick<ClaimCaseState, 'view' | 'edits' | 'shown'> {
  const kept = reuse(before.view, view);
  const laid = edits.reduce((value, each) => applyTo(value, each.ref, each.field, each.value), kept.theCase);
  return { view: kept, edits, shown: reuse(before.shown, readable(laid)) };
}

function withRecord(view: ClaimView, ref: RecordRef, record: object): ClaimView {
  return { ...view, theCase: applyTo(view.theCase, ref, '', record) };
}

function nextToSave(edits: readonly Edit[], due: number): RecordRef | null {
  for (const kind of SAVE_ORDER) {
    const edit = edits.find((each) => !each.held && each.serial <= due && each.ref.kind === kind);
    if (edit) return edit.ref;
  }
  return null;
}

function without(
  errors: ReadonlyMap<string, string>,
  drop: (path: string) => boolean,
): ReadonlyMap<string, string> {
  const left = [...errors].filter(([path]) => !drop(path));
  return left.length === errors.size ? errors : new Map(left);
}
