import { create } from 'zustand';

/**
 * How the window looks to the person in front of it: colour scheme, density, text size, hidden names. Kept on
 * this computer by the page itself; it holds nothing about patients.
 */

export const SCHEMES = ['auto', 'light', 'dark'] as const;
export const DENSITIES = ['compact', 'standard', 'comfortable'] as const;
export const TEXT_SIZES = ['100', '115', '130', '150', '200'] as const;

export type Scheme = (typeof SCHEMES)[number];
export type Density = (typeof DENSITIES)[number];
export type TextSize = (typeof TEXT_SIZES)[number];

export interface Appearance {
  readonly scheme: Scheme;
  readonly density: Density;
  readonly textSize: TextSize;
  /** Names of people, and what else tells who they are, are masked everywhere. Of this window, until it is closed. */
  readonly hideNames: boolean;
  /** Shortcuts of a single key (`?`) are listened to (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  /** The left rail shows icons only. */
  readonly railFolded: boolean;
}

interface AppearanceStore extends Appearance {
  readonly change: (part: Partial<Appearance>) => void;
}

const KEY = 'claimwright.appearance';
/** Of the window: hiding names for a visitor at one screen is no wish for the next day. */
const HIDE_KEY = 'claimwright.hideNames';

const DEFAULTS: Appearance = {
  scheme: 'auto',
  density: 'standard',
  textSize: '100',
  hideNames: false,
  singleKeys: true,
  railFolded: false,
};

export const useAppearance = create<AppearanceStore>()((set, get) => ({
  ...readAppearance(),
  change(part) {
    set(part);
    const { change: _change, ...appearance } = get();
    keep(appearance);
  },
}));

/** What was kept, with the default for everything missing or not understood. */
export function readAppearance(): Appearance {
  let kept: unknown;
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    kept = null;
  }
  if (typeof kept !== 'object' || kept === null) return { ...DEFAULTS, hideNames: readHideNames() };
  const values = new Map(Object.entries(kept));
  function oneOf<T extends string>(key: string, allowed: readonly T[], fallback: T): T {
    return allowed.find((each) => each === values.get(key)) ?? fallback;
  }
  function flag(key: string, fallback: boolean): boolean {
    const value = values.get(key);
    return typeof value === 'boolean' ? value : fallback;
  }
  return {
    scheme: oneOf('scheme', SCHEMES, DEFAULTS.scheme),
    density: oneOf('density', DENSITIES, DEFAULTS.density),
    textSize: oneOf('textSize', TEXT_SIZES, DEFAULTS.textSize),
    hideNames: readHideNames(),
    singleKeys: flag('singleKeys', DEFAULTS.singleKeys),
    railFolded: flag('railFolded', DEFAULTS.railFolded),
  };
}

function readHideNames(): boolean {
  try {
    return sessionStorage.getItem(HIDE_KEY) === 'true';
  } catch {
    return false;
  }
}

function keep({ hideNames, ...appearance }: Appearance): void {
  try {
    sessionStorage.setItem(HIDE_KEY, String(hideNames));
    localStorage.setItem(KEY, JSON.stringify(appearance));
  } catch {
    // A page without storage still works; the choice lasts until the window closes.
  }
}
