import { NO_READINGS, type ServiceVisitValues } from '../../shared/domain/serviceVisit.ts';

/** A visit in which nothing was given yet. */
export function newVisit(given: Partial<ServiceVisitValues> = {}): ServiceVisitValues {
  return {
    equipmentId: null,
    patientId: null,
    visitedOn: null,
    scheduledOn: null,
    arrivedAt: '',
    leftAt: '',
    technicianId: null,
    technicianName: '',
    technicianQualification: '',
    purpose: null,
    complaint: '',
    before: NO_READINGS,
    findings: [],
    malfunction: '',
    workDone: '',
    workKinds: [],
    parts: [],
    labor: [],
    after: NO_READINGS,
    resultNote: '',
    result: null,
    maintenanceIds: [],
    technicianSignature: [],
    patientSignedBy: '',
    patientSignedAs: null,
    patientSignature: [],
    ...given,
  };
}
