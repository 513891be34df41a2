// A picture as a plate: upright, one on a sheet, as large as the sheet allows and its points are worth.
import type { PDFRef } from '@cantoo/pdf-lib';
import type { PhotoMark } from '../../shared/domain/photoMarks.ts';
import { drawMarks } from './drawnMarks.ts';
import { readJpeg } from './jpeg.ts';
import { isWhole, passesThrough, pngChannels, rasterOf, readPng } from './png.ts';
import type { Png } from './png.ts';
import type { Matrix } from './pen.ts';
import { cannotShow, plateArea } from './plates.ts';
import type { Plates, PlateShop } from './plates.ts';

/** Pictures beyond this are no photographs of a device: a reader's program would not open them. */
const MOST_PIXELS = 150_000_000;
/** Pictures that must be unpacked are made smaller than this: some 300 points to the inch on a sheet. */
const MOST_UNPACKED_PIXELS = 6_000_000;

export const PICTURE_REFUSALS = {
  damaged: 'The picture is damaged or was not copied to its end. Take it from the camera again.',
  unsupported:
    'The picture is of a rare kind that PDF cannot hold. Save it as an ordinary JPEG and add it again.',
  tooLarge: 'The picture has too many points to be shown. Save it at a smaller size and add it again.',
} as const;

/** A picture taken over into the document, with what is needed to place it. */
export interface TakenPicture {
  readonly ref: PDFRef;
  readonly width: number;
  readonly height: number;
  /** As Exif counts it. */
  readonly orientation: number;
}

/** @param marks drawn over the picture as it is seen, upright. */
export function jpegPlates(shop: PlateShop, bytes: Uint8Array, marks: readonly PhotoMark[] = []): Plates {
  const picture = jpegPicture(shop, bytes);
  return typeof picture === 'string' ? cannotShow(picture) : picturePlate(shop, picture, marks);
}

/** @returns why it cannot be shown, where it cannot */
export function jpegPicture(
  { context }: Pick<PlateShop, 'context'>,
  bytes: Uint8Array,
): TakenPicture | string {
  const picture = readJpeg(bytes);
  if (typeof picture === 'string') return PICTURE_REFUSALS[picture];
  if (picture.width * picture.height > MOST_PIXELS) return PICTURE_REFUSALS.tooLarge;
  const ref = context.register(
    context.stream(picture.plain, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: picture.width,
      Height: picture.height,
      BitsPerComponent: 8,
      ColorSpace: { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }[picture.channels],
      Filter: 'DCTDecode',
      ...(picture.inverted ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
    }),
  );
  const { width, height, orientation } = picture;
  return { ref, width, height, orientation };
}

export async function pngPlates(
  shop: PlateShop,
  bytes: Uint8Array,
  marks: readonly PhotoMark[] = [],
): Promise<Plates> {
  const picture = await pngPicture(shop, bytes);
  return typeof picture === 'string' ? cannotShow(picture) : picturePlate(shop, picture, marks);
}

/** @returns why it cannot be shown, where it cannot */
export async function pngPicture(shop: PlateShop, bytes: Uint8Array): Promise<TakenPicture | string> {
  const png = readPng(bytes);
  if (png === null) return PICTURE_REFUSALS.damaged;
  if (png.width * png.height > MOST_PIXELS) return PICTURE_REFUSALS.tooLarge;
  const ref = passesThrough(png) ? await takenOver(shop, png) : await unpacked(shop, png);
  return ref === null
    ? PICTURE_REFUSALS.damaged
    : { ref, width: png.width, height: png.height, orientation: 1 };
}

async function takenOver({ context }: PlateShop, png: Png): Promise<PDFRef | null> {
  if (!(await isWhole(png))) return null;
  const palette = png.colorType === 3 ? png.palette : null;
  const colors = pngChannels(png);
  return context.register(
    context.stream(png.data, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: png.width,
      Height: png.height,
      BitsPerComponent: png.bitDepth,
      ColorSpace:
        palette === null
          ? colors === 1
            ? 'DeviceGray'
            : 'DeviceRGB'
          : [
              'Indexed',
              'DeviceRGB',
              Math.floor(palette.length / 3) - 1,
              context.register(context.stream(palette)),
            ],
      Filter: 'FlateDecode',
      DecodeParms: { Predictor: 15, Colors: colors, BitsPerComponent: png.bitDepth, Columns: png.width },
    }),
  );
}

async function unpacked({ context }: PlateShop, png: Png): Promise<PDFRef | null> {
  const raster = await rasterOf(png, MOST_UNPACKED_PIXELS);
  if (raster === null) return null;
  return context.register(
    context.flateStream(raster.samples, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: raster.width,
      Height: raster.height,
      BitsPerComponent: 8,
      ColorSpace: raster.channels === 1 ? 'DeviceGray' : 'DeviceRGB',
    }),
  );
}

/** `orientation` as Exif counts it: how the stored picture is to be turned or mirrored. */
function picturePlate({ typesetter }: PlateShop, picture: TakenPicture, marks: readonly PhotoMark[]): Plates {
  const { ref, orientation } = picture;
  const lying = orientation >= 5;
  const width = lying ? picture.height : picture.width;
  const height = lying ? picture.width : picture.height;
  // Panoramas lie on the long side; ordinary photographs stay on an upright sheet.
  const landscape = width > height * 1.9;
  const area = plateArea(landscape);
  // At most one picture point to a point of paper: a small screenshot is not blown up.
  const scale = Math.min(area.width / width, area.height / height, 1);
  const box = {
    left: area.left + (area.width - width * scale) / 2,
    bottom: area.bottom + area.height - height * scale,
    width: width * scale,
    height: height * scale,
  };
  return {
    plates: [
      {
        landscape,
        draw(pen) {
          pen.place(ref, orientedMatrix(orientation, box));
          drawMarks(pen, typesetter, marks, box);
          pen.frame(box, 0.3, 0.55);
        },
      },
    ],
    problem: null,
  };
}

/** Puts the unit square of a stored picture into `box` as its orientation says (CIPA DC-008, tag 0x0112). */
export function orientedMatrix(
  orientation: number,
  box: { readonly left: number; readonly bottom: number; readonly width: number; readonly height: number },
): Matrix {
  const { left, bottom, width, height } = box;
  const right = left + width;
  const top = bottom + height;
  switch (orientation) {
    case 2:
      return [-width, 0, 0, height, right, bottom];
    case 3:
      return [-width, 0, 0, -height, right, top];
    case 4:
      return [width, 0, 0, -height, left, top];
    case 5:
      return [0, -height, -width, 0, right, top];
    case 6:
      return [0, -height, width, 0, left, top];
    case 7:
      return [0, height, width, 0, left, bottom];
    case 8:
      return [0, height, -width, 0, right, bottom];
    default:
      return [width, 0, 0, height, left, bottom];
  }
}
