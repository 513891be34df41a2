import type { Id } from '../shared/domain/ids.ts';
import type { PhotoMark, PhotoMarks } from '../shared/domain/photoMarks.ts';
import { photoMarks } from './nouns.ts';
import type { Connection } from './open.ts';

/**
 * Marks that are drawn on copies of photos; the original bytes are never touched. Where two devices drew on one photo
 * before they knew of each other, the record that was begun first counts, on every device.
 */

/** The marks of one photo; null while there are none. */
export function marksOf(db: Connection, documentId: Id): PhotoMarks | null {
  return (
    photoMarks.select(db, 'where document_id = ? and deleted_at is null order by id limit 1', [
      documentId,
    ])[0] ?? null
  );
}

/** The marks of those photos that have some. */
export function marksByDocument(
  db: Connection,
  documentIds: readonly Id[],
): ReadonlyMap<Id, readonly PhotoMark[]> {
  const found = photoMarks.select(
    db,
    `where document_id in (select value from json_each(?)) and deleted_at is null and not exists (
       select 1 from photo_marks before where before.document_id = photo_marks.document_id
         and before.deleted_at is null and before.id < photo_marks.id)`,
    [JSON.stringify(documentIds)],
  );
  return new Map(found.map(({ documentId, marks }) => [documentId, marks]));
}
