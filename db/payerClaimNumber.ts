import type { ClaimCase } from '../shared/domain/claimCase.ts';
import { readStoredCase } from '../shared/domain/caseVersions.ts';
import type { IsoDate } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import { getFreeze } from './claimFreeze.ts';
import type { Connection } from './open.ts';
import { all, first } from './rows.ts';

/**
 * The number that a claim's own payer gave it, by which a replacement or a void names it (REF F8). Where several payers
 * decide on one claim, each has a number of its own, and a claim under another payer's number is refused.
 */
export interface GivenNumber {
  readonly number: string;
  /** A remittance (CLP07), or the payer's own answer that it took the claim in (277CA, REF 1K). */
  readonly from: 'remittance' | 'answer';
  /** As it calls itself there; '' where it says nothing. */
  readonly payerName: string;
  readonly on: IsoDate | null;
}

/** The number that the payer of the claim gave last; null when only others gave one, or nobody. */
export function payerClaimNumberGiven(db: Connection, claimId: Id): GivenNumber | null {
  const freeze = getFreeze(db, claimId);
  const theCase = freeze ? readStoredCase(freeze.theCase) : null;
  if (!theCase?.payer) return null;
  return fromRemittance(db, claimId, theCase) ?? fromAnswer(db, claimId, theCase.payer.name);
}

interface Paid {
  readonly number: string;
  readonly status: string;
  readonly name: string;
  readonly identifier: string;
  readonly on: IsoDate | null;
}

function fromRemittance(db: Connection, claimId: Id, theCase: ClaimCase): GivenNumber | null {
  // Taken back (22), not ours (23) and forecast (25) give no number under which the claim stands.
  const paid = all<Paid>(
    db,
    `select c.payer_claim_number as number, c.status, r.payer_name as name, r.payer_identifier as identifier,
       coalesce(r.paid_on, substr(r.at, 1, 10)) as "on"
     from remittance_claim c
     join remittance r on r.id = c.remittance_id
     join remittance_match m on m.id = (select max(id) from remittance_match where remittance_claim_id = c.id)
     where m.claim_id = :claimId and m.how not in ('notOurs', 'takenBack')
       and c.payer_claim_number <> '' and c.status not in ('22', '23', '25')
       and exists (select 1 from payment p where p.remittance_claim_id = c.id)
     order by c.id desc`,
    { claimId },
  );
  const isOwn = ownPayer(db, theCase);
  const own = paid.find(isOwn);
  return own ? { number: own.number, from: 'remittance', payerName: own.name, on: own.on } : null;
}

/** What a payer is known by. */
interface Known {
  readonly name: string;
  readonly identifier: string;
}

/**
 * Whether a remittance comes from the payer of the claim: by its identifier, else by its name. Many payers write another
 * identifier in their remittances than the one that claims are sent to: a payer that the office does not know is the
 * claim's own where the patient has no other coverage and it decided at that coverage's place.
 */
function ownPayer(db: Connection, { payer, coverage, otherCoverages }: ClaimCase): (paid: Paid) => boolean {
  const today = all<Known & { readonly id: Id }>(
    db,
    'select id, name, payer_identifier as identifier from payer where deleted_at is null',
  );
  const own: Known[] = today.filter(({ id }) => id === payer?.id);
  if (payer) own.push({ name: payer.name, identifier: payer.payerIdentifier });
  const others: Known[] = [
    ...today.filter(({ id }) => id !== payer?.id),
    ...otherCoverages.map((other) => ({ name: other.payer.name, identifier: other.payer.payerIdentifier })),
  ];
  return ({ name, identifier, status }) => {
    for (const [told, of] of [
      [identifier, (known: Known) => known.identifier],
      [name, (known: Known) => known.name],
    ] as const) {
      const said = bare(told);
      if (said === '') continue;
      if (own.some((known) => bare(of(known)) === said)) return true;
      if (others.some((known) => bare(of(known)) === said)) return false;
    }
    return otherCoverages.length === 0 && placeDecided(status) === (coverage?.rank ?? 1);
  };
}

function bare(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** CLP02: as which payer it decided; a denial (4) is the first's unless it says otherwise. */
function placeDecided(status: string): number {
  if (status === '2' || status === '20') return 2;
  return status === '3' || status === '21' ? 3 : 1;
}

function fromAnswer(db: Connection, claimId: Id, payerName: string): GivenNumber | null {
  const told = first<{ number: string; on: IsoDate }>(
    db,
    `select json_extract(details, '$.note') as number, substr(at, 1, 10) as "on" from batch_event
     where claim_id = :claimId and kind = 'payerAccepted' and file_id is not null
       and json_extract(details, '$.note') <> ''
     order by n desc limit 1`,
    { claimId },
  );
  return told ? { number: told.number, from: 'answer', payerName, on: told.on } : null;
}
