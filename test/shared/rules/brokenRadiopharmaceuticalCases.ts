import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { exampleId } from '../../../shared/rules/examples/people.ts';
import { broken, type BrokenCase } from './brokenCase.ts';
import { anOverride, dropPapers, lineAt, lineOf, payerOf, recordOf } from './startingCases.ts';

function attest(c: ClaimCase): void {
  c.claim.attestation = {
    criteriaAttestedBy: 'Casey Sample',
    criteriaAttestedOn: '2026-10-19',
    codeMeaning: null,
  };
}

/** The other procedure and the reason behind a modifier of distinct services. */
function distinct(c: ClaimCase): void {
  c.claim.radiopharmaceutical.distinctFrom = 'Bone scan of the whole body';
  c.claim.radiopharmaceutical.distinctReason = 'Made weeks before, to plan the treatment';
}

/** The same treatment on another day, with everything that has to come before it. */
export function servedOn(c: ClaimCase, day: string): void {
  c.claim.dateOfService = day;
  c.claim.radiopharmaceutical.administeredOn = day;
  c.claim.radiopharmaceutical.imagingOn = day;
  recordOf(c.order).orderedOn = day;
  recordOf(c.coverage).from = null;
}

export const BROKEN_RADIOPHARMACEUTICAL_CASES: readonly BrokenCase[] = [
  broken(
    'radiopharmaceutical',
    'RX-SCOPE',
    'a contrast agent',
    'blocker',
    'unmet',
    'claim.lines.0.code',
    (c) => {
      lineOf(c).code = 'A9585';
    },
    ['A9600-DENY-DOSE', 'RX-JZ'],
  ),
  broken(
    'radiopharmaceutical',
    'RX-MODIFIERS',
    'JW and JZ on one line',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['JZ', 'JW'];
    },
    ['A9600-DENY-DOSE', 'A9600-MOD-JW'],
  ),
  broken(
    'medicareRadiopharmaceutical',
    'RX-MODIFIERS',
    '59 beside XU',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['JZ', '59', 'XU'];
      distinct(c);
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-DIAGNOSIS',
    'not said',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.boneMetastasesStated',
    (c) => {
      c.claim.radiopharmaceutical.boneMetastasesStated = null;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-DIAGNOSIS',
    'not stated',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.boneMetastasesStated',
    (c) => {
      c.claim.radiopharmaceutical.boneMetastasesStated = false;
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'A9600-DOC-DIAGNOSIS',
    'not on the claim',
    'blocker',
    'unmet',
    'claim.diagnosisCodes',
    (c) => {
      c.claim.diagnosisCodes = ['C50.911'];
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-DIAGNOSIS',
    'not among the recorded',
    'blocker',
    'unmet',
    'claim.diagnosisCodes',
    (c) => {
      c.diagnoses = [];
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-PRIOR',
    'nothing given before',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.priorTreatment',
    (c) => {
      c.claim.radiopharmaceutical.priorTreatment = '';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-PRIOR',
    'no outcome',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.priorOutcome',
    (c) => {
      c.claim.radiopharmaceutical.priorOutcome = null;
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'A9600-DOC-PRIOR',
    'it was enough',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.priorOutcome',
    (c) => {
      c.claim.radiopharmaceutical.priorOutcome = 'sufficient';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-DOSE',
    'no dose',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.doseGiven',
    (c) => {
      c.claim.radiopharmaceutical.doseGiven = null;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-DOSE',
    'a dose of nothing',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.doseGiven',
    (c) => {
      c.claim.radiopharmaceutical.doseGiven = 0;
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'A9600-DOC-DOSE',
    'no unit',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.doseUnit',
    (c) => {
      c.claim.radiopharmaceutical.doseUnit = null;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-DOSE',
    'no day',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.administeredOn',
    (c) => {
      c.claim.radiopharmaceutical.administeredOn = null;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-DOSE',
    'another day than the date of service',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.administeredOn',
    (c) => {
      c.claim.radiopharmaceutical.administeredOn = '2026-10-18';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-DOSE',
    'tomorrow',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.administeredOn',
    (c) => {
      c.claim.radiopharmaceutical.administeredOn = '2026-11-03';
    },
  ),
  broken('radium', 'A9600-DOC-DOSE', 'no record of it', 'blocker', 'unmet', 'documents', (c) => {
    dropPapers(c, 'doseRecord');
  }),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-LOT',
    'no lot',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.lot',
    (c) => {
      c.claim.radiopharmaceutical.lot = ' ';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-MONITOR',
    'no plan',
    'warning',
    'unmet',
    'claim.radiopharmaceutical.monitoringPlan',
    (c) => {
      c.claim.radiopharmaceutical.monitoringPlan = '';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-MONITOR',
    'three words',
    'warning',
    'unmet',
    'claim.radiopharmaceutical.monitoringPlan',
    (c) => {
      c.claim.radiopharmaceutical.monitoringPlan = 'Counts every week.';
    },
  ),
  broken('radiopharmaceutical', 'A9600-DOC-IMAGING', 'no report', 'blocker', 'unmet', 'documents', (c) => {
    dropPapers(c, 'imagingReport');
    payerOf(c).settings.radiopharmaceutical.priorAuthorization = false;
  }),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-IMAGING',
    'no report, and the payer does not insist',
    'warning',
    'unmet',
    'documents',
    (c) => {
      dropPapers(c, 'imagingReport');
      Object.assign(payerOf(c).settings.radiopharmaceutical, {
        imagingRequired: false,
        priorAuthorization: false,
      });
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'A9600-DOC-IMAGING',
    'no day',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.imagingOn',
    (c) => {
      c.claim.radiopharmaceutical.imagingOn = null;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-IMAGING',
    'made the day after',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.imagingOn',
    (c) => {
      c.claim.radiopharmaceutical.imagingOn = '2026-10-20';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-IMAGING',
    'no method',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.imagingMethod',
    (c) => {
      c.claim.radiopharmaceutical.imagingMethod = '';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-ORDER',
    'signature: none',
    'blocker',
    'unmet',
    'order.signature',
    (c) => {
      recordOf(c.order).signature = 'none';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-ORDER',
    'covers: rental',
    'blocker',
    'unmet',
    'order.covers',
    (c) => {
      recordOf(c.order).covers = 'rental';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-ORDER',
    'description: ',
    'blocker',
    'unmet',
    'order.description',
    (c) => {
      recordOf(c.order).description = '';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-ORDER',
    'orderedOn: null',
    'blocker',
    'unmet',
    'order.orderedOn',
    (c) => {
      recordOf(c.order).orderedOn = null;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-ORDER',
    'orderedOn: 2026-10-20',
    'blocker',
    'unmet',
    'order.orderedOn',
    (c) => {
      recordOf(c.order).orderedOn = '2026-10-20';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-ORDER',
    'signedOn: null',
    'blocker',
    'unmet',
    'order.signedOn',
    (c) => {
      recordOf(c.order).signedOn = null;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-ORDER',
    'signedOn: 2026-11-03',
    'blocker',
    'unmet',
    'order.signedOn',
    (c) => {
      recordOf(c.order).signedOn = '2026-11-03';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-ORDER',
    'of another patient',
    'blocker',
    'unmet',
    'order.patientId',
    (c) => {
      recordOf(c.order).patientId = c.office.id;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-ORDER',
    'no order at all',
    'blocker',
    'unmet',
    'claim.orderId',
    (c) => {
      c.order = null;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DOC-ORDER',
    'no reason for this therapy',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.reasonForTherapy',
    (c) => {
      c.claim.radiopharmaceutical.reasonForTherapy = '';
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'A9600-DOC-ORDER',
    'its paper is missing',
    'blocker',
    'unmet',
    'order.documentId',
    (c) => {
      dropPapers(c, 'physicianOrder');
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-MOD-JW',
    'not said whether anything was discarded',
    'blocker',
    'unknown',
    'claim.radiopharmaceutical.doseDiscarded',
    (c) => {
      c.claim.radiopharmaceutical.doseDiscarded = null;
    },
  ),
  broken(
    'radium',
    'A9600-MOD-JW',
    'not said whether anything was discarded',
    'blocker',
    'unknown',
    'claim.radiopharmaceutical.doseDiscarded',
    (c) => {
      c.claim.radiopharmaceutical.doseDiscarded = null;
    },
  ),
  broken(
    'radium',
    'A9600-MOD-JW',
    'no line of the discarded part',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      c.claim.lines.pop();
    },
  ),
  broken('radium', 'A9600-MOD-JW', 'a unit too many', 'blocker', 'unmet', 'claim.lines.1.units', (c) => {
    lineAt(c, 1).units = 13;
  }),
  broken(
    'radium',
    'A9600-MOD-JW',
    'nothing explained on the line',
    'blocker',
    'unmet',
    'claim.lines.1.narrative',
    (c) => {
      lineAt(c, 1).narrative = '';
    },
  ),
  broken(
    'radium',
    'A9600-MOD-JW',
    'no reason on record',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.discardReason',
    (c) => {
      c.claim.radiopharmaceutical.discardReason = '';
    },
  ),
  broken(
    'radium',
    'A9600-MOD-JW',
    'JW, and nothing was discarded',
    'blocker',
    'unmet',
    'claim.lines.1.modifiers',
    (c) => {
      c.claim.radiopharmaceutical.doseDiscarded = 0;
    },
  ),
  broken(
    'radium',
    'A9600-MOD-JW',
    'JW, and the rest lies within the last unit',
    'blocker',
    'unmet',
    'claim.lines.1.modifiers',
    (c) => {
      c.claim.radiopharmaceutical.doseDiscarded = 0.8;
    },
  ),
  broken(
    'radium',
    'A9600-MOD-JW',
    'JW on a container for several doses',
    'blocker',
    'unmet',
    'claim.lines.1.modifiers',
    (c) => {
      c.claim.radiopharmaceutical.container = 'multiDose';
    },
  ),
  broken(
    'radium',
    'A9600-MOD-JW',
    'no container',
    'blocker',
    'unknown',
    'claim.radiopharmaceutical.container',
    (c) => {
      c.claim.radiopharmaceutical.container = null;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-MOD-JW',
    'JW for a payer that takes none',
    'blocker',
    'unmet',
    'claim.lines.1.modifiers',
    (c) => {
      c.claim.lines.push({ ...lineOf(c), id: exampleId(163), modifiers: ['JW'], narrative: 'Rest' });
      payerOf(c).settings.radiopharmaceutical.wasteModifiers = false;
    },
  ),
  broken(
    'radiopharmaceutical',
    'RX-JZ',
    'nothing discarded, and not said on the line',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = [];
    },
  ),
  broken(
    'radiopharmaceutical',
    'RX-JZ',
    'JZ on a container for several doses',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      c.claim.radiopharmaceutical.container = 'multiDose';
    },
  ),
  broken(
    'radiopharmaceutical',
    'RX-JZ',
    'no container',
    'warning',
    'unknown',
    'claim.radiopharmaceutical.container',
    (c) => {
      c.claim.radiopharmaceutical.container = null;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-MOD-59',
    'no other procedure',
    'warning',
    'unmet',
    'claim.radiopharmaceutical.distinctFrom',
    (c) => {
      lineOf(c).modifiers = ['JZ', '59'];
      c.claim.radiopharmaceutical.distinctReason = 'Another part of the body';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-MOD-59',
    'no reason',
    'warning',
    'unmet',
    'claim.radiopharmaceutical.distinctReason',
    (c) => {
      lineOf(c).modifiers = ['JZ', 'XS'];
      c.claim.radiopharmaceutical.distinctFrom = 'Bone scan of the whole body';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-MOD-KX',
    'attested by nobody',
    'warning',
    'unmet',
    'claim.attestation.criteriaAttestedBy',
    (c) => {
      lineOf(c).modifiers = ['JZ', 'KX'];
      payerOf(c).settings.radiopharmaceutical.coverageModifier = 'KX';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-MOD-KX',
    'a payer without such criteria',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['JZ', 'KX'];
      attest(c);
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-MOD-KX',
    'attested and left off',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      payerOf(c).settings.radiopharmaceutical.coverageModifier = 'KX';
      attest(c);
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-MOD-KX',
    'neither attested nor on the line',
    'warning',
    'unmet',
    'claim.attestation.criteriaAttestedBy',
    (c) => {
      payerOf(c).settings.radiopharmaceutical.coverageModifier = 'KX';
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'A9600-MOD-KX',
    'KX for Medicare that nobody attested',
    'warning',
    'unmet',
    'claim.attestation.criteriaAttestedBy',
    (c) => {
      lineOf(c).modifiers = ['JZ', 'KX'];
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-DENY-DOSE',
    'two units of one treatment dose',
    'blocker',
    'unmet',
    'claim.lines.0.units',
    (c) => {
      lineOf(c).units = 2;
    },
  ),
  broken('radium', 'A9600-DENY-DOSE', 'a unit short', 'blocker', 'unmet', 'claim.lines.0.units', (c) => {
    lineOf(c).units = 148;
  }),
  broken(
    'radium',
    'A9600-DENY-DOSE',
    'read as millicuries',
    'blocker',
    'unmet',
    'claim.lines.0.units',
    (c) => {
      Object.assign(c.claim.radiopharmaceutical, {
        doseUnit: 'millicurie',
        doseGiven: 0.15,
        doseDiscarded: 0.012,
      });
    },
  ),
  broken(
    'strontium',
    'A9600-DENY-DOSE',
    'a begun millicurie not counted',
    'blocker',
    'unmet',
    'claim.lines.0.units',
    (c) => {
      c.claim.radiopharmaceutical.doseGiven = 4.001;
    },
  ),
  broken(
    'strontium',
    'A9600-DENY-DOSE',
    'the record counts doses',
    'blocker',
    'unknown',
    'claim.radiopharmaceutical.doseGiven',
    (c) => {
      Object.assign(c.claim.radiopharmaceutical, { doseUnit: 'treatmentDose', doseGiven: 1 });
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'A9600-DENY-DOSE',
    'more than the code speaks of',
    'blocker',
    'unknown',
    'claim.radiopharmaceutical.doseGiven',
    (c) => {
      c.claim.radiopharmaceutical.doseGiven = 150.001;
    },
  ),
  broken(
    'radium',
    'A9600-DENY-DOSE',
    'every line with JW',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['JW'];
      lineOf(c).narrative = 'x';
    },
    ['A9600-MOD-JW'],
  ),
  broken(
    'radiopharmaceutical',
    'A9600-SAFE-MARROW',
    'marked',
    'warning',
    'unmet',
    'claim.radiopharmaceutical.marrowSuppression',
    (c) => {
      c.claim.radiopharmaceutical.marrowSuppression = 'marked';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-SAFE-MARROW',
    'not said',
    'warning',
    'unknown',
    'claim.radiopharmaceutical.marrowSuppression',
    (c) => {
      c.claim.radiopharmaceutical.marrowSuppression = null;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-PAY-AUTH',
    'no number',
    'blocker',
    'unmet',
    'claim.authorization.authorizationNumber',
    (c) => {
      c.claim.authorization.authorizationNumber = '';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-PAY-AUTH',
    'ended the day before',
    'blocker',
    'unmet',
    'claim.authorization.authorizationTo',
    (c) => {
      c.claim.authorization.authorizationTo = '2026-10-18';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-PAY-AUTH',
    'no reason, and the payer wants no order',
    'blocker',
    'unknown',
    'claim.radiopharmaceutical.reasonForTherapy',
    (c) => {
      c.claim.radiopharmaceutical.reasonForTherapy = '';
      payerOf(c).settings.radiopharmaceutical.orderRequired = false;
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-PAY-AUTH',
    'the imaging was waved through',
    'blocker',
    'unmet',
    'documents',
    (c) => {
      dropPapers(c, 'imagingReport');
      c.claim.overrides = [anOverride('A9600-DOC-IMAGING')];
    },
    ['A9600-DOC-IMAGING'],
  ),
  broken(
    'radiopharmaceutical',
    'A9600-PAY-INDICATION',
    'another cancer',
    'blocker',
    'unmet',
    'claim.radiopharmaceutical.primaryCancer',
    (c) => {
      c.claim.radiopharmaceutical.primaryCancer = 'other';
    },
  ),
  broken(
    'radiopharmaceutical',
    'A9600-PAY-INDICATION',
    'not said',
    'blocker',
    'unknown',
    'claim.radiopharmaceutical.primaryCancer',
    (c) => {
      c.claim.radiopharmaceutical.primaryCancer = null;
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'MCR-RX-CONTRACTOR',
    'the contractor for equipment',
    'advice',
    'unmet',
    'claim.radiopharmaceutical.contractor',
    (c) => {
      c.claim.radiopharmaceutical.contractor = 'dmeMac';
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'MCR-RX-CONTRACTOR',
    'not said',
    'advice',
    'unknown',
    'claim.radiopharmaceutical.contractor',
    (c) => {
      c.claim.radiopharmaceutical.contractor = null;
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'MCR-RX-JZ',
    'neither JW nor JZ',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = [];
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'MCR-RX-JZ',
    'neither, while it was only asked for',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = [];
      servedOn(c, '2023-09-30');
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'MCR-RX-JZ',
    'neither, on the first day of refusal',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = [];
      servedOn(c, '2023-10-01');
    },
  ),
  broken(
    'radium',
    'MCR-RX-JZ',
    'JZ although a part was discarded',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['JZ'];
    },
  ),
  broken(
    'radium',
    'MCR-RX-JZ',
    'the rest lies within the last unit, and no JZ',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      c.claim.lines.pop();
      c.claim.radiopharmaceutical.doseDiscarded = 0.8;
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'MCR-RX-JZ',
    'no container',
    'blocker',
    'unknown',
    'claim.radiopharmaceutical.container',
    (c) => {
      c.claim.radiopharmaceutical.container = null;
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'MCR-RX-JZ',
    'JZ on a container for several doses',
    'blocker',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      c.claim.radiopharmaceutical.container = 'multiDose';
    },
  ),
  broken(
    'strontium',
    'MCR-RX-SR89-REPEAT',
    'a day too soon',
    'warning',
    'unmet',
    'claim.radiopharmaceutical.lastDoseOn',
    (c) => {
      Object.assign(c.claim.radiopharmaceutical, { firstTreatment: false, lastDoseOn: '2026-07-22' });
    },
  ),
  broken(
    'strontium',
    'MCR-RX-SR89-REPEAT',
    'neither first nor an earlier day',
    'warning',
    'unknown',
    'claim.radiopharmaceutical.lastDoseOn',
    (c) => {
      c.claim.radiopharmaceutical.firstTreatment = null;
    },
  ),
  broken(
    'strontium',
    'MCR-RX-SR89-COUNTS',
    'platelets too low',
    'warning',
    'unmet',
    'claim.radiopharmaceutical.platelets',
    (c) => {
      c.claim.radiopharmaceutical.platelets = 59_999;
    },
  ),
  broken(
    'strontium',
    'MCR-RX-SR89-COUNTS',
    'leukocytes too low',
    'warning',
    'unmet',
    'claim.radiopharmaceutical.leukocytes',
    (c) => {
      c.claim.radiopharmaceutical.leukocytes = 2_399;
    },
  ),
  broken(
    'strontium',
    'MCR-RX-SR89-COUNTS',
    'no counts',
    'warning',
    'unknown',
    'claim.radiopharmaceutical.platelets',
    (c) => {
      Object.assign(c.claim.radiopharmaceutical, { platelets: null, leukocytes: null, countsOn: null });
    },
  ),
  broken(
    'strontium',
    'MCR-RX-SR89-COUNTS',
    'counted the day after',
    'warning',
    'unmet',
    'claim.radiopharmaceutical.countsOn',
    (c) => {
      c.claim.radiopharmaceutical.countsOn = '2026-10-20';
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'MCR-RX-59',
    '59 where XS says more',
    'warning',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['JZ', '59'];
      distinct(c);
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'MCR-RX-KX',
    'KX, attested and documented',
    'advice',
    'unmet',
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['JZ', 'KX'];
      attest(c);
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'MCR-RX-DIRECTIVE',
    'no dose ordered',
    'advice',
    'unmet',
    'claim.radiopharmaceutical.doseOrdered',
    (c) => {
      c.claim.radiopharmaceutical.doseOrdered = null;
    },
  ),
  broken(
    'medicareRadiopharmaceutical',
    'MCR-RX-DIRECTIVE',
    'no day of calibration',
    'advice',
    'unmet',
    'claim.radiopharmaceutical.calibratedOn',
    (c) => {
      c.claim.radiopharmaceutical.calibratedOn = null;
    },
  ),
];
