import { create } from 'zustand';
import type { DocumentRecord, DocumentValues } from '../../../shared/domain/document.ts';

/**
 * Documents that have just come in. Each file is stored as soon as it arrives, so that nothing is lost when the
 * power goes; what it is and whom it belongs to is said afterwards, in this list. It outlives the screen.
 */
export interface Incoming {
  readonly document: DocumentRecord;
  /** What the program noticed about the file. */
  readonly notes: readonly string[];
}

/** What is the same for every paper of the list. */
export type SharedValues = Partial<
  Pick<DocumentValues, 'type' | 'documentDate' | 'patientId' | 'equipmentId'>
>;

interface IncomingStore {
  readonly items: readonly Incoming[];
  /** What was last said for all; `round` counts how often, so that each row takes it over once. */
  readonly shared: { readonly round: number; readonly values: SharedValues };
  readonly add: (item: Incoming) => void;
  /** A document of the list as it was saved: a row that is drawn anew begins with it. */
  readonly saved: (document: DocumentRecord) => void;
  readonly applyToAll: (values: SharedValues) => void;
  readonly dismiss: (documentId: string) => void;
  readonly finish: () => void;
}

const NOTHING_SHARED = { round: 0, values: {} } as const;

export const useIncoming = create<IncomingStore>()((set, get) => ({
  items: [],
  shared: NOTHING_SHARED,
  add(item) {
    set({ items: [...get().items, item] });
  },
  saved(document) {
    set({
      items: get().items.map((item) => (item.document.id === document.id ? { ...item, document } : item)),
    });
  },
  applyToAll(values) {
    set({ shared: { round: get().shared.round + 1, values } });
  },
  dismiss(documentId) {
    set({ items: get().items.filter((item) => item.document.id !== documentId) });
  },
  finish() {
    // What was the same for these papers says nothing about the next ones.
    set({ items: [], shared: NOTHING_SHARED });
  },
}));
