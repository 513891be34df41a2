// Where the window was last time, if that place still exists.
import { readFileSync, writeFileSync } from 'node:fs';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly area: Area;
  readonly maximised: boolean;
}

const smallest = { width: 900, height: 600 };
const usual = { width: 1440, height: 900 };

/**
 * The remembered state when it fits one of the screens that are there now (a screen may be gone, or smaller);
 * else a window of the usual size, as large as the first screen allows, in its middle.
 */
export function fittingState(remembered: unknown, screens: readonly Area[]): WindowState {
  const state = readState(remembered);
  const [first] = screens;
  if (state && screens.some((screen) => showsTitleBar(state.area, screen))) return state;
  const screen = first ?? { x: 0, y: 0, ...usual };
  const width = Math.min(usual.width, screen.width);
  const height = Math.min(usual.height, screen.height);
  return {
    area: {
      x: screen.x + Math.floor((screen.width - width) / 2),
      y: screen.y + Math.floor((screen.height - height) / 2),
      width,
      height,
    },
    maximised: state?.maximised ?? false,
  };
}

/** Enough of the upper edge lies on the screen to take hold of the window. */
function showsTitleBar(area: Area, screen: Area): boolean {
  const right = Math.min(area.x + area.width, screen.x + screen.width);
  const visibleWidth = right - Math.max(area.x, screen.x);
  return visibleWidth >= 200 && area.y >= screen.y && area.y <= screen.y + screen.height - 60;
}

function readState(value: unknown): WindowState | null {
  if (typeof value !== 'object' || value === null) return null;
  const { area, maximised } = value as { area?: unknown; maximised?: unknown };
  if (typeof area !== 'object' || area === null || typeof maximised !== 'boolean') return null;
  const { x, y, width, height } = area as Partial<Record<keyof Area, unknown>>;
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return null;
  if (width < smallest.width || height < smallest.height) return null;
  return { area: { x, y, width, height }, maximised };
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

/** What the file holds, or undefined when there is none or it cannot be read. */
export function readRemembered(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Where a window stood is not worth an error message. */
export function remember(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
  } catch {
    // see above
  }
}
