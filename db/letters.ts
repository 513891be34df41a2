import type { LetterTemplateValues } from '../shared/domain/letter.ts';
import { LetterHead, LetterTemplate, type TemplateKind } from '../shared/domain/letter.ts';
import type { Id } from '../shared/domain/ids.ts';
import { LetterModel } from '../shared/packet/letters/makeLetter.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Connection } from './open.ts';
import {
  insertRecord,
  removeRecord,
  selectRecords,
  type TableShape,
  updateRecord,
  type WriteFrame,
} from './recordTable.ts';
import { all, first, run } from './rows.ts';

/** Letters as they were made, kept for good, and the office's own texts for them. */

const COLUMNS = `id, kind, claim_id as claimId, patient_id as patientId, physician_id as physicianId,
  denial_id as denialId, subject, at, user_name as userName`;

export interface NewLetter extends Omit<LetterHead, 'id' | 'at'> {
  readonly model: LetterModel;
  readonly templateId: Id | null;
  readonly userId: Id;
}

export function insertLetter(frame: WriteFrame, letter: NewLetter): LetterHead {
  const { model, templateId, userId, ...head } = letter;
  const id = frame.newId();
  run(
    frame.db,
    `insert into letter (id, kind, template_id, claim_id, patient_id, physician_id, denial_id, subject, model, at,
       user_id, user_name)
     values (:id, :kind, :templateId, :claimId, :patientId, :physicianId, :denialId, :subject, :model, :at,
       :userId, :userName)`,
    { ...head, id, templateId, userId, at: frame.at, model: JSON.stringify(LetterModel.parse(model)) },
  );
  return { ...head, id, at: frame.at };
}

export function getLetter(db: Connection, id: Id): LetterHead | null {
  const row = first(db, `select ${COLUMNS} from letter where id = ?`, [id]);
  return row ? LetterHead.parse(row) : null;
}

/** The pages as they were made; null when there is no such letter. */
export function letterModelOf(db: Connection, id: Id): LetterModel | null {
  const row = first<{ model: string }>(db, 'select model from letter where id = ?', [id]);
  return row ? LetterModel.parse(JSON.parse(row.model)) : null;
}

/** Newest first, at most a hundred. */
export function lettersOf(
  db: Connection,
  of: { readonly claimId: Id } | { readonly patientId: Id },
): LetterHead[] {
  const rows =
    'claimId' in of
      ? all(db, `select ${COLUMNS} from letter where claim_id = ? order by id desc limit 100`, [of.claimId])
      : all(db, `select ${COLUMNS} from letter where patient_id = ? order by id desc limit 100`, [
          of.patientId,
        ]);
  return rows.map((row) => LetterHead.parse(row));
}

const TEMPLATE: TableShape<LetterTemplateValues, LetterTemplate> = {
  table: 'letter_template',
  noun: 'text of a letter',
  fields: ['kind', 'subject', 'body'],
  json: [],
  booleans: [],
  parse: LetterTemplate,
};
const READ = TEMPLATE as unknown as TableShape<never, LetterTemplate>;

/** The office's own texts; a kind without one has the text that the program comes with. */
export function ownTemplates(db: Connection): LetterTemplate[] {
  return selectRecords(db, READ, 'where deleted_at is null order by kind, id');
}

export function templateOf(db: Connection, kind: TemplateKind): LetterTemplate | null {
  return (
    selectRecords(db, READ, 'where kind = ? and deleted_at is null order by id limit 1', [kind])[0] ?? null
  );
}

/** @returns `conflict` where somebody changed it since `revision`. */
export function saveTemplate(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number } | null,
  values: LetterTemplateValues,
): Result<void> {
  if (target === null) {
    insertRecord(frame, TEMPLATE, values);
    return ok(undefined);
  }
  const saved = updateRecord(frame, TEMPLATE, target, values);
  return saved.ok ? ok(undefined) : saved;
}

export function removeTemplate(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
): Result<void> {
  return removeRecord(frame, READ, target);
}
