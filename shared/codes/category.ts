/** What kind of thing a HCPCS code is for, worked out from CMS's type of service and the sections of its code book. */

export type Category =
  | 'dme'
  | 'supplies'
  | 'prostheticsOrthotics'
  | 'drugsRadiopharmaceuticals'
  | 'ambulance'
  | 'enteralParenteral'
  | 'professionalServices'
  | 'laboratory'
  | 'hospitalOutpatient'
  | 'behavioralHealth'
  | 'visionHearing'
  | 'medicaid'
  | 'privatePayers'
  | 'temporary';

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  dme: 'Durable medical equipment',
  supplies: 'Supplies',
  prostheticsOrthotics: 'Prosthetics and orthotics',
  drugsRadiopharmaceuticals: 'Drugs and radiopharmaceuticals',
  ambulance: 'Ambulance',
  enteralParenteral: 'Enteral and parenteral nutrition',
  professionalServices: 'Professional services and measures',
  laboratory: 'Laboratory',
  hospitalOutpatient: 'Hospital outpatient devices and procedures',
  behavioralHealth: 'Behavioral health',
  visionHearing: 'Vision and hearing',
  medicaid: 'Medicaid services',
  privatePayers: 'Services of private payers',
  temporary: 'Temporary codes',
};

/**
 * Sections whose letter and number settle it; the rest (A9150 to A9499, C, G, K, M, Q, S) is mixed, and CMS's type
 * of service tells where the release has one.
 * @param betos Berenson-Eggers type of service; '' where no release tells it.
 */
export function categoryOf(code: string, betos: string): Category {
  const number = Number(code.slice(1));
  switch (code.slice(0, 1)) {
    case 'A':
      if (number < 1000) return 'ambulance';
      if (number >= 9500 && number < 9900) return 'drugsRadiopharmaceuticals';
      return number >= 9150 && number < 9300 && isDrug(betos) ? 'drugsRadiopharmaceuticals' : 'supplies';
    case 'B':
      return 'enteralParenteral';
    case 'C':
      return (
        byBetos(betos) ?? (isOutpatientDrug(number) ? 'drugsRadiopharmaceuticals' : 'hospitalOutpatient')
      );
    case 'E':
      return 'dme';
    case 'G':
      return byBetos(betos) ?? 'professionalServices';
    case 'H':
      return 'behavioralHealth';
    case 'J':
      return 'drugsRadiopharmaceuticals';
    case 'K':
      return byBetos(betos) ?? 'dme';
    case 'L':
      return 'prostheticsOrthotics';
    case 'P':
    case 'U':
      return 'laboratory';
    case 'Q':
      return byBetos(betos) ?? temporaryQ(number);
    case 'S':
      return byBetos(betos) ?? 'privatePayers';
    case 'T':
      return 'medicaid';
    case 'V':
      return 'visionHearing';
    default:
      return 'professionalServices';
  }
}

/** C8957 to C9899 hold drugs under pass-through payment, but for the procedures of C96xx to C97xx. */
function isOutpatientDrug(number: number): boolean {
  return (number >= 9000 && number < 9350) || (number >= 9399 && number < 9500);
}

/** Q4100 to Q4999 are skin substitutes, Q5101 to Q5199 biosimilars, Q0138 to Q0249 and Q9900 on drugs. */
function temporaryQ(number: number): Category {
  if (number >= 4100 && number < 5000) return 'supplies';
  const isDrug = (number >= 138 && number < 250) || (number >= 5100 && number < 5200) || number >= 9900;
  return isDrug || (number >= 2000 && number < 2100) ? 'drugsRadiopharmaceuticals' : 'temporary';
}

function isDrug(betos: string): boolean {
  return ['D1G', 'O1D', 'O1E', 'O1G'].includes(betos);
}

function byBetos(betos: string): Category | null {
  if (isDrug(betos)) return 'drugsRadiopharmaceuticals';
  if (betos === 'O1A') return 'ambulance';
  if (betos === 'D1A') return 'supplies';
  if (betos === 'D1F') return 'prostheticsOrthotics';
  if (/^D1[BCDE]$/.test(betos)) return 'dme';
  if (betos === 'O1C') return 'enteralParenteral';
  if (betos === 'O1F') return 'visionHearing';
  if (/^T1/.test(betos)) return 'laboratory';
  if (/^[MPI]/.test(betos) || /^T2/.test(betos)) return 'professionalServices';
  return null;
}
