// Lists that are complete only when every page is known: the contents, and the papers with their pages.
import { formatUsDate } from '../../shared/domain/dates.ts';
import { attachmentTitle } from '../../shared/packet/attachments.ts';
import type { Attachment, PacketModel } from '../../shared/packet/documentModel.ts';
import { cellRows, drawLines, gap, styledLines } from './rows.ts';
import type { Cell, Row, StyledLine } from './rows.ts';
import { BODY_WIDTH, leading, STYLES } from './sheet.ts';
import { columnsOf, inner, tableHead } from './tableRows.ts';
import type { TextStyle, Typesetter } from './typesetter.ts';

/** More papers than this are listed with the papers only, so that the cover stays one page. */
const MOST_IN_CONTENTS = 10;

export function contentsRows(model: PacketModel, typesetter: Typesetter): readonly Row[] {
  const style = STYLES.cell;
  const first = model.attachments[0];
  const papers =
    first !== undefined && model.attachments.length > MOST_IN_CONTENTS
      ? [
          {
            title: `Papers 1 to ${String(model.attachments.length)}`,
            section: '',
            document: first.documentId,
          },
        ]
      : model.attachments.map((attachment, index) => ({
          title: `${String(index + 1)}. ${attachmentTitle(attachment)}`,
          section: '',
          document: attachment.documentId,
        }));
  const entries = [
    ...model.sections.map((section) => ({ title: section.title, section: section.id, document: '' })),
    ...papers,
  ];
  const gutter = 18;
  const width = (BODY_WIDTH - gutter) / 2;
  const half = Math.ceil(entries.length / 2);
  const height = leading(style) + 1;
  return [
    gap(2),
    ...Array.from({ length: half }, (_, index): Row => ({
      height,
      withNext: index < half - 1,
      draw(pen, x, top, pages) {
        [entries[index], entries[index + half]].forEach((entry, column) => {
          if (entry === undefined) return;
          const page =
            entry.section === ''
              ? (pages.ofAttachment(entry.document)?.first ?? null)
              : pages.ofSection(entry.section);
          const left = x + column * (width + gutter);
          const shown = page === null ? '–' : String(page + 1);
          const pageWidth = typesetter.width(shown, style);
          const title = typesetter.fit(typesetter.prepare(entry.title), style, width - 26);
          const y = top - height + style.size * 0.3;
          pen.text(title, left, y, style);
          pen.text(shown, left + width - pageWidth, y, style);
          const from = left + typesetter.width(title, style) + 4;
          const to = left + width - pageWidth - 4;
          if (to > from) pen.line(from, y + 1, to, y + 1, 0.3, 0.6);
          if (page !== null) pen.link({ left, bottom: top - height, width, height, to: page });
        });
      },
    })),
    gap(4),
  ];
}

export function attachmentListRows(
  attachments: readonly Attachment[],
  typesetter: Typesetter,
): readonly Row[] {
  const columns = columnsOf([
    { title: 'No.', share: 22, align: 'right' },
    { title: 'Paper and file', share: 208, align: 'left' },
    { title: 'Date', share: 58, align: 'left' },
    { title: 'Pages', share: 36, align: 'right' },
    { title: 'SHA-256 of the original', share: 146, align: 'left' },
    { title: 'Page here', share: 46, align: 'right' },
  ]);
  const head = tableHead(columns, typesetter);
  const fingerprint: TextStyle = { face: 'regular', size: 6.5, gray: 0.1 };
  const rows = attachments.flatMap((attachment, index) => {
    const box = (column: number): { readonly x: number; readonly width: number } => inner(columns, column);
    const cell = (column: number, lines: readonly StyledLine[]): Cell => ({
      ...box(column),
      align: columns[column]?.align ?? 'left',
      lines,
    });
    const plain = (column: number, text: string): Cell =>
      cell(column, styledLines(typesetter, text, STYLES.cell, box(column).width));
    const cells = [
      plain(0, String(index + 1)),
      cell(1, [
        ...styledLines(typesetter, attachmentTitle(attachment), STYLES.cell, box(1).width),
        ...styledLines(typesetter, attachment.fileName, STYLES.note, box(1).width),
      ]),
      attachment.date === null
        ? cell(2, [{ text: 'no date', style: STYLES.cellAbsent }])
        : plain(2, formatUsDate(attachment.date)),
      plain(3, attachment.pages === null ? '–' : String(attachment.pages)),
      cell(4, [
        { text: attachment.sha256.slice(0, 32), style: fingerprint },
        { text: attachment.sha256.slice(32), style: fingerprint },
      ]),
    ];
    const last = box(5);
    return cellRows(typesetter, cells, { padTop: 2, padBottom: 2.5, rule: 0.3, ruleGray: 0.7, head }).map(
      (row, part): Row => ({
        ...row,
        draw(pen, x, top, pages) {
          row.draw(pen, x, top, pages);
          const placed = pages.ofAttachment(attachment.documentId);
          if (placed === null) return;
          pen.link({
            left: x,
            bottom: top - row.height,
            width: BODY_WIDTH,
            height: row.height,
            to: placed.first,
          });
          if (part > 0) return;
          const end = placed.first + placed.pages;
          const range = placed.pages === 1 ? String(end) : `${String(placed.first + 1)}–${String(end)}`;
          const lines: StyledLine[] = [{ text: range, style: STYLES.cell }];
          if (!placed.shown) lines.push({ text: 'not shown', style: STYLES.note });
          drawLines(typesetter, pen, { ...last, align: 'right', lines }, x, top - 2);
        },
      }),
    );
  });
  return [gap(4), ...head, ...rows, gap(6)];
}
