import type { Connection } from '../open.ts';
import type { SyncRules, Travellers } from './syncRules.ts';

/** What the steps of one merge share. */
export interface Merge {
  readonly db: Connection;
  readonly travellers: Travellers;
  readonly rules: SyncRules;
  /** UUIDv7. */
  readonly newId: () => string;
  /** Tables that got new rows since held edits were looked at last. */
  readonly grown: Set<string>;
}
