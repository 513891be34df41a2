import { useNotices } from './notices.ts';

/**
 * The identifier that was last put on the clipboard, and when it is taken off again: when its time has passed, and when
 * the office is locked. A browser lets a page touch the clipboard only while the page has the focus, so what falls due
 * while somebody works in another window waits for the return; some browsers want a key or a click as well.
 *
 * Only what is still there is taken off. Where looking is allowed, the page looks. Else it is told of changes by an
 * event that names no content, and which comes with the focus when the change was made elsewhere. Where a browser has
 * neither, the clipboard is emptied all the same and a notice says so: a lost copy can be made again.
 *
 * A page that starts anew (as after a lock) knows only that something of ours is there: the text is kept nowhere.
 * The desktop program does all this by itself and does not use this store.
 */

const PLACE = 'claimwright.copied';
/** The event of our own copying may come late where the browser looks at the clipboard now and then. */
const OWN_EVENT_MS = 2000;
/** What was copied elsewhere is told together with the focus; until then the page does not judge. */
const SETTLE_MS = 200;

interface Copied {
  /** Null after the page started anew. */
  readonly text: string | null;
  /** When it was copied and when it is due, by this page's running clock. */
  readonly at: number;
  due: number;
  /** Something else was put on the clipboard since. */
  replaced: boolean;
  /** This window was left since, so somebody may have copied elsewhere. */
  left: boolean;
}

let copied: Copied | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let focusedAt = -Infinity;
let clearing: Promise<void> | null = null;

/** Keeps in mind what was just copied, for so many seconds. What was kept before is no longer on the clipboard. */
export function holdCopied(text: string, seconds: number): void {
  const wait = seconds * 1000;
  sessionStorage.setItem(PLACE, JSON.stringify({ until: Date.now() + wait, wait }));
  keep(text, wait);
}

/** After the page started anew: what was copied before is still taken off. */
export function resumeCopied(): void {
  const kept = sessionStorage.getItem(PLACE);
  if (kept === null || copied) return;
  try {
    const { until, wait } = JSON.parse(kept) as { readonly until: number; readonly wait: number };
    keep(null, Math.min(Math.max(until - Date.now(), 0), wait) || 0);
  } catch {
    sessionStorage.removeItem(PLACE);
  }
}

/**
 * Takes it off now, or as soon as this window has the focus again, also after the page has started anew.
 * Resolves when it is gone or cannot be reached for now.
 */
export async function clearCopied(): Promise<void> {
  if (!copied) return;
  copied.due = performance.now();
  sessionStorage.setItem(PLACE, JSON.stringify({ until: Date.now(), wait: 0 }));
  await clearIfDue();
}

function keep(text: string | null, wait: number): void {
  const now = performance.now();
  if (!copied) listen();
  copied = { text, at: now, due: now + wait, replaced: false, left: text === null };
  clearTimeout(timer);
  timer = setTimeout(() => void clearIfDue(), wait);
}

function forget(): void {
  copied = null;
  clearTimeout(timer);
  sessionStorage.removeItem(PLACE);
  for (const [target, name, heard] of ears()) target.removeEventListener(name, heard, true);
}

function listen(): void {
  for (const [target, name, heard] of ears()) target.addEventListener(name, heard, true);
}

type Ear = readonly [EventTarget, string, (event: Event) => void];

function ears(): readonly Ear[] {
  return [
    [window, 'copy', onCopy],
    [window, 'cut', onCopy],
    [navigator.clipboard, 'clipboardchange', onChange],
    [window, 'blur', onBlur],
    [window, 'focus', onFocus],
    [window, 'pointerup', onHand],
    [window, 'keydown', onHand],
  ];
}

function onCopy(): void {
  if (copied) copied.replaced = true;
}

function onChange(): void {
  if (copied && performance.now() - copied.at > OWN_EVENT_MS) copied.replaced = true;
}

// Within the page the focus moves all the time: only the window's own coming and going counts.

function onBlur(event: Event): void {
  if (copied && !(event.target instanceof Node)) copied.left = true;
}

function onFocus(event: Event): void {
  if (event.target instanceof Node) return;
  focusedAt = performance.now();
  void clearIfDue();
}

function onHand(): void {
  void clearIfDue();
}

function clearIfDue(): Promise<void> {
  if (!copied || performance.now() < copied.due || !document.hasFocus()) return Promise.resolve();
  clearing ??= clear(copied).finally(() => {
    clearing = null;
  });
  return clearing;
}

async function clear(what: Copied): Promise<void> {
  const settle = Math.min(SETTLE_MS, focusedAt + SETTLE_MS - performance.now());
  if (settle > 0) await new Promise((resolve) => setTimeout(resolve, settle));
  const there = what.text === null ? null : await readIfAllowed();
  // Another value was copied meanwhile: it has a time of its own.
  if (copied !== what) return;
  if (what.replaced || (there !== null && there !== what.text)) {
    forget();
    return;
  }
  try {
    await navigator.clipboard.writeText('');
  } catch {
    // Not in front, or a key or click is wanted first: it stays due.
    return;
  }
  if (copied !== what) return;
  if (there === null && what.left && !tellsChanges()) {
    useNotices.getState().show({
      tone: 'news',
      text: 'The clipboard was emptied.',
      detail:
        'A value that was copied here may still have been on it, and this browser does not tell. If you copied something else meanwhile, copy it again.',
    });
  }
  forget();
}

function tellsChanges(): boolean {
  return 'onclipboardchange' in navigator.clipboard;
}

/** Null where looking would need to be allowed first: nobody is asked for that out of the blue. */
async function readIfAllowed(): Promise<string | null> {
  try {
    const asked = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName });
    return asked.state === 'granted' ? await navigator.clipboard.readText() : null;
  } catch {
    return null;
  }
}
