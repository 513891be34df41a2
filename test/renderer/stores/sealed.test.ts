import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropAllDrafts, findDraft, holdDraft, type SaveRequest } from '../../../renderer/stores/draft.ts';
import { sealUnsaved, unsealUnsaved } from '../../../renderer/stores/sealed.ts';

const KEY = btoa('k'.repeat(32));
const OTHER_KEY = btoa('o'.repeat(32));
const ME = '01920000-0000-7000-8000-000000000001';

interface Person {
  readonly name: string;
  readonly note: string;
}

let saved: SaveRequest<Person>[] = [];
let answers = false;

beforeEach(() => {
  saved = [];
  answers = false;
});
afterEach(() => {
  dropAllDrafts();
  sessionStorage.clear();
  document.body.innerHTML = '';
  vi.useRealTimers();
});

function aDraft() {
  return findDraft<Person>({
    key: 'patient:1',
    id: '1',
    revision: 3,
    values: { name: 'Quillon', note: '' },
    save: (request) => {
      saved.push(request);
      return Promise.resolve(
        answers
          ? { ok: true, value: { id: '1', revision: 4, values: request.values } }
          : { ok: false, fault: { kind: 'invalid', message: 'no', issues: [] } },
      );
    },
  });
}

test('what could not be saved is kept as noise, and goes on after unlocking from where it grew', async () => {
  const draft = aDraft();
  void holdDraft(draft);
  draft.update((values) => ({ ...values, note: 'Testperson rang' }));
  await draft.flush();
  await sealUnsaved(ME, KEY);
  dropAllDrafts();
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/Testperson|Quillon/);

  saved = [];
  answers = true;
  expect(await unsealUnsaved(ME, KEY)).toEqual({ drafts: 1, typed: [] });
  const again = aDraft();
  expect(again.store.getState()).toMatchObject({
    values: { name: 'Quillon', note: 'Testperson rang' },
    base: { note: '' },
    revision: 3,
    phase: 'dirty',
  });
  expect(await again.flush()).toBe(true);
  expect(saved).toEqual([{ id: '1', revision: 3, values: { name: 'Quillon', note: 'Testperson rang' } }]);
  expect(sessionStorage.length).toBe(0);
});

test('a draft whose record nobody opened outlives the next lock as well', async () => {
  const draft = aDraft();
  draft.update((values) => ({ ...values, note: 'x' }));
  await draft.flush();
  await sealUnsaved(ME, KEY);
  dropAllDrafts();
  await unsealUnsaved(ME, KEY);
  await sealUnsaved(ME, KEY);
  dropAllDrafts();
  expect(await unsealUnsaved(ME, KEY)).toEqual({ drafts: 1, typed: [] });
  expect(aDraft().store.getState().values.note).toBe('x');
});

test('text in a dialog or a form is found again, passwords are not kept', async () => {
  document.body.innerHTML = `<div role="dialog"><label for="a">Reason</label><input id="a">
    <label for="b">Passphrase</label><input id="b" type="password"></div>
    <div id="main"><form><textarea aria-label="Note"></textarea></form><input aria-label="Filter"></div>`;
  for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea')) field.value = 'typed';
  await sealUnsaved(ME, KEY);
  expect(await unsealUnsaved(ME, KEY)).toEqual({
    drafts: 0,
    typed: [
      { label: 'Reason', value: 'typed' },
      { label: 'Note', value: 'typed' },
    ],
  });
});

test('somebody else, and another store, find nothing', async () => {
  document.body.innerHTML = '<div role="dialog"><input aria-label="Reason"></div>';
  for (const field of document.querySelectorAll('input')) field.value = 'typed';
  await sealUnsaved(ME, KEY);
  expect(await unsealUnsaved('01920000-0000-7000-8000-000000000002', KEY)).toBeNull();
  expect(await unsealUnsaved(ME, OTHER_KEY)).toBeNull();
});

test('where nothing is unsaved nothing is left', async () => {
  await sealUnsaved(ME, KEY);
  expect(sessionStorage.length).toBe(0);
});
