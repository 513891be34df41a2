import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listenForScans, openScanned, type ScanAnswer } from '../../../renderer/shell/scanner.ts';
import { useNotices } from '../../../renderer/stores/notices.ts';
import { listenForShortcuts, useShortcuts } from '../../../renderer/stores/shortcuts.ts';
import { deviceLabel } from '../../../shared/domain/deviceLabel.ts';
import { ok } from '../../../shared/result.ts';
import { anId, fakeProgram, inputsOf } from '../records/fakeProgram.ts';

const LABEL = deviceLabel(anId(7));

let stop: () => void = () => undefined;
let now = 0;
let typed: string[] = [];

function noteKey(event: KeyboardEvent) {
  if (!event.defaultPrevented) typed.push(event.key);
}

function listen(onScan: (text: string, where: EventTarget | null) => ScanAnswer) {
  const asked = vi.fn(onScan);
  stop = listenForScans(window, asked);
  window.addEventListener('keydown', noteKey);
  return asked;
}

beforeEach(() => {
  typed = [];
  now += 10_000;
  document.body.innerHTML = '';
  useNotices.setState({ notices: [] });
  window.location.hash = '#/work';
});

afterEach(() => {
  stop();
  window.removeEventListener('keydown', noteKey);
  useShortcuts.setState({ layer: 0 });
  vi.useRealTimers();
});

function key(name: string, gap: number, target: EventTarget, more: KeyboardEventInit = {}) {
  now += gap;
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, 'timeStamp', { value: now });
  target.dispatchEvent(event);
  const isField = target instanceof HTMLInputElement;
  // What the browser does by itself with a key that nobody took.
  if (isField && !event.defaultPrevented && name.length === 1) {
    target.value += name;
    target.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return event;
}

/** A scanner: `gap` milliseconds between keys, Enter at the end. @returns the Enter */
function scan(text: string, target: EventTarget = document.body, gap = 8) {
  key(text.charAt(0), 500, target);
  for (const character of text.slice(1)) key(character, gap, target);
  return key('Enter', gap, target);
}

function aField(value = '', type = 'text'): HTMLInputElement {
  const field = document.createElement('input');
  field.type = type;
  field.value = value;
  document.body.append(field);
  field.focus();
  return field;
}

describe('a burst', () => {
  test('is one scan, and its Enter is nobody else’s', () => {
    const onScan = listen(() => 'ours');
    const enter = scan(LABEL);
    expect(onScan.mock.calls.map(([text]) => text)).toEqual([LABEL]);
    expect(enter.defaultPrevented).toBe(true);
    // The first key may be a person's; all others are the scanner's.
    expect(typed).toEqual(['C']);
  });

  test.each<[string, () => unknown]>([
    ['slower than a scanner', () => scan(LABEL, document.body, 60)],
    ['too short', () => scan('1234')],
    [
      'a key that is held',
      () => {
        key('a', 500, document.body);
        for (let count = 0; count < 12; count += 1) key('a', 10, document.body, { repeat: true });
        key('Enter', 10, document.body);
      },
    ],
    [
      'cut by a pause before Enter',
      () => {
        key('1', 500, document.body);
        for (const character of '2345678') key(character, 8, document.body);
        key('Enter', 200, document.body);
      },
    ],
    [
      'keys of commands',
      () => {
        for (const character of 'abcdefg') key(character, 8, document.body, { ctrlKey: true });
        key('Enter', 8, document.body);
      },
    ],
    ['a passphrase', () => scan(LABEL, aField('', 'password'))],
  ])('is none when it is %s', (_, act) => {
    const onScan = listen(() => 'ours');
    act();
    expect(onScan).not.toHaveBeenCalled();
  });

  test('fires no shortcut, whatever its characters are', () => {
    vi.useFakeTimers();
    const stopShortcuts = listenForShortcuts(window);
    listen(() => 'ours');
    const help = vi.fn();
    useShortcuts.getState().register({ id: 'help', label: undefined, layer: 0, run: help });
    scan('?1?2?3?4');
    vi.advanceTimersByTime(500);
    expect(help).not.toHaveBeenCalled();
    stopShortcuts();
    useShortcuts.setState({ registered: [] });
  });

  test('leaves no text in the field that had the focus', () => {
    listen(() => 'ours');
    const field = aField('typed before ');
    const heard: string[] = [];
    field.addEventListener('input', () => heard.push(field.value));
    scan(LABEL, field);
    expect(field.value).toBe('typed before ');
    expect(heard.at(-1)).toBe('typed before ');
  });

  test('that means nothing here stays in its field, and the field gets its Enter', async () => {
    listen(() => Promise.resolve('typing'));
    const field = aField();
    const enters = vi.fn();
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') enters();
    });
    scan('LOT-4711', field);
    expect(enters).not.toHaveBeenCalled();
    await waitFor(() => expect(enters).toHaveBeenCalledOnce());
    expect(field.value).toBe('LOT-4711');
  });

  test('read twice within two seconds does its work once; later again', () => {
    const onScan = listen(() => 'ours');
    const field = aField();
    scan(LABEL, field);
    scan(LABEL, field);
    expect(onScan).toHaveBeenCalledTimes(1);
    expect(field.value).toBe('');
    now += 2500;
    scan(LABEL, field);
    expect(onScan).toHaveBeenCalledTimes(2);
  });
});

describe('what was scanned', () => {
  test('opens its device, by label or by serial', async () => {
    const asked = fakeProgram({ 'equipment.scan': () => ({ found: [anId(7)] }) });
    expect(openScanned(LABEL, null)).toBe('ours');
    await waitFor(() => expect(window.location.hash).toBe(`#/equipment/${anId(7)}`));
    window.location.hash = '#/work';
    expect(await openScanned('SN-1001', null)).toBe('ours');
    expect(window.location.hash).toBe(`#/equipment/${anId(7)}`);
    expect(inputsOf(asked, 'equipment.scan').map(({ text }) => text)).toEqual([LABEL, 'SN-1001']);
  });

  test('is told when the label is of nobody, was read badly, or the serial is of several', async () => {
    let found: string[] = [];
    const asked = fakeProgram({ 'equipment.scan': () => ({ found }) });
    const said = () => useNotices.getState().notices.at(-1)?.text ?? '';
    void openScanned(LABEL, null);
    await waitFor(() => expect(said()).toContain('no device of this office'));
    expect(openScanned(`${LABEL.slice(0, -1)}${LABEL.endsWith('0') ? '1' : '0'}`, null)).toBe('ours');
    expect(said()).toContain('not read whole');
    expect(inputsOf(asked, 'equipment.scan')).toHaveLength(1);
    expect(await openScanned('UNKNOWN-1', aField())).toBe('typing');
    expect(said(), 'in a field it is typing').toContain('not read whole');
    expect(await openScanned('UNKNOWN-1', null)).toBe('typing');
    expect(said()).toMatch(/^No device with serial UNKNOWN-1 is on file\..*Add it\?$/);
    found = [anId(1), anId(2)];
    expect(await openScanned('SN-1001', null)).toBe('ours');
    expect(said()).toContain('Several devices');
    expect(window.location.hash).toBe('#/work');
  });

  test('and is in no register can be added with one press', async () => {
    const asked = fakeProgram({
      'equipment.scan': () => ({ found: [] }),
      'equipment.save': ({ values }) => ok({ id: anId(8), revision: 1, ...values }),
    });
    await openScanned('sn-4711', document.body);
    useNotices.getState().notices.at(-1)?.action?.run();
    await waitFor(() => expect(window.location.hash).toBe(`#/equipment/${anId(8)}`));
    expect(inputsOf(asked, 'equipment.save')).toMatchObject([{ id: null, values: { serial: 'SN-4711' } }]);
  });

  test('in a look-up chooses there, and while a dialog is open is only told', async () => {
    fakeProgram({ 'equipment.scan': () => ({ found: [anId(7)] }) });
    const lookup = aField();
    lookup.setAttribute('role', 'combobox');
    expect(openScanned('SN-1001', lookup)).toBe('typing');
    useShortcuts.setState({ layer: 1 });
    void openScanned(LABEL, null);
    await waitFor(() => expect(useNotices.getState().notices).toHaveLength(1));
    expect(window.location.hash).toBe('#/work');
    useNotices.getState().notices[0]?.action?.run();
    expect(window.location.hash).toBe(`#/equipment/${anId(7)}`);
  });
});
