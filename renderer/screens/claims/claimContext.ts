import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import type { Role } from '../../../shared/domain/people.ts';
import { DESK, LEADS, STAFF } from '../../../shared/contract/channel.ts';
import { isWithin } from '../../stores/casePath.ts';
import type { ClaimCaseState, ClaimCaseStore } from '../../stores/claimCase.ts';
import { isRecord, same, valueAt } from '../../stores/merge.ts';
import { useUnsaidSource } from './saidSource.ts';
import type { StepId } from './steps.ts';

/** What every part of a claim's page shares: the open claim, who sits here, and how to move. */
export interface ClaimPage {
  readonly store: ClaimCaseStore;
  readonly role: Role;
  /** Case path to the words of a finding that is to stand beside its field now. */
  readonly notes: ReadonlyMap<string, FieldNote>;
  /** Goes to the step that asks for a path and puts the cursor there. */
  readonly goTo: (path: string) => void;
  readonly openStep: (step: StepId) => void;
  /** All steps on one page. */
  readonly onePage: boolean;
}

/** A finding beside its field, in words that stay on the one line that every field keeps for them. */
export interface FieldNote {
  /** For narrow fields: a word or two. */
  readonly short: string;
  /** For fields as wide as a sentence. */
  readonly long: string;
}

export const ClaimPageContext = createContext<ClaimPage | null>(null);

export function useClaimPage(): ClaimPage {
  const page = useContext(ClaimPageContext);
  if (!page) throw new Error('outside a claim page');
  return page;
}

/** A part of the open claim; draws again only when that part changes. */
export function useClaim<T>(select: (state: ClaimCaseState) => T): T {
  return useStore(useClaimPage().store, select);
}

/** The case as shown. Only for components under a loaded claim. */
export function useCase(): ClaimCase {
  const shown = useClaim((state) => state.shown);
  if (!shown) throw new Error('the claim is not loaded yet');
  return shown;
}

/** Which roles may change a record of the case, as the contract has it. */
export function mayEdit(role: Role, path: string): boolean {
  if (['equipment', 'visit', 'documents'].some((prefix) => isWithin(path, prefix)))
    return STAFF.includes(role);
  if (isWithin(path, 'office') || isWithin(path, 'payer')) return false;
  return DESK.includes(role);
}

export function mayDecide(role: Role): boolean {
  return LEADS.includes(role);
}

export interface Binding {
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error: string | null;
  readonly from: string | null;
  readonly readOnly: boolean;
}

/** One answer of the case by its path. `roomy`: the field is wide enough for a sentence under it. */
export function useAnswer(path: string, roomy = false): Binding {
  const page = useClaimPage();
  const value = useClaim((state) => valueAt(state.shown, path));
  const refused = useClaim((state) => state.errors.get(path));
  const from = useClaim((state) => (state.shown ? cameFrom(state.shown, path) : null));
  const readOnly = useReadOnly(path);
  const unsaid = useUnsaidSource();
  return {
    path,
    value,
    onChange: (next) => page.store.getState().edit(path, next),
    error: refused ?? noteText(page.notes.get(path), roomy),
    from: unsaid(from),
    readOnly,
  };
}

export function useReadOnly(path: string): boolean {
  const { role } = useClaimPage();
  const frozen = useClaim((state) => state.view?.frozen ?? true);
  const sealed = useClaim((state) => isWithin(path, 'visit') && state.shown?.visit?.seal != null);
  return frozen || sealed || !mayEdit(role, path);
}

function noteText(note: FieldNote | undefined, roomy: boolean): string | null {
  if (!note) return null;
  return roomy ? note.long : note.short;
}

export interface RecordBinding {
  readonly pathPrefix: string;
  readonly readOnly: boolean;
  readonly errorAt: (path: string) => string | null;
  readonly fromAt: (path: string) => string | null;
}

/** What an editor of a whole record or list needs, but for value and onChange. */
export function useRecord(prefix: string): RecordBinding {
  const page = useClaimPage();
  const errors = useClaim((state) => state.errors);
  const shown = useCase();
  const readOnly = useReadOnly(prefix);
  const unsaid = useUnsaidSource();
  return {
    pathPrefix: prefix,
    readOnly,
    errorAt: (path) => errors.get(path) ?? noteText(page.notes.get(path), false),
    fromAt: (path) => unsaid(cameFrom(shown, path)),
  };
}

/**
 * Hands a record's next value over field by field, so that only what was changed is sent and merged.
 * @param before the value the editor was shown
 */
export function editRecord(store: ClaimCaseStore, prefix: string, before: unknown, next: unknown): void {
  if (!isRecord(before) || !isRecord(next)) {
    store.getState().edit(prefix, next);
    return;
  }
  for (const [key, value] of Object.entries(next)) {
    if (!same(value, before[key])) store.getState().edit(`${prefix}.${key}`, value);
  }
}

/** Where a value that is there came from, in a quiet line; null for the claim's own answers. */
export function cameFrom(theCase: ClaimCase, path: string): string | null {
  const value = valueAt(theCase, path);
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value) && value.length === 0) return null;
  const [record] = path.split('.');
  switch (record) {
    case 'patient':
    case 'diagnoses':
      return 'From the patient record';
    case 'coverage':
      return 'From the coverage on file';
    case 'equipment':
      return 'From the equipment register';
    case 'physician':
      return 'From the physician directory';
    case 'order':
      return onDay('From the order', theCase.order?.orderedOn ?? null);
    case 'oxygenTest':
      return onDay('From the test', theCase.oxygenTest?.testedOn ?? null);
    case 'visit':
      return visitSource(theCase, path.slice('visit.'.length));
    default:
      return null;
  }
}

function visitSource(theCase: ClaimCase, field: string): string {
  const { visit } = theCase;
  const amendment = visit?.amendments.findLast(
    (each) => isWithin(field, each.path) || isWithin(each.path, field),
  );
  const source = onDay('From the service visit', visit?.visitedOn ?? null);
  if (amendment) return `${source}, amended by ${amendment.userName}`;
  return visit?.seal ? `${source}, sealed` : source;
}

function onDay(words: string, date: string | null): string {
  return date === null ? words : `${words} of ${formatUsDate(date)}`;
}
