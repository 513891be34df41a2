/** CMS place of service codes where oxygen equipment is used or is not. Names are CMS's. */
export interface PlaceOfService {
  readonly code: string;
  readonly name: string;
  /** A hospital or the like, where the facility furnishes the oxygen. */
  readonly acute: boolean;
}

export const PLACES_OF_SERVICE: readonly PlaceOfService[] = [
  { code: '04', name: 'Homeless shelter', acute: false },
  { code: '11', name: 'Office', acute: false },
  { code: '12', name: 'Home', acute: false },
  { code: '13', name: 'Assisted living facility', acute: false },
  { code: '14', name: 'Group home', acute: false },
  { code: '16', name: 'Temporary lodging', acute: false },
  { code: '19', name: 'Off campus-outpatient hospital', acute: true },
  { code: '20', name: 'Urgent care facility', acute: true },
  { code: '21', name: 'Inpatient hospital', acute: true },
  { code: '22', name: 'On campus-outpatient hospital', acute: true },
  { code: '23', name: 'Emergency room-hospital', acute: true },
  { code: '24', name: 'Ambulatory surgical center', acute: true },
  { code: '31', name: 'Skilled nursing facility', acute: false },
  { code: '32', name: 'Nursing facility', acute: false },
  { code: '33', name: 'Custodial care facility', acute: false },
  { code: '34', name: 'Hospice', acute: false },
  { code: '41', name: 'Ambulance - land', acute: true },
  { code: '51', name: 'Inpatient psychiatric facility', acute: true },
  { code: '54', name: 'Intermediate care facility', acute: false },
  { code: '55', name: 'Residential substance abuse treatment facility', acute: false },
  { code: '56', name: 'Psychiatric residential treatment center', acute: false },
  { code: '61', name: 'Comprehensive inpatient rehabilitation facility', acute: true },
  { code: '65', name: 'End-stage renal disease treatment facility', acute: false },
];

export function placeOfService(code: string): PlaceOfService | null {
  return PLACES_OF_SERVICE.find((place) => place.code === code) ?? null;
}
