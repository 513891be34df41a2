import { NO_ATTESTATION } from '../../../shared/domain/claimAnswers.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { exampleId } from '../../../shared/rules/examples/people.ts';
import { broken, type BrokenCase } from './brokenCase.ts';
import { anOverride, dropPapers, lineAt, lineOf, paperOf, payerOf, recordOf } from './startingCases.ts';

/** A diagnosis of the knee, recorded and on the claim. */
function unfitDiagnosis(c: ClaimCase): void {
  c.claim.diagnosisCodes = ['M17.11'];
  c.diagnoses = c.diagnoses.map((diagnosis) => ({ ...diagnosis, code: 'M17.11' }));
}

/** The proof of delivery no longer shows an element. */
function without(c: ClaimCase, element: ClaimCase['claim']['delivery']['proofShows'][number]): void {
  c.claim.delivery.proofShows = c.claim.delivery.proofShows.filter((shown) => shown !== element);
}

/** Sent by a carrier, with everything that its proof has to show. */
export function shipped(c: ClaimCase, shippedOn: string | null): void {
  c.claim.delivery = {
    ...c.claim.delivery,
    method: 'shipped',
    shippedOn,
    proofShows: [
      'patientName',
      'deliveryAddress',
      'itemDescription',
      'quantity',
      'dateDelivered',
      'trackingNumber',
      'evidenceOfDelivery',
    ],
  };
}

/** A claim of the patient for a brace of the spine on an earlier day. */
export function earlierBrace(
  c: ClaimCase,
  dateOfService: string,
  code: string,
): ClaimCase['otherClaims'][number] {
  return {
    claimNumber: 'CW-2025-000001',
    state: 'paid',
    kind: c.claim.kind,
    dateOfService,
    samePatient: true,
    sameEquipment: false,
    samePayer: true,
    lines: [{ code, modifiers: [], units: 1 }],
  };
}

export const BROKEN_ORTHOSIS_CASES: readonly BrokenCase[] = [
  broken('orthosis', 'ORTH-SCOPE', 'mending is billed', 'blocker', 'unmet', 'claim.lines.0.code', (c) => {
    lineOf(c).code = 'L4205';
  }),
  broken(
    'orthosis',
    'ORTH-MODIFIERS',
    'new and rented',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['KX', 'NU', 'RR'];
    },
  ),
  broken(
    'orthosis',
    'ORTH-MODIFIERS',
    'not on the payer’s list',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      payerOf(c).settings.acceptedModifiers = ['CG'];
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-SIDE',
    'a side on a symmetric device',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['KX', 'LT'];
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-SIDE',
    'a side, and nobody said whether asymmetric',
    'warning',
    'unknown',
    'claim.orthosis.asymmetric',
    (c) => {
      lineOf(c).modifiers = ['KX', 'LT'];
      c.claim.orthosis.asymmetric = null;
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-SIDE',
    'asymmetric without a reason',
    'warning',
    'unmet',
    'claim.orthosis.asymmetryReason',
    (c) => {
      lineOf(c).modifiers = ['KX', 'RT'];
      c.claim.orthosis.asymmetric = true;
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-KX',
    'attested by nobody',
    'blocker',
    'unmet',
    'claim.attestation.criteriaAttestedBy',
    (c) => {
      c.claim.attestation.criteriaAttestedBy = ' ';
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-KX',
    'attested on no day',
    'blocker',
    'unmet',
    'claim.attestation.criteriaAttestedOn',
    (c) => {
      c.claim.attestation.criteriaAttestedOn = null;
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-KX',
    'attested tomorrow',
    'blocker',
    'unmet',
    'claim.attestation.criteriaAttestedOn',
    (c) => {
      c.claim.attestation.criteriaAttestedOn = '2026-11-03';
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-KX',
    'attested and left off',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = [];
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-KX',
    'neither on the line nor attested',
    'blocker',
    'unmet',
    'claim.attestation.criteriaAttestedBy',
    (c) => {
      lineOf(c).modifiers = [];
      c.claim.attestation = NO_ATTESTATION;
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-KX',
    'on the line of a payer that does not use it',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      payerOf(c).settings.orthosis.coverageModifier = 'none';
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-KX',
    'the diagnosis was waved through',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      unfitDiagnosis(c);
      c.claim.overrides = [anOverride('L1320-DENY-DIAGNOSIS')];
    },
    ['L1320-DENY-DIAGNOSIS'],
  ),
  broken(
    'medicareOrthosis',
    'L1320-MOD-KX',
    'KX for Medicare that nobody attested',
    'blocker',
    'unmet',
    'claim.attestation.criteriaAttestedBy',
    (c) => {
      lineOf(c).modifiers = ['KX'];
      lineOf(c).code = 'L0456';
      c.claim.attestation = NO_ATTESTATION;
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-99',
    'five modifiers and no 99',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      Object.assign(lineOf(c), { modifiers: ['KX', 'NU', 'CG', 'SC'], furtherModifiers: ['CR'] });
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-99',
    '99 and no list in the note',
    'blocker',
    'unmet',
    'claim.lines.0.narrative',
    (c) => {
      Object.assign(lineOf(c), { modifiers: ['KX', 'NU', 'CG', '99'], furtherModifiers: ['SC', 'CR'] });
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-99',
    'the list is cut off',
    'blocker',
    'unmet',
    'claim.lines.0.narrative',
    (c) => {
      Object.assign(lineOf(c), {
        modifiers: ['KX', 'NU', 'CG', '99'],
        furtherModifiers: ['SC', 'CR'],
        narrative: `${'x'.repeat(70)} KX NU CG SC CR`,
        logIds: [],
        pointers: [],
        drug: null,
      });
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-99',
    '99 with nothing beyond the line',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['KX', '99'];
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-99',
    'listed apart although the line holds them',
    'blocker',
    'unmet',
    'claim.lines.0.furtherModifiers',
    (c) => {
      lineOf(c).furtherModifiers = ['CR'];
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-99',
    'one modifier named twice',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      Object.assign(lineOf(c), { modifiers: ['KX', 'NU', 'CG', '99'], furtherModifiers: ['SC', 'KX'] });
    },
  ),
  broken(
    'orthosis',
    'L1320-MOD-99',
    '99 for a payer that wants a second line',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      payerOf(c).settings.orthosis.manyModifiers = 'secondLine';
      lineOf(c).modifiers = ['KX', '99'];
    },
  ),
  broken(
    'orthosis',
    'L1320-PAY-MODIFIERS',
    'no second line',
    'blocker',
    'unmet',
    'claim.lines.0.furtherModifiers',
    (c) => {
      payerOf(c).settings.orthosis.manyModifiers = 'secondLine';
      Object.assign(lineOf(c), { modifiers: ['KX', 'NU', 'CG', 'SC'], furtherModifiers: ['CR'] });
    },
  ),
  broken('orthosis', 'L1320-DOC-ORDER', 'signature: none', 'blocker', 'unmet', 'order.signature', (c) => {
    recordOf(c.order).signature = 'none';
  }),
  broken('orthosis', 'L1320-DOC-ORDER', 'signature: stamp', 'blocker', 'unmet', 'order.signature', (c) => {
    recordOf(c.order).signature = 'stamp';
  }),
  broken('orthosis', 'L1320-DOC-ORDER', 'covers: rental', 'blocker', 'unmet', 'order.covers', (c) => {
    recordOf(c.order).covers = 'rental';
  }),
  broken('orthosis', 'L1320-DOC-ORDER', 'symptoms: ', 'blocker', 'unmet', 'order.symptoms', (c) => {
    recordOf(c.order).symptoms = '';
  }),
  broken('orthosis', 'L1320-DOC-ORDER', 'goals: ', 'blocker', 'unmet', 'order.goals', (c) => {
    recordOf(c.order).goals = '';
  }),
  broken('orthosis', 'L1320-DOC-ORDER', 'condition: ', 'blocker', 'unmet', 'order.condition', (c) => {
    recordOf(c.order).condition = '';
  }),
  broken('orthosis', 'L1320-DOC-ORDER', 'signedOn: null', 'blocker', 'unmet', 'order.signedOn', (c) => {
    recordOf(c.order).signedOn = null;
  }),
  broken('orthosis', 'L1320-DOC-ORDER', 'orderedOn: null', 'blocker', 'unmet', 'order.orderedOn', (c) => {
    recordOf(c.order).orderedOn = null;
  }),
  broken('orthosis', 'L1320-DOC-ORDER', 'description:  ', 'blocker', 'unmet', 'order.description', (c) => {
    recordOf(c.order).description = ' ';
  }),
  broken('orthosis', 'L1320-DOC-ORDER', 'validTo: 2026-10-13', 'blocker', 'unmet', 'order.validTo', (c) => {
    recordOf(c.order).validTo = '2026-10-13';
  }),
  broken('orthosis', 'L1320-DOC-ORDER', 'of another patient', 'blocker', 'unmet', 'order.patientId', (c) => {
    recordOf(c.order).patientId = c.office.id;
  }),
  broken('orthosis', 'L1320-DOC-ORDER', 'no order at all', 'blocker', 'unmet', 'claim.orderId', (c) => {
    c.order = null;
  }),
  broken(
    'medicareOrthosis',
    'L1320-DOC-ORDER',
    'its paper is damaged',
    'blocker',
    'unmet',
    'documents.0',
    (c) => {
      paperOf(c, 'physicianOrder').condition = 'damaged';
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-DEFICIT',
    'nothing said',
    'blocker',
    'unmet',
    'claim.orthosis.deficit',
    (c) => {
      c.claim.orthosis.deficit = '';
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-DEFICIT',
    'three words',
    'blocker',
    'unmet',
    'claim.orthosis.deficit',
    (c) => {
      c.claim.orthosis.deficit = 'Weak lower back.';
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-TRIED',
    'nothing tried',
    'blocker',
    'unmet',
    'claim.orthosis.triedTreatment',
    (c) => {
      c.claim.orthosis.triedTreatment = '';
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-TRIED',
    'no reason why it was not enough',
    'blocker',
    'unmet',
    'claim.orthosis.whyNotEnough',
    (c) => {
      c.claim.orthosis.whyNotEnough = '';
    },
  ),
  broken(
    'medicareOrthosis',
    'L1320-DOC-TRIED',
    'no reason why it was not enough',
    'blocker',
    'unmet',
    'claim.orthosis.whyNotEnough',
    (c) => {
      c.claim.orthosis.whyNotEnough = 'No better.';
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-MEASURE',
    'no measurements',
    'warning',
    'unmet',
    'claim.orthosis.measurements',
    (c) => {
      c.claim.orthosis.measurements = '';
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-MEASURE',
    'no configuration',
    'warning',
    'unmet',
    'claim.orthosis.configuration',
    (c) => {
      c.claim.orthosis.configuration = '';
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-DELIVERY',
    'no day',
    'blocker',
    'unmet',
    'claim.delivery.deliveredOn',
    (c) => {
      c.claim.delivery.deliveredOn = null;
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-DELIVERY',
    'tomorrow',
    'blocker',
    'unmet',
    'claim.delivery.deliveredOn',
    (c) => {
      c.claim.delivery.deliveredOn = '2026-11-03';
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-DELIVERY',
    'the day after the date of service',
    'blocker',
    'unmet',
    'claim.delivery.deliveredOn',
    (c) => {
      c.claim.delivery.deliveredOn = '2026-10-15';
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-DELIVERY',
    'shipped the day after the date of service',
    'blocker',
    'unmet',
    'claim.delivery.deliveredOn',
    (c) => {
      Object.assign(c.claim.delivery, {
        method: 'shipped',
        shippedOn: '2026-10-15',
        deliveredOn: '2026-10-17',
      });
    },
  ),
  broken('orthosis', 'L1320-DOC-DELIVERY', 'only a photo', 'blocker', 'unmet', 'documents', (c) => {
    dropPapers(c, 'proofOfDelivery');
  }),
  broken(
    'orthosis',
    'L1320-DOC-DELIVERY',
    'neither ticket nor photo',
    'blocker',
    'unmet',
    'documents',
    (c) => {
      dropPapers(c, 'proofOfDelivery');
      dropPapers(c, 'photo');
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-DELIVERY',
    'signed for by the supplier',
    'blocker',
    'unmet',
    'claim.delivery.receiverRelation',
    (c) => {
      c.claim.delivery.receiverRelation = 'supplierStaff';
    },
  ),
  broken(
    'medicareOrthosis',
    'L1320-DOC-DELIVERY',
    'no day',
    'blocker',
    'unmet',
    'claim.delivery.deliveredOn',
    (c) => {
      c.claim.delivery.deliveredOn = null;
    },
  ),
  broken('orthosis', 'L1320-DOC-LMN', 'no letter', 'blocker', 'unmet', 'documents', (c) => {
    dropPapers(c, 'letterOfMedicalNecessity');
  }),
  broken(
    'orthosis',
    'L1320-DOC-LMN',
    'the letter compares nothing',
    'blocker',
    'unmet',
    'claim.orthosis.letterComparesOptions',
    (c) => {
      c.claim.orthosis.letterComparesOptions = false;
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-LMN',
    'nobody has read the letter',
    'blocker',
    'unknown',
    'claim.orthosis.letterComparesOptions',
    (c) => {
      c.claim.orthosis.letterComparesOptions = null;
    },
  ),
  broken('orthosis', 'L1320-DENY-DIAGNOSIS', 'a knee', 'blocker', 'unmet', 'claim.diagnosisCodes', (c) => {
    unfitDiagnosis(c);
  }),
  broken(
    'orthosis',
    'L1320-DENY-DIAGNOSIS',
    'no diagnosis',
    'blocker',
    'unmet',
    'claim.diagnosisCodes',
    (c) => {
      c.claim.diagnosisCodes = [];
    },
  ),
  broken(
    'medicareOrthosis',
    'L1320-DENY-DIAGNOSIS',
    'not among the recorded',
    'blocker',
    'unmet',
    'claim.diagnosisCodes',
    (c) => {
      c.diagnoses = [];
    },
  ),
  broken(
    'orthosis',
    'L1320-DENY-FREQUENCY',
    'another one within the period',
    'blocker',
    'unmet',
    'claim.orthosis.frequencyReason',
    (c) => {
      c.claim.orthosis.lastFurnishedOn = '2024-10-15';
    },
  ),
  broken(
    'orthosis',
    'L1320-DENY-FREQUENCY',
    'another one on an earlier claim',
    'blocker',
    'unmet',
    'claim.orthosis.frequencyReason',
    (c) => {
      c.otherClaims.push(earlierBrace(c, '2025-06-01', 'L0628'));
    },
  ),
  broken(
    'orthosis',
    'L1320-DENY-FREQUENCY',
    'nobody has asked',
    'warning',
    'unknown',
    'claim.orthosis.sameSimilarCheckedOn',
    (c) => {
      c.claim.orthosis.sameSimilarCheckedOn = null;
    },
  ),
  broken(
    'orthosis',
    'L1320-PAY-AUTH',
    'no number',
    'blocker',
    'unmet',
    'claim.authorization.authorizationNumber',
    (c) => {
      c.claim.authorization.authorizationNumber = '';
    },
  ),
  broken(
    'orthosis',
    'L1320-PAY-AUTH',
    'begins the day after',
    'blocker',
    'unmet',
    'claim.authorization.authorizationFrom',
    (c) => {
      c.claim.authorization.authorizationFrom = '2026-10-15';
    },
  ),
  broken(
    'orthosis',
    'L1320-PAY-AUTH',
    'ended the day before',
    'blocker',
    'unmet',
    'claim.authorization.authorizationTo',
    (c) => {
      c.claim.authorization.authorizationTo = '2026-10-13';
    },
  ),
  broken(
    'orthosis',
    'L1320-PAY-REASSESS',
    'a day too old',
    'blocker',
    'unmet',
    'claim.orthosis.reassessedOn',
    (c) => {
      c.claim.orthosis.reassessedOn = '2026-07-15';
    },
  ),
  broken(
    'orthosis',
    'L1320-PAY-REASSESS',
    'never assessed',
    'blocker',
    'unmet',
    'claim.orthosis.reassessedOn',
    (c) => {
      c.claim.orthosis.reassessedOn = null;
      recordOf(c.order).faceToFaceOn = null;
    },
  ),
  broken(
    'orthosis',
    'L1320-PAY-REASSESS',
    'assessed only afterwards',
    'blocker',
    'unmet',
    'claim.orthosis.reassessedOn',
    (c) => {
      c.claim.orthosis.reassessedOn = '2026-10-15';
    },
  ),
  broken(
    'orthosis',
    'L1320-PAY-REASSESS',
    'not said whether long-term',
    'blocker',
    'unknown',
    'claim.orthosis.longTerm',
    (c) => {
      c.claim.orthosis.longTerm = null;
    },
  ),
  broken('medicareOrthosis', 'MCR-ORTH-ELASTIC', 'elastic', 'blocker', 'unmet', 'claim.lines.0.code', (c) => {
    c.claim.orthosis.rigidity = 'elastic';
  }),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-ELASTIC',
    'nobody has looked',
    'blocker',
    'unknown',
    'claim.orthosis.rigidity',
    (c) => {
      c.claim.orthosis.rigidity = null;
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-ELASTIC',
    'a garment without GY',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      Object.assign(lineOf(c), { code: 'A4467', modifiers: [] });
      c.claim.orthosis.rigidity = 'elastic';
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-CG',
    'attested and left off',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = [];
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-CG',
    'neither attested nor on the line',
    'blocker',
    'unmet',
    'claim.attestation.criteriaAttestedBy',
    (c) => {
      lineOf(c).modifiers = [];
      c.claim.attestation = NO_ATTESTATION;
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-CG',
    'on the line, attested by nobody',
    'blocker',
    'unmet',
    'claim.attestation.criteriaAttestedBy',
    (c) => {
      c.claim.attestation.criteriaAttestedBy = '';
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-CG',
    'on the line, attested tomorrow',
    'blocker',
    'unmet',
    'claim.attestation.criteriaAttestedOn',
    (c) => {
      c.claim.attestation.criteriaAttestedOn = '2026-11-03';
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-CG',
    'elastic, and that was waved through',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      c.claim.orthosis.rigidity = 'elastic';
      c.claim.overrides = [anOverride('MCR-ORTH-ELASTIC')];
    },
    ['MCR-ORTH-ELASTIC'],
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-SIDE',
    'no side on the line',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['KX'];
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-SIDE',
    'both sides on one line',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['KX', 'RT', 'LT'];
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-SIDE',
    'two units on a line',
    'blocker',
    'unmet',
    'claim.lines.0.units',
    (c) => {
      lineOf(c).units = 2;
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-SIDE',
    'the other side in the record',
    'blocker',
    'unmet',
    'claim.orthosis.side',
    (c) => {
      c.claim.orthosis.side = 'left';
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-SIDE',
    'no side in the record',
    'blocker',
    'unknown',
    'claim.orthosis.side',
    (c) => {
      c.claim.orthosis.side = null;
    },
  ),
  broken(
    'ankleOrthosis',
    'MCR-ORTH-SIDE',
    'both in the record, one billed',
    'blocker',
    'unmet',
    'claim.orthosis.side',
    (c) => {
      c.claim.lines.pop();
    },
  ),
  broken(
    'ankleOrthosis',
    'MCR-ORTH-SIDE',
    'one side twice',
    'blocker',
    'unmet',
    'claim.lines.1.modifiers',
    (c) => {
      lineAt(c, 1).modifiers = ['KX', 'RT'];
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-SIDE-SPINE',
    'a side with its reason',
    'advice',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['CG', 'RT'];
      Object.assign(c.claim.orthosis, { asymmetric: true, asymmetryReason: 'Pad over the right ribs only' });
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-KX',
    'neither KX nor a notice',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['RT'];
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-KX',
    'neither KX nor anybody’s word',
    'blocker',
    'unmet',
    'claim.attestation.criteriaAttestedBy',
    (c) => {
      lineOf(c).modifiers = ['RT'];
      c.claim.attestation = NO_ATTESTATION;
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-KX',
    'an addition without KX',
    'blocker',
    'unmet',
    'claim.lines.1.modifiers',
    (c) => {
      c.claim.lines.push({ ...lineOf(c), id: exampleId(123), code: 'L2397', modifiers: ['RT'] });
    },
  ),
  broken(
    'ankleOrthosis',
    'MCR-ORTH-KX-ANKLE',
    'one line without KX',
    'advice',
    'unmet',
    'claim.lines.1.modifiers',
    (c) => {
      lineAt(c, 1).modifiers = ['LT'];
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-KX-SPINE',
    'KX beside CG',
    'advice',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['CG', 'KX'];
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-WOPD',
    'no day on which it came in',
    'blocker',
    'unmet',
    'order.receivedOn',
    (c) => {
      recordOf(c.order).receivedOn = null;
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-WOPD',
    'came in the day after the delivery',
    'blocker',
    'unmet',
    'order.receivedOn',
    (c) => {
      recordOf(c.order).receivedOn = '2026-10-15';
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-WOPD',
    'signed the day after the delivery',
    'blocker',
    'unmet',
    'order.signedOn',
    (c) => {
      recordOf(c.order).signedOn = '2026-10-15';
    },
  ),
  broken('kneeOrthosis', 'MCR-ORTH-F2F', 'no visit', 'blocker', 'unmet', 'order.faceToFaceOn', (c) => {
    recordOf(c.order).faceToFaceOn = null;
  }),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-F2F',
    'a day more than six months before',
    'blocker',
    'unmet',
    'order.faceToFaceOn',
    (c) => {
      recordOf(c.order).faceToFaceOn = '2026-03-31';
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-F2F',
    'the day after the order',
    'blocker',
    'unmet',
    'order.faceToFaceOn',
    (c) => {
      recordOf(c.order).faceToFaceOn = '2026-10-02';
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-AUTH',
    'no decision',
    'blocker',
    'unmet',
    'claim.authorization.authorizationNumber',
    (c) => {
      c.claim.authorization.authorizationNumber = '';
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-AUTH',
    'a number of another length',
    'warning',
    'unmet',
    'claim.authorization.authorizationNumber',
    (c) => {
      c.claim.authorization.authorizationNumber = 'SAMPLE1234567';
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-AUTH',
    'a day past the sixty',
    'blocker',
    'unmet',
    'claim.authorization.authorizationFrom',
    (c) => {
      c.claim.authorization.authorizationFrom = '2026-08-14';
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-MADE',
    'off the shelf, billed as customized',
    'blocker',
    'unmet',
    'claim.lines.0.code',
    (c) => {
      c.claim.orthosis.fitting = 'offTheShelf';
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-MADE',
    'made to measure, billed off the shelf',
    'blocker',
    'unmet',
    'claim.lines.0.code',
    (c) => {
      c.claim.orthosis.fitting = 'customFabricated';
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-MADE',
    'not said how it is made',
    'blocker',
    'unknown',
    'claim.orthosis.fitting',
    (c) => {
      c.claim.orthosis.fitting = null;
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-FIT',
    'nobody named',
    'blocker',
    'unmet',
    'claim.orthosis.fittedBy',
    (c) => {
      c.claim.orthosis.fittedBy = '';
    },
  ),
  broken('medicareOrthosis', 'MCR-ORTH-FIT', 'no day', 'blocker', 'unmet', 'claim.orthosis.fittedOn', (c) => {
    c.claim.orthosis.fittedOn = null;
  }),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-FIT',
    'no adjustment on record',
    'blocker',
    'unmet',
    'claim.orthosis.fittingRecord',
    (c) => {
      c.claim.orthosis.fittingRecord = 'Fits well.';
    },
  ),
  broken('medicareOrthosis', 'MCR-ORTH-FIT', 'shipped', 'blocker', 'unmet', 'claim.delivery.method', (c) => {
    Object.assign(c.claim.delivery, { method: 'shipped', shippedOn: '2026-10-14' });
  }),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-FIT',
    'not said how it was handed over',
    'blocker',
    'unknown',
    'claim.delivery.method',
    (c) => {
      c.claim.delivery.method = null;
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-FIT',
    'fitted the day after',
    'blocker',
    'unmet',
    'claim.orthosis.fittedOn',
    (c) => {
      c.claim.orthosis.fittedOn = '2026-10-15';
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-PDAC',
    'never looked up',
    'blocker',
    'unmet',
    'claim.orthosis.codingVerifiedOn',
    (c) => {
      c.claim.orthosis.codingVerifiedOn = null;
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-PDAC',
    'looked up tomorrow',
    'blocker',
    'unmet',
    'claim.orthosis.codingVerifiedOn',
    (c) => {
      c.claim.orthosis.codingVerifiedOn = '2026-11-03';
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-PDAC-MOST',
    'another prefabricated brace',
    'advice',
    'unmet',
    'claim.orthosis.codingVerifiedOn',
    (c) => {
      Object.assign(lineOf(c), { code: 'L0456', modifiers: [] });
      c.claim.orthosis.codingVerifiedOn = null;
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-LIFE',
    'nobody has asked',
    'warning',
    'unknown',
    'claim.orthosis.sameSimilarCheckedOn',
    (c) => {
      c.claim.orthosis.sameSimilarCheckedOn = null;
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-LIFE',
    'within five years, no reason',
    'blocker',
    'unmet',
    'claim.orthosis.replacement',
    (c) => {
      c.claim.orthosis.lastFurnishedOn = '2021-10-15';
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-LIFE',
    'damaged, and nothing told',
    'blocker',
    'unmet',
    'claim.orthosis.frequencyReason',
    (c) => {
      Object.assign(c.claim.orthosis, { lastFurnishedOn: '2024-05-05', replacement: 'damaged' });
      lineOf(c).modifiers = ['CG', 'RA'];
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-LIFE',
    'stolen, and no RA',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      Object.assign(c.claim.orthosis, {
        lastFurnishedOn: '2024-05-05',
        replacement: 'stolen',
        frequencyReason: 'Taken from the car',
      });
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-LIFE',
    'RA for a changed need',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      Object.assign(c.claim.orthosis, {
        lastFurnishedOn: '2024-05-05',
        replacement: 'changedNeed',
        frequencyReason: 'Needs another height',
      });
      lineOf(c).modifiers = ['CG', 'RA'];
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-LIFE',
    'RA and no earlier device',
    'blocker',
    'unmet',
    'claim.orthosis.lastFurnishedOn',
    (c) => {
      lineOf(c).modifiers = ['CG', 'RA'];
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-LIFE',
    'RA after the useful life',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      c.claim.orthosis.lastFurnishedOn = '2021-10-14';
      lineOf(c).modifiers = ['CG', 'RA'];
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-CUSTOM',
    'the chest wall brace, nothing on why',
    'advice',
    'unmet',
    'claim.orthosis.customReason',
    (c) => {
      Object.assign(lineOf(c), { code: 'L1320', modifiers: [] });
      c.claim.orthosis.fitting = 'customFabricated';
    },
    ['CODE-CONFLICT'],
  ),
  broken(
    'ankleOrthosis',
    'MCR-ORTH-CONTRACTURE',
    'no angle',
    'warning',
    'unknown',
    'claim.orthosis.measurements',
    (c) => {
      c.claim.orthosis.measurements = 'Ankle 9 in, calf 14 in';
    },
  ),
  broken(
    'orthosis',
    'L1320-DOC-DELIVERY',
    'sent after it was delivered',
    'blocker',
    'unmet',
    'claim.delivery.shippedOn',
    (c) => {
      Object.assign(c.claim.delivery, { method: 'shipped', shippedOn: '2026-10-15' });
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-WOPD',
    'came in the day after it was sent',
    'blocker',
    'unmet',
    'order.receivedOn',
    (c) => {
      shipped(c, '2026-10-01');
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-WOPD',
    'not said when it was sent',
    'blocker',
    'unknown',
    'claim.delivery.shippedOn',
    (c) => {
      shipped(c, null);
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-SWO',
    'does not name the patient',
    'blocker',
    'unmet',
    'order.namesPatient',
    (c) => {
      recordOf(c.order).namesPatient = false;
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-SWO',
    'nobody has read whom it names',
    'blocker',
    'unknown',
    'order.namesPractitioner',
    (c) => {
      recordOf(c.order).namesPractitioner = null;
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-POD',
    'handed over, not shown: patientName',
    'blocker',
    'unmet',
    'claim.delivery.proofShows',
    (c) => {
      without(c, 'patientName');
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-POD',
    'handed over, not shown: deliveryAddress',
    'blocker',
    'unmet',
    'claim.delivery.proofShows',
    (c) => {
      without(c, 'deliveryAddress');
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-POD',
    'handed over, not shown: itemDescription',
    'blocker',
    'unmet',
    'claim.delivery.proofShows',
    (c) => {
      without(c, 'itemDescription');
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-POD',
    'handed over, not shown: quantity',
    'blocker',
    'unmet',
    'claim.delivery.proofShows',
    (c) => {
      without(c, 'quantity');
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-POD',
    'handed over, not shown: dateDelivered',
    'blocker',
    'unmet',
    'claim.delivery.proofShows',
    (c) => {
      without(c, 'dateDelivered');
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-POD',
    'handed over, not shown: receiverSignature',
    'blocker',
    'unmet',
    'claim.delivery.proofShows',
    (c) => {
      without(c, 'receiverSignature');
    },
  ),
  broken(
    'ankleOrthosis',
    'MCR-ORTH-POD',
    'not said how',
    'blocker',
    'unknown',
    'claim.delivery.method',
    (c) => {
      c.claim.delivery.method = null;
    },
  ),
  broken(
    'ankleOrthosis',
    'MCR-ORTH-POD',
    'sent, not shown: trackingNumber',
    'blocker',
    'unmet',
    'claim.delivery.proofShows',
    (c) => {
      shipped(c, '2026-10-14');
      without(c, 'trackingNumber');
    },
  ),
  broken(
    'ankleOrthosis',
    'MCR-ORTH-POD',
    'sent, not shown: evidenceOfDelivery',
    'blocker',
    'unmet',
    'claim.delivery.proofShows',
    (c) => {
      shipped(c, '2026-10-14');
      without(c, 'evidenceOfDelivery');
    },
  ),
  broken(
    'ankleOrthosis',
    'MCR-ORTH-POD',
    'to a facility, without its record',
    'blocker',
    'unmet',
    'claim.delivery.proofShows',
    (c) => {
      c.claim.delivery.method = 'facility';
    },
  ),
  broken(
    'ankleOrthosis',
    'MCR-ORTH-POD',
    'to a facility, neither signed nor shown to have come',
    'blocker',
    'unmet',
    'claim.delivery.proofShows',
    (c) => {
      c.claim.delivery.method = 'facility';
      without(c, 'receiverSignature');
      c.claim.delivery.proofShows.push('facilityRecord');
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-POD',
    'signed by nobody known',
    'blocker',
    'unmet',
    'claim.delivery.receivedBy',
    (c) => {
      c.claim.delivery.receivedBy = '';
    },
  ),
  broken(
    'medicareOrthosis',
    'L1320-DOC-DELIVERY',
    'signed by whom to the patient',
    'blocker',
    'unknown',
    'claim.delivery.receiverRelation',
    (c) => {
      c.claim.delivery.receiverRelation = null;
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-POD-DAY',
    'billed the day after',
    'blocker',
    'unmet',
    'claim.dateOfService',
    (c) => {
      c.claim.dateOfService = '2026-10-15';
    },
  ),
  broken(
    'ankleOrthosis',
    'MCR-ORTH-POD-DAY',
    'sent on another day',
    'blocker',
    'unmet',
    'claim.dateOfService',
    (c) => {
      shipped(c, '2026-10-12');
      c.claim.delivery.deliveredOn = '2026-10-13';
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-SIGNATURE',
    'none on file',
    'blocker',
    'unmet',
    'coverage.signatureOnFileOn',
    (c) => {
      recordOf(c.coverage).signatureOnFileOn = null;
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-SIGNATURE',
    'signed tomorrow',
    'blocker',
    'unmet',
    'coverage.signatureOnFileOn',
    (c) => {
      recordOf(c.coverage).signatureOnFileOn = '2026-11-03';
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-NOTICE',
    'GA without a notice',
    'blocker',
    'unmet',
    'claim.notice.abnIssuedOn',
    (c) => {
      lineOf(c).modifiers = ['GA', 'RT'];
    },
  ),
  broken(
    'medicareOrthosis',
    'MCR-ORTH-NOTICE',
    'a notice, and no modifier tells of it',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      c.claim.notice.abnIssuedOn = '2026-10-10';
    },
  ),
  broken(
    'kneeOrthosis',
    'MCR-ORTH-NOTICE',
    'GZ beside a notice',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['GZ', 'RT'];
      c.claim.notice.abnSignedOn = '2026-10-10';
    },
  ),
];
