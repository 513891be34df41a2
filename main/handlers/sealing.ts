import { getVisit, sealVisit } from '../../db/visits.ts';
import { formatUsDate } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { User } from '../../shared/domain/people.ts';
import {
  isOwnVisit,
  isSameName,
  type ServiceVisit,
  type ServiceVisitValues,
} from '../../shared/domain/serviceVisit.ts';
import { invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { ReadContext, WriteContext } from '../dispatch.ts';
import { isAtBench } from './benchView.ts';
import { frameOf } from './frame.ts';
import { noteMaintenanceOfVisit } from './maintenance.ts';
import { takePartsOfVisit } from './parts.ts';

/** Signing a visit: what it needs, who may sign it as whom, and what follows from it. */
export function signVisit(
  context: WriteContext,
  { signedName, ...target }: { readonly id: Id; readonly revision: number; readonly signedName: string },
): Result<ServiceVisit> {
  const visit = getVisit(context.db, target.id);
  if (!visit) return notFound('service visit');
  if (visit.seal === null) {
    const complete = billableLater(visit, context);
    if (!complete.ok) return complete;
  }
  const signer = signerOf(visit, context.user, signedName);
  if (!signer.ok) return signer;
  const sealed = sealVisit(frameOf(context), target, signer.value);
  if (sealed.ok) {
    takePartsOfVisit(context, sealed.value);
    noteMaintenanceOfVisit(context, sealed.value);
  }
  return sealed;
}

/** Without device and day a visit can never be billed: it is not signed without them. */
function billableLater(visit: ServiceVisit, { today }: ReadContext): Result<void> {
  if (visit.equipmentId === null) {
    return invalid(
      'equipmentId',
      'Choose the device that was worked on, then sign: it cannot be added to a signed visit.',
    );
  }
  if (visit.visitedOn === null) {
    return invalid(
      'visitedOn',
      'Give the date of the visit, then sign: nobody can say later when the work was done.',
    );
  }
  return notAhead(visit, today);
}

/** A day that has not come is refused when it is saved and when it is signed. Planned days have a field of their own. */
export function notAhead({ visitedOn }: Pick<ServiceVisitValues, 'visitedOn'>, today: string): Result<void> {
  return visitedOn === null || visitedOn <= today
    ? ok(undefined)
    : invalid(
        'visitedOn',
        `${formatUsDate(visitedOn)} has not come yet. Give the day on which you were there; a day to come goes into “Planned for”.`,
      );
}

/**
 * The technician signs with the own name. The desk may enter a visit that a technician wrote on paper: then the seal
 * says who entered it. A technician signs for nobody else.
 */
function signerOf(
  visit: ServiceVisit,
  user: User,
  signedName: string,
): Result<{ readonly userId: Id; readonly signedName: string; readonly enteredBy: string }> {
  const typed = signedName.trim();
  if (isOwnVisit(visit, user)) {
    return isSameName(typed, user.name)
      ? ok({ userId: user.id, signedName: typed, enteredBy: '' })
      : invalid('signedName', `Sign with your own name, as the program knows you: ${user.name}.`);
  }
  const technician = visit.technicianName.trim();
  if (technician === '') return invalid('technicianId', 'Choose the technician of this visit, then sign.');
  if (isAtBench(user)) {
    return invalid(
      'signedName',
      `This is the visit of ${technician}, who has to sign it. If you made it, choose yourself as the technician.`,
    );
  }
  return isSameName(typed, technician)
    ? ok({ userId: user.id, signedName: typed, enteredBy: user.name })
    : invalid('signedName', 'Type the name of the technician of this visit, as it stands on the page.');
}
