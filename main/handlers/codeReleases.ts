import { createHash } from 'node:crypto';
import { claimsTouchedBy } from '../../db/claimSummaries.ts';
import { insertRelease } from '../../db/codeReleases.ts';
import { loadHcpcs } from '../../shared/codes/loadHcpcs.ts';
import type { Release } from '../../shared/codes/releaseModel.ts';
import type { OutputOf } from '../../shared/contract/contract.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { invalid, ok, type Result } from '../../shared/result.ts';
import { previewRelease, releaseAlreadyHere, type ReleaseFacts } from '../codes/compareImport.ts';
import { readRelease } from '../codes/readRelease.ts';
import type { Handlers } from '../dispatch.ts';
import { cleanFileName } from '../documents/cleanFileName.ts';
import type { Services } from '../services.ts';
import { frameOf } from './frame.ts';

type ReleaseHandlers = Pick<Handlers, 'codes.compareRelease' | 'codes.importRelease'>;

/**
 * Releases of the code set on their way in. Looking at one keeps nothing: the page sends the file again to import it,
 * and the digest proves that it is the one that was looked at.
 */
export const codeReleaseHandlers: ReleaseHandlers = {
  async 'codes.compareRelease'({ compareWith, ...upload }, { services }) {
    const read = await readUpload(services, upload);
    if (!read.ok) return read;
    const book = await loadHcpcs();
    const { release, file } = read.value;
    return services.read(({ db, today }) =>
      ok(previewRelease(db, book, release, file, { compareWith, today })),
    );
  },
  async 'codes.importRelease'({ sha256, ...upload }, { services }) {
    const read = await readUpload(services, upload);
    if (!read.ok) return read;
    const { release, file } = read.value;
    if (file.sha256 !== sha256) {
      return invalid(
        'sha256',
        'This is not the file that was looked at. Choose it again, and look through it first.',
      );
    }
    return services.write('codes.importRelease', null, (context): Result<Imported> => {
      const { name } = release;
      if (releaseAlreadyHere(context.db, release, sha256)) return ok({ imported: false, name, claims: 0 });
      insertRelease(frameOf(context), release, { fileName: file.fileName, sha256 }, context.user);
      return ok({ imported: true, name, claims: claimsTouchedBy(context.db, context.transactionId).length });
    });
  },
};

type Imported = OutputOf<'codes.importRelease'>;

async function readUpload(
  services: Services,
  { uploadId, releasedOn }: { readonly uploadId: string; readonly releasedOn: IsoDate | null },
): Promise<Result<{ readonly release: Release; readonly file: ReleaseFacts }>> {
  const upload = services.uploads.take(uploadId);
  if (!upload) return invalid('uploadId', 'This file is no longer waiting. Choose it again.');
  const { bytes } = upload;
  const read = await readRelease({ bytes, fileName: upload.name }, { releasedOn });
  if (!read.ok) return read;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ok({
    release: read.value,
    file: { fileName: cleanFileName(upload.name), bytes: bytes.length, sha256 },
  });
}
