// The supplier's own picture in the head of a document: small, upright, in its own proportions.
import type { PDFRef } from '@cantoo/pdf-lib';
import type { PacketModel } from '../../shared/packet/documentModel.ts';
import type { GetFile } from './paperSheets.ts';
import { jpegPicture, orientedMatrix, pngPicture } from './picturePlates.ts';
import type { Pen } from './pen.ts';
import type { PlateShop } from './plates.ts';

/** The most room that it takes: about an inch and a half by two thirds of an inch. Points. */
const ROOM = { width: 108, height: 46 } as const;

export interface DrawnLogo {
  readonly width: number;
  readonly height: number;
  /** @param top upper edge, counted from the foot of the page */
  draw(pen: Pen, left: number, top: number): void;
}

/** @returns null where the supplier has none, or its file is not to be had: a document is never kept back by it. */
export async function logoOf(
  shop: PlateShop,
  { supplier }: PacketModel,
  file: GetFile,
): Promise<DrawnLogo | null> {
  if (supplier.logo === undefined) return null;
  const source = await file(supplier.logo);
  if (source === null) return null;
  const isJpeg = source.mediaType === 'image/jpeg';
  const picture = isJpeg ? jpegPicture(shop, source.bytes) : await pngPicture(shop, source.bytes);
  return typeof picture === 'string' ? null : placed(picture);
}

function placed(picture: {
  readonly ref: PDFRef;
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
}): DrawnLogo {
  const scale = Math.min(ROOM.width / picture.width, ROOM.height / picture.height, 1);
  const size = { width: picture.width * scale, height: picture.height * scale };
  return {
    ...size,
    draw(pen, left, top) {
      pen.place(
        picture.ref,
        orientedMatrix(picture.orientation, { left, bottom: top - size.height, ...size }),
      );
    },
  };
}
