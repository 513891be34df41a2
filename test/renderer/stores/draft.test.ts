import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createDraft,
  type Draft,
  dropAllDrafts,
  findDraft,
  flushAllDrafts,
  holdDraft,
  PAUSE,
  type Saved,
  type SaveRequest,
  unsavedDrafts,
} from '../../../renderer/stores/draft.ts';
import type { Fault, Result } from '../../../shared/result.ts';

interface Values {
  readonly name: string;
  readonly note: string;
}

/** A program that answers when told to, one save at a time. */
function aProgram() {
  const requests: SaveRequest<Values>[] = [];
  const waiting: ((answer: Result<Saved<Values>>) => void)[] = [];
  function save(request: SaveRequest<Values>): Promise<Result<Saved<Values>>> {
    requests.push(request);
    return new Promise((resolve) => waiting.push(resolve));
  }
  async function answer(result: Result<Saved<Values>>) {
    const next = waiting.shift();
    if (!next) throw new Error('nobody asked');
    next(result);
    await vi.advanceTimersByTimeAsync(0);
  }
  return {
    requests,
    save,
    pending: () => waiting.length,
    refuse: (fault: Fault) => answer({ ok: false, fault }),
    /** Stores what was sent. */
    accept: (values?: Values) => {
      const last = requests.at(-1);
      if (!last) throw new Error('nobody asked');
      return answer({
        ok: true,
        value: { id: last.id ?? 'new-id', revision: (last.revision ?? 0) + 1, values: values ?? last.values },
      });
    },
  };
}

const START: Values = { name: 'A', note: '' };
const FULL: Fault = { kind: 'unavailable', code: 'diskFull', message: 'The disk is full.' };

function aDraft(program = aProgram(), id: string | null = 'r1') {
  const draft = createDraft<Values>(
    { key: 'patient:r1', id, revision: id === null ? null : 1, values: START, save: program.save },
    () => 42,
  );
  return { draft, program };
}

function state(draft: Draft<Values>) {
  return draft.store.getState();
}

function type(draft: Draft<Values>, note: string) {
  draft.update((values) => ({ ...values, note }));
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  dropAllDrafts();
  vi.useRealTimers();
});

describe('saving by itself', () => {
  test('typing is sent once, after the pause, with the revision it grew from', async () => {
    const { draft, program } = aDraft();
    type(draft, 'a');
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    type(draft, 'ab');
    expect(state(draft).phase).toBe('dirty');
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    expect(program.requests).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(program.requests).toEqual([{ id: 'r1', revision: 1, values: { name: 'A', note: 'ab' } }]);
    expect(state(draft).phase).toBe('saving');
    await program.accept();
    expect(state(draft)).toMatchObject({ phase: 'saved', revision: 2, savedAt: 42, fault: null });
  });

  test('a new record is created once, and saved under its id from then on', async () => {
    const { draft, program } = aDraft(aProgram(), null);
    type(draft, 'a');
    await vi.advanceTimersByTimeAsync(PAUSE);
    type(draft, 'ab');
    await vi.advanceTimersByTimeAsync(PAUSE * 3);
    expect(program.requests).toHaveLength(1);
    await program.accept();
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(program.requests[1]).toEqual({ id: 'new-id', revision: 1, values: { name: 'A', note: 'ab' } });
  });

  test('what is typed while a save is under way stays, and follows after the next pause', async () => {
    const { draft, program } = aDraft();
    type(draft, 'first');
    await vi.advanceTimersByTimeAsync(PAUSE);
    type(draft, 'first and second');
    await program.accept({ name: 'A', note: 'first' });
    expect(state(draft)).toMatchObject({ phase: 'dirty', revision: 2 });
    expect(state(draft).values.note).toBe('first and second');
    expect(program.pending()).toBe(0);
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(program.requests[1]).toMatchObject({ revision: 2, values: { note: 'first and second' } });
  });

  test("the program's own form of a value is shown, but never over what was typed since", async () => {
    const { draft, program } = aDraft();
    draft.update((values) => ({ ...values, name: ' b ' }));
    await vi.advanceTimersByTimeAsync(PAUSE);
    type(draft, 'meanwhile');
    await program.accept({ name: 'B', note: '' });
    expect(state(draft).values).toEqual({ name: 'B', note: 'meanwhile' });
  });

  test('typed and taken back: nothing is sent', async () => {
    const { draft, program } = aDraft();
    type(draft, 'x');
    type(draft, '');
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(program.requests).toEqual([]);
    expect(state(draft).phase).toBe('idle');
  });
});

describe('saving now', () => {
  test('flush does not wait, and ends when everything typed meanwhile is stored too', async () => {
    const { draft, program } = aDraft();
    type(draft, 'a');
    const done = draft.flush();
    expect(program.requests).toHaveLength(1);
    type(draft, 'ab');
    const again = draft.flush();
    expect(program.requests).toHaveLength(1);
    await program.accept();
    expect(program.requests).toHaveLength(2);
    await program.accept();
    await expect(done).resolves.toBe(true);
    await expect(again).resolves.toBe(true);
    expect(state(draft)).toMatchObject({ phase: 'saved', revision: 3 });
    await vi.advanceTimersByTimeAsync(PAUSE * 2);
    expect(program.requests).toHaveLength(2);
  });

  test('flush while the timer has started a save: that one and the rest', async () => {
    const { draft, program } = aDraft();
    type(draft, 'a');
    await vi.advanceTimersByTimeAsync(PAUSE);
    type(draft, 'ab');
    const done = draft.flush();
    await program.accept();
    expect(program.requests).toHaveLength(2);
    await program.accept();
    await expect(done).resolves.toBe(true);
  });
});

describe('a save that fails', () => {
  test('keeps the text, says why, and tries again later', async () => {
    const { draft, program } = aDraft();
    type(draft, 'precious');
    const done = draft.flush();
    await program.refuse(FULL);
    await expect(done).resolves.toBe(false);
    expect(state(draft)).toMatchObject({ phase: 'failed', fault: FULL });
    expect(state(draft).values.note).toBe('precious');
    await vi.advanceTimersByTimeAsync(2_999);
    expect(program.requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(program.requests).toHaveLength(2);
    await program.accept();
    expect(state(draft)).toMatchObject({ phase: 'saved', fault: null });
  });

  test('waits longer from try to try', async () => {
    const { draft, program } = aDraft();
    type(draft, 'precious');
    void draft.flush();
    await program.refuse(FULL);
    await vi.advanceTimersByTimeAsync(3_000);
    await program.refuse(FULL);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(program.requests).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(program.requests).toHaveLength(3);
  });

  test('a refused value is not sent again until it is changed', async () => {
    const { draft, program } = aDraft();
    type(draft, 'bad');
    void draft.flush();
    await program.refuse({
      kind: 'invalid',
      message: 'No.',
      issues: [{ path: 'note', message: 'Shorter, please.' }],
    });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(program.requests).toHaveLength(1);
    type(draft, 'good');
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(program.requests).toHaveLength(2);
  });
});

function conflict(current: Partial<Values>, revision = 5): Fault {
  return {
    kind: 'conflict',
    message: 'Somebody saved first.',
    revision,
    changed: Object.entries(current).map(([path, value]) => ({
      path,
      current: value,
      by: 'Sample Biller',
      at: '2026-06-10T15:00:00.000Z',
    })),
  };
}

describe('somebody else saved first', () => {
  test('other fields: both changes stand, and the save goes out again by itself', async () => {
    const { draft, program } = aDraft();
    type(draft, 'mine');
    const done = draft.flush();
    await program.refuse(conflict({ name: 'Theirs' }));
    expect(program.requests[1]).toEqual({ id: 'r1', revision: 5, values: { name: 'Theirs', note: 'mine' } });
    await program.accept();
    await expect(done).resolves.toBe(true);
    expect(state(draft)).toMatchObject({ phase: 'saved', revision: 6 });
  });

  test('what belongs to the record but not to the values is not sent back', async () => {
    const { draft, program } = aDraft();
    type(draft, 'mine');
    void draft.flush();
    await program.refuse(conflict({ name: 'Theirs', state: 'onHold' } as Partial<Values>));
    expect(program.requests[1]?.values).toEqual({ name: 'Theirs', note: 'mine' });
  });

  test('the same field: nothing is sent until somebody decides, and typing goes on', async () => {
    const { draft, program } = aDraft();
    type(draft, 'mine');
    const done = draft.flush();
    await program.refuse(conflict({ note: 'theirs' }));
    await expect(done).resolves.toBe(false);
    expect(state(draft).phase).toBe('conflict');
    expect(state(draft).conflicts).toEqual([{ path: 'note', base: '', yours: 'mine', theirs: 'theirs' }]);
    draft.update((values) => ({ ...values, name: 'B' }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(program.requests).toHaveLength(1);
    expect(state(draft).values).toEqual({ name: 'B', note: 'mine' });
  });

  test('theirs is taken where chosen; everything else stays yours', async () => {
    const { draft, program } = aDraft();
    draft.update(() => ({ name: 'My name', note: 'my note' }));
    void draft.flush();
    await program.refuse(conflict({ name: 'Their name', note: 'their note' }));
    draft.resolve(new Set(['name']));
    expect(program.requests[1]).toEqual({
      id: 'r1',
      revision: 5,
      values: { name: 'Their name', note: 'my note' },
    });
    await program.accept();
    expect(state(draft)).toMatchObject({ phase: 'saved', conflicts: [], revision: 6 });
  });

  test('choosing theirs everywhere needs no save', async () => {
    const { draft, program } = aDraft();
    type(draft, 'mine');
    void draft.flush();
    await program.refuse(conflict({ note: 'theirs' }));
    draft.resolve(new Set(['note']));
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(program.requests).toHaveLength(1);
    expect(state(draft)).toMatchObject({ values: { note: 'theirs' }, revision: 5 });
    expect(state(draft).phase).not.toBe('conflict');
  });

  test('a third person in between asks again', async () => {
    const { draft, program } = aDraft();
    type(draft, 'mine');
    void draft.flush();
    await program.refuse(conflict({ note: 'theirs' }));
    draft.resolve(new Set());
    await program.refuse(conflict({ note: 'a third' }, 6));
    expect(state(draft)).toMatchObject({ phase: 'conflict' });
    expect(state(draft).conflicts[0]).toMatchObject({ base: 'theirs', yours: 'mine', theirs: 'a third' });
  });
});

describe('a newer stored form', () => {
  test('is shown where nothing was typed', async () => {
    const { draft, program } = aDraft();
    type(draft, 'mine');
    draft.adopt({ id: 'r1', revision: 3, values: { name: 'Newer', note: '' } });
    expect(state(draft).values).toEqual({ name: 'Newer', note: 'mine' });
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(program.requests[0]).toMatchObject({ revision: 3 });
  });

  test('an older one that comes late is ignored', () => {
    const { draft } = aDraft();
    draft.adopt({ id: 'r1', revision: 3, values: { name: 'Newer', note: '' } });
    draft.adopt({ id: 'r1', revision: 2, values: { name: 'Older', note: '' } });
    expect(state(draft).values.name).toBe('Newer');
  });
});

describe('all drafts', () => {
  function options(program: ReturnType<typeof aProgram>) {
    return { key: 'patient:r1', id: 'r1', revision: 1, values: START, save: program.save };
  }

  test('leaving the screen saves at once, and a saved draft is forgotten', async () => {
    const program = aProgram();
    const draft = findDraft(options(program));
    const leave = holdDraft(draft);
    type(draft, 'typed');
    const left = leave();
    await vi.advanceTimersByTimeAsync(0);
    await program.accept();
    await left;
    expect(findDraft(options(program))).not.toBe(draft);
  });

  test('what could not be saved is there again at the next visit', async () => {
    const program = aProgram();
    const draft = findDraft(options(program));
    const leave = holdDraft(draft);
    type(draft, 'typed');
    const left = leave();
    await vi.advanceTimersByTimeAsync(0);
    await program.refuse(FULL);
    await left;
    expect(unsavedDrafts()).toBe(1);
    expect(state(findDraft(options(program))).values.note).toBe('typed');
  });

  test('a screen that is mounted twice in a row keeps its draft', async () => {
    const program = aProgram();
    const draft = findDraft(options(program));
    const leave = holdDraft(draft);
    void leave();
    holdDraft(draft);
    await vi.advanceTimersByTimeAsync(0);
    type(draft, 'typed');
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(program.requests).toHaveLength(1);
    expect(findDraft(options(program))).toBe(draft);
  });

  test('flushing all of them tells whether everything is stored', async () => {
    const program = aProgram();
    const draft = findDraft(options(program));
    holdDraft(draft);
    await expect(flushAllDrafts()).resolves.toBe(true);
    type(draft, 'typed');
    const all = flushAllDrafts();
    await program.refuse(FULL);
    await expect(all).resolves.toBe(false);
  });
});
