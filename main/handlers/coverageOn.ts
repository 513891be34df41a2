import { coverages } from '../../db/nouns.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { Coverage } from '../../shared/domain/people.ts';
import type { ReadContext } from '../dispatch.ts';

/** The coverage that pays first on a day; null when none was in force. */
export function coverageOn(db: ReadContext['db'], patientId: Id, on: IsoDate): Coverage | null {
  const all = coverages.select(db, 'where patient_id = ? and deleted_at is null order by rank, created_at', [
    patientId,
  ]);
  return all.find(({ from, to }) => (from === null || from <= on) && (to === null || to >= on)) ?? null;
}
