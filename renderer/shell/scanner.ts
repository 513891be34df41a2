import { useEffect } from 'react';
import { looksLikeLabel, readDeviceLabel } from '../../shared/domain/deviceLabel.ts';
import { call } from '../client.ts';
import { useNotices } from '../stores/notices.ts';
import { newEquipment } from '../screens/equipment/newEquipment.ts';
import { useShortcuts } from '../stores/shortcuts.ts';
import { go } from './navigation.ts';

/**
 * A barcode scanner is a keyboard that types fast and presses Enter. A burst that is a label of ours, or the serial of
 * a device, opens that device from any screen; the field that had the focus gets its text back, and no key of the burst
 * does anything else. A burst that means nothing here stays what it was: typing.
 */

/** A scanner types a character every few milliseconds; a fast typist needs more than 60. */
const BURST_GAP = 35;
/** Shorter bursts are too easily made by two hands on a keyboard. */
const SHORTEST = 5;
/** The trigger was held, or pressed twice. */
const SAME_SCAN = 2000;

/** What a burst turns out to be: at once, or after a question to the program. */
export type ScanAnswer = 'ours' | 'typing' | Promise<'ours' | 'typing'>;

interface Field {
  readonly element: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
  readonly start: number | null;
}

/**
 * Listens for bursts.
 * @param onScan judges the text of a burst; it is not asked again for the same text within two seconds
 * @returns a function that ends it
 */
export function listenForScans(
  target: Window,
  onScan: (text: string, where: EventTarget | null) => ScanAnswer,
): () => void {
  let text = '';
  let lastKeyAt = -Infinity;
  let field: Field | null = null;
  let lastScan = { text: '', at: -Infinity };
  /** An Enter that is given back to its field is not judged again. */
  let givingBack = false;

  function onKeyDown(event: KeyboardEvent) {
    if (givingBack || event.isComposing || ['Shift', 'CapsLock'].includes(event.key)) return;
    const fast = event.timeStamp - lastKeyAt < BURST_GAP && !event.repeat;
    lastKeyAt = event.timeStamp;
    if (event.key === 'Enter' && fast && text.length >= SHORTEST) {
      judge({ text, field, at: event.timeStamp }, event);
      text = '';
      return;
    }
    const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!typed || isSecret(event.target)) {
      text = '';
      return;
    }
    if (fast && text !== '') {
      text += event.key;
      // Outside of a field a space would press the button that has the focus.
      if (field === null) event.preventDefault();
      return;
    }
    text = event.key;
    field = fieldOf(event.target);
  }

  function judge(burst: { text: string; field: Field | null; at: number }, enter: KeyboardEvent) {
    const again = burst.text === lastScan.text && burst.at - lastScan.at < SAME_SCAN;
    const answer = again ? 'ours' : onScan(burst.text, enter.target);
    if (answer === 'typing') return;
    enter.preventDefault();
    enter.stopImmediatePropagation();
    if (answer === 'ours') {
      taken(burst);
      return;
    }
    const { target: where } = enter;
    void answer.then((found) => {
      if (found === 'ours') taken(burst);
      else giveBackEnter(where);
    });
  }

  function taken(burst: { text: string; field: Field | null; at: number }) {
    lastScan = { text: burst.text, at: burst.at };
    restore(burst.field);
  }

  /** The field learns that Enter was pressed, a moment late. */
  function giveBackEnter(where: EventTarget | null) {
    if (!(where instanceof HTMLElement) || !where.isConnected) return;
    givingBack = true;
    where.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    givingBack = false;
  }

  target.addEventListener('keydown', onKeyDown, { capture: true });
  return () => target.removeEventListener('keydown', onKeyDown, { capture: true });
}

function fieldOf(target: EventTarget | null): Field | null {
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (!isText || target.readOnly || /^(checkbox|radio|button|submit)$/.test(target.type)) return null;
  return { element: target, value: target.value, start: target.selectionStart };
}

/** What is typed into a secret is nobody's to read, however fast. */
function isSecret(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'password';
}

/** Puts the text back that stood in the field before the burst, in the way in which typing would. */
function restore(field: Field | null): void {
  if (!field?.element.isConnected || field.element.value === field.value) return;
  const kind =
    field.element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  // React keeps its own note of the value, which only the element's own setter goes around.
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field.element, field.value);
  field.element.dispatchEvent(new Event('input', { bubbles: true }));
  if (field.start !== null) field.element.setSelectionRange(field.start, field.start);
}

/** Opens what is scanned, for as long as the shell is there. In a dialog it only offers to. */
export function useScanner(): void {
  useEffect(() => listenForScans(window, openScanned), []);
}

/** Says what a scan is and goes where it leads. */
export function openScanned(text: string, where: EventTarget | null): ScanAnswer {
  const { show } = useNotices.getState();
  const id = readDeviceLabel(text);
  if (id !== null) {
    void call('equipment.scan', { text }).then((answer) => {
      if (!answer.ok) show({ tone: 'problem', text: answer.fault.message });
      else if (answer.value.found.length === 0) {
        show({
          tone: 'problem',
          text: 'This label is of no device of this office, or of one that was removed.',
        });
      } else open(id);
    });
    return 'ours';
  }
  if (looksLikeLabel(text)) {
    show({ tone: 'problem', text: 'This label was not read whole. Scan it again.' });
    return 'ours';
  }
  // In a look-up the serial chooses a device for the record that is open; in a note it is a note.
  if (isLookUp(where) || where instanceof HTMLTextAreaElement) return 'typing';
  return call('equipment.scan', { text }).then((answer) => {
    const found = answer.ok ? answer.value.found : [];
    const [only] = found;
    if (only === undefined) {
      if (answer.ok && fieldOf(where) === null) offerToAdd(text.trim().toUpperCase());
      return 'typing';
    }
    if (found.length === 1) open(only);
    else {
      show({
        tone: 'news',
        text: 'Several devices have the serial that was scanned. Choose one.',
        action: { label: 'Possible duplicates', run: () => go('/equipment/duplicates') },
      });
    }
    return 'ours';
  });
}

/** A serial that no register knows was scanned where nothing could take it: a device to add, or a label to read again. */
function offerToAdd(serial: string): void {
  const { show } = useNotices.getState();
  // What a scanner of something else reads is no serial.
  if (serial.length > 60 || !/\d/.test(serial)) return;
  show({
    tone: 'news',
    text: `No device with serial ${serial} is on file. Compare it with the label. Add it?`,
    action: {
      label: 'Add the device',
      run: () => {
        const values = { ...newEquipment(), serial };
        void call('equipment.save', { id: null, revision: null, values }).then((added) => {
          if (added.ok) open(added.value.id);
          else show({ tone: 'problem', text: added.fault.message });
        });
      },
    },
  });
}

function isLookUp(where: EventTarget | null): boolean {
  return (
    where instanceof HTMLElement &&
    (where.getAttribute('role') === 'combobox' || where.getAttribute('aria-haspopup') === 'listbox')
  );
}

function open(id: string): void {
  const path = `/equipment/${id}`;
  if (useShortcuts.getState().layer === 0) {
    go(path);
    return;
  }
  useNotices.getState().show({
    tone: 'news',
    text: 'A device was scanned. Close this dialog first, then scan again, or open it and leave the dialog.',
    action: { label: 'Open the device', run: () => go(path) },
  });
}
