import { getDocument } from '../../db/documents.ts';
import { coverages, equipment, orders, oxygenTests } from '../../db/nouns.ts';
import { getVisit } from '../../db/visits.ts';
import type { ClaimValues } from '../../shared/domain/claim.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { fail, invalid, type Issue, ok, type Result } from '../../shared/result.ts';
import type { ReadContext } from '../dispatch.ts';

/** Whose a record is: nothing of one patient may come onto another's claim, or into another's packet. */

type Db = ReadContext['db'];

/** True when a paper is another patient's, by itself or by the visit that it documents. */
export function isPaperOfAnother(db: Db, documentId: Id, patientId: Id): boolean {
  const document = getDocument(db, documentId);
  if (!document) return false;
  const visit = document.visitId === null ? null : getVisit(db, document.visitId);
  return [document.patientId, visit?.patientId ?? null].some(
    (owner) => owner !== null && owner !== patientId,
  );
}

/** Refuses a paper that cannot stand behind a patient's record. @param path of the field that names it. */
export function fittingPaper(
  db: Db,
  paper: { readonly path: string; readonly documentId: Id | null; readonly before: Id | null },
  patientId: Id,
): Result<void> {
  const { path, documentId, before } = paper;
  if (documentId === null || documentId === before) return ok(undefined);
  if (!getDocument(db, documentId)) return invalid(path, 'This paper was removed. Choose another.');
  return isPaperOfAnother(db, documentId, patientId)
    ? invalid(path, 'This paper belongs to another patient. Choose one of this patient.')
    : ok(undefined);
}

/** A record stays with its patient: what rests on it would else rest on somebody else's. */
export function samePatient(
  stored: { readonly patientId: Id } | null,
  patientId: Id,
  noun: string,
): Result<void> {
  return stored === null || stored.patientId === patientId
    ? ok(undefined)
    : invalid(
        'patientId',
        `This ${noun} belongs to another patient and stays there. Enter a new one for this patient.`,
      );
}

/**
 * Checks what is newly chosen on a claim. What stood there before may stay, so that a record removed since does
 * not keep the rest of the claim from being saved: the findings tell of it.
 */
export function fittingChoices(db: Db, before: ClaimValues, after: ClaimValues): Result<void> {
  const issues = [
    ...RECORDS.flatMap(({ field, noun, owner }): Issue[] => {
      const id = after[field];
      if (id === null || id === before[field]) return [];
      return issueOf(field, noun, owner(db, id, after), after.patientId);
    }),
    ...after.documentIds.flatMap((id, index): Issue[] => {
      if (before.documentIds.includes(id)) return [];
      const paper = { path: `documentIds.${index}`, documentId: id, before: null };
      const fitting = fittingPaper(db, paper, after.patientId);
      return !fitting.ok && fitting.fault.kind === 'invalid' ? [...fitting.fault.issues] : [];
    }),
  ];
  const [first] = issues;
  return first ? fail({ kind: 'invalid', message: first.message, issues }) : ok(undefined);
}

/** Whose it is; null: nobody's yet; `removed`: there is no such record any more. */
type Owner = Id | null | 'removed';

const RECORDS: readonly {
  readonly field: 'coverageId' | 'orderId' | 'oxygenTestId' | 'visitId' | 'equipmentId';
  readonly noun: string;
  readonly owner: (db: Db, id: Id, claim: ClaimValues) => Owner;
}[] = [
  {
    field: 'coverageId',
    noun: 'coverage',
    owner: (db, id) => coverages.get(db, id)?.patientId ?? 'removed',
  },
  { field: 'orderId', noun: 'order', owner: (db, id) => orders.get(db, id)?.patientId ?? 'removed' },
  {
    field: 'oxygenTestId',
    noun: 'oxygen test',
    owner: (db, id) => oxygenTests.get(db, id)?.patientId ?? 'removed',
  },
  { field: 'visitId', noun: 'service visit', owner: (db, id) => ownerOf(getVisit(db, id)?.patientId) },
  { field: 'equipmentId', noun: 'device', owner: (db, id, { visitId }) => deviceOwner(db, id, visitId) },
];

function ownerOf(patientId: Id | null | undefined): Owner {
  return patientId === undefined ? 'removed' : patientId;
}

/** A device may have gone on to somebody else since the visit that is billed. */
function deviceOwner(db: Db, id: Id, visitId: Id | null): Owner {
  const device = equipment.get(db, id);
  if (!device) return 'removed';
  const visit = visitId === null ? null : getVisit(db, visitId);
  return visit?.equipmentId === id ? null : device.holderId;
}

function issueOf(path: string, noun: string, owner: Owner, patientId: Id): Issue[] {
  if (owner === null || owner === patientId) return [];
  const message =
    owner === 'removed'
      ? `This ${noun} was removed. Choose another.`
      : `This ${noun} belongs to another patient. Choose one of this patient.`;
  return [{ path, message }];
}

/** The device of a new claim, as `fittingChoices` judges it on an open one. */
export function fittingDevice(
  db: Db,
  id: Id,
  claim: Pick<ClaimValues, 'patientId' | 'visitId'>,
): Result<void> {
  const [issue] = issueOf('equipmentId', 'device', deviceOwner(db, id, claim.visitId), claim.patientId);
  return issue ? invalid(issue.path, issue.message) : ok(undefined);
}
