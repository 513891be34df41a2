import { isBlank } from '../../../shared/domain/record.ts';
import type { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import type { z } from 'zod';

export type VisitValues = z.infer<typeof ServiceVisitValues>;

export interface VisitGap {
  /** Path of the field that closes it. */
  readonly path: string;
  readonly text: string;
}

/**
 * What a finished visit usually holds and this one does not. A technician may sign all the same: the entry is
 * then as it is, and what is missing can only be amended.
 * @param device the visit's device as it is on file; null when none is chosen
 */
export function visitGaps(
  visit: VisitValues,
  device: { readonly serial: string } | null,
): readonly VisitGap[] {
  const gaps: VisitGap[] = [];
  function want(given: boolean, path: string, text: string) {
    if (!given) gaps.push({ path, text });
  }
  want(visit.equipmentId !== null, 'equipmentId', 'Which device was worked on');
  want(
    visit.equipmentId === null || !device || !isBlank(device.serial),
    'equipmentId',
    'The serial of the device',
  );
  want(visit.visitedOn !== null, 'visitedOn', 'The date of the visit');
  want(visit.technicianId !== null && !isBlank(visit.technicianName), 'technicianId', 'The technician');
  want(visit.findings.length > 0 || !isBlank(visit.malfunction), 'findings', 'What was found');
  want(!isBlank(visit.workDone) || visit.workKinds.length > 0, 'workDone', 'What was done');
  want(visit.result !== null, 'result', 'The result');
  visit.parts.forEach((part, index) => {
    const number = `part ${index + 1}`;
    want(
      !isBlank(part.description) || !isBlank(part.partNumber),
      `parts.${index}.description`,
      `What ${number} is`,
    );
    want(!part.billed || !isBlank(part.reason), `parts.${index}.reason`, `Why ${number} was needed`);
  });
  return gaps;
}
