import { formatTime } from '../domain/dates.ts';
import { formatCents } from '../domain/money.ts';
import { DOCUMENT_TYPE_NAMES, DocumentType } from '../domain/document.ts';
import {
  AddedPaper,
  FAULT_FINDING_NAMES,
  PAPER_ADDED,
  SIGNER_RELATION_NAMES,
} from '../domain/serviceVisit.ts';
import type { Amendment, FaultFinding, ServiceVisit } from '../domain/serviceVisit.ts';
import { PURPOSES, RESULTS, WORK_KINDS, date } from './wording.ts';

/** What was amended, in the words of the report: `parts.0.reason` is "Part 1, why it was needed". */

const FIELDS: Readonly<Record<string, string>> = {
  equipmentId: 'Device',
  patientId: 'Patient',
  visitedOn: 'Date of visit',
  arrivedAt: 'Arrived',
  leftAt: 'Left',
  technicianId: 'Technician',
  technicianName: 'Technician',
  technicianQualification: 'Qualification',
  purpose: 'Purpose',
  complaint: 'Complaint',
  before: 'Readings before',
  findings: 'Findings',
  malfunction: 'Malfunction',
  workDone: 'Work done',
  workKinds: 'Kinds of work',
  parts: 'Parts',
  labor: 'Labor',
  after: 'Readings after',
  resultNote: 'Outcome',
  result: 'Result',
  patientSignedBy: 'Patient’s signature',
  scheduledOn: 'Planned for',
  maintenanceIds: 'Maintenance done',
  papers: 'Photo or paper added',
  technicianSignature: 'Technician’s signature, drawn',
  patientSignedAs: 'Who signed for the patient',
  patientSignature: 'Patient’s signature, drawn',
};

const INNER: Readonly<Record<string, string>> = {
  oxygenPercent: 'oxygen',
  flowLpm: 'flow',
  pressurePsi: 'pressure',
  hourMeter: 'hour meter',
  alarms: 'alarms',
  partNumber: 'part number',
  description: 'description',
  quantity: 'quantity',
  unitCostCents: 'unit cost',
  lotOrSerial: 'lot or serial',
  reason: 'why it was needed',
  billed: 'charged',
  minutes: 'minutes',
  hourlyRateCents: 'hourly rate',
  catalogId: 'part of the catalog',
  runs: 'timer',
};

const ITEM: Readonly<Record<string, string>> = { parts: 'Part', labor: 'Labor line', findings: 'Finding' };

/** @param path dotted path into the visit's values. An unknown path is shown as it stands. */
export function amendedField(path: string): string {
  const [root = '', ...rest] = path.split('.');
  const index = rest[0] !== undefined && /^\d+$/.test(rest[0]) ? Number(rest[0]) : null;
  const inner = index === null ? rest : rest.slice(1);
  const name = FIELDS[root];
  if (name === undefined || inner.length > 1) return path;
  const head = index === null ? name : `${ITEM[root] ?? name} ${String(index + 1)}`;
  return inner[0] === undefined ? head : `${head}, ${INNER[inner[0]] ?? inner[0]}`;
}

/** A stored value as it reads on the report; null when it was not given. */
export function amendedValue(path: string, value: Amendment['before']): string | null {
  const key = path.split('.').at(-1) ?? '';
  const paper = path === PAPER_ADDED ? AddedPaper.safeParse(value) : null;
  if (paper?.success) {
    const { type, sha256 } = paper.data;
    const named = DocumentType.safeParse(type);
    return `${named.success ? DOCUMENT_TYPE_NAMES[named.data] : 'Paper'}, SHA-256 ${sha256.slice(0, 16)}…`;
  }
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return key.endsWith('Cents') ? formatCents(value) : String(value);
  if (typeof value === 'string') return wordOf(path, value);
  if (Array.isArray(value)) {
    if (value.length === 0) return 'None';
    return value.map((item) => amendedValue(path, item) ?? 'not given').join('; ');
  }
  const shown = Object.entries(value)
    .filter(([name, item]) => name !== 'id' && !(Array.isArray(item) && item.length === 0))
    .flatMap(([name, item]) => {
      const text = item === undefined ? null : amendedValue(name, item);
      return text === null ? [] : [`${INNER[name] ?? name}: ${text}`];
    });
  return shown.length === 0 ? null : shown.join(', ');
}

function wordOf(path: string, value: string): string {
  const root = path.split('.')[0];
  const names: Readonly<Record<string, string>> =
    root === 'purpose'
      ? PURPOSES
      : root === 'result'
        ? RESULTS
        : root === 'findings'
          ? FAULT_FINDING_NAMES
          : root === 'workKinds'
            ? WORK_KINDS
            : root === 'patientSignedAs'
              ? SIGNER_RELATION_NAMES
              : {};
  if (Object.hasOwn(names, value)) return names[value] ?? value;
  if (path === 'visitedOn' || path === 'scheduledOn') return date(value) ?? value;
  if (path === 'arrivedAt' || path === 'leftAt') return formatTime(value);
  return value;
}

/** The top-level fields that were amended, each with the numbers of its amendments from 1. */
export function amendmentNumbers(visit: ServiceVisit): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  visit.amendments.forEach((amendment, index) => {
    const root = amendment.path.split('.')[0] ?? '';
    numbers.set(root, [...(numbers.get(root) ?? []), index + 1]);
  });
  return numbers;
}

export function findingNames(findings: readonly FaultFinding[]): string {
  return findings.map((finding) => FAULT_FINDING_NAMES[finding]).join('; ');
}
