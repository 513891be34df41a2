import { placeOfService } from '../../../shared/codes/placeOfService.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { DOSE_UNIT_SIGNS } from '../../../shared/domain/claimAnswerNames.ts';
import { isRentalKind, isRepairKind } from '../../../shared/domain/claimKind.ts';
import { formatUsDate, type IsoDate } from '../../../shared/domain/dates.ts';
import { equipmentName, OWNERSHIP_NAMES } from '../../../shared/domain/equipment.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { fullName, sortName } from '../../../shared/domain/people.ts';
import { formatAddress } from '../../../shared/domain/record.ts';
import { FAULT_FINDING_NAMES, repairCost } from '../../../shared/domain/serviceVisit.ts';
import {
  COVERS,
  labelOf as wordOf,
  PURPOSES,
  RESULTS,
  SIGNATURES,
  TEST_CONDITIONS,
  TEST_METHODS,
} from '../../records/words.ts';
import { valueAt } from '../../stores/merge.ts';
import { labelOf, valueInWords } from './caseLabels.ts';
import { type StepId, stepsOf } from './steps.ts';

/** The answers of a claim in words, step by step of its kind, for the check before finalising. Pure. */

export interface ShownAnswer {
  readonly path: string;
  /** Where the path's own name is not what the row is about. */
  readonly label?: string;
  /** '' when not given. */
  readonly value: string;
  /** Tells who the patient is: hidden while names are. */
  readonly personal?: boolean;
}

export interface AnswerGroup {
  readonly title: string;
  readonly answers: readonly ShownAnswer[];
}

export function answersOf(theCase: ClaimCase): readonly AnswerGroup[] {
  return stepsOf(theCase.claim.kind)
    .map(({ id, title }) => ({ title, answers: ROWS[id](theCase) }))
    .filter((group) => group.answers.length > 0);
}

const ROWS: Readonly<Record<StepId, (theCase: ClaimCase) => readonly ShownAnswer[]>> = {
  billable,
  patient,
  equipment,
  order: clinical,
  labor: course,
  codes,
  attachments: papers,
  finish: () => [],
};

function day(date: IsoDate | null | undefined): string {
  return date ? formatUsDate(date) : '';
}

/** An answer under its own name and in its own words. `unit` stands behind a number. */
function row(theCase: ClaimCase, path: string, unit = ''): ShownAnswer {
  const value = valueAt(theCase, path);
  const empty = value === null || value === undefined || value === '' || isEmptyList(value);
  return { path, label: labelOf(path), value: empty ? '' : `${valueInWords(path, value)}${unit}` };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Only where it was answered: what applies to few claims is not said of every other. */
function given(theCase: ClaimCase, path: string, unit = ''): readonly ShownAnswer[] {
  const shown = row(theCase, path, unit);
  return shown.value === '' ? [] : [shown];
}

function billable(theCase: ClaimCase): readonly ShownAnswer[] {
  const { claim, equipment: device } = theCase;
  const place = placeOfService(claim.placeOfService);
  const service: readonly ShownAnswer[] = [
    { path: 'claim.dateOfService', value: day(claim.dateOfService) },
    { path: 'claim.placeOfService', value: place ? `${place.code} ${place.name}` : claim.placeOfService },
  ];
  if (claim.kind === 'radiopharmaceutical' || (claim.kind === 'orthosis' && !device)) return service;
  return [
    { path: 'claim.equipmentId', value: device ? equipmentName(device) : '' },
    { path: 'equipment.ownership', value: device?.ownership ? OWNERSHIP_NAMES[device.ownership] : '' },
    ...service,
    { path: 'equipment.warrantyUntil', value: day(device?.warrantyUntil) },
    ...given(theCase, 'claim.repair.frequencyReason'),
  ];
}

function patient(theCase: ClaimCase): readonly ShownAnswer[] {
  const { patient: person, coverage, payer, claim } = theCase;
  return [
    { path: 'patient.lastName', label: 'Patient', value: fullName(person), personal: true },
    { path: 'patient.birthDate', value: day(person.birthDate), personal: true },
    { path: 'patient.address', value: formatAddress(person.address), personal: true },
    { path: 'claim.coverageId', value: payer?.name ?? '' },
    { path: 'coverage.memberId', value: coverage?.memberId ?? '', personal: true },
    ...(isRepairKind(claim.kind)
      ? [row(theCase, 'claim.repair.coverageVerifiedOn')]
      : [row(theCase, 'claim.authorization.authorizationNumber')]),
    ...given(theCase, 'claim.rental.sameSimilarCheckedOn'),
    ...given(theCase, 'claim.radiopharmaceutical.contractor'),
  ];
}

function equipment(theCase: ClaimCase): readonly ShownAnswer[] {
  const { claim } = theCase;
  const own =
    claim.kind === 'equipmentRepair'
      ? ['baseCode', 'obtainedOn', 'paidBy'].map((key) => row(theCase, `claim.ownedRepair.${key}`))
      : claim.kind === 'orthosis'
        ? ['fitting', 'rigidity', 'measurements', 'configuration', 'fittedBy', 'fittedOn', 'side'].map(
            (key) => row(theCase, `claim.orthosis.${key}`),
          )
        : [];
  const delivered =
    isRentalKind(claim.kind) || claim.kind === 'orthosis'
      ? ['deliveredOn', 'method', 'proofShows'].map((key) => row(theCase, `claim.delivery.${key}`))
      : [];
  return [...own, ...delivered, ...visit(theCase)];
}

function visit({ visit: log }: ClaimCase): readonly ShownAnswer[] {
  if (!log) return [];
  return [
    { path: 'visit.visitedOn', value: day(log.visitedOn) },
    { path: 'visit.technicianName', value: log.technicianName },
    { path: 'visit.purpose', value: wordOf(PURPOSES, log.purpose) },
    { path: 'visit.complaint', value: log.complaint },
    { path: 'visit.findings', value: log.findings.map((finding) => FAULT_FINDING_NAMES[finding]).join(', ') },
    { path: 'visit.malfunction', value: log.malfunction },
    { path: 'visit.workDone', value: log.workDone },
    { path: 'visit.result', value: wordOf(RESULTS, log.result) },
    { path: 'visit.seal', value: log.seal ? log.seal.signedName : '' },
  ];
}

function clinical(theCase: ClaimCase): readonly ShownAnswer[] {
  const { order, physician, claim } = theCase;
  const ordered: readonly ShownAnswer[] = [
    { path: 'order.covers', label: 'Order for', value: wordOf(COVERS, order?.covers ?? null) },
    { path: 'order.physicianId', value: physician ? sortName(physician) : '' },
    {
      path: 'order.signedOn',
      value: [day(order?.signedOn), wordOf(SIGNATURES, order?.signature ?? null)].filter(Boolean).join(', '),
    },
  ];
  switch (claim.kind) {
    case 'repair':
      return ordered;
    case 'equipmentRepair':
      return [
        ...['continuedNeedOn', 'repairNeed', 'cause'].map((key) => row(theCase, `claim.ownedRepair.${key}`)),
        ...(order ? ordered : []),
      ];
    case 'portableRental':
      return [
        ...ordered,
        oxygenTest(theCase),
        ...flow(theCase),
        row(theCase, 'claim.rental.portableReason'),
        row(theCase, 'claim.rental.mobilityInHome'),
        row(theCase, 'claim.rental.duration'),
      ];
    case 'oxygenRental':
      return [
        ...ordered,
        oxygenTest(theCase),
        ...flow(theCase),
        ...given(theCase, 'claim.rental.portableReason'),
        ...given(theCase, 'claim.rental.mobilityInHome'),
        ...given(theCase, 'claim.rental.groupThreeCondition'),
        row(theCase, 'claim.rental.duration'),
      ];
    case 'orthosis':
      return [
        ...ordered,
        ...['deficit', 'triedTreatment', 'whyNotEnough'].map((key) => row(theCase, `claim.orthosis.${key}`)),
        ...given(theCase, 'claim.orthosis.letterComparesOptions'),
      ];
    case 'radiopharmaceutical':
      return [
        ...[
          'boneMetastasesStated',
          'primaryCancer',
          'imagingOn',
          'imagingMethod',
          'priorTreatment',
          'priorOutcome',
          'reasonForTherapy',
        ].map((key) => row(theCase, `claim.radiopharmaceutical.${key}`)),
        ...ordered,
      ];
  }
}

function flow(theCase: ClaimCase): readonly ShownAnswer[] {
  return [
    ...given(theCase, 'claim.rental.dayLpm', ' L/min'),
    ...given(theCase, 'claim.rental.nightLpm', ' L/min'),
    ...given(theCase, 'claim.rental.portablePrescribed'),
  ];
}

function oxygenTest({ oxygenTest: test }: ClaimCase): ShownAnswer {
  return {
    path: 'oxygenTest.testedOn',
    label: 'Oxygen test',
    value: [
      day(test?.testedOn),
      wordOf(TEST_METHODS, test?.method ?? null),
      wordOf(TEST_CONDITIONS, test?.condition ?? null),
      test?.saturation == null ? '' : `${test.saturation}%`,
      test?.pao2 == null ? '' : `${test.pao2} mm Hg`,
    ]
      .filter(Boolean)
      .join(', '),
  };
}

/** What the kind of claim rests on beside the order: work, terms, earlier devices, dose. */
function course(theCase: ClaimCase): readonly ShownAnswer[] {
  switch (theCase.claim.kind) {
    case 'repair':
      return work(theCase);
    case 'equipmentRepair':
      return [
        ...work(theCase),
        ...['loanerProvided', 'loanerFrom', 'loanerTo', 'loanerDescription', 'loanerReason'].flatMap((key) =>
          given(theCase, `claim.ownedRepair.${key}`),
        ),
      ];
    case 'portableRental':
    case 'oxygenRental':
      return [
        ...given(theCase, 'claim.rental.agreedTermMonths', ' months'),
        row(theCase, 'claim.rental.breaks'),
        ...[
          'continuedUseOn',
          'continuedUseEvidence',
          'maintenanceBilledBefore',
          'lastMaintenanceOn',
          'refillAskedOn',
          'supplyEndsOn',
          'refillAffirmed',
          'replacement',
          'replacementEvidence',
          'stationaryTrialFrom',
          'stationaryTrialTo',
          'stationaryTrialOutcome',
        ].flatMap((key) => given(theCase, `claim.rental.${key}`)),
      ];
    case 'orthosis':
      return [
        row(theCase, 'claim.orthosis.sameSimilarCheckedOn'),
        ...['lastFurnishedOn', 'replacement', 'frequencyReason', 'longTerm', 'reassessedOn'].flatMap((key) =>
          given(theCase, `claim.orthosis.${key}`),
        ),
      ];
    case 'radiopharmaceutical':
      return dose(theCase);
  }
}

function work({ visit: log, equipment: device, claim }: ClaimCase): readonly ShownAnswer[] {
  const cost = log ? repairCost(log) : null;
  return [
    {
      path: 'visit.parts',
      value: (log?.parts ?? [])
        .map((part) => `${part.quantity ?? '?'} × ${part.description || part.partNumber}`)
        .join(', '),
    },
    {
      path: 'visit.labor',
      value: log ? `${log.labor.reduce((sum, each) => sum + (each.minutes ?? 0), 0)} minutes` : '',
    },
    { path: 'visit.labor', label: 'Cost of the repair', value: cost ? formatCents(cost.totalCents) : '' },
    { path: 'equipment.replacementCents', value: formatCents(device?.replacementCents ?? null) },
    { path: 'claim.repair.comparison.conclusion', value: claim.repair.comparison.conclusion },
  ];
}

function dose(theCase: ClaimCase): readonly ShownAnswer[] {
  const { doseUnit } = theCase.claim.radiopharmaceutical;
  const unit = doseUnit === null ? '' : ` ${DOSE_UNIT_SIGNS[doseUnit]}`;
  const at = (key: string, behind = '') => row(theCase, `claim.radiopharmaceutical.${key}`, behind);
  return [
    at('administeredOn'),
    at('administeredBy'),
    at('doseOrdered', unit),
    at('doseGiven', unit),
    at('doseDiscarded', unit),
    ...given(theCase, 'claim.radiopharmaceutical.discardReason'),
    at('container'),
    at('lot'),
    at('countsOn'),
    at('platelets', ' /µL'),
    at('leukocytes', ' /µL'),
    at('marrowSuppression'),
    at('monitoringPlan'),
    ...given(theCase, 'claim.radiopharmaceutical.lastDoseOn'),
  ];
}

function codes(theCase: ClaimCase): readonly ShownAnswer[] {
  const { claim } = theCase;
  return [
    { path: 'claim.diagnosisCodes', value: claim.diagnosisCodes.join(', ') },
    ...claim.lines.map((line, index) => ({
      path: `claim.lines.${index}.code`,
      label: `Line ${index + 1}`,
      value: [
        [line.code, ...line.modifiers].filter(Boolean).join(' '),
        line.furtherModifiers.length === 0 ? '' : `further ${line.furtherModifiers.join(' ')}`,
        line.units === null ? '' : line.units === 1 ? '1 unit' : `${line.units} units`,
        formatCents(line.chargeCents),
      ]
        .filter(Boolean)
        .join(', '),
    })),
    ...(claim.lines.length === 0 ? [{ path: 'claim.lines', value: '' }] : []),
    ...['distinctFrom', 'distinctReason'].flatMap((key) =>
      given(theCase, `claim.radiopharmaceutical.${key}`),
    ),
    ...given(theCase, 'claim.attestation.codeMeaning'),
    ...given(theCase, 'claim.attestation.criteriaAttestedBy'),
    ...given(theCase, 'claim.attestation.criteriaAttestedOn'),
    ...['abnKind', 'abnIssuedOn', 'abnSignedOn', 'abnOption'].flatMap((key) =>
      given(theCase, `claim.notice.${key}`),
    ),
  ];
}

function papers({ documents }: ClaimCase): readonly ShownAnswer[] {
  return [
    {
      path: 'claim.documentIds',
      value: documents.map((document) => document.title || document.fileName).join(', '),
      personal: true,
    },
  ];
}
