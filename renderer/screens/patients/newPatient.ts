import type { PatientValues } from '../../../shared/domain/people.ts';
import { NO_ADDRESS } from '../../../shared/domain/record.ts';

/** A patient of whom nothing is known yet. */
export function newPatient(): PatientValues {
  return {
    firstName: '',
    middleName: '',
    lastName: '',
    suffix: '',
    birthDate: null,
    sex: 'unknown',
    phone: '',
    mobile: '',
    email: '',
    address: NO_ADDRESS,
    contacts: [],
    chartNumber: '',
    note: '',
  };
}
