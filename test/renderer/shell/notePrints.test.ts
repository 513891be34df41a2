import { afterEach, expect, test, vi } from 'vitest';
import { notePrints, pageOf } from '../../../renderer/shell/notePrints.ts';

const ID = '019a0000-0000-7000-8000-000000000001';

afterEach(() => {
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

test.each([
  ['#/reports', 'reports', null],
  [`#/claims/${ID}/form`, 'claims/form', ID],
  [`#/safety/audit/patient/${ID}`, 'safety/audit/patient', ID],
  ['', 'start', null],
])('the page of %s is %s', (path, room, id) => {
  expect(pageOf(path)).toEqual({ room, id });
});

test('whatever begins a print is told to the program, until the shell is gone', () => {
  const asked: unknown[] = [];
  vi.stubGlobal('claimwright', {
    call: (channel: string, input: unknown) => {
      asked.push([channel, input]);
      return Promise.resolve({ ok: true, value: {} });
    },
  });
  window.history.replaceState(null, '', `#/patients/${ID}`);
  const end = notePrints(window);
  window.dispatchEvent(new Event('beforeprint'));
  end();
  window.dispatchEvent(new Event('beforeprint'));
  expect(asked).toEqual([['prints.page', { room: 'patients', id: ID }]]);
});
