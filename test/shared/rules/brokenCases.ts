import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { broken, type BrokenCase } from './brokenCase.ts';
import { BROKEN_ORTHOSIS_CASES } from './brokenOrthosisCases.ts';
import { BROKEN_RADIOPHARMACEUTICAL_CASES } from './brokenRadiopharmaceuticalCases.ts';
import { CONTRADICTING_CASES } from './contradictingCases.ts';
import { dropPapers, lineOf, paperOf, partOf, payerOf, recordOf } from './startingCases.ts';

const visitOf = (theCase: ClaimCase) => recordOf(theCase.visit);
const orderOf = (theCase: ClaimCase) => recordOf(theCase.order);
const testOf = (theCase: ClaimCase) => recordOf(theCase.oxygenTest);
const deviceOf = (theCase: ClaimCase) => recordOf(theCase.equipment);

const ANY_CLAIM: readonly BrokenCase[] = [
  broken(
    'repair',
    'CLAIM-BILLABLE',
    'Medicare, billed with the official code',
    'blocker',
    'unmet',
    'claim.equipmentId',
    (c) => {
      payerOf(c).class = 'medicare';
      recordOf(c.coverage).memberId = '1EG4TE5MK73';
      lineOf(c).code = 'K0740';
    },
  ),
  broken(
    'repair',
    'CLAIM-BILLABLE',
    'device under warranty',
    'blocker',
    'unknown',
    'equipment.warrantyUntil',
    (c) => {
      deviceOf(c).warrantyUntil = '2026-10-20';
    },
  ),
  broken(
    'medicareRental',
    'CLAIM-BILLABLE',
    'Medicare, 36 months billed',
    'blocker',
    'unmet',
    'claim.rental.rentalMonthsBilled',
    (c) => {
      c.claim.rental.rentalMonthsBilled = 36;
    },
  ),
  broken(
    'medicareRental',
    'CLAIM-BILLABLE',
    'Medicare, device sold',
    'blocker',
    'unmet',
    'claim.rental.basis',
    (c) => {
      c.claim.rental.basis = 'purchase';
      c.claim.rental.rentalMonthsBilled = 36;
      lineOf(c).modifiers = ['NU', 'N1'];
    },
  ),
  broken('repair', 'CLAIM-DATE', 'no date of service', 'blocker', 'unknown', 'claim.dateOfService', (c) => {
    c.claim.dateOfService = null;
  }),
  broken('rental', 'CLAIM-DATE', 'no date of service', 'blocker', 'unknown', 'claim.dateOfService', (c) => {
    c.claim.dateOfService = null;
  }),
  broken(
    'repair',
    'CLAIM-DATE',
    'date of service tomorrow',
    'blocker',
    'unmet',
    'claim.dateOfService',
    (c) => {
      c.claim.dateOfService = '2026-11-03';
      visitOf(c).visitedOn = '2026-11-03';
    },
  ),
  broken('repair', 'CLAIM-PAYER', 'no coverage', 'blocker', 'unmet', 'claim.coverageId', (c) => {
    c.coverage = null;
    c.payer = null;
  }),
  broken('rental', 'CLAIM-PAYER', 'no coverage', 'blocker', 'unmet', 'claim.coverageId', (c) => {
    c.coverage = null;
    c.payer = null;
  }),
  broken(
    'rental',
    'CLAIM-PAYER',
    'coverage of another patient',
    'blocker',
    'unmet',
    'claim.coverageId',
    (c) => {
      recordOf(c.coverage).patientId = c.office.id;
    },
  ),
  broken('repair', 'CLAIM-COVERAGE', 'no member number', 'blocker', 'unmet', 'coverage.memberId', (c) => {
    recordOf(c.coverage).memberId = '';
  }),
  broken(
    'medicareRental',
    'CLAIM-COVERAGE',
    'number of another form',
    'blocker',
    'unmet',
    'coverage.memberId',
    (c) => {
      recordOf(c.coverage).memberId = 'SAMPLE123456';
    },
  ),
  broken('repair', 'CLAIM-COVERAGE', 'ended the day before', 'blocker', 'unmet', 'coverage.to', (c) => {
    recordOf(c.coverage).to = '2026-10-19';
  }),
  broken('repair', 'CLAIM-COVERAGE', 'begins the day after', 'blocker', 'unmet', 'coverage.from', (c) => {
    recordOf(c.coverage).from = '2026-10-21';
  }),
  broken('repair', 'CLAIM-PATIENT', 'no birth date', 'blocker', 'unmet', 'patient.birthDate', (c) => {
    c.patient.birthDate = null;
  }),
  broken('rental', 'CLAIM-PATIENT', 'no last name', 'blocker', 'unmet', 'patient.lastName', (c) => {
    c.patient.lastName = '  ';
  }),
  broken('repair', 'CLAIM-SUPPLIER', 'no NPI', 'blocker', 'unmet', 'office.npi', (c) => {
    c.office.npi = '';
  }),
  broken('repair', 'CLAIM-PHYSICIAN', 'no NPI', 'blocker', 'unmet', 'physician.npi', (c) => {
    recordOf(c.physician).npi = '';
  }),
  broken('rental', 'CLAIM-PHYSICIAN', 'nobody named', 'blocker', 'unmet', 'order.physicianId', (c) => {
    c.physician = null;
  }),
  broken('repair', 'CLAIM-LINES', 'no charge', 'blocker', 'unmet', 'claim.lines.0.chargeCents', (c) => {
    lineOf(c).chargeCents = null;
  }),
  broken('rental', 'CLAIM-LINES', 'no units', 'blocker', 'unmet', 'claim.lines.0.units', (c) => {
    lineOf(c).units = null;
  }),
  broken(
    'repair',
    'CLAIM-LINES',
    'a second line without a code',
    'blocker',
    'unmet',
    'claim.lines.1.code',
    (c) => {
      c.claim.lines.push({ ...lineOf(c), id: c.office.id, code: '' });
    },
    ['CLAIM-LOG-LINK'],
  ),
  broken('repair', 'CLAIM-FILING', 'a day past the limit', 'warning', 'unmet', 'claim.dateOfService', (c) => {
    payerOf(c).settings.timelyFilingDays = 12;
  }),
  broken('rental', 'CLAIM-DELIVERY', 'no delivery ticket', 'warning', 'unmet', 'documents', (c) => {
    dropPapers(c, 'proofOfDelivery');
  }),
  broken(
    'medicareRental',
    'CLAIM-DELIVERY',
    'later',
    'blocker',
    'unmet',
    'claim.delivery.deliveredOn',
    (c) => {
      c.claim.delivery.deliveredOn = '2026-10-06';
    },
  ),
  broken('medicareRental', 'CLAIM-DELIVERY', 'no delivery ticket', 'blocker', 'unmet', 'documents', (c) => {
    dropPapers(c, 'proofOfDelivery');
  }),
  broken(
    'medicareRental',
    'CLAIM-ORDER-FIRST',
    'order came after the delivery',
    'warning',
    'unmet',
    'order.receivedOn',
    (c) => {
      orderOf(c).receivedOn = '2026-10-06';
    },
  ),
  broken(
    'rental',
    'CLAIM-MODIFIERS',
    'not on the payer’s list',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['RR', 'KX', 'QF'];
    },
  ),
  broken(
    'repair',
    'CODE-ANNUAL',
    'a line with an ended code',
    'blocker',
    'unmet',
    'claim.lines.1.code',
    (c) => {
      c.claim.lines.push({ ...lineOf(c), id: c.office.id, code: 'E1340', logIds: [] });
    },
    ['CLAIM-LOG-LINK'],
  ),
  broken('repair', 'CLAIM-LOG-LINK', 'a link taken away', 'warning', 'unmet', 'claim.lines', (c) => {
    lineOf(c).logIds = lineOf(c).logIds.slice(1);
  }),
  broken(
    'repair',
    'CLAIM-LOG-LINK',
    'a line that rests on nothing',
    'warning',
    'unmet',
    'claim.lines.0.logIds',
    (c) => {
      lineOf(c).logIds = [];
    },
  ),
  broken(
    'repair',
    'CLAIM-LOG-LINK',
    'a row of another visit',
    'warning',
    'unmet',
    'claim.lines.0.logIds',
    (c) => {
      lineOf(c).logIds.push(c.office.id);
    },
  ),
  broken(
    'repair',
    'CLAIM-LOG-LINK',
    'a part in the line that is not charged',
    'warning',
    'unmet',
    'claim.lines.0.logIds',
    (c) => {
      partOf(c, 1).billed = false;
    },
  ),
  broken(
    'rental',
    'CODE-ANNUAL',
    'a date after the shipped code set',
    'blocker',
    'unknown',
    'claim.lines.0.code',
    (c) => {
      c.claim.dateOfService = '2027-01-01';
    },
    ['CLAIM-DATE'],
  ),
  broken(
    'repair',
    'CODE-CONFLICT',
    'the payer never agreed',
    'warning',
    'unmet',
    'claim.lines.0.code',
    (c) => {
      payerOf(c).settings.codeAgreements = [];
    },
  ),
  broken(
    'repair',
    'CODE-CONFLICT',
    'the agreement has no date',
    'warning',
    'unmet',
    'claim.lines.0.code',
    (c) => {
      payerOf(c).settings.codeAgreements = [{ code: 'L7600', source: 'Manual, page 41', confirmedOn: null }];
    },
  ),
  broken(
    'repair',
    'CODE-CONFLICT',
    'Medicare, whatever was agreed',
    'blocker',
    'unmet',
    'claim.lines.0.code',
    (c) => {
      payerOf(c).class = 'medicare';
      recordOf(c.coverage).memberId = '1EG4-TE5-MK73';
    },
    ['CLAIM-BILLABLE'],
  ),
  ...(['kneeOrthosis', 'ankleOrthosis'] as const).map((start) =>
    broken(start, 'CLAIM-DIAGNOSIS', 'no diagnosis', 'blocker', 'unmet', 'claim.diagnosisCodes', (c) => {
      c.claim.diagnosisCodes = [];
    }),
  ),
  broken(
    'strontium',
    'CODE-CONFLICT',
    'Medicare, and nobody said which of two meanings is billed',
    'blocker',
    'unmet',
    'claim.attestation.codeMeaning',
    (c) => {
      c.claim.attestation.codeMeaning = null;
    },
  ),
];

const REPAIR: readonly BrokenCase[] = [
  broken(
    'repair',
    'L7600-SCOPE-REPAIR',
    'the device itself on a second line',
    'blocker',
    'unmet',
    'claim.lines.1.code',
    (c) => {
      c.claim.lines.push({ ...lineOf(c), id: c.office.id, code: 'E1390' });
    },
  ),
  broken(
    'repair',
    'L7600-SCOPE-REPAIR',
    'a visit that set the device up',
    'blocker',
    'unmet',
    'visit.purpose',
    (c) => {
      visitOf(c).purpose = 'setup';
    },
  ),
  broken('repair', 'CLAIM-LINES', 'no line at all', 'blocker', 'unmet', 'claim.lines', (c) => {
    c.claim.lines = [];
  }),
  broken(
    'repair',
    'L7600-SCOPE-REPAIR',
    'only a part is billed',
    'blocker',
    'unmet',
    'claim.lines.0.code',
    (c) => {
      lineOf(c).code = 'E1353';
    },
  ),
  broken('repair', 'L7600-SCOPE-DEVICE', 'cylinders', 'blocker', 'unmet', 'equipment.kind', (c) => {
    deviceOf(c).kind = 'gaseousCylinders';
  }),
  broken('repair', 'CLAIM-DEVICE', 'no device', 'blocker', 'unmet', 'claim.equipmentId', (c) => {
    c.equipment = null;
  }),
  broken(
    'repair',
    'L7600-SCOPE-DEVICE',
    'a device of no kind',
    'blocker',
    'unknown',
    'equipment.kind',
    (c) => {
      deviceOf(c).kind = null;
    },
  ),
  broken('repair', 'L7600-SCOPE-HOME', 'a hospital', 'warning', 'unmet', 'claim.placeOfService', (c) => {
    c.claim.placeOfService = '21';
  }),
  broken('repair', 'L7600-SCOPE-HOME', 'no place', 'warning', 'unknown', 'claim.placeOfService', (c) => {
    c.claim.placeOfService = '';
  }),
  broken(
    'repair',
    'L7600-SCOPE-SUPPLIER',
    'no license',
    'warning',
    'unknown',
    'office.licenseNumber',
    (c) => {
      c.office.licenseNumber = '';
    },
  ),
  broken(
    'repair',
    'L7600-SCOPE-SUPPLIER',
    'license ran out the day before',
    'warning',
    'unmet',
    'office.licenseExpiresOn',
    (c) => {
      c.office.licenseExpiresOn = '2026-10-19';
    },
  ),
  broken(
    'repair',
    'L7600-SCOPE-SUPPLIER',
    'technician without a qualification',
    'warning',
    'unknown',
    'visit.technicianQualification',
    (c) => {
      visitOf(c).technicianQualification = '';
    },
  ),
  broken(
    'repair',
    'L7600-COST-CAP',
    'a cent more than a new device',
    'blocker',
    'unmet',
    'visit.parts',
    (c) => {
      deviceOf(c).replacementCents = 24_149;
    },
  ),
  broken(
    'repair',
    'L7600-COST-COMPARE',
    'no source of the replacement cost',
    'blocker',
    'unmet',
    'claim.repair.comparison.replacementSource',
    (c) => {
      c.claim.repair.comparison.replacementSource = '';
    },
  ),
  broken(
    'repair',
    'L7600-COST-COMPARE',
    'no source of the repair cost',
    'blocker',
    'unmet',
    'claim.repair.comparison.repairSource',
    (c) => {
      c.claim.repair.comparison.repairSource = ' ';
    },
  ),
  broken(
    'repair',
    'L7600-COST-COMPARE',
    'no date',
    'blocker',
    'unmet',
    'claim.repair.comparison.comparedOn',
    (c) => {
      c.claim.repair.comparison.comparedOn = null;
    },
  ),
  broken(
    'repair',
    'L7600-COST-COMPARE',
    'compared tomorrow',
    'blocker',
    'unmet',
    'claim.repair.comparison.comparedOn',
    (c) => {
      c.claim.repair.comparison.comparedOn = '2026-11-03';
    },
  ),
  broken(
    'repair',
    'L7600-COST-COMPARE',
    'no replacement cost',
    'blocker',
    'unmet',
    'equipment.replacementCents',
    (c) => {
      deviceOf(c).replacementCents = null;
    },
  ),
  broken(
    'repair',
    'L7600-COST-COMPARE',
    'a replacement for nothing',
    'blocker',
    'unmet',
    'equipment.replacementCents',
    (c) => {
      deviceOf(c).replacementCents = 0;
    },
  ),
  broken(
    'repair',
    'L7600-COST-COMPARE',
    'labor without a rate',
    'blocker',
    'unknown',
    'visit.labor.0.hourlyRateCents',
    (c) => {
      const labor = visitOf(c).labor[0];
      if (labor) labor.hourlyRateCents = null;
    },
  ),
  broken('repair', 'L7600-MOD-SIDE', 'LT', 'warning', 'unmet', 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['LT'];
  }),
  broken(
    'repair',
    'L7600-MOD-RR',
    'rented out and no RR',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      deviceOf(c).ownership = 'rental';
      deviceOf(c).rentalStartedOn = '2026-10-20';
    },
  ),
  broken('repair', 'L7600-MOD-RR', 'owned and RR', 'blocker', 'unmet', 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['RR'];
  }),
  broken(
    'repair',
    'L7600-MOD-RR',
    'rented out only from the day after, and RR',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      deviceOf(c).ownership = 'rental';
      deviceOf(c).rentalStartedOn = '2026-10-21';
      lineOf(c).modifiers = ['RR'];
    },
  ),
  broken(
    'repair',
    'L7600-MOD-RR',
    'nobody knows who owns it',
    'blocker',
    'unknown',
    'equipment.ownership',
    (c) => {
      deviceOf(c).ownership = null;
    },
  ),
  broken(
    'repair',
    'L7600-MOD-RR',
    'rented out since nobody knows when',
    'blocker',
    'unknown',
    'equipment.rentalStartedOn',
    (c) => {
      deviceOf(c).ownership = 'rental';
      lineOf(c).modifiers = ['RR'];
    },
  ),
  broken(
    'repair',
    'L7600-MOD-NU',
    'NU without a reason',
    'warning',
    'unmet',
    'claim.repair.renewalReason',
    (c) => {
      lineOf(c).modifiers = ['NU'];
    },
  ),
  broken('repair', 'L7600-MOD-COMPAT', 'UE with NU', 'blocker', 'unmet', 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['UE', 'NU'];
    c.claim.repair.renewalReason = 'The compressor and both beds were renewed.';
  }),
  broken(
    'repair',
    'L7600-MOD-COMPAT',
    'the whole device replaced',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['RA'];
    },
  ),
  broken(
    'repair',
    'L7600-MOD-COMPAT',
    'a modifier that nobody knows',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['Z9'];
    },
  ),
  broken(
    'repair',
    'L7600-MOD-COMPAT',
    'not on the payer’s list',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      payerOf(c).settings.acceptedModifiers = ['RR'];
      lineOf(c).modifiers = ['SC'];
    },
  ),
  broken(
    'repair',
    'L7600-MOD-COMPAT',
    'the same one twice',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['RB', 'RB'];
    },
  ),
  broken('repair', 'L7600-DOC-REPAIR', 'no description', 'blocker', 'unmet', 'visit.workDone', (c) => {
    visitOf(c).workDone = '';
  }),
  broken('repair', 'L7600-DOC-REPAIR', 'a single word', 'blocker', 'unmet', 'visit.workDone', (c) => {
    visitOf(c).workDone = 'Fixed.';
  }),
  broken(
    'repair',
    'L7600-DOC-MALFUNCTION',
    'no malfunction',
    'blocker',
    'unmet',
    'visit.malfunction',
    (c) => {
      visitOf(c).malfunction = '\n ';
    },
  ),
  ...(['partNumber', 'description', 'reason'] as const).map((field) =>
    broken(
      'repair',
      'L7600-DOC-PARTS',
      `part without ${field}`,
      'blocker',
      'unmet',
      `visit.parts.1.${field}`,
      (c) => {
        partOf(c, 1)[field] = '';
      },
    ),
  ),
  ...(['quantity', 'unitCostCents'] as const).map((field) =>
    broken(
      'repair',
      'L7600-DOC-PARTS',
      `part without ${field}`,
      'blocker',
      'unmet',
      `visit.parts.0.${field}`,
      (c) => {
        partOf(c, 0)[field] = null;
      },
    ),
  ),
  broken('repair', 'L7600-DOC-PARTS-NONE', 'parts only spoken of', 'warning', 'unmet', 'visit.parts', (c) => {
    visitOf(c).parts = [];
    visitOf(c).workKinds = ['adjustment'];
  }),
  broken(
    'repair',
    'L7600-DOC-PARTS-NONE',
    'replacement ticked, nothing listed',
    'warning',
    'unmet',
    'visit.parts',
    (c) => {
      visitOf(c).parts = [];
      visitOf(c).workDone = 'Set the pressure again and measured the outlet.';
    },
  ),
  broken('repair', 'L7600-DOC-ORDER', 'no order', 'blocker', 'unmet', 'claim.orderId', (c) => {
    c.order = null;
    c.physician = null;
    dropPapers(c, 'physicianOrder');
  }),
  broken('repair', 'L7600-DOC-ORDER', 'not signed', 'blocker', 'unmet', 'order.signature', (c) => {
    orderOf(c).signature = 'none';
  }),
  broken('repair', 'L7600-DOC-ORDER', 'only stamped', 'blocker', 'unmet', 'order.signature', (c) => {
    orderOf(c).signature = 'stamp';
  }),
  broken('repair', 'L7600-DOC-ORDER', 'not dated', 'blocker', 'unmet', 'order.orderedOn', (c) => {
    orderOf(c).orderedOn = null;
  }),
  broken('repair', 'L7600-DOC-ORDER', 'signature not dated', 'blocker', 'unmet', 'order.signedOn', (c) => {
    orderOf(c).signedOn = null;
  }),
  broken('repair', 'L7600-DOC-ORDER', 'for a rental', 'blocker', 'unmet', 'order.covers', (c) => {
    orderOf(c).covers = 'rental';
  }),
  broken('repair', 'L7600-DOC-ORDER', 'ran out the day before', 'blocker', 'unmet', 'order.validTo', (c) => {
    orderOf(c).validTo = '2026-10-19';
  }),
  broken('repair', 'L7600-DOC-ORDER', 'of another patient', 'blocker', 'unmet', 'order.patientId', (c) => {
    orderOf(c).patientId = c.office.id;
  }),
  broken('repair', 'L7600-DOC-ORDER', 'the paper is missing', 'blocker', 'unmet', 'order.documentId', (c) => {
    dropPapers(c, 'physicianOrder');
  }),
  broken('repair', 'L7600-DOC-ORDER', 'the paper is damaged', 'blocker', 'unmet', 'documents.0', (c) => {
    paperOf(c, 'physicianOrder').condition = 'damaged';
  }),
  broken('repair', 'L7600-DOC-ORDER', 'the paper is empty', 'blocker', 'unmet', 'documents.0', (c) => {
    paperOf(c, 'physicianOrder').bytes = 0;
  }),
  broken('repair', 'L7600-DOC-DIAGNOSIS', 'no diagnosis', 'blocker', 'unmet', 'claim.diagnosisCodes', (c) => {
    c.claim.diagnosisCodes = [];
  }),
  broken(
    'repair',
    'L7600-DOC-DIAGNOSIS',
    'one that the patient does not have',
    'blocker',
    'unmet',
    'claim.diagnosisCodes',
    (c) => {
      c.claim.diagnosisCodes = ['J44.9', 'J84.10'];
    },
  ),
  broken('repair', 'L7600-DOC-NOTES', 'no note', 'blocker', 'unmet', 'documents', (c) => {
    dropPapers(c, 'clinicalNote');
  }),
  broken(
    'repair',
    'L7600-DOC-NOTES',
    'a note without the need',
    'blocker',
    'unmet',
    'documents.1.statesContinuedNeed',
    (c) => {
      paperOf(c, 'clinicalNote').statesContinuedNeed = false;
    },
  ),
  broken(
    'repair',
    'L7600-DOC-NOTES',
    'a note that nobody has read',
    'blocker',
    'unknown',
    'documents.1.statesContinuedNeed',
    (c) => {
      paperOf(c, 'clinicalNote').statesContinuedNeed = null;
    },
  ),
  broken(
    'repair',
    'L7600-DOC-NOTES',
    'a note without a date',
    'blocker',
    'unknown',
    'documents.1.documentDate',
    (c) => {
      paperOf(c, 'clinicalNote').documentDate = null;
    },
  ),
  broken('repair', 'L7600-DOC-NOTES', 'a note of another patient', 'blocker', 'unmet', 'documents', (c) => {
    paperOf(c, 'clinicalNote').patientId = c.office.id;
  }),
  broken('repair', 'L7600-DOC-INVOICE', 'no invoice', 'blocker', 'unmet', 'documents', (c) => {
    dropPapers(c, 'partsInvoice');
  }),
  broken(
    'repair',
    'L7600-DOC-INVOICE',
    'a cent apart',
    'blocker',
    'unmet',
    'documents.2.invoiceTotalCents',
    (c) => {
      paperOf(c, 'partsInvoice').invoiceTotalCents = 14_151;
    },
  ),
  broken(
    'repair',
    'L7600-DOC-INVOICE',
    'no sum',
    'blocker',
    'unknown',
    'documents.2.invoiceTotalCents',
    (c) => {
      paperOf(c, 'partsInvoice').invoiceTotalCents = null;
    },
  ),
  broken('repair', 'L7600-DOC-LOG', 'no visit', 'blocker', 'unmet', 'claim.visitId', (c) => {
    c.visit = null;
  }),
  broken(
    'repair',
    'L7600-DOC-LOG',
    'a visit of another day',
    'blocker',
    'unmet',
    'claim.dateOfService',
    (c) => {
      visitOf(c).visitedOn = '2026-10-21';
    },
  ),
  broken('repair', 'L7600-DOC-LOG', 'a visit to another device', 'blocker', 'unmet', 'claim.visitId', (c) => {
    visitOf(c).equipmentId = c.office.id;
  }),
  broken(
    'repair',
    'L7600-DOC-LOG',
    'a visit to another patient',
    'blocker',
    'unmet',
    'claim.visitId',
    (c) => {
      visitOf(c).patientId = c.office.id;
    },
  ),
  broken('repair', 'L7600-DOC-REPORT', 'not signed', 'warning', 'unmet', 'visit.seal', (c) => {
    visitOf(c).seal = null;
  }),
  broken(
    'repair',
    'L7600-DOC-COMPLETE',
    'no date of the visit',
    'blocker',
    'unmet',
    'visit.visitedOn',
    (c) => {
      visitOf(c).visitedOn = null;
    },
  ),
  broken('repair', 'L7600-DOC-COMPLETE', 'no technician', 'blocker', 'unmet', 'visit.technicianName', (c) => {
    visitOf(c).technicianName = '';
  }),
  broken('repair', 'L7600-DOC-COMPLETE', 'no serial number', 'blocker', 'unmet', 'equipment.serial', (c) => {
    deviceOf(c).serial = '';
  }),
  broken('repair', 'L7600-DOC-COMPLETE', 'no finding', 'blocker', 'unmet', 'visit.findings', (c) => {
    visitOf(c).findings = [];
  }),
  broken('repair', 'L7600-DOC-COMPLETE', 'no result', 'blocker', 'unmet', 'visit.result', (c) => {
    visitOf(c).result = null;
  }),
  broken(
    'repair',
    'L7600-DENY-ROUTINE',
    'no fault found, strict payer',
    'blocker',
    'unmet',
    'visit.findings',
    (c) => {
      visitOf(c).findings = ['noFault'];
    },
  ),
  broken(
    'repair',
    'L7600-DENY-ROUTINE',
    'no fault found, lenient payer',
    'warning',
    'unmet',
    'visit.findings',
    (c) => {
      visitOf(c).findings = ['noFault'];
      payerOf(c).settings.repair.refusesRoutine = false;
    },
  ),
  broken(
    'repair',
    'L7600-DENY-ROUTINE',
    'upkeep on a preventive visit',
    'blocker',
    'unmet',
    'visit.purpose',
    (c) => {
      visitOf(c).purpose = 'preventive';
      visitOf(c).result = 'maintained';
    },
  ),
  broken('repair', 'L7600-SCOPE-REPAIR', 'no purpose', 'blocker', 'unknown', 'visit.purpose', (c) => {
    visitOf(c).purpose = null;
  }),
  broken(
    'repair',
    'L7600-DENY-FREQUENCY',
    'a third repair in the year',
    'blocker',
    'unmet',
    'claim.repair.frequencyReason',
    (c) => {
      c.priorRepairs.push({ dateOfService: '2025-10-21', claimNumber: '', costCents: null });
    },
  ),
  broken(
    'repair',
    'L7600-PAY-NEED',
    'a note a day too old',
    'blocker',
    'unmet',
    'documents.1.documentDate',
    (c) => {
      paperOf(c, 'clinicalNote').documentDate = '2026-04-22';
    },
  ),
  broken(
    'repair',
    'L7600-PAY-COSTRATIO',
    'a cent above the payer’s share',
    'blocker',
    'unmet',
    'visit.parts',
    (c) => {
      deviceOf(c).replacementCents = 40_248;
    },
  ),
  broken(
    'repair',
    'L7600-PAY-PARTS',
    'a part on the list, written differently',
    'blocker',
    'unmet',
    'visit.parts.1.partNumber',
    (c) => {
      partOf(c, 1).partNumber = 'smp caster';
    },
  ),
  broken('repair', 'L7600-PAY-PARTS', 'work on the list', 'blocker', 'unmet', 'visit.workKinds', (c) => {
    visitOf(c).workKinds = ['partReplacement', 'cosmetic'];
  }),
  broken('repair', 'L7600-PAY-PARTS', 'no kinds of work', 'blocker', 'unknown', 'visit.workKinds', (c) => {
    visitOf(c).workKinds = [];
  }),
  broken(
    'repair',
    'L7600-PAY-VERIFY',
    'never verified',
    'warning',
    'unmet',
    'claim.repair.coverageVerifiedOn',
    (c) => {
      c.claim.repair.coverageVerifiedOn = null;
    },
  ),
  broken(
    'repair',
    'L7600-PAY-VERIFY',
    'verified the day after',
    'warning',
    'unmet',
    'claim.repair.coverageVerifiedOn',
    (c) => {
      c.claim.repair.coverageVerifiedOn = '2026-10-21';
    },
  ),
  broken(
    'repair',
    'L7600-PAY-VERIFY',
    'the patient was not told',
    'warning',
    'unmet',
    'claim.repair.patientToldOn',
    (c) => {
      c.claim.repair.patientToldOn = null;
    },
  ),
];

const RENTAL: readonly BrokenCase[] = [
  broken('rental', 'E1392-SCOPE', 'contents beside it', 'blocker', 'unmet', 'claim.lines.1.code', (c) => {
    c.claim.lines.push({ ...lineOf(c), id: c.office.id, code: 'E0443', modifiers: [] });
  }),
  broken('rental', 'E1392-SCOPE', 'a battery beside it', 'blocker', 'unmet', 'claim.lines.1.code', (c) => {
    c.claim.lines.push({ ...lineOf(c), id: c.office.id, code: 'E1356', modifiers: [] });
  }),
  broken('rental', 'CLAIM-LINES', 'no line at all', 'blocker', 'unmet', 'claim.lines', (c) => {
    c.claim.lines = [];
  }),
  broken(
    'rental',
    'E1392-SCOPE-PORTABLE',
    'a stationary device',
    'blocker',
    'unmet',
    'equipment.kind',
    (c) => {
      deviceOf(c).kind = 'stationaryConcentrator';
    },
  ),
  broken(
    'rental',
    'E1392-SCOPE-PORTABLE',
    'billed as stationary',
    'blocker',
    'unmet',
    'claim.lines.0.code',
    (c) => {
      lineOf(c).code = 'E1390';
    },
  ),
  broken('rental', 'CLAIM-DEVICE', 'no device', 'blocker', 'unmet', 'claim.equipmentId', (c) => {
    c.equipment = null;
  }),
  broken(
    'rental',
    'E1392-SCOPE-PORTABLE',
    'a device of no kind',
    'blocker',
    'unknown',
    'equipment.kind',
    (c) => {
      deviceOf(c).kind = null;
    },
  ),
  broken(
    'rental',
    'E1392-MOD-KX',
    'criteria met and no KX',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['RR'];
    },
  ),
  broken(
    'medicareRental',
    'E1392-MOD-KX',
    'criteria met and no N1',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['RR'];
    },
  ),
  broken(
    'medicareRental',
    'E1392-MOD-KX',
    'KX on a new rental',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['RR', 'KX'];
    },
  ),
  broken(
    'medicareRental',
    'E1392-MOD-KX',
    'another group than the test’s',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['RR', 'N2'];
    },
  ),
  broken(
    'rental',
    'E1392-MOD-KX',
    'attested by nobody',
    'blocker',
    'unmet',
    'claim.attestation.criteriaAttestedBy',
    (c) => {
      c.claim.attestation.criteriaAttestedBy = ' ';
    },
  ),
  broken(
    'rental',
    'E1392-MOD-KX',
    'attested on no day',
    'blocker',
    'unmet',
    'claim.attestation.criteriaAttestedOn',
    (c) => {
      c.claim.attestation.criteriaAttestedOn = null;
    },
  ),
  broken(
    'rental',
    'E1392-MOD-KX',
    'attested tomorrow',
    'blocker',
    'unmet',
    'claim.attestation.criteriaAttestedOn',
    (c) => {
      c.claim.attestation.criteriaAttestedOn = '2026-11-03';
    },
  ),
  broken(
    'rental',
    'E1392-MOD-KX',
    'a payer that does not use it',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      payerOf(c).settings.rental.coverageModifier = 'none';
    },
  ),
  broken('rental', 'E1392-MOD-GA', 'GA with KX', 'blocker', 'unmet', 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['RR', 'KX', 'GA'];
  }),
  broken(
    'rental',
    'E1392-MOD-GA',
    'GA without a notice',
    'blocker',
    'unmet',
    'claim.notice.abnIssuedOn',
    (c) => {
      lineOf(c).modifiers = ['RR', 'GA'];
    },
  ),
  broken(
    'rental',
    'E1392-MOD-GA',
    'a notice after the delivery',
    'blocker',
    'unmet',
    'claim.notice.abnIssuedOn',
    (c) => {
      lineOf(c).modifiers = ['RR', 'GA'];
      noticeOn(c, '2026-10-06');
    },
  ),
  broken(
    'rental',
    'E1392-MOD-GA',
    'a notice that is not signed',
    'advice',
    'unmet',
    'claim.notice.abnSignedOn',
    (c) => {
      lineOf(c).modifiers = ['RR', 'GA'];
      noticeOn(c, '2026-10-05');
      c.claim.notice.abnSignedOn = null;
    },
  ),
  broken(
    'rental',
    'E1392-MOD-GA',
    'a notice whose paper is missing',
    'blocker',
    'unmet',
    'documents',
    (c) => {
      lineOf(c).modifiers = ['RR', 'GA'];
      noticeOn(c, '2026-10-05');
      dropPapers(c, 'abn');
    },
  ),
  broken(
    'rental',
    'E1392-MOD-GA',
    'a notice and no GA',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      noticeOn(c, '2026-10-05');
    },
  ),
  broken('rental', 'E1392-MOD-RR', 'rented and no RR', 'blocker', 'unmet', 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['KX'];
  }),
  broken('rental', 'E1392-MOD-RR', 'rented with NU', 'blocker', 'unmet', 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['RR', 'NU', 'KX'];
  }),
  broken(
    'rental',
    'E1392-MOD-RR',
    'rental or purchase not said',
    'blocker',
    'unknown',
    'claim.rental.basis',
    (c) => {
      c.claim.rental.basis = null;
    },
  ),
  broken('rental', 'E1392-MOD-RR', 'sold with RR', 'blocker', 'unmet', 'claim.lines.0.modifiers', (c) => {
    c.claim.rental.basis = 'purchase';
    c.claim.rental.rentalMonthsBilled = 1;
  }),
  broken('rental', 'E1392-RENT-FIRST', 'sold at once', 'warning', 'unmet', 'claim.rental.basis', (c) => {
    c.claim.rental.basis = 'purchase';
    lineOf(c).modifiers = ['NU', 'KX'];
  }),
  broken(
    'rental',
    'E1392-RENT-FIRST',
    'sold after nobody knows how long',
    'warning',
    'unknown',
    'claim.rental.rentalMonthsBilled',
    (c) => {
      c.claim.rental.basis = 'purchase';
      c.claim.rental.rentalMonthsBilled = null;
      lineOf(c).modifiers = ['UE', 'KX'];
    },
  ),
  broken('rental', 'E1392-DOC-ORDER', 'no order', 'blocker', 'unmet', 'claim.orderId', (c) => {
    c.order = null;
    c.physician = null;
    dropPapers(c, 'physicianOrder');
  }),
  broken('rental', 'E1392-DOC-ORDER', 'not signed', 'blocker', 'unmet', 'order.signature', (c) => {
    orderOf(c).signature = 'none';
  }),
  broken('rental', 'E1392-DOC-ORDER', 'not dated', 'blocker', 'unmet', 'order.orderedOn', (c) => {
    orderOf(c).orderedOn = null;
  }),
  broken(
    'rental',
    'E1392-DOC-ORDER',
    'signature dated tomorrow',
    'blocker',
    'unmet',
    'order.signedOn',
    (c) => {
      orderOf(c).signedOn = '2026-11-03';
    },
  ),
  broken('rental', 'E1392-DOC-ORDER-DETAIL', 'no saturation', 'blocker', 'unmet', 'order.saturation', (c) => {
    orderOf(c).saturation = null;
  }),
  broken('rental', 'E1392-DOC-ORDER-DETAIL', 'no condition', 'blocker', 'unmet', 'order.condition', (c) => {
    orderOf(c).condition = '';
  }),
  broken('rental', 'E1392-DOC-DIAGNOSIS', 'no diagnosis', 'blocker', 'unmet', 'claim.diagnosisCodes', (c) => {
    c.claim.diagnosisCodes = [];
  }),
  broken(
    'rental',
    'E1392-DOC-DIAGNOSIS',
    'one that oxygen does not treat',
    'blocker',
    'unmet',
    'claim.diagnosisCodes',
    (c) => {
      c.diagnoses.push({ ...recordOf(c.diagnoses[0] ?? null), id: c.office.id, code: 'M54.50' });
      c.claim.diagnosisCodes = ['M54.50'];
    },
  ),
  broken('rental', 'E1392-DOC-TEST', 'no test', 'blocker', 'unmet', 'claim.oxygenTestId', (c) => {
    c.oxygenTest = null;
    dropPapers(c, 'oxygenTestResult');
  }),
  ...(['testedOn', 'condition', 'saturation', 'method', 'roomAir'] as const).map((field) =>
    broken(
      'rental',
      'E1392-DOC-TEST',
      `test without ${field}`,
      'blocker',
      'unmet',
      `oxygenTest.${field}`,
      (c) => {
        testOf(c)[field] = null;
      },
    ),
  ),
  broken(
    'rental',
    'E1392-DOC-TEST',
    'the result’s paper is missing',
    'blocker',
    'unmet',
    'oxygenTest.documentId',
    (c) => {
      dropPapers(c, 'oxygenTestResult');
    },
  ),
  broken('rental', 'E1392-DOC-TEST', 'a day too old', 'blocker', 'unmet', 'oxygenTest.testedOn', (c) => {
    testOf(c).testedOn = '2026-07-06';
  }),
  broken(
    'rental',
    'E1392-DOC-TEST',
    'later than the service',
    'blocker',
    'unmet',
    'oxygenTest.testedOn',
    (c) => {
      testOf(c).testedOn = '2026-10-06';
    },
  ),
  broken(
    'medicareRental',
    'E1392-DOC-TEST',
    'made by a supplier',
    'blocker',
    'unmet',
    'oxygenTest.performedBySupplier',
    (c) => {
      testOf(c).performedBySupplier = true;
    },
  ),
  broken(
    'medicareRental',
    'E1392-DOC-TEST',
    'evaluated on no day',
    'blocker',
    'unknown',
    'oxygenTest.evaluatedOn',
    (c) => {
      testOf(c).evaluatedOn = null;
    },
  ),
  broken(
    'rental',
    'E1392-DOC-TEST',
    'evaluated before',
    'blocker',
    'unmet',
    'oxygenTest.evaluatedOn',
    (c) => {
      testOf(c).evaluatedOn = '2026-09-17';
    },
  ),
  broken(
    'medicareRental',
    'E1392-DOC-TEST',
    'evaluated by nobody',
    'blocker',
    'unmet',
    'oxygenTest.evaluatedByPhysician',
    (c) => {
      testOf(c).evaluatedByPhysician = false;
    },
  ),
  broken(
    'rental',
    'E1392-DOC-PORTABLE',
    'no reason',
    'blocker',
    'unmet',
    'claim.rental.portableReason',
    (c) => {
      c.claim.rental.portableReason = '';
    },
  ),
  broken(
    'rental',
    'E1392-DOC-PORTABLE',
    'no mobility',
    'blocker',
    'unmet',
    'claim.rental.mobilityInHome',
    (c) => {
      c.claim.rental.mobilityInHome = '';
    },
  ),
  broken('rental', 'E1392-DOC-NOTES', 'no note', 'warning', 'unmet', 'documents', (c) => {
    dropPapers(c, 'clinicalNote');
  }),
  broken('rental', 'E1392-DOC-NOTES', 'not signed', 'warning', 'unmet', 'documents.1.signed', (c) => {
    paperOf(c, 'clinicalNote').signed = false;
  }),
  broken('rental', 'E1392-DOC-DURATION', 'not given', 'warning', 'unmet', 'claim.rental.duration', (c) => {
    c.claim.rental.duration = null;
  }),
  broken(
    'rental',
    'E1392-DOC-DURATION',
    'short, for how long nobody knows',
    'warning',
    'unmet',
    'claim.rental.durationMonths',
    (c) => {
      c.claim.rental.duration = 'shortTerm';
      c.claim.rental.durationMonths = null;
      orderOf(c).lengthOfNeedMonths = null;
    },
  ),
  broken(
    'rental',
    'E1392-DOC-GUIDELINE',
    'does not agree',
    'advice',
    'unmet',
    'claim.rental.followsGuideline',
    (c) => {
      c.claim.rental.followsGuideline = false;
    },
  ),
  broken(
    'rental',
    'E1392-DOC-GUIDELINE',
    'nobody said',
    'advice',
    'unknown',
    'claim.rental.followsGuideline',
    (c) => {
      c.claim.rental.followsGuideline = null;
    },
  ),
  broken('rental', 'E1392-DOC-GUIDELINE', 'no name', 'advice', 'unmet', 'claim.rental.guideline', (c) => {
    c.claim.rental.guideline = '';
  }),
  broken(
    'rental',
    'E1392-CRITERIA',
    'saturation above the thresholds',
    'blocker',
    'unmet',
    'oxygenTest.saturation',
    (c) => {
      testOf(c).saturation = 92;
    },
  ),
  broken(
    'rental',
    'E1392-CRITERIA',
    'group II without its condition',
    'blocker',
    'unmet',
    'oxygenTest.groupTwoCondition',
    (c) => {
      testOf(c).saturation = 89;
    },
  ),
  broken('rental', 'E1392-CRITERIA', 'measured on oxygen', 'blocker', 'unmet', 'oxygenTest.roomAir', (c) => {
    testOf(c).roomAir = false;
    testOf(c).onLpm = 2;
  }),
  broken(
    'medicareRental',
    'E1392-CRITERIA',
    'asleep only, Medicare',
    'blocker',
    'unmet',
    'oxygenTest.condition',
    (c) => {
      Object.assign(testOf(c), { condition: 'sleep', awakeSaturation: 93 });
    },
  ),
  broken(
    'medicareRental',
    'E1392-CRITERIA',
    'asleep, and nothing known awake',
    'blocker',
    'unknown',
    'oxygenTest.awakeSaturation',
    (c) => {
      testOf(c).condition = 'sleep';
    },
  ),
  broken(
    'rental',
    'E1392-CRITERIA',
    'erythrocythemia that the hematocrit does not show',
    'blocker',
    'unmet',
    'oxygenTest.hematocrit',
    (c) => {
      Object.assign(testOf(c), { saturation: 89, groupTwoCondition: 'erythrocythemia', hematocrit: 45 });
    },
  ),
  broken(
    'medicareRental',
    'E1392-CRITERIA',
    'erythrocythemia without a hematocrit',
    'blocker',
    'unknown',
    'oxygenTest.hematocrit',
    (c) => {
      Object.assign(testOf(c), { saturation: 89, groupTwoCondition: 'erythrocythemia' });
    },
  ),
  broken(
    'medicareRental',
    'E1392-CRITERIA',
    'exertion, and oxygen did not help',
    'blocker',
    'unmet',
    'oxygenTest.saturationOnOxygen',
    (c) => {
      Object.assign(testOf(c), { condition: 'exertion', saturationAtRest: 93, saturationOnOxygen: 86 });
    },
  ),
  broken(
    'medicareRental',
    'E1392-CRITERIA',
    'exertion, and nobody measured with oxygen',
    'blocker',
    'unknown',
    'oxygenTest.saturationOnOxygen',
    (c) => {
      Object.assign(testOf(c), { condition: 'exertion', saturationAtRest: 93 });
    },
  ),
  broken(
    'rental',
    'E1392-CRITERIA-OTHER',
    'nothing else tried',
    'warning',
    'unmet',
    'claim.rental.otherTreatment',
    (c) => {
      c.claim.rental.otherTreatment = '';
    },
  ),
  broken(
    'rental',
    'E1392-CRITERIA-OTHER',
    'corrected by it',
    'warning',
    'unmet',
    'claim.rental.uncorrectedByOtherTreatment',
    (c) => {
      c.claim.rental.uncorrectedByOtherTreatment = false;
    },
  ),
  broken(
    'rental',
    'E1392-PAY-AUTH',
    'no number',
    'blocker',
    'unmet',
    'claim.authorization.authorizationNumber',
    (c) => {
      c.claim.authorization.authorizationNumber = '';
    },
  ),
  broken(
    'rental',
    'E1392-PAY-AUTH',
    'ended the day before',
    'blocker',
    'unmet',
    'claim.authorization.authorizationTo',
    (c) => {
      c.claim.authorization.authorizationTo = '2026-10-04';
    },
  ),
  broken(
    'rental',
    'E1392-PAY-AUTH',
    'begins the day after',
    'blocker',
    'unmet',
    'claim.authorization.authorizationFrom',
    (c) => {
      c.claim.authorization.authorizationFrom = '2026-10-06';
    },
  ),
  broken(
    'rental',
    'E1392-PAY-STATIONARY',
    'no outcome',
    'blocker',
    'unmet',
    'claim.rental.stationaryTrialOutcome',
    (c) => {
      c.claim.rental.stationaryTrialOutcome = '';
    },
  ),
  broken(
    'rental',
    'E1392-PAY-STATIONARY',
    'begun with the delivery',
    'blocker',
    'unmet',
    'claim.rental.stationaryTrialFrom',
    (c) => {
      c.claim.rental.stationaryTrialFrom = '2026-10-05';
      c.claim.rental.stationaryTrialTo = '2026-10-20';
    },
  ),
  broken(
    'rental',
    'E1392-PAY-TERM',
    'a month short',
    'blocker',
    'unmet',
    'claim.rental.agreedTermMonths',
    (c) => {
      c.claim.rental.agreedTermMonths = 2;
    },
  ),
  broken(
    'rental',
    'E1392-PAY-TERM',
    'no term',
    'blocker',
    'unknown',
    'claim.rental.agreedTermMonths',
    (c) => {
      c.claim.rental.agreedTermMonths = null;
    },
  ),
  broken(
    'rental',
    'E1392-PAY-TERM',
    'a payer that only buys',
    'blocker',
    'unmet',
    'claim.rental.basis',
    (c) => {
      payerOf(c).settings.rental.term = 'purchaseOnly';
    },
  ),
  broken(
    'rental',
    'E1392-PAY-RATE',
    'a cent below the allowance',
    'warning',
    'unmet',
    'claim.lines.0.chargeCents',
    (c) => {
      lineOf(c).chargeCents = 13_999;
    },
  ),
];

/** A notice issued and signed on a day, with its paper. */
export function noticeOn(theCase: ClaimCase, day: string): void {
  theCase.claim.notice.abnIssuedOn = day;
  theCase.claim.notice.abnSignedOn = day;
  theCase.claim.notice.abnOption = '1';
  theCase.documents.push({
    ...paperOf(theCase, 'proofOfDelivery'),
    id: theCase.office.id,
    type: 'abn',
    documentDate: day,
  });
}

export const BROKEN_CASES: readonly BrokenCase[] = [
  ...ANY_CLAIM,
  ...REPAIR,
  ...RENTAL,
  ...CONTRADICTING_CASES,
  ...BROKEN_ORTHOSIS_CASES,
  ...BROKEN_RADIOPHARMACEUTICAL_CASES,
];
