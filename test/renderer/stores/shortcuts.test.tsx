import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Dialog } from '../../../renderer/components/Dialog.tsx';
import { useAppearance } from '../../../renderer/stores/appearance.ts';
import {
  COMMANDS,
  listenForShortcuts,
  runCommand,
  runnableCommands,
  useCommand,
  useShortcuts,
} from '../../../renderer/stores/shortcuts.ts';
import { show } from '../components/show.tsx';

let stop: () => void;
let now = 0;

beforeEach(() => {
  vi.useFakeTimers();
  useAppearance.setState({ singleKeys: true });
  stop = listenForShortcuts(window);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** One key, `gap` milliseconds after the one before. */
function press(key: string, options: KeyboardEventInit = {}, gap = 400, target: EventTarget = document.body) {
  now += gap;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
  Object.defineProperty(event, 'timeStamp', { value: now });
  target.dispatchEvent(event);
  return event;
}

function Room({
  id,
  run,
  label,
}: {
  readonly id: string;
  readonly run: () => void;
  readonly label?: string;
}) {
  useCommand(id, run, label === undefined ? {} : { label });
  return null;
}

describe('keys', () => {
  test.each([
    ['save', 's', { ctrlKey: true }],
    ['palette', 'k', { ctrlKey: true }],
    ['nextGap', 'F8', {}],
    ['previousGap', 'F8', { shiftKey: true }],
    ['finishStep', 'Enter', { ctrlKey: true }],
    ['hideNames', 'H', { ctrlKey: true, shiftKey: true }],
    ['section.3', '£', { altKey: true, code: 'Digit3' }],
  ])('%s', (id, key, options) => {
    const run = vi.fn();
    render(<Room id={id} run={run} />);
    const event = press(key, options);
    expect(run).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
  });

  test('nobody answers: the key keeps its meaning in the browser', () => {
    expect(press('p', { ctrlKey: true }).defaultPrevented).toBe(false);
  });

  test('no two commands share a key', () => {
    const keys = COMMANDS.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('the screen covers the shell, and gives the command back when it goes', () => {
    const shell = vi.fn();
    const room = vi.fn();
    render(<Room id="new" run={shell} />);
    const { unmount } = render(<Room id="new" run={room} />);
    press('n', { ctrlKey: true });
    expect([shell.mock.calls.length, room.mock.calls.length]).toEqual([0, 1]);
    unmount();
    press('n', { ctrlKey: true });
    expect([shell.mock.calls.length, room.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('single keys', () => {
  test('? lists the shortcuts, outside of text only', () => {
    const run = vi.fn();
    render(
      <>
        <Room id="help" run={run} />
        <input aria-label="Text" />
      </>,
    );
    press('?', { shiftKey: true }, 400, screen.getByLabelText('Text'));
    vi.advanceTimersByTime(500);
    expect(run).not.toHaveBeenCalled();
    press('?', { shiftKey: true });
    vi.advanceTimersByTime(500);
    expect(run).toHaveBeenCalledOnce();
  });

  test('can be switched off; keys with Ctrl go on', () => {
    const run = vi.fn();
    render(<Room id="help" run={run} />);
    useAppearance.setState({ singleKeys: false });
    press('?', { shiftKey: true });
    vi.advanceTimersByTime(500);
    expect(run).not.toHaveBeenCalled();
    press('F1');
    expect(run).toHaveBeenCalledOnce();
  });
});

describe('a barcode scan', () => {
  function scan(text: string) {
    for (const [index, key] of [...text].entries()) press(key, {}, index === 0 ? 400 : 8);
  }

  test('runs nothing, even when it begins with a shortcut and ends with one', () => {
    const run = vi.fn();
    render(
      <>
        <Room id="help" run={run} />
        <Room id="finishStep" run={run} />
        <Room id="nextGap" run={run} />
      </>,
    );
    scan('?SN12345?');
    press('Enter', { ctrlKey: true }, 8);
    press('F8', {}, 8);
    vi.advanceTimersByTime(1_000);
    expect(run).not.toHaveBeenCalled();
  });

  test('a person afterwards is heard', () => {
    const run = vi.fn();
    render(<Room id="nextGap" run={run} />);
    scan('SN12345');
    press('F8');
    expect(run).toHaveBeenCalledOnce();
  });

  test('a held key is no scan', () => {
    const run = vi.fn();
    render(<Room id="nextGap" run={run} />);
    press('F8');
    press('F8', { repeat: true }, 30);
    press('F8', { repeat: true }, 30);
    expect(run).toHaveBeenCalledTimes(3);
  });
});

describe('an open dialog', () => {
  test('lets the page’s commands rest, except saving; its own work', () => {
    const page = vi.fn();
    const save = vi.fn();
    const inside = vi.fn();
    const { rerender } = show(<Room id="nextGap" run={page} />);
    rerender(<div />);
    show(
      <>
        <Room id="nextGap" run={page} />
        <Room id="save" run={save} />
        <Dialog title="Ask" open onClose={vi.fn()}>
          <Room id="finishStep" run={inside} />
        </Dialog>
      </>,
    );
    press('F8');
    press('s', { ctrlKey: true });
    press('Enter', { ctrlKey: true });
    expect([page, save, inside].map((run) => run.mock.calls.length)).toEqual([0, 1, 1]);
  });
});

describe('the palette’s list', () => {
  test('holds what can be run now, the room’s own commands by their names', () => {
    render(
      <>
        <Room id="go.claims" run={vi.fn()} />
        <Room id="new" run={vi.fn()} label="New patient" />
        <Room id="mergePatients" run={vi.fn()} label="Merge two patients" />
      </>,
    );
    const list = runnableCommands(useShortcuts.getState().registered);
    expect(list.map((each) => each.label)).toEqual(['New patient', 'Go to Claims', 'Merge two patients']);
  });

  test('a command of the window’s menu that nobody answers is refused', () => {
    expect(runCommand('print')).toBe(false);
  });
});
