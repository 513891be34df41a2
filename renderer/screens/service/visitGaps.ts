import type { Equipment } from '../../../shared/domain/equipment.ts';
import { isBlank } from '../../../shared/domain/record.ts';
import type { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import type { z } from 'zod';

export type VisitValues = z.infer<typeof ServiceVisitValues>;

export interface VisitGap {
  /** Path of the field that closes it. */
  readonly path: string;
  readonly text: string;
  /** Without it the visit is not sealed. */
  readonly required?: boolean;
}

/**
 * What a finished visit usually holds and this one does not. A technician may sign all the same but for device and day,
 * without which it can never be billed: the entry is then as it is, and what is missing can only be amended.
 * @param device the visit's device as it is on file; null when none is chosen
 */
export function visitGaps(
  visit: VisitValues,
  device: Pick<Equipment, 'serial' | 'ownership'> | null,
): readonly VisitGap[] {
  const gaps: VisitGap[] = [];
  function want(given: boolean, path: string, text: string) {
    if (!given) gaps.push({ path, text });
  }
  if (visit.equipmentId === null) {
    gaps.push({ path: 'equipmentId', text: 'Which device was worked on', required: true });
  }
  want(
    visit.equipmentId === null || !device || !isBlank(device.serial),
    'equipmentId',
    'The serial of the device',
  );
  // Devices in stock and loaners are at nobody's home.
  const unheld = device?.ownership === 'stock' || device?.ownership === 'loaner';
  want(visit.patientId !== null || unheld, 'patientId', 'The patient');
  if (visit.visitedOn === null) {
    gaps.push({ path: 'visitedOn', text: 'The date of the visit', required: true });
  }
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
