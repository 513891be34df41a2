import { create } from 'zustand';
import { NO_OFFSET, PrinterOffset } from '../../shared/billing/printerOffset.ts';

/** How far this computer's printer has to be corrected. Kept by the page itself, as the appearance is. */
interface OffsetStore {
  readonly offset: PrinterOffset;
  readonly change: (part: Partial<PrinterOffset>) => void;
}

const KEY = 'claimwright.printerOffset';

export const usePrinterOffset = create<OffsetStore>()((set, get) => ({
  offset: readOffset(),
  change(part) {
    const offset = { ...get().offset, ...part };
    set({ offset });
    try {
      localStorage.setItem(KEY, JSON.stringify(offset));
    } catch {
      // A page without storage still prints; the correction lasts until the window closes.
    }
  },
}));

/** What was kept, or none when it is missing or not understood. */
export function readOffset(): PrinterOffset {
  try {
    const kept = PrinterOffset.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return kept.success ? kept.data : NO_OFFSET;
  } catch {
    return NO_OFFSET;
  }
}
