import { create } from 'zustand';

/**
 * Which values of which claim are typed into a payer's web form already. Kept while this window lives, over reloads;
 * it holds ids of claims and names of fields, nothing about patients.
 */
interface PortalTicks {
  readonly ticks: Readonly<Record<string, readonly string[]>>;
  readonly set: (claimId: string, row: string, ticked: boolean) => void;
  readonly reset: (claimId: string) => void;
}

const KEY = 'claimwright.portalTicks';

export const usePortalTicks = create<PortalTicks>()((_set, get) => ({
  ticks: readTicks(),
  set(claimId, row, ticked) {
    const others = (get().ticks[claimId] ?? []).filter((each) => each !== row);
    keep({ ...get().ticks, [claimId]: ticked ? [...others, row] : others });
  },
  reset(claimId) {
    const { [claimId]: _gone, ...rest } = get().ticks;
    keep(rest);
  },
}));

function keep(ticks: PortalTicks['ticks']): void {
  usePortalTicks.setState({ ticks });
  try {
    sessionStorage.setItem(KEY, JSON.stringify(ticks));
  } catch {
    // A page without storage still works; the ticks last until it is loaded again.
  }
}

/** What was kept; anything not understood is left out. */
export function readTicks(): PortalTicks['ticks'] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).flatMap(([claimId, rows]: [string, unknown]) =>
        Array.isArray(rows) ? [[claimId, rows.filter((row) => typeof row === 'string')]] : [],
      ),
    );
  } catch {
    return {};
  }
}
