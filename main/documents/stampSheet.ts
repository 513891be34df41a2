// What stands on every page besides its content: whose it is, which page of how many, and what a reader must know.
import type { PacketModel } from '../../shared/packet/documentModel.ts';
import type { Sheet } from './ownSheets.ts';
import type { Pen } from './pen.ts';
import { STYLES } from './sheet.ts';
import type { TextStyle, Typesetter } from './typesetter.ts';

export type Stamped = Pick<PacketModel, 'stamp' | 'marks'>;

/**
 * Whose page it is, which claim, which page of how many; below, which paper, or what the reader must know.
 * @param page `Page 3 of 12`
 */
export function drawStamp(
  pen: Pen,
  sheet: Sheet,
  model: Stamped,
  typesetter: Typesetter,
  page: string,
): void {
  const left = sheet.margin;
  const right = sheet.width - sheet.margin;
  const line = 41;
  pen.line(left, line, right, line, 0.5, 0.3);
  const pageWidth = typesetter.width(page, STYLES.stamp);
  const reference = typesetter.prepare(model.stamp.reference);
  const room = right - left - pageWidth - 24 - typesetter.width(`  ·  ${reference}`, STYLES.stamp);
  // The claim's number is never cut; a very long name is.
  const subject = typesetter.fit(typesetter.prepare(model.stamp.subject), STYLES.stamp, Math.max(60, room));
  pen.text([subject, reference].filter(Boolean).join('  ·  '), left, line - 11, STYLES.stamp);
  pen.text(page, right - pageWidth, line - 11, STYLES.stamp);
  const mark = markText(model);
  const markWidth = typesetter.width(mark, STYLES.stampNote);
  pen.text(mark, right - markWidth, line - 20, STYLES.stampNote);
  const note = typesetter.fit(
    typesetter.prepare(sheet.stampNote),
    STYLES.stampNote,
    right - left - markWidth - 20,
  );
  pen.text(note, left, line - 20, STYLES.stampNote);
}

const MARKS = {
  draft: { word: 'DRAFT', text: 'Draft: this claim is not finalized' },
  sample: { word: 'SAMPLE', text: 'Sample office: invented people, not a real claim' },
} as const;

function markText(model: Stamped): string {
  return model.marks.map((mark) => MARKS[mark].text).join('. ');
}

/** A word across the sheet, so light that print over it reads well, also in black and white. */
export function drawWatermark(pen: Pen, sheet: Sheet, model: Stamped): void {
  const word = model.marks.map((mark) => MARKS[mark].word).join(' ');
  const style: TextStyle = { face: 'semibold', size: word.length > 8 ? 66 : 104, gray: 0.93 };
  const cos = Math.cos(Math.PI / 4);
  const length = word.length * style.size * 0.68;
  const x = sheet.width / 2 - (length / 2) * cos + style.size * 0.25;
  const y = sheet.height / 2 - (length / 2) * cos - style.size * 0.25;
  pen.transform([cos, cos, -cos, cos, x, y]);
  pen.text(word, 0, 0, style);
  pen.restore();
}
