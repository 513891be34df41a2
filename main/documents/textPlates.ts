// A text file as plates, and the page that stands in for a paper that cannot be shown.
import { formatUsDate } from '../../shared/domain/dates.ts';
import { attachmentTitle } from '../../shared/packet/attachments.ts';
import type { Attachment } from '../../shared/packet/documentModel.ts';
import { blockRows } from './blockRows.ts';
import { decodeText } from './decodeText.ts';
import { cannotShow } from './plates.ts';
import type { Plate, Plates, PlateShop } from './plates.ts';
import type { PageNumbers, Row } from './rows.ts';
import { BODY, BODY_WIDTH, leading, STYLES } from './sheet.ts';
import type { PacketModel } from '../../shared/packet/documentModel.ts';

/** A text file of more pages is no paper of a claim. */
const MOST_PAGES = 200;
const MOST_CHARACTERS = 2_000_000;

const NO_PAGES: PageNumbers = { total: 0, ofSection: () => null, ofAttachment: () => null };

export function textPlates({ typesetter }: PlateShop, bytes: Uint8Array): Plates {
  const text = decodeText(bytes);
  if (text === null)
    return cannotShow('The file is not a text that can be read. Print it to a PDF and add that.');
  const style = STYLES.body;
  const step = leading(style);
  const perPage = Math.floor((BODY.top - BODY.bottom) / step);
  const lines = typesetter.wrap(
    typesetter.prepare(text.slice(0, MOST_CHARACTERS).replace(/\f/g, '\n').trimEnd()),
    style,
    BODY_WIDTH,
  );
  const pages = Math.max(1, Math.ceil(lines.length / perPage));
  const plates = Array.from({ length: Math.min(pages, MOST_PAGES) }, (_, page): Plate => ({
    landscape: false,
    draw(pen) {
      lines.slice(page * perPage, (page + 1) * perPage).forEach((line, index) => {
        pen.text(line, BODY.left, BODY.top - index * step - style.size, style);
      });
    },
  }));
  const cut = pages > MOST_PAGES || text.length > MOST_CHARACTERS;
  return { plates, problem: cut ? 'Only the beginning of this long text is shown.' : null };
}

/** Says which paper should stand here, why it does not, and how its original is known. */
export function problemPlate(
  { typesetter }: PlateShop,
  model: PacketModel,
  attachment: Attachment,
  number: number,
  problem: string,
): Plate {
  const rows: readonly Row[] = [
    ...blockRows(
      {
        kind: 'notice',
        weight: 'heavy',
        title: `Paper ${String(number)} cannot be shown here`,
        text: [problem, 'The original file is kept unchanged and can be handed over separately.'],
        rows: [
          { label: 'Paper', value: attachmentTitle(attachment) },
          { label: 'Date', value: attachment.date === null ? null : formatUsDate(attachment.date) },
          { label: 'File', value: attachment.fileName },
          { label: 'Size', value: `${String(attachment.bytes)} bytes` },
          { label: 'SHA-256', value: attachment.sha256 },
        ],
      },
      model,
      typesetter,
    ),
  ];
  return {
    landscape: false,
    draw(pen) {
      let top: number = BODY.top;
      for (const row of rows) {
        row.draw(pen, BODY.left, top, NO_PAGES);
        top -= row.height;
      }
    },
  };
}
