import { codeInWords } from '../codes/acknowledgementCodes.ts';
import {
  ACCEPTING_CATEGORIES,
  CLAIM_STATUSES,
  REJECTING_CATEGORIES,
  STATUS_CATEGORIES,
  STATUS_ENTITIES,
} from '../codes/claimStatusCodes.ts';
import type {
  ClaimStatus,
  ClaimStatusReply,
  LevelStatus,
  LineStatus,
  StatusCode,
  StatusInformation,
  StatusVerdict,
} from './claimStatus.ts';
import type { DoubtList, Place } from './readDoubts.ts';
import {
  codeAt,
  componentsAt,
  type DateSpan,
  elementReader,
  type ElementReader,
  type NamedParty,
  namedParty,
  procedureOf,
  type Procedure,
  type Reference,
  referenceOf,
  textAt,
} from './readElements.ts';
import type { Segment, TransactionSet } from './readInterchange.ts';

/** Reads one 277CA along its levels: source 20, receiver 21, provider 19, patient PT; lines below a patient. */

interface Node {
  readonly segment: Segment;
  /** HL03, or `LINE` for an SVC. */
  readonly level: string;
  party: NamedParty | null;
  trace: Segment | null;
  readonly statuses: StatusInformation[];
  readonly references: Reference[];
  service: DateSpan;
  readonly counts: Map<string, number | null>;
  readonly amounts: Map<string, number | null>;
  readonly lines: Node[];
  readonly procedure: Procedure | null;
  readonly chargeCents: number | null;
  readonly providerIndex: number | null;
  readonly receiverIndex: number | null;
}

const NO_SERVICE: DateSpan = { from: null, to: null };
const LEVELS: readonly string[] = ['20', '21', '19', 'PT', '22', '23'];
/** Levels that name one patient's claim; 22 and 23 come from senders of the older status reply. */
const CLAIM_LEVELS: readonly string[] = ['PT', '22', '23'];

/** What an STC comes to: one rejecting category, or `U`, rejects; otherwise every category given must accept. */
export function statusVerdict(statuses: readonly StatusInformation[]): StatusVerdict {
  const categories = statuses.flatMap(({ codes }) => codes.map(({ category }) => category));
  const actions = statuses.map(({ action }) => action);
  if (actions.includes('U') || categories.some((one) => REJECTING_CATEGORIES.includes(one)))
    return 'rejected';
  const accepts = categories.length > 0 && categories.every((one) => ACCEPTING_CATEGORIES.includes(one));
  return accepts ? 'accepted' : 'unknown';
}

/** The parts of a status; real senders also part them by `:`, `|` or `>` whatever their ISA says. */
function statusParts(
  segment: Segment,
  index: number,
  set: TransactionSet,
  doubts: DoubtList,
): readonly string[] {
  const parts = componentsAt(segment, index, set.delimiters);
  if (parts.length > 1) return parts;
  const other = [':', '|', '>'].find((mark) => parts[0]?.includes(mark));
  if (other === undefined) return parts;
  doubts.add(
    'otherSeparator',
    'note',
    segment,
    'A status is parted by another character than the file says.',
  );
  return (parts[0] ?? '').split(other, 10).map((part) => part.trim());
}

function statusCode([category = '', status = '', entity = '']: readonly string[]): StatusCode | null {
  if (category === '' && status === '') return null;
  const [inCategory, inStatus, of] = [category.toUpperCase(), status.toUpperCase(), entity.toUpperCase()];
  return {
    category: inCategory,
    status: inStatus,
    entity: of,
    categoryWords: codeInWords(STATUS_CATEGORIES, inCategory),
    statusWords: codeInWords(CLAIM_STATUSES, inStatus),
    entityWords: of === '' ? '' : codeInWords(STATUS_ENTITIES, of),
  };
}

function statusInformation(segment: Segment, set: TransactionSet, read: ElementReader): StatusInformation {
  const codes = [1, 10, 11].map((at) => statusCode(statusParts(segment, at, set, read.doubts)));
  const action = codeAt(segment, 3);
  const found: StatusInformation = {
    place: segment,
    codes: codes.filter((code) => code !== null),
    date: read.date(segment, 2),
    action,
    chargeCents: read.optionalCents(segment, 4),
    text: textAt(segment, 12),
  };
  if (found.codes.length === 0) {
    read.doubts.add('statusMissing', 'error', segment, 'A status (STC) carries no category.');
  }
  if (!['', 'WQ', 'U'].includes(action)) {
    read.doubts.add('actionUnknown', 'warning', segment, 'STC03 is neither WQ nor U.');
  }
  const byCategory = statusVerdict([{ ...found, action: '' }]);
  if ((action === 'U' && byCategory === 'accepted') || (action === 'WQ' && byCategory === 'rejected')) {
    read.doubts.add(
      'verdictDiffers',
      'warning',
      segment,
      'A status accepts by one of its codes and rejects by another.',
    );
  }
  for (const code of found.codes) {
    if (!Object.hasOwn(STATUS_CATEGORIES, code.category)) {
      read.doubts.add(
        'categoryUnknown',
        'warning',
        segment,
        'A status has a category that is not in the list at hand.',
      );
    }
  }
  return found;
}

/** What a 277CA set says; `doubts` takes what it leaves open. */
export function readClaimStatus(set: TransactionSet, doubts: DoubtList): ClaimStatusReply {
  const read = elementReader(set, doubts);
  const place: Place = set.segments[0] ?? { offset: 0, number: 0 };
  const nodes: Node[] = [];
  const known = new Map<string, string>();
  let header: Segment | null = null;
  let node: Node | null = null;
  let claim: Node | null = null;
  let providers = 0;
  let receivers = 0;

  function opened(segment: Segment, level: string, service: Segment | null): Node {
    return {
      segment,
      level,
      party: null,
      trace: null,
      statuses: [],
      references: [],
      service: NO_SERVICE,
      counts: new Map(),
      amounts: new Map(),
      lines: [],
      procedure: service === null ? null : procedureOf(read.components(service, 1)),
      chargeCents: service === null ? null : read.optionalCents(service, 2),
      providerIndex: providers === 0 ? null : providers - 1,
      receiverIndex: receivers === 0 ? null : receivers - 1,
    };
  }
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
    switch (segment.id) {
      case 'ST':
      case 'SE':
        break;
      case 'BHT':
        header = segment;
        break;
      case 'HL': {
        const [number, parent, level] = [textAt(segment, 1), textAt(segment, 2), codeAt(segment, 3)];
        if (known.has(number))
          doubts.add('levelTwice', 'warning', segment, 'Two levels (HL) have the same number.');
        if (parent !== '' && !known.has(parent)) {
          doubts.add(
            'parentMissing',
            'warning',
            segment,
            'A level (HL) hangs on one that did not come before.',
          );
        }
        if (!LEVELS.includes(level)) {
          doubts.add(
            'levelUnknown',
            'error',
            segment,
            'A level (HL) is of a kind that a 277CA does not have.',
          );
        }
        known.set(number, level);
        node = opened(segment, level, null);
        claim = CLAIM_LEVELS.includes(level) ? node : null;
        if (level === '19') providers += 1;
        if (level === '21') receivers += 1;
        nodes.push(node);
        break;
      }
      case 'NM1':
        if (node === null) misplaced(segment);
        else node.party ??= namedParty(segment);
        break;
      case 'TRN':
        if (node === null) misplaced(segment);
        else if (node.trace === null && node.level !== 'LINE') node.trace = segment;
        else if (claim !== null) {
          // One patient may have several claims: each begins with its own TRN.
          const next: Node = {
            ...opened(claim.segment, claim.level, null),
            party: claim.party,
            trace: segment,
          };
          node = next;
          claim = next;
          nodes.push(next);
        } else doubts.add('traceTwice', 'warning', segment, 'A level has a second trace number (TRN).');
        break;
      case 'STC':
        if (node === null) misplaced(segment);
        else node.statuses.push(statusInformation(segment, set, read));
        break;
      case 'REF':
        if (node === null) misplaced(segment);
        else node.references.push({ qualifier: codeAt(segment, 1), value: textAt(segment, 2) });
        break;
      case 'DTP':
        if (node === null) misplaced(segment);
        else if (codeAt(segment, 1) === '472') node.service = read.span(segment, 2, 3);
        else read.span(segment, 2, 3);
        break;
      case 'QTY':
        if (node === null) misplaced(segment);
        else node.counts.set(codeAt(segment, 1), read.quantity(segment, 2));
        break;
      case 'AMT':
        if (node === null) misplaced(segment);
        else node.amounts.set(codeAt(segment, 1), read.cents(segment, 2));
        break;
      case 'SVC':
        if (claim === null) misplaced(segment);
        else {
          node = opened(segment, 'LINE', segment);
          claim.lines.push(node);
        }
        break;
      case 'PER':
      case 'DMG':
        break;
      default: {
        const name = segment.id.slice(0, 3);
        doubts.add('unknownSegment', 'error', segment, `${name} is no segment of a 277CA, and was not read.`);
      }
    }
  }

  if (header === null) doubts.add('headerMissing', 'warning', place, 'The set has no beginning (BHT).');
  else if (codeAt(header, 2) !== '08') {
    doubts.add(
      'purpose',
      'warning',
      header,
      'By its purpose (BHT02) this set is no acknowledgement of claims.',
    );
  }
  const reply: ClaimStatusReply = {
    place,
    control: set.control,
    version: set.version,
    whole: set.whole,
    reference: header === null ? '' : textAt(header, 3),
    madeOn: header === null ? null : read.date(header, 4),
    source: nodes.find(({ level }) => level === '20')?.party ?? null,
    receivers: nodes.filter(({ level }) => level === '21').map(levelStatus),
    providers: nodes.filter(({ level }) => level === '19').map(levelStatus),
    claims: nodes
      .filter(({ level, statuses, trace }) => isClaim(level, statuses, trace))
      .map((one) => claimStatus(one, doubts)),
  };
  if (reply.receivers.length === 0)
    doubts.add('receiverMissing', 'warning', place, 'The set has no receiver level.');
  counted(reply, doubts);
  return reply;
}

/** A subscriber level above a dependent carries neither a trace nor a status: it is no claim. */
function isClaim(level: string, statuses: readonly StatusInformation[], trace: Segment | null): boolean {
  return CLAIM_LEVELS.includes(level) && (level === 'PT' || statuses.length > 0 || trace !== null);
}

function levelStatus(node: Node): LevelStatus {
  const { counts, amounts } = node;
  return {
    place: node.segment,
    party: node.party,
    trace: node.trace === null ? '' : textAt(node.trace, 2),
    statuses: node.statuses,
    verdict: statusVerdict(node.statuses),
    references: node.references,
    acceptedCount: counts.get('90') ?? counts.get('QA') ?? null,
    rejectedCount: counts.get('AA') ?? counts.get('QC') ?? null,
    acceptedCents: amounts.get('YU') ?? null,
    rejectedCents: amounts.get('YY') ?? null,
  };
}

function claimStatus(node: Node, doubts: DoubtList): ClaimStatus {
  const { segment, references } = node;
  const lines = node.lines.map((line): LineStatus => ({
    place: line.segment,
    procedure: line.procedure,
    chargeCents: line.chargeCents,
    controlNumber: referenceOf(line.references, 'FJ'),
    service: line.service,
    statuses: line.statuses,
    verdict: statusVerdict(line.statuses),
  }));
  const claimNumber = node.trace === null ? '' : textAt(node.trace, 2);
  const verdict = statusVerdict(node.statuses);
  if (claimNumber === '')
    doubts.add('claimNumberMissing', 'error', segment, 'A claim comes without our number (TRN02).');
  if (node.statuses.length === 0)
    doubts.add('statusMissing', 'error', segment, 'A claim comes without a status (STC).');
  if (verdict === 'accepted' && lines.some((line) => line.verdict === 'rejected')) {
    doubts.add(
      'verdictDiffers',
      'warning',
      segment,
      'A claim is accepted, and one of its lines is rejected.',
    );
  }
  return {
    place: node.trace ?? segment,
    claimNumber,
    patient: node.party,
    statuses: node.statuses,
    verdict,
    payerClaimNumber: referenceOf(references, '1K'),
    clearinghouseTrace: referenceOf(references, 'D9'),
    references,
    service: node.service,
    lines,
    providerIndex: node.providerIndex,
    receiverIndex: node.receiverIndex,
  };
}

/** The receiver's own counts against the claims that follow: a cut file shows here. */
function counted({ receivers, claims }: ClaimStatusReply, doubts: DoubtList): void {
  const [only] = receivers;
  if (receivers.length !== 1 || only === undefined) return;
  const stated: readonly (readonly [number | null, StatusVerdict])[] = [
    [only.acceptedCount, 'accepted'],
    [only.rejectedCount, 'rejected'],
  ];
  for (const [count, verdict] of stated) {
    const found = claims.filter((claim) => claim.verdict === verdict).length;
    if (count !== null && count !== found) {
      doubts.add(
        'countDiffers',
        'warning',
        only.place,
        `The file counts ${String(count)} claims as ${verdict}, and holds ${String(found)}.`,
      );
    }
  }
}
