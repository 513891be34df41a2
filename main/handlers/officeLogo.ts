import { createHash } from 'node:crypto';
import { documentOfBytes, insertDocument } from '../../db/documents.ts';
import { getOffice, updateOffice } from '../../db/offices.ts';
import type { DocumentValues } from '../../shared/domain/document.ts';
import type { OfficeValues } from '../../shared/domain/people.ts';
import { invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';
import { readJpeg } from '../documents/jpeg.ts';
import { isPng, isWhole, plainPng, readPng } from '../documents/png.ts';
import { frameOf } from './frame.ts';

/** The office's own picture on letters, reports and packets: a document like any other, named by its bytes. */

const LOGO_LIMIT_BYTES = 1024 * 1024;
/** A picture that is drawn an inch and a half wide needs no more points. */
const MOST_POINTS = 4_000;

const LOGO_DOCUMENT: DocumentValues = {
  type: 'other',
  documentDate: null,
  title: 'Logo of the office',
  patientId: null,
  equipmentId: null,
  visitId: null,
  author: '',
  signed: null,
  invoiceTotalCents: null,
  invoiceNumber: '',
  statesContinuedNeed: null,
  note: '',
};

export const officeLogoHandlers: Pick<Handlers, 'office.saveLogo' | 'office.logo'> = {
  async 'office.saveLogo'({ uploadId }, { services }) {
    const upload = services.uploads.take(uploadId);
    if (!upload) return invalid('uploadId', 'This file is no longer waiting. Add it again.');
    const picture = await logoPicture(upload.bytes);
    if (!picture.ok) return picture;
    const { bytes, mediaType } = picture.value;
    return services.write('office.saveLogo', null, (context) => {
      const office = getOffice(context.db);
      if (!office) return notFound('office profile');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (documentOfBytes(context.db, sha256) === null) {
        insertDocument(frameOf(context), LOGO_DOCUMENT, {
          fileName: mediaType === 'image/png' ? 'logo.png' : 'logo.jpg',
          mediaType,
          bytes: bytes.length,
          pages: null,
          sha256,
          condition: 'readable',
          addedAt: context.now,
          addedBy: context.user.name,
          attachment: context.attachments.put(bytes),
        });
      }
      const { id: _id, revision, sample: _sample, ...values } = office;
      return updateOffice(frameOf(context), revision, { ...values, logo: sha256 });
    });
  },
  'office.logo': (_, { db, office }) =>
    ok({ documentId: office.logo === '' ? null : documentOfBytes(db, office.logo) }),
};

/** A profile names a logo that is kept, the one it had, or none. */
export function fittingLogo({ db, office }: ReadContext, { logo }: OfficeValues): Result<void> {
  return logo === '' || logo === office.logo || documentOfBytes(db, logo) !== null
    ? ok(undefined)
    : invalid('logo', 'This picture is not in the store. Choose it again.');
}

async function logoPicture(
  bytes: Uint8Array,
): Promise<Result<{ readonly bytes: Uint8Array; readonly mediaType: 'image/png' | 'image/jpeg' }>> {
  if (bytes.length > LOGO_LIMIT_BYTES) {
    return invalid('uploadId', 'This picture has more than 1 MB. Save a smaller copy of it and choose that.');
  }
  const made = isPng(bytes) ? await pngLogo(bytes) : jpegLogo(bytes);
  if (typeof made === 'string') return invalid('uploadId', made);
  return made.points > MOST_POINTS
    ? invalid('uploadId', 'This picture has more than 4,000 points on a side. Save a smaller copy of it.')
    : ok(made);
}

interface Made<Type> {
  readonly bytes: Uint8Array;
  readonly mediaType: Type;
  /** On its longer side. */
  readonly points: number;
}

async function pngLogo(bytes: Uint8Array): Promise<Made<'image/png'> | string> {
  const png = readPng(bytes);
  const plain = plainPng(bytes);
  if (png === null || plain === null || !(await isWhole(png))) return DAMAGED;
  return { bytes: plain, mediaType: 'image/png', points: Math.max(png.width, png.height) };
}

function jpegLogo(bytes: Uint8Array): Made<'image/jpeg'> | string {
  const jpeg = readJpeg(bytes);
  if (jpeg === 'damaged') return DAMAGED;
  if (jpeg === 'unsupported')
    return 'This kind of JPEG cannot be printed. Save it as an ordinary JPEG or PNG.';
  // How it is to be turned stands in the notes, which are not kept.
  if (jpeg.orientation !== 1)
    return 'This picture is stored turned. Open it, save it upright, and choose that.';
  return { bytes: jpeg.plain, mediaType: 'image/jpeg', points: Math.max(jpeg.width, jpeg.height) };
}

const DAMAGED = 'This is no whole PNG or JPEG picture. Save it anew as one of the two and choose that.';
