import { formatUsDate, isIsoDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';

/**
 * The name of every answer of a claim's case, by its path with `*` for a row's number. Fields, findings,
 * conflicts and differences all take their words from here, so that one thing has one name.
 */
const LABELS: Readonly<Record<string, string>> = {
  'claim.kind': 'Kind of claim',
  'claim.dateOfService': 'Date of service',
  'claim.placeOfService': 'Place of service',
  'claim.coverageId': 'Coverage billed',
  'claim.equipmentId': 'Device',
  'claim.visitId': 'Service visit',
  'claim.orderId': 'Order',
  'claim.oxygenTestId': 'Oxygen test',
  'claim.diagnosisCodes': 'Diagnoses on the claim',
  'claim.lines': 'Claim lines',
  'claim.lines.*.code': 'Code',
  'claim.lines.*.modifiers': 'Modifiers',
  'claim.lines.*.units': 'Units',
  'claim.lines.*.chargeCents': 'Charge',
  'claim.lines.*.description': 'Description',
  'claim.lines.*.narrative': 'Line note to the payer',
  'claim.documentIds': 'Papers of this claim',
  'claim.note': 'Note for the office',
  'claim.repair.comparison': 'Repair against replacement',
  'claim.repair.comparison.comparedOn': 'Compared on',
  'claim.repair.comparison.repairSource': 'Source of the repair figure',
  'claim.repair.comparison.replacementSource': 'Source of the replacement figure',
  'claim.repair.comparison.conclusion': 'Conclusion',
  'claim.repair.renewalReason': 'Why the work renews the device (NU)',
  'claim.repair.frequencyReason': 'Why another repair so soon',
  'claim.repair.coverageVerifiedOn': 'Coverage verified on',
  'claim.repair.coverageReference': 'Reference of the verification',
  'claim.repair.patientToldOn': 'Patient told what they may owe on',
  'claim.rental.basis': 'Rented or bought',
  'claim.rental.rentalMonthsBilled': 'Rental months billed before',
  'claim.delivery.deliveredOn': 'Delivered on',
  'claim.rental.agreedTermMonths': 'Agreed term',
  'claim.rental.portableReason': 'Why portable rather than stationary',
  'claim.rental.mobilityInHome': 'Mobility within the home',
  'claim.rental.duration': 'Expected duration of use',
  'claim.rental.durationMonths': 'Months expected',
  'claim.rental.followsGuideline': 'Use agrees with a guideline for long-term oxygen',
  'claim.rental.guideline': 'Which guideline',
  'claim.rental.otherTreatment': 'Other treatment tried',
  'claim.rental.uncorrectedByOtherTreatment': 'Hypoxemia remained in spite of it',
  'claim.notice.abnIssuedOn': 'ABN issued on',
  'claim.notice.abnSignedOn': 'ABN signed on',
  'claim.notice.abnOption': 'Option chosen',
  'claim.attestation.criteriaAttestedBy': 'Attested by',
  'claim.attestation.criteriaAttestedOn': 'Attested on',
  'claim.authorization.authorizationNumber': 'Authorization number',
  'claim.authorization.authorizationFrom': 'Authorized from',
  'claim.authorization.authorizationTo': 'Authorized to',
  'claim.rental.stationaryTrialFrom': 'Stationary trial from',
  'claim.rental.stationaryTrialTo': 'Stationary trial to',
  'claim.rental.stationaryTrialOutcome': 'Outcome of the stationary trial',
  'patient.firstName': 'First name',
  'patient.middleName': 'Middle name',
  'patient.lastName': 'Last name',
  'patient.suffix': 'Suffix',
  'patient.birthDate': 'Date of birth',
  'patient.sex': 'Sex',
  'patient.phone': 'Telephone',
  'patient.address': 'Address',
  'patient.address.line1': 'Street',
  'patient.address.line2': 'Apartment, suite, unit',
  'patient.address.city': 'City',
  'patient.address.state': 'State',
  'patient.address.zip': 'ZIP',
  coverage: 'Coverage',
  'coverage.memberId': 'Member id',
  'coverage.groupNumber': 'Group number',
  'coverage.relation': 'Patient is the insured’s',
  'coverage.insuredName': 'Insured’s name',
  'coverage.from': 'Covered from',
  'coverage.to': 'Covered to',
  'coverage.rank': 'Pays',
  payer: 'Payer',
  equipment: 'Device',
  'equipment.kind': 'Kind of device',
  'equipment.hcpcs': 'Code of the device',
  'equipment.make': 'Make',
  'equipment.model': 'Model',
  'equipment.serial': 'Serial number',
  'equipment.ownership': 'Who owns it',
  'equipment.acquiredOn': 'Acquired on',
  'equipment.rentalStartedOn': 'Rental began on',
  'equipment.warrantyUntil': 'Parts warranty until',
  'equipment.warrantyLaborUntil': 'Labor warranty until',
  'equipment.replacementCents': 'Cost to replace it',
  'equipment.replacementSource': 'Source of the replacement cost',
  'equipment.hourMeter': 'Hour meter',
  visit: 'Service visit',
  'visit.visitedOn': 'Date of the visit',
  'visit.technicianName': 'Technician',
  'visit.technicianQualification': 'Technician’s qualification',
  'visit.purpose': 'Purpose',
  'visit.complaint': 'Complaint in the patient’s words',
  'visit.findings': 'Finding',
  'visit.malfunction': 'Specific malfunction',
  'visit.workDone': 'Work done',
  'visit.workKinds': 'Kinds of work',
  'visit.before': 'Readings before',
  'visit.before.oxygenPercent': 'Oxygen before',
  'visit.before.flowLpm': 'Flow before',
  'visit.before.pressurePsi': 'Pressure before',
  'visit.before.hourMeter': 'Hour meter before',
  'visit.before.alarms': 'Alarms before',
  'visit.after': 'Readings after',
  'visit.after.oxygenPercent': 'Oxygen after',
  'visit.after.flowLpm': 'Flow after',
  'visit.after.pressurePsi': 'Pressure after',
  'visit.after.hourMeter': 'Hour meter after',
  'visit.after.alarms': 'Alarms after',
  'visit.parts': 'Parts',
  'visit.parts.*.partNumber': 'Part number',
  'visit.parts.*.description': 'Description',
  'visit.parts.*.quantity': 'Quantity',
  'visit.parts.*.unitCostCents': 'Unit cost',
  'visit.parts.*.lotOrSerial': 'Lot or serial',
  'visit.parts.*.reason': 'Why it was needed',
  'visit.parts.*.billed': 'Billed',
  'visit.labor': 'Labor',
  'visit.labor.*.description': 'Labor',
  'visit.labor.*.minutes': 'Minutes',
  'visit.labor.*.hourlyRateCents': 'Rate an hour',
  'visit.result': 'Result',
  'visit.resultNote': 'Result in words',
  'visit.patientSignedBy': 'Signed by the patient or for them',
  'visit.seal': 'Technician’s signature',
  order: 'Order',
  'order.physicianId': 'Ordering physician',
  'order.covers': 'What it covers',
  'order.description': 'What is ordered',
  'order.orderedOn': 'Ordered on',
  'order.signedOn': 'Signed on',
  'order.signature': 'Signature',
  'order.receivedOn': 'Received on',
  'order.validTo': 'Good until',
  'order.quantity': 'Quantity',
  'order.condition': 'Condition treated',
  'order.diagnosisCode': 'Diagnosis on the order',
  'order.saturation': 'Saturation on the order',
  'order.pao2': 'PaO₂ on the order',
  'order.flowLpm': 'Flow ordered',
  'order.delivery': 'Delivery',
  'order.lengthOfNeedMonths': 'Length of need',
  'order.documentId': 'Paper of the order',
  physician: 'Ordering physician',
  'physician.npi': 'Physician’s NPI',
  oxygenTest: 'Oxygen test',
  'oxygenTest.method': 'Method',
  'oxygenTest.testedOn': 'Tested on',
  'oxygenTest.condition': 'Condition of the test',
  'oxygenTest.pao2': 'PaO₂',
  'oxygenTest.saturation': 'Saturation',
  'oxygenTest.roomAir': 'On room air',
  'oxygenTest.onLpm': 'On oxygen at',
  'oxygenTest.saturationOnOxygen': 'Saturation exercising on oxygen',
  'oxygenTest.performedBy': 'Performed by',
  'oxygenTest.performedBySupplier': 'The supplier of the equipment performed it',
  'oxygenTest.groupTwoCondition': 'Condition that group II asks for',
  'oxygenTest.evaluatedByPhysician': 'The treating physician evaluated it',
  'oxygenTest.documentId': 'Paper of the test',
  diagnoses: 'Diagnoses',
  'diagnoses.*.code': 'Diagnosis',
  'diagnoses.*.diagnosedOn': 'Diagnosed on',
  documents: 'Papers of this claim',
  'documents.*.type': 'Type',
  'documents.*.documentDate': 'Date of the paper',
  'documents.*.title': 'Title',
  'documents.*.author': 'Author or issuer',
  'documents.*.signed': 'Signed',
  'documents.*.statesContinuedNeed': 'States that oxygen is still needed',
  'documents.*.invoiceTotalCents': 'Total for parts on the invoice',
  'documents.*.invoiceNumber': 'Invoice number',
  'documents.*.note': 'Note',
  office: 'Office profile',
  'office.licenseNumber': 'License number of the office',
  'office.licenseExpiresOn': 'License of the office expires',
  'office.npi': 'NPI of the office',
};

/** The name of the answer at a path, or of the nearest thing around it that has one. */
export function labelOf(path: string): string {
  const keys = path.split('.').map((key) => (/^\d+$/.test(key) ? '*' : key));
  for (let length = keys.length; length > 0; length -= 1) {
    const label = LABELS[keys.slice(0, length).join('.')];
    if (label !== undefined) return label;
  }
  return 'This claim';
}

/** With its row where there are several: `Part 2: Why it was needed`. */
export function placedLabel(path: string): string {
  const [list, row] = /^(.*?)\.(\d+)(?:\.|$)/.exec(path)?.slice(1) ?? [];
  if (list === undefined || row === undefined) return labelOf(path);
  const name = ROWS[list];
  return name ? `${name} ${Number(row) + 1}: ${labelOf(path)}` : labelOf(path);
}

const ROWS: Readonly<Record<string, string>> = {
  'visit.parts': 'Part',
  'visit.labor': 'Labor',
  'claim.lines': 'Line',
  documents: 'Paper',
  diagnoses: 'Diagnosis',
};

/** A value in words, for comparing two of them. Money is known by its field's name. */
export function valueInWords(path: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'Not given';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return path.endsWith('Cents') ? formatCents(value) : String(value);
  if (typeof value === 'string') return isIsoDate(value) ? formatUsDate(value) : value;
  if (Array.isArray(value)) {
    if (value.length === 0) return 'None';
    return value.map((item: unknown) => valueInWords(path, item)).join(' · ');
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([key, item]) => key !== 'id' && item !== null && item !== '' && !isEmptyList(item))
      .map(([key, item]) => valueInWords(`${path}.${key}`, item))
      .join(', ');
  }
  return '';
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
