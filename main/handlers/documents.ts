import { createHash } from 'node:crypto';
import { getClaim, isFrozen, linkDocument } from '../../db/claims.ts';
import { getDocument, insertDocument, removeDocument, updateDocument } from '../../db/documents.ts';
import { listDocuments } from '../../db/recordLists.ts';
import { fail, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers } from '../dispatch.ts';
import { inspectFile } from '../documents/inspectFile.ts';
import { frameOf } from './frame.ts';

type DocumentHandlers = Pick<Handlers, `documents.${'list' | 'get' | 'add' | 'save' | 'remove'}`>;

/** Papers: taken in byte for byte, described by people, never changed. */
export const documentHandlers: DocumentHandlers = {
  'documents.list'({ offset, limit, ...filter }, { db }) {
    return ok(listDocuments(db, filter, { offset, limit }));
  },
  'documents.get'({ id }, { db }) {
    const document = getDocument(db, id);
    return document ? ok(document) : notFound('document');
  },
  async 'documents.add'({ uploadId, values, claimId }, { services }) {
    const upload = services.uploads.take(uploadId);
    if (!upload) return invalid('uploadId', 'This file is no longer waiting. Add it again.');
    const inspected = await inspectFile(upload.bytes, upload.type, upload.name);
    if (!inspected.ok) return inspected;
    const { mediaType, pages, condition, fileName, notes } = inspected.value;
    return services.write('documents.add', 'Add document', (context) => {
      const claim = claimId === null ? null : getClaim(context.db, claimId);
      if (claimId !== null && !claim) return notFound('claim');
      if (claimId !== null && isFrozen(context.db, claimId)) {
        return fail({
          kind: 'blocked',
          message: 'This claim is finalised: its papers stay as they are. Correct the claim to add one.',
          rules: [],
        });
      }
      const attachment = context.attachments.put(upload.bytes);
      const document = insertDocument(frameOf(context), values, {
        fileName,
        mediaType,
        bytes: upload.bytes.length,
        pages,
        sha256: createHash('sha256').update(upload.bytes).digest('hex'),
        condition,
        addedAt: context.now,
        addedBy: context.user.name,
        attachment,
      });
      if (claimId !== null) linkDocument(frameOf(context), claimId, document.id);
      return ok({ document, notes: [...notes] });
    });
  },
  'documents.save'({ id, revision, values }, context) {
    if (id === null || revision === null) {
      return invalid('id', 'A new document begins with its file. Drop the file, or choose it.');
    }
    return updateDocument(frameOf(context), { id, revision }, values);
  },
  'documents.remove'(target, context): Result<Record<string, never>> {
    const removed = removeDocument(frameOf(context), target);
    return removed.ok ? ok({}) : removed;
  },
};
