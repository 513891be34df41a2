import {
  codeAt,
  type DateSpan,
  elementReader,
  type ElementReader,
  namedParty,
  procedureOf,
  type Reference,
  textAt,
} from './readElements.ts';
import type { Segment, TransactionSet } from './readInterchange.ts';
import { type DoubtList } from './readDoubts.ts';
import type {
  Adjustment,
  ProviderAdjustment,
  ProviderSummary,
  Remittance,
  RemittanceClaim,
  RemittanceContact,
  RemittanceLine,
  RemittanceParty,
} from './remittance.ts';

/**
 * Reads one 835. A segment belongs to what is open when it comes: the header, payer or payee, a claim, a line of a
 * claim. The order inside of those does not matter, since real files do not keep it.
 */

/** A value while its segments come in. */
type Draft<Value> = {
  -readonly [Key in keyof Value]: Value[Key] extends readonly (infer Item)[] ? Item[] : Value[Key];
};

type LineDraft = Draft<RemittanceLine>;
type ClaimDraft = Omit<Draft<RemittanceClaim>, 'lines'> & { readonly lines: LineDraft[] };
type PartyDraft = Draft<RemittanceParty> & { readonly role: string };

function openedParty(segment: Segment): PartyDraft {
  return {
    role: codeAt(segment, 1),
    name: textAt(segment, 2),
    idQualifier: codeAt(segment, 3),
    id: textAt(segment, 4),
    address: [],
    city: '',
    state: '',
    zip: '',
    references: [],
    contacts: [],
  };
}

function openedClaim(segment: Segment, group: string | null, read: ElementReader): ClaimDraft {
  return {
    place: segment,
    group,
    claimNumber: textAt(segment, 1),
    status: codeAt(segment, 2),
    chargeCents: read.cents(segment, 3),
    paidCents: read.cents(segment, 4),
    patientCents: read.optionalCents(segment, 5),
    filing: codeAt(segment, 6),
    payerClaimNumber: textAt(segment, 7),
    placeOfService: codeAt(segment, 8),
    frequency: codeAt(segment, 9),
    adjustments: [],
    parties: [],
    corrected: null,
    originalPayerClaimNumber: null,
    remarks: [],
    references: [],
    dates: [],
    contacts: [],
    amounts: [],
    quantities: [],
    lines: [],
  };
}

function openedLine(segment: Segment, read: ElementReader): LineDraft {
  return {
    place: segment,
    procedure: procedureOf(read.components(segment, 1)),
    submitted: procedureOf(read.components(segment, 6)),
    chargeCents: read.cents(segment, 2),
    paidCents: read.cents(segment, 3),
    unitsPaid: read.quantity(segment, 5),
    unitsSubmitted: read.quantity(segment, 7),
    service: NO_DATES,
    adjustments: [],
    controlNumber: null,
    policies: [],
    references: [],
    dates: [],
    amounts: [],
    allowedCents: null,
    quantities: [],
    remarks: [],
  };
}

const NO_DATES: DateSpan = { from: null, to: null };

function contactOf(segment: Segment): RemittanceContact {
  const numbers = [3, 5, 7].map((at) => ({ qualifier: codeAt(segment, at), value: textAt(segment, at + 1) }));
  return {
    role: codeAt(segment, 1),
    name: textAt(segment, 2),
    numbers: numbers.filter(({ value }) => value !== ''),
  };
}

function referenceIn(segment: Segment): Reference {
  return { qualifier: codeAt(segment, 1), value: textAt(segment, 2) };
}

/** The triples of a CAS; what stands after an empty reason still counts, so that no amount is lost. */
function adjustmentsOf(segment: Segment, read: ElementReader): readonly Adjustment[] {
  const group = codeAt(segment, 1);
  const found: Adjustment[] = [];
  for (let at = 2; at < Math.max(segment.elements.length, 5); at += 3) {
    const reason = codeAt(segment, at);
    const empty = reason === '' && textAt(segment, at + 1) === '' && textAt(segment, at + 2) === '';
    if (empty && at > 2) continue;
    if (group === '' || reason === '') {
      read.doubts.add(
        'reasonMissing',
        'error',
        segment,
        'An adjustment (CAS) has no group or no reason code.',
      );
    }
    found.push({
      group,
      reason,
      cents: read.cents(segment, at + 1),
      quantity: read.quantity(segment, at + 2),
    });
  }
  if (segment.elements.length > 20) {
    read.doubts.add('tooManyReasons', 'warning', segment, 'An adjustment (CAS) has more than six reasons.');
  }
  return found;
}

function providerAdjustmentsOf(segment: Segment, read: ElementReader): readonly ProviderAdjustment[] {
  const found: ProviderAdjustment[] = [];
  for (let at = 3; at < Math.max(segment.elements.length, 5); at += 2) {
    const [reason = '', reference = ''] = read.components(segment, at);
    if (reason === '' && reference === '' && textAt(segment, at + 1) === '' && at > 3) continue;
    if (reason === '') {
      read.doubts.add('reasonMissing', 'error', segment, 'A provider adjustment (PLB) has no reason code.');
    }
    found.push({
      place: segment,
      providerId: textAt(segment, 1),
      fiscalYearEnd: read.date(segment, 2),
      reason: reason.toUpperCase(),
      reference,
      cents: read.cents(segment, at + 1),
    });
  }
  return found;
}

function remarksIn(segment: Segment): readonly string[] {
  const places = segment.id === 'MOA' ? [3, 4, 5, 6, 7] : [5, 20, 21, 22, 23];
  return places.map((at) => codeAt(segment, at)).filter(Boolean);
}

/** What a REF says of a line besides standing in its list. */
function noteLineReference(line: LineDraft, { qualifier, value }: Reference): void {
  if (value === '') return;
  if (qualifier === '6R') line.controlNumber ??= value;
  if (qualifier === '0K') line.policies.push(value);
}

/** When a line was furnished: one day (472), or the first (150) and last (151) of a period. */
function noteServiceDate(line: LineDraft, qualifier: string, date: string | null): void {
  const { from, to } = line.service;
  if (qualifier === '472') line.service = { from: date, to: date };
  else if (qualifier === '150') line.service = { from: date, to: to ?? date };
  else if (qualifier === '151') line.service = { from, to: date ?? from };
}

function withoutRole({ role: _role, ...party }: PartyDraft): RemittanceParty {
  return party;
}

/** Segments that carry nothing that is read here, and may stand in an 835. */
const PASSED_OVER: ReadonlySet<string> = new Set(['TS2', 'RDM', 'SE']);

/** What an 835 set says; `doubts` takes what it leaves open. */
export function readRemittance(set: TransactionSet, doubts: DoubtList): Remittance {
  const read = elementReader(set, doubts);
  const [first] = set.segments;
  const place = first ?? { offset: 0, number: 0 };
  let payment: Segment | null = null;
  let paymentCents: number | null = null;
  let paymentDate: string | null = null;
  let trace: Segment | null = null;
  let currency = '';
  let producedOn: string | null = null;
  let group: string | null = null;
  let party: PartyDraft | null = null;
  let claim: ClaimDraft | null = null;
  let line: LineDraft | null = null;
  const parties: PartyDraft[] = [];
  const references: Reference[] = [];
  const summaries: ProviderSummary[] = [];
  const claims: ClaimDraft[] = [];
  const providerAdjustments: ProviderAdjustment[] = [];

  function misplaced(segment: Segment): void {
    const name = segment.id.slice(0, 3);
    doubts.add(
      'misplaced',
      'error',
      segment,
      `${name} stands where it belongs to nothing, and was not read.`,
    );
  }

  for (const segment of set.segments) {
    const open = line ?? claim;
    switch (segment.id) {
      case 'ST':
        break;
      case 'BPR':
        if (payment !== null)
          doubts.add('paymentTwice', 'error', segment, 'The set has a second payment (BPR).');
        else {
          payment = segment;
          paymentCents = read.cents(segment, 2);
          paymentDate = read.date(segment, 16);
          if (paymentCents !== null && paymentCents < 0) {
            doubts.add('paymentNegative', 'error', segment, 'The payment (BPR02) is negative.');
          }
          if (codeAt(segment, 3) === 'D') {
            doubts.add('debit', 'warning', segment, 'The payment (BPR03) is a debit: the payer takes money.');
          }
        }
        break;
      case 'TRN':
        if (trace !== null)
          doubts.add('traceTwice', 'warning', segment, 'The set has a second trace number (TRN).');
        else trace = segment;
        break;
      case 'CUR':
        currency = codeAt(segment, 2);
        if (currency !== 'USD' && currency !== '') {
          doubts.add('currency', 'error', segment, 'The amounts are not in US dollars.');
        }
        break;
      case 'N1':
        if (claims.length > 0) misplaced(segment);
        claim = null;
        line = null;
        party = openedParty(segment);
        parties.push(party);
        break;
      case 'N3':
        if (party === null) misplaced(segment);
        else party.address.push(...[textAt(segment, 1), textAt(segment, 2)].filter(Boolean));
        break;
      case 'N4':
        if (party === null) misplaced(segment);
        else {
          party.city = textAt(segment, 1);
          party.state = codeAt(segment, 2);
          party.zip = textAt(segment, 3);
        }
        break;
      case 'PER':
        if (claim !== null) claim.contacts.push(contactOf(segment));
        else if (party !== null) party.contacts.push(contactOf(segment));
        else misplaced(segment);
        break;
      case 'REF': {
        const reference = referenceIn(segment);
        (open ?? party)?.references.push(reference);
        if (open === null && party === null) references.push(reference);
        if (line !== null) noteLineReference(line, reference);
        else if (claim !== null && reference.qualifier === 'F8' && reference.value !== '') {
          claim.originalPayerClaimNumber ??= reference.value;
        }
        break;
      }
      case 'LX':
        group = textAt(segment, 1);
        party = null;
        claim = null;
        line = null;
        break;
      case 'TS3':
        summaries.push({
          place: segment,
          group,
          providerId: textAt(segment, 1),
          facilityType: codeAt(segment, 2),
          fiscalYearEnd: read.date(segment, 3),
          claimCount: read.quantity(segment, 4),
          chargeCents: read.optionalCents(segment, 5),
        });
        break;
      case 'CLP':
        party = null;
        line = null;
        claim = openedClaim(segment, group, read);
        if (claim.claimNumber === '') {
          doubts.add('claimNumberMissing', 'error', segment, 'A claim (CLP) carries no claim number.');
        }
        claims.push(claim);
        break;
      case 'SVC': {
        if (claim === null) {
          misplaced(segment);
          break;
        }
        line = openedLine(segment, read);
        if (line.procedure === null) {
          doubts.add('procedureMissing', 'warning', segment, 'A line (SVC) names no code.');
        }
        claim.lines.push(line);
        break;
      }
      case 'CAS':
        if (open === null) misplaced(segment);
        else open.adjustments.push(...adjustmentsOf(segment, read));
        break;
      case 'NM1':
        if (claim === null) misplaced(segment);
        else {
          const named = namedParty(segment);
          claim.parties.push(named);
          if (named.role === '74') claim.corrected ??= named;
        }
        break;
      case 'MOA':
      case 'MIA':
        if (claim === null) misplaced(segment);
        else claim.remarks.push(...remarksIn(segment));
        break;
      case 'DTM': {
        const qualifier = codeAt(segment, 1);
        const date = read.date(segment, 2);
        if (open === null) {
          if (qualifier === '405') producedOn = date;
          break;
        }
        open.dates.push({ qualifier, date });
        if (line !== null) noteServiceDate(line, qualifier, date);
        break;
      }
      case 'AMT':
        if (open === null) misplaced(segment);
        else {
          const amount = { qualifier: codeAt(segment, 1), cents: read.cents(segment, 2) };
          open.amounts.push(amount);
          if (line !== null && amount.qualifier === 'B6') line.allowedCents ??= amount.cents;
        }
        break;
      case 'QTY':
        if (open === null) misplaced(segment);
        else open.quantities.push({ qualifier: codeAt(segment, 1), quantity: read.quantity(segment, 2) });
        break;
      case 'LQ':
        if (line === null) misplaced(segment);
        else if (codeAt(segment, 1) === 'HE') line.remarks.push(codeAt(segment, 2));
        else line.references.push({ qualifier: `LQ ${codeAt(segment, 1)}`, value: codeAt(segment, 2) });
        break;
      case 'PLB':
        claim = null;
        line = null;
        party = null;
        providerAdjustments.push(...providerAdjustmentsOf(segment, read));
        break;
      default:
        if (!PASSED_OVER.has(segment.id)) {
          const name = segment.id.slice(0, 3);
          doubts.add(
            'unknownSegment',
            'error',
            segment,
            `${name} is no segment of an 835, and was not read.`,
          );
        }
    }
  }

  if (payment === null)
    doubts.add('paymentMissing', 'error', place, 'The set says nothing of a payment (BPR).');
  if (trace === null || textAt(trace, 2) === '') {
    doubts.add('traceMissing', 'warning', place, 'The set has no number of a check or transfer (TRN02).');
  }
  for (const one of claims) signs(one, doubts);
  const [payer, payee] = ['PR', 'PE'].map((role) => {
    const found = parties.filter((one) => one.role === role);
    if (found.length === 0) {
      const who = role === 'PR' ? 'payer' : 'payee';
      doubts.add('partyMissing', 'warning', place, `The set does not name the ${who} (N1*${role}).`);
    }
    return found[0] === undefined ? null : withoutRole(found[0]);
  });
  return {
    place,
    control: set.control,
    version: set.version,
    whole: set.whole,
    handling: payment === null ? '' : codeAt(payment, 1),
    paymentCents,
    creditOrDebit: payment === null ? '' : codeAt(payment, 3),
    method: payment === null ? '' : codeAt(payment, 4),
    paymentDate,
    traceNumber: trace === null ? '' : textAt(trace, 2),
    traceOriginator: trace === null ? '' : textAt(trace, 3),
    currency,
    producedOn,
    references,
    payer: payer ?? null,
    payee: payee ?? null,
    summaries,
    claims,
    providerAdjustments,
  };
}

/** A reversal has its signs turned, and only a reversal. */
function signs({ status, chargeCents, place }: RemittanceClaim, doubts: DoubtList): void {
  if (chargeCents === null || chargeCents === 0) return;
  if (status === '22' && chargeCents > 0) {
    doubts.add(
      'reversalPositive',
      'warning',
      place,
      'A reversal (CLP02 22) has a charge without a minus sign.',
    );
  }
  if (status !== '22' && chargeCents < 0) {
    doubts.add('chargeNegative', 'warning', place, 'A claim that is no reversal has a negative charge.');
  }
}
