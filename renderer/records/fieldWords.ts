/**
 * Names of record fields in words, for histories, conflicts and amendments. A path's last named part is what
 * counts; list places become numbers as people count them: `parts.0.reason` is "Part 1: why needed".
 */
const WORDS: Readonly<Record<string, string>> = {
  npi: 'NPI',
  zip: 'ZIP',
  phone: 'Telephone',
  taxId: 'Tax id',
  pao2: 'PaO2',
  hcpcs: 'HCPCS code',
  repairedCode: 'Code worked on',
  scheduledOn: 'Planned for',
  patientSignedAs: 'Who signed for the patient',
  technicianSignature: 'Technician’s signature, drawn',
  patientSignature: 'Patient’s signature, drawn',
  runs: 'Runs of the timer',
  maintenanceIds: 'Maintenance done',
  standardRepair: 'Standard repair',
  line1: 'Street',
  line2: 'Apartment, suite, unit',
  from: 'First day of coverage',
  to: 'Last day of coverage',
  firstName: 'First name',
  lastName: 'Last name',
  memberId: 'Member ID',
  insuranceType: 'Why Medicare pays second',
  payerId: 'Payer',
  branchId: 'Branch',
  patientId: 'Patient',
  physicianId: 'Physician',
  equipmentId: 'Device',
  technicianId: 'Technician',
  technicianName: 'Technician',
  documentId: 'Linked document',
  holderId: 'Holder',
  visitedOn: 'Date of the visit',
  arrivedAt: 'Arrived',
  leftAt: 'Left',
  before: 'Readings before',
  after: 'Readings after',
  oxygenPercent: 'Oxygen concentration',
  flowLpm: 'Flow',
  pressurePsi: 'Outlet pressure',
  alarms: 'Alarm test',
  malfunction: 'Malfunction found',
  workDone: 'Work done',
  workKinds: 'Kinds of work',
  resultNote: 'Result in words',
  patientSignedBy: 'Signed by the patient',
  labor: 'Labor',
  hourlyRateCents: 'Rate an hour',
  unitCostCents: 'Unit cost',
  replacementCents: 'Replacement cost',
  replacementSource: 'Source of the replacement cost',
  lotOrSerial: 'Lot or serial',
  reason: 'Why needed',
  warrantyLaborUntil: 'Labor warranty until',
  lengthOfNeedMonths: 'Length of need',
  validTo: 'Good until',
  covers: 'Covers',
  roomAir: 'Room air',
  onLpm: 'Oxygen at',
  saturationOnOxygen: 'Saturation exercising on oxygen',
  groupTwoCondition: 'Condition for group II',
  saturationAtRest: 'Saturation at rest, without oxygen',
  sameSession: 'All readings of one session',
  hypoxemiaSigns: 'Signs of hypoxemia with the fall',
  study: 'Part of a larger test',
  namesPatient: 'The paper names the patient',
  namesPractitioner: 'The paper names the practitioner',
  faceToFaceOn: 'Face-to-face visit',
  signatureOnFileOn: 'Authorization signed',
  assignment: 'Assignment accepted',
  abnIssuedOn: 'ABN issued on',
  abnSignedOn: 'ABN signed on',
  abnOption: 'ABN option',
  abnKind: 'Kind of ABN',
  abnReason: 'Reason on the ABN',
  abnEstimateCents: 'Estimated cost on the ABN',
  dayLpm: 'Flow by day',
  nightLpm: 'Flow by night',
  groupThreeCondition: 'Condition for group III',
  lot: 'Lot number',
  invoiceTotalCents: 'Invoice total',
  removed_at: 'Removed',
  removedAt: 'Removed',
};

const ITEMS: Readonly<Record<string, string>> = {
  parts: 'Part',
  labor: 'Labor',
  contacts: 'Contact',
  findings: 'Finding',
};

export function fieldWords(path: string): string {
  const steps = path.split('.');
  const words: string[] = [];
  for (const [at, step] of steps.entries()) {
    const next = steps[at + 1];
    if (/^\d+$/.test(step)) continue;
    if (next !== undefined && /^\d+$/.test(next))
      words.push(`${ITEMS[step] ?? humanise(step)} ${Number(next) + 1}`);
    else
      words.push(words.length === 0 ? (WORDS[step] ?? humanise(step)) : lower(WORDS[step] ?? humanise(step)));
  }
  return words.join(': ');
}

/** `signedOn` and `signed_on` read as "Signed on". */
function humanise(name: string): string {
  const words = name
    .replace(/_/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function lower(words: string): string {
  return /^[A-Z]{2}|^PaO2/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}
