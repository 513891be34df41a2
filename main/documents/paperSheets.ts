// A paper of a packet on sheets: its pages upright, or one sheet that says why they are not there.
import { attachmentTitle } from '../../shared/packet/attachments.ts';
import type { Attachment, PacketModel } from '../../shared/packet/documentModel.ts';
import type { Sheet } from './ownSheets.ts';
import { pdfPlates } from './pdfPlates.ts';
import type { PlateRange } from './pdfPlates.ts';
import { jpegPlates, pngPlates } from './picturePlates.ts';
import { cannotShow } from './plates.ts';
import type { Plate, Plates, PlateShop } from './plates.ts';
import { LETTER } from './sheet.ts';
import { problemPlate, textPlates } from './textPlates.ts';

export interface SourceFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export type GetFile = (documentId: string) => Promise<SourceFile | null>;

export interface ComposeOptions {
  /** Called before each attachment is opened: who watches the clock then knows which one it is. */
  readonly onAttachment?: (documentId: string) => void;
  /** Attachments that are not even to be opened, with the reason that is printed. */
  readonly skip?: ReadonlyMap<string, string>;
}

export interface AttachedSheets {
  readonly attachment: Attachment;
  readonly sheets: readonly Sheet[];
  readonly shown: boolean;
}

/**
 * Opens a paper. Whatever is wrong with it comes back as a problem and never throws.
 * @param range the pages of a PDF that are wanted; the others are not copied and must not be drawn.
 */
export async function platesOf(
  shop: PlateShop,
  attachment: Attachment,
  file: GetFile,
  options: ComposeOptions,
  range?: PlateRange,
): Promise<Plates> {
  const skipped = options.skip?.get(attachment.documentId);
  if (skipped !== undefined) return cannotShow(skipped);
  options.onAttachment?.(attachment.documentId);
  try {
    const source = await file(attachment.documentId);
    if (source === null) return cannotShow('The file of this paper is not in the store.');
    switch (source.mediaType) {
      case 'application/pdf':
        return await pdfPlates(shop, source.bytes, range);
      case 'image/jpeg':
        return jpegPlates(shop, source.bytes, attachment.marks);
      case 'image/png':
        return await pngPlates(shop, source.bytes, attachment.marks);
      case 'text/plain':
        return textPlates(shop, source.bytes);
      default:
        return cannotShow('A file of this kind cannot be shown in a packet.');
    }
  } catch {
    // Whatever a strange file does to the code that reads it, the rest of the packet is made.
    return cannotShow('The file cannot be read. Ask for it again, or print it to a new PDF and add that.');
  }
}

/** The sheets of a paper. @param number its number among the papers of the packet, from 1. */
export function attachedSheets(
  shop: PlateShop,
  model: PacketModel,
  attachment: Attachment,
  number: number,
  { plates, problem }: Plates,
): AttachedSheets {
  const shown = plates.length > 0;
  const notice: readonly Plate[] =
    problem === null ? [] : [problemPlate(shop, model, attachment, number, problem)];
  const all = shown ? [...plates, ...notice] : notice;
  return {
    attachment,
    shown,
    sheets: all.map((plate, index): Sheet => {
      const size = plate.landscape ? { width: LETTER.height, height: LETTER.width } : LETTER;
      const paper = `Paper ${String(number)}: ${attachmentTitle(attachment)}`;
      const place = all.length === 1 ? '' : `, page ${String(index + 1)} of ${String(all.length)}`;
      return { ...size, margin: 36, stampNote: `${paper}${place}`, draw: (pen) => plate.draw(pen) };
    }),
  };
}
