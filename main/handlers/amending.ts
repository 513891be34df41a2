import { getVisit, insertAmendment } from '../../db/visits.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { effectiveVisit, type ServiceVisit, ServiceVisitValues } from '../../shared/domain/serviceVisit.ts';
import { fail, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';
import { noteMeterOfAmendment } from './maintenance.ts';
import { moveStockOfAmendment } from './parts.ts';
import { notAhead } from './sealing.ts';

/** Amendments of signed visits, and what they change in the stock and on the device. */

/** What says of whom, of what device and by whom; and the ids of rows. */
const IDENTITY = /^(id|patientId|equipmentId|technicianId)$/;
/** What a hand drew, whole or in part. */
const DRAWN = /^(technicianSignature|patientSignature)$/;

function isWholeRow([field, ...rest]: readonly string[]): boolean {
  return (field === 'parts' || field === 'labor') && rest.length < 2;
}

/** Only a field of the visit's values may be amended, and only to a value that would have been accepted there. */
export function amendVisit(
  context: WriteContext,
  input: { readonly id: Id; readonly path: string; readonly after: unknown; readonly reason: string },
): Result<ServiceVisit> {
  const visit = getVisit(context.db, input.id);
  if (!visit) return notFound('service visit');
  if (!visit.seal) {
    return fail({ kind: 'blocked', message: 'This visit is still a draft: change it directly.', rules: [] });
  }
  const reason = input.reason.trim();
  if (reason === '') return invalid('reason', 'Say why the entry is amended.');
  const keys = input.path.split('.');
  if (!Object.hasOwn(ServiceVisitValues.shape, keys[0] ?? '')) {
    return invalid('path', 'This field is not part of the visit.');
  }
  if (IDENTITY.test(keys.at(-1) ?? '') || DRAWN.test(keys[0] ?? '') || isWholeRow(keys)) {
    return invalid(
      'path',
      'Whose visit this is, which rows it has and who drew a signature stays as it was signed. Amend a field of it; enter a forgotten part or labor as a second visit of the same day.',
    );
  }
  const current = effectiveVisit(visit);
  const before = valueAt(current, input.path);
  if (before === undefined) return invalid('path', 'This field is not part of the visit.');
  const amendment = { path: input.path, before, after: input.after as never, reason };
  const trial = effectiveVisit({
    ...visit,
    amendments: [
      ...visit.amendments,
      {
        ...amendment,
        id: context.newId(),
        at: context.now,
        userId: context.user.id,
        userName: context.user.name,
      },
    ],
  });
  if (JSON.stringify(valueAt(trial, input.path)) !== JSON.stringify(input.after)) {
    return invalid('after', 'This value does not fit the field. Correct it and add the amendment again.');
  }
  if (JSON.stringify(before) === JSON.stringify(input.after)) {
    return invalid('after', 'This is what the visit says already.');
  }
  const day = input.path === 'visitedOn' ? notAhead(trial, context.today) : ok(undefined);
  if (!day.ok) return invalid('after', day.fault.message);
  const amended = insertAmendment(frameOf(context), input.id, {
    ...amendment,
    userId: context.user.id,
    userName: context.user.name,
  });
  const amendedTo = effectiveVisit(amended);
  moveStockOfAmendment(context, current, amendedTo);
  noteMeterOfAmendment(context, current, amendedTo);
  return ok(amended);
}

function valueAt(target: unknown, path: string): never | undefined {
  let value: unknown = target;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value as never;
}
