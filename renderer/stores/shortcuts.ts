import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';
import { useAppearance } from './appearance.ts';

/**
 * Every command of the program and its keys, in one place. The shell and the screens register what a command
 * does while they are there (`useCommand`); the newest registration wins, so a screen's own `Save` covers the
 * shell's. The same ids come from the desktop window's menu. The palette lists what can be run now, `?` lists
 * all keys.
 */

export interface CommandInfo {
  readonly id: string;
  readonly label: string;
  readonly group: 'Everywhere' | 'In a record' | 'Lists' | 'Go to';
  /** Chords such as `Ctrl+K`, `Shift+F8`, `?`; the first is the one shown. Ctrl is ⌘ on a Mac. */
  readonly keys: readonly string[];
}

export const COMMANDS: readonly CommandInfo[] = [
  { id: 'palette', label: 'Search, or run a command', group: 'Everywhere', keys: ['Ctrl+K'] },
  { id: 'help', label: 'Show all shortcuts', group: 'Everywhere', keys: ['?', 'F1'] },
  { id: 'undo', label: 'Undo the last action', group: 'Everywhere', keys: ['Ctrl+Z'] },
  { id: 'lock', label: 'Lock the program', group: 'Everywhere', keys: ['Ctrl+L'] },
  { id: 'hideNames', label: 'Hide or show names', group: 'Everywhere', keys: ['Ctrl+Shift+H'] },
  { id: 'close', label: 'Close, and give the focus back', group: 'Everywhere', keys: ['Esc'] },
  { id: 'new', label: 'New', group: 'In a record', keys: ['Ctrl+N', 'Alt+N'] },
  { id: 'save', label: 'Save now', group: 'In a record', keys: ['Ctrl+S'] },
  { id: 'print', label: 'Print', group: 'In a record', keys: ['Ctrl+P'] },
  { id: 'nextGap', label: 'Next gap', group: 'In a record', keys: ['F8'] },
  { id: 'previousGap', label: 'Previous gap', group: 'In a record', keys: ['Shift+F8'] },
  { id: 'finishStep', label: 'Finish the step', group: 'In a record', keys: ['Ctrl+Enter'] },
  {
    id: 'linked',
    label: 'From a claim line to its row of the log, and back',
    group: 'In a record',
    keys: ['Alt+L'],
  },
  { id: 'find', label: 'Find in the list', group: 'Lists', keys: ['Ctrl+F'] },
  { id: 'go.today', label: 'Today', group: 'Go to', keys: [] },
  { id: 'go.work', label: 'Work', group: 'Go to', keys: [] },
  { id: 'go.claims', label: 'Claims', group: 'Go to', keys: [] },
  { id: 'go.send', label: 'Send', group: 'Go to', keys: ['Alt+S'] },
  { id: 'go.returned', label: 'Came back', group: 'Go to', keys: ['Alt+B'] },
  { id: 'go.refusals', label: 'Refusals', group: 'Go to', keys: ['Alt+R'] },
  { id: 'go.patients', label: 'Patients', group: 'Go to', keys: [] },
  { id: 'go.equipment', label: 'Equipment', group: 'Go to', keys: [] },
  { id: 'go.service', label: 'Service', group: 'Go to', keys: [] },
  { id: 'go.documents', label: 'Documents', group: 'Go to', keys: [] },
  { id: 'go.payers', label: 'Payers', group: 'Go to', keys: [] },
  { id: 'go.codes', label: 'Codes', group: 'Go to', keys: [] },
  { id: 'go.reports', label: 'Reports', group: 'Go to', keys: [] },
  { id: 'go.branches', label: 'Branches', group: 'Go to', keys: [] },
  { id: 'go.safety', label: 'Safety', group: 'Go to', keys: [] },
  { id: 'go.settings', label: 'Settings', group: 'Go to', keys: [] },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => ({
    id: `section.${number}`,
    label: `Section ${number}`,
    group: 'In a record' as const,
    keys: [`Alt+${number}`],
  })),
];

interface Registration {
  readonly id: string;
  readonly label: string | undefined;
  readonly layer: number;
  readonly run: () => void;
}

interface ShortcutStore {
  readonly registered: readonly Registration[];
  /** 0 for the page; each open dialog adds one, and commands under it rest. */
  readonly layer: number;
  readonly register: (registration: Registration) => () => void;
  readonly openLayer: () => () => void;
}

export const useShortcuts = create<ShortcutStore>()((set, get) => ({
  registered: [],
  layer: 0,
  register(registration) {
    set({ registered: [...get().registered, registration] });
    return () => set({ registered: get().registered.filter((each) => each !== registration) });
  },
  openLayer() {
    set({ layer: get().layer + 1 });
    return () => set({ layer: get().layer - 1 });
  },
}));

/** Which layer a component lives in; Dialog provides it. */
export const ShortcutLayer = createContext(0);

/**
 * Says what a command does while this component is there. `id` is one of COMMANDS, or an id of the screen's
 * own together with a `label`, which makes it a command of the palette.
 */
export function useCommand(
  id: string,
  run: () => void,
  options: { readonly label?: string; readonly enabled?: boolean } = {},
): void {
  const { label, enabled = true } = options;
  const layer = useContext(ShortcutLayer);
  const register = useShortcuts((store) => store.register);
  const runLatest = useEffectEvent(run);
  useEffect(
    () => (enabled ? register({ id, label, layer, run: () => runLatest() }) : undefined),
    [id, label, enabled, layer, register],
  );
}

/** Runs the newest registration of a command. @returns false when nothing answers to it now. */
export function runCommand(id: string): boolean {
  const { registered, layer } = useShortcuts.getState();
  const reachable = id === 'save' ? registered : registered.filter((each) => each.layer >= layer);
  const found = reachable.findLast((each) => each.id === id);
  found?.run();
  return found !== undefined;
}

/** Runs a command once the dialog that is being closed has gone: commands of the page rest until then. */
export function runCommandAfterDialog(id: string): void {
  const { layer } = useShortcuts.getState();
  const stop = useShortcuts.subscribe((store) => {
    if (store.layer >= layer) return;
    stop();
    runCommand(id);
  });
}

/** What can be run now, by name, for the palette: known commands first, then the screens' own. */
export function runnableCommands(
  registered: readonly Registration[],
): readonly { readonly id: string; readonly label: string; readonly keys: readonly string[] }[] {
  const ids = new Set(registered.map((each) => each.id));
  const named = new Map(registered.flatMap((each) => (each.label ? [[each.id, each.label] as const] : [])));
  const known = COMMANDS.filter((each) => ids.has(each.id) && each.id !== 'palette' && each.id !== 'close');
  const own = [...named].filter(([id]) => !COMMANDS.some((each) => each.id === id));
  return [
    ...known.map((each) => ({
      id: each.id,
      label: named.get(each.id) ?? (each.group === 'Go to' ? `Go to ${each.label}` : each.label),
      keys: each.keys,
    })),
    ...own.map(([id, label]) => ({ id, label, keys: [] })),
  ];
}

export function isMac(): boolean {
  return /Mac/.test(navigator.platform);
}

/** The chord of a key event in the notation of COMMANDS; null for a modifier on its own. */
export function chordOf(event: KeyboardEvent): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return null;
  const ctrl = isMac() ? event.metaKey : event.ctrlKey;
  // Alt+digit can give another character on some layouts: the key's place counts there.
  const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
  const named = event.key === 'Escape' ? 'Esc' : event.key;
  const key = digit ?? (named.length === 1 ? named.toUpperCase() : named);
  const shift = event.shiftKey && (key.length > 1 || /[A-Z]/.test(key));
  return [ctrl ? 'Ctrl' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : '', key].filter(Boolean).join('+');
}

/** A scanner types a character every few milliseconds; a fast typist needs more than 60. */
const BURST_GAP = 35;
/** A single key waits this long for a second one, because a scan may begin with it. */
const SINGLE_KEY_WAIT = 80;

/**
 * Listens for the keys of all commands. Single-key ones work outside text only and can be switched off; keys
 * that belong to a barcode scan (a burst of characters and its Enter) run nothing.
 * @returns a function that ends it.
 */
export function listenForShortcuts(target: Window): () => void {
  let lastKeyAt = -Infinity;
  let burst = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function onKeyDown(event: KeyboardEvent) {
    const chord = chordOf(event);
    if (chord === null) return;
    const gap = event.timeStamp - lastKeyAt;
    lastKeyAt = event.timeStamp;
    burst = gap < BURST_GAP && !event.repeat ? burst + 1 : 0;
    clearTimeout(waiting);
    if (burst > 1 || event.defaultPrevented || event.isComposing) return;

    const command = COMMANDS.find((each) => each.keys.includes(chord));
    if (!command) return;
    if (isPlainKey(event)) {
      if (burst > 0 || !useAppearance.getState().singleKeys || isEditable(event.target)) return;
      waiting = setTimeout(() => runCommand(command.id), SINGLE_KEY_WAIT);
      return;
    }
    if (chord === 'Ctrl+Z' && isEditable(event.target)) return;
    if (chord === 'Esc' && popupIsOpen()) return;
    if (runCommand(command.id)) event.preventDefault();
  }

  target.addEventListener('keydown', onKeyDown);
  return () => {
    clearTimeout(waiting);
    target.removeEventListener('keydown', onKeyDown);
  };
}

function isPlainKey(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function popupIsOpen(): boolean {
  return document.querySelector('#popups :is([role=dialog],[role=listbox],[role=menu])') !== null;
}
