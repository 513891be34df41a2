import { placeOfService } from '../../../shared/codes/placeOfService.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
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

/** The answers of a claim in words, step by step, for the check before finalising. Pure. */

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
  return [
    { title: 'Is it billable?', answers: billable(theCase) },
    { title: 'Patient and payer', answers: patient(theCase) },
    ...(theCase.visit ? [{ title: 'Equipment and visit', answers: visit(theCase) }] : []),
    { title: 'Order and clinical record', answers: clinical(theCase) },
    ...(theCase.claim.kind === 'repair' ? [{ title: 'Labor and parts', answers: work(theCase) }] : []),
    { title: 'Codes and modifiers', answers: codes(theCase) },
    { title: 'Attachments', answers: papers(theCase) },
  ];
}

function day(date: IsoDate | null | undefined): string {
  return date ? formatUsDate(date) : '';
}

function billable({ claim, equipment }: ClaimCase): readonly ShownAnswer[] {
  const place = placeOfService(claim.placeOfService);
  return [
    { path: 'claim.equipmentId', value: equipment ? equipmentName(equipment) : '' },
    { path: 'equipment.ownership', value: equipment?.ownership ? OWNERSHIP_NAMES[equipment.ownership] : '' },
    { path: 'claim.dateOfService', value: day(claim.dateOfService) },
    { path: 'claim.placeOfService', value: place ? `${place.code} ${place.name}` : claim.placeOfService },
    { path: 'equipment.warrantyUntil', value: day(equipment?.warrantyUntil) },
  ];
}

function patient({ patient: person, coverage, payer, claim }: ClaimCase): readonly ShownAnswer[] {
  return [
    { path: 'patient.lastName', label: 'Patient', value: fullName(person), personal: true },
    { path: 'patient.birthDate', value: day(person.birthDate), personal: true },
    { path: 'patient.address', value: formatAddress(person.address), personal: true },
    { path: 'claim.coverageId', value: payer?.name ?? '' },
    { path: 'coverage.memberId', value: coverage?.memberId ?? '', personal: true },
    ...(claim.kind === 'repair'
      ? [{ path: 'claim.repair.coverageVerifiedOn', value: day(claim.repair.coverageVerifiedOn) }]
      : [
          { path: 'claim.authorization.authorizationNumber', value: claim.authorization.authorizationNumber },
        ]),
  ];
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

function clinical({ order, physician, oxygenTest, claim }: ClaimCase): readonly ShownAnswer[] {
  const ordered: readonly ShownAnswer[] = [
    { path: 'order.covers', label: 'Order for', value: wordOf(COVERS, order?.covers ?? null) },
    { path: 'order.physicianId', value: physician ? sortName(physician) : '' },
    {
      path: 'order.signedOn',
      value: [day(order?.signedOn), wordOf(SIGNATURES, order?.signature ?? null)].filter(Boolean).join(', '),
    },
  ];
  if (claim.kind === 'repair') return ordered;
  return [
    ...ordered,
    {
      path: 'oxygenTest.testedOn',
      label: 'Oxygen test',
      value: [
        day(oxygenTest?.testedOn),
        wordOf(TEST_METHODS, oxygenTest?.method ?? null),
        wordOf(TEST_CONDITIONS, oxygenTest?.condition ?? null),
        oxygenTest?.saturation == null ? '' : `${oxygenTest.saturation} %`,
        oxygenTest?.pao2 == null ? '' : `${oxygenTest.pao2} mm Hg`,
      ]
        .filter(Boolean)
        .join(', '),
    },
    { path: 'claim.rental.portableReason', value: claim.rental.portableReason },
    { path: 'claim.rental.mobilityInHome', value: claim.rental.mobilityInHome },
  ];
}

function work({ visit: log, equipment, claim }: ClaimCase): readonly ShownAnswer[] {
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
    { path: 'equipment.replacementCents', value: formatCents(equipment?.replacementCents ?? null) },
    { path: 'claim.repair.comparison.conclusion', value: claim.repair.comparison.conclusion },
  ];
}

function codes({ claim }: ClaimCase): readonly ShownAnswer[] {
  return [
    { path: 'claim.diagnosisCodes', value: claim.diagnosisCodes.join(', ') },
    ...claim.lines.map((line, index) => ({
      path: `claim.lines.${index}.code`,
      label: `Line ${index + 1}`,
      value: [
        [line.code, ...line.modifiers].filter(Boolean).join(' '),
        line.units === null ? '' : line.units === 1 ? '1 unit' : `${line.units} units`,
        formatCents(line.chargeCents),
      ]
        .filter(Boolean)
        .join(', '),
    })),
    ...(claim.lines.length === 0 ? [{ path: 'claim.lines', value: '' }] : []),
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
