import type { ClaimView } from '../../shared/contract/claims.ts';
import type { InputOf } from '../../shared/contract/contract.ts';
import { type ClaimState, ClaimValues } from '../../shared/domain/claim.ts';
import type { ClaimKind } from '../../shared/domain/claimKind.ts';
import type { DocumentValues } from '../../shared/domain/document.ts';
import type { AppUnderTest } from './anApp.ts';

/** Records of the sample office by what they are, for tests of what may be done to them. */

export const ALL_CLAIMS: InputOf<'claims.list'> = {
  query: '',
  states: [],
  kind: null,
  payerId: null,
  sort: 'oldest',
  offset: 0,
  limit: 100,
};

/** The values of a stored record, as a save sends them. */
export function valuesOf<Values>(
  schema: { readonly shape: object; parse(input: unknown): Values },
  record: object,
): Values {
  return schema.parse(
    Object.fromEntries(Object.entries(record).filter(([field]) => Object.hasOwn(schema.shape, field))),
  );
}

export function claimValues(view: ClaimView): ClaimValues {
  return valuesOf(ClaimValues, view.theCase.claim);
}

/** Kinds of claim that come with a device, an order and a test or a visit. */
export const FULL_KINDS: readonly ClaimKind[] = ['repair', 'portableRental'];

/** A sample claim of a full kind in a state without blockers; `nth` tells several apart. */
export async function cleanClaim(app: AppUnderTest, state: ClaimState, nth = 0): Promise<ClaimView> {
  const { rows } = await app.get('claims.list', { ...ALL_CLAIMS, states: [state] });
  const row = rows.filter(({ blockers, kind }) => blockers === 0 && FULL_KINDS.includes(kind))[nth];
  if (!row) throw new Error(`no clean claim is ${state}`);
  return app.get('claims.get', { id: row.id });
}

/** A clean repair that is still a draft, and the claim of another patient with records of every kind. */
export async function twoPatients(app: AppUnderTest): Promise<{ mine: ClaimView; theirs: ClaimView }> {
  return { mine: await cleanClaim(app, 'draft'), theirs: await cleanClaim(app, 'review') };
}

export const NO_DOCUMENT: DocumentValues = {
  type: 'correspondence',
  documentDate: null,
  title: '',
  patientId: null,
  equipmentId: null,
  visitId: null,
  author: '',
  signed: null,
  invoiceTotalCents: null,
  invoiceNumber: '',
  statesContinuedNeed: null,
  note: '',
};

/** What must be there in a test. */
export function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the sample office lacks what this test needs');
  return value;
}
