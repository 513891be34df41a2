import {
  LEAST_RETENTION_YEARS,
  type SafeguardsValues,
  USUAL_SAFEGUARDS,
} from '../shared/domain/safeguards.ts';
import { safeguards } from './nouns.ts';
import type { Connection } from './open.ts';

/** The office's safety settings; the usual ones until somebody has saved others; never under the floor of years. */
export function safeguardsOf(db: Connection): SafeguardsValues {
  const [saved] = safeguards.select(db, 'where deleted_at is null order by id limit 1');
  if (!saved) return USUAL_SAFEGUARDS;
  const { id: _id, revision: _revision, ...values } = saved;
  return { ...values, retentionYears: Math.max(values.retentionYears, LEAST_RETENTION_YEARS) };
}
