import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { call } from '../../../renderer/client.ts';
import { createClaimCase } from '../../../renderer/stores/claimCase.ts';
import { aProgram, claimChanged } from '../screens/claims/aProgram.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const REST = 600;

async function anOpenClaim(start?: Parameters<typeof aProgram>[0]) {
  const program = aProgram(start);
  const merged = vi.fn();
  const store = createClaimCase(program.theCase().claim.id, { call, now: () => 0, rest: REST, merged });
  await store.getState().load();
  program.asked.length = 0;
  return { program, store, merged };
}

const settle = () => vi.advanceTimersByTimeAsync(REST + 10);

describe('an open claim', () => {
  test('an edit shows at once and is saved after a rest through the channel of its record', async () => {
    const { program, store } = await anOpenClaim();
    store.getState().edit('patient.middleName', 'Q');
    expect(store.getState().shown?.patient.middleName).toBe('Q');
    expect(store.getState().phase).toBe('dirty');
    expect(program.asked).toEqual([]);
    await settle();
    expect(program.asked).toEqual(['patients.save', 'claims.get']);
    expect(program.theCase().patient.middleName).toBe('Q');
    expect(store.getState()).toMatchObject({ phase: 'saved', edits: [] });
  });

  test('records are saved before the claim that names them, and its answer carries the findings', async () => {
    const { program, store } = await anOpenClaim();
    store.getState().edit('claim.note', 'A note');
    store.getState().edit('order.description', 'Repair');
    await store.getState().flush();
    expect(program.asked).toEqual(['orders.save', 'claims.save']);
  });

  test('what is typed while a save is on its way stays, and follows', async () => {
    const { program, store } = await anOpenClaim();
    const release = program.holdBack('claims.save');
    store.getState().edit('claim.note', 'first');
    const saving = store.getState().flush();
    await vi.advanceTimersByTimeAsync(0);
    store.getState().edit('claim.note', 'first and second');
    release();
    await saving;
    expect(program.theCase().claim.note).toBe('first');
    expect(store.getState().shown?.claim.note).toBe('first and second');
    await settle();
    expect(program.theCase().claim.note).toBe('first and second');
    expect(store.getState().edits).toEqual([]);
  });

  test('a claim read before a save and arriving after it does not bring the old answers back', async () => {
    const { program, store } = await anOpenClaim();
    const release = program.holdBack('claims.get');
    const reading = store.getState().load();
    await vi.advanceTimersByTimeAsync(0);
    store.getState().edit('claim.note', 'newer');
    await store.getState().flush();
    release();
    await reading;
    expect(store.getState().view?.theCase.claim.note).toBe('newer');
  });

  test('typing during a read of the claim is laid over the fresh answer', async () => {
    const { program, store } = await anOpenClaim();
    const release = program.holdBack('claims.get');
    const reading = store.getState().load();
    store.getState().edit('claim.repair.comparison.conclusion', 'Typed meanwhile');
    release();
    await reading;
    expect(store.getState().shown?.claim.repair.comparison.conclusion).toBe('Typed meanwhile');
  });

  test('a refused answer is marked and kept, the others of the record are saved', async () => {
    const { program, store } = await anOpenClaim();
    store.getState().edit('patient.address.zip', 'not a zip');
    store.getState().edit('patient.middleName', 'Q');
    expect(await store.getState().flush()).toBe(false);
    const state = store.getState();
    expect([...state.errors.keys()]).toEqual(['patient.address.zip']);
    expect(state.shown?.patient.address.zip).toBe('not a zip');
    expect(state.phase).toBe('failed');
    expect(program.theCase().patient.middleName).toBe('Q');
    state.edit('patient.address.zip', '55001');
    expect(store.getState().errors.size).toBe(0);
    expect(await store.getState().flush()).toBe(true);
    expect(program.theCase().patient.address.zip).toBe('55001');
  });

  test('a save without an answer keeps the edit and is tried again', async () => {
    const { program, store } = await anOpenClaim();
    program.refuse('claims.save', { kind: 'unavailable', message: 'No answer.', code: 'noAnswer' });
    store.getState().edit('claim.note', 'kept');
    expect(await store.getState().flush()).toBe(false);
    expect(store.getState()).toMatchObject({ phase: 'failed', problem: { code: 'noAnswer' } });
    await vi.advanceTimersByTimeAsync(3_100);
    expect(program.theCase().claim.note).toBe('kept');
    expect(store.getState()).toMatchObject({ phase: 'saved', problem: null });
  });

  test('a sealed visit takes no edit', async () => {
    const { program, store } = await anOpenClaim();
    expect(program.theCase().visit?.seal).not.toBeNull();
    store.getState().edit('visit.malfunction', 'changed');
    expect(store.getState().edits).toEqual([]);
  });
});

describe('two people at one claim', () => {
  test('fields that only one of them changed are merged, and it is told who', async () => {
    const { program, store, merged } = await anOpenClaim();
    program.change((theCase) => claimChanged(theCase, { placeOfService: '13' }));
    store.getState().edit('claim.note', 'mine');
    expect(await store.getState().flush()).toBe(true);
    expect(program.theCase().claim).toMatchObject({ note: 'mine', placeOfService: '13' });
    expect(store.getState().conflict).toBeNull();
    expect(merged).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'claim' }),
      expect.arrayContaining([expect.objectContaining({ by: 'Other Person' })]),
    );
  });

  test('two who each add a line both keep theirs', async () => {
    const { program, store } = await anOpenClaim();
    const [line] = program.theCase().claim.lines;
    if (!line) throw new Error('the example bills a line');
    const mine = { ...line, id: '01920000-0000-7000-8000-0000000000a1', description: 'Mine' };
    const theirs = { ...line, id: '01920000-0000-7000-8000-0000000000a2', description: 'Theirs' };
    program.change((theCase) => claimChanged(theCase, { lines: [...theCase.claim.lines, theirs] }));
    store.getState().edit('claim.lines', [...program.theCase().claim.lines.slice(0, -1), mine]);
    expect(await store.getState().flush()).toBe(true);
    expect(program.theCase().claim.lines.map((each) => each.description)).toEqual(
      expect.arrayContaining(['Mine', 'Theirs']),
    );
  });

  test('the same field waits for a choice; nothing typed is lost, nothing of theirs overwritten', async () => {
    const { program, store } = await anOpenClaim();
    program.change((theCase) => claimChanged(theCase, { note: 'theirs', placeOfService: '13' }));
    store.getState().edit('claim.note', 'mine');
    expect(await store.getState().flush()).toBe(false);
    expect(store.getState().phase).toBe('conflict');
    expect(store.getState().conflict?.fields).toMatchObject([
      { path: 'note', yours: 'mine', theirs: 'theirs' },
    ]);
    expect(store.getState().shown?.claim.note).toBe('mine');
    expect(store.getState().shown?.claim.placeOfService).toBe('13');
    expect(program.theCase().claim.note).toBe('theirs');
  });

  test('mine goes over theirs, theirs drops mine', async () => {
    for (const [theirs, expected] of [
      [new Set<string>(), 'mine'],
      [new Set(['note']), 'theirs'],
    ] as const) {
      const { program, store } = await anOpenClaim();
      program.change((theCase) => claimChanged(theCase, { note: 'theirs' }));
      store.getState().edit('claim.note', 'mine');
      await store.getState().flush();
      expect(await store.getState().resolve(theirs)).toBe(true);
      expect(program.theCase().claim.note).toBe(expected);
      expect(store.getState()).toMatchObject({ phase: 'saved', conflict: null });
    }
  });
});

describe('acting on a claim as a whole', () => {
  test('saves first, then acts with the newest revision', async () => {
    const { program, store } = await anOpenClaim();
    const before = program.theCase().claim.revision;
    store.getState().edit('claim.note', 'last words');
    const answer = await store.getState().act((claim) => {
      expect(claim.revision).toBe(before + 1);
      return call('claims.finalise', claim);
    });
    expect(answer.ok).toBe(true);
    expect(program.theCase().claim.note).toBe('last words');
    expect(store.getState().view?.frozen).toBe(true);
    store.getState().edit('claim.note', 'too late');
    expect(store.getState().edits).toEqual([]);
  });

  test('does nothing while an answer cannot be saved', async () => {
    const { program, store } = await anOpenClaim();
    store.getState().edit('patient.address.zip', 'no');
    const answer = await store.getState().act((claim) => call('claims.finalise', claim));
    expect(answer.ok).toBe(false);
    expect(program.asked).not.toContain('claims.finalise');
  });
});
