import type { AuditNote, Services } from '../services.ts';

/** An entry names at most so many patients; where there are more, several entries tell of the act. */
const PATIENTS_OF_ENTRY = 200;

/**
 * Notes an act under each of its patients. A patient who is the only one stands in the entry itself.
 * @returns false when the sitting is over: then what was asked for must not be given away
 */
export function noteAbout(
  services: Services,
  note: Omit<AuditNote, 'patientId'>,
  patients: readonly string[],
): boolean {
  const { details = {} } = note;
  const [only = ''] = patients;
  if (patients.length <= 1) return services.note({ ...note, patientId: only, details });
  for (let at = 0; at < patients.length; at += PATIENTS_OF_ENTRY) {
    const some = patients.slice(at, at + PATIENTS_OF_ENTRY);
    if (!services.note({ ...note, patientId: '', details: { ...details, patients: some } })) return false;
  }
  return true;
}
