import {
  codeInWords,
  ELEMENT_ERRORS,
  GROUP_ERRORS,
  INTERCHANGE_NOTES,
  SEGMENT_ERRORS,
  SET_ERRORS,
} from '../codes/acknowledgementCodes.ts';
import type {
  Acknowledgement,
  CodeInWords,
  ElementError,
  ErrorContext,
  GroupVerdict,
  InterchangeReply,
  SegmentError,
  SetReply,
  SetVerdict,
} from './acknowledgement.ts';
import { sameControl } from './batchIndex.ts';
import type { DoubtList } from './readDoubts.ts';
import { codeAt, componentsAt, dateOf, textAt } from './readElements.ts';
import type { Segment, TransactionSet } from './readInterchange.ts';
import type { Delimiters } from './readDelimiters.ts';

/** Readers of TA1, 999 and 997. A verdict is what the reply says; where it says nothing, it is unknown. */

const SET_VERDICTS: Readonly<Record<string, SetVerdict>> = {
  A: 'accepted',
  E: 'acceptedWithErrors',
  R: 'rejected',
  M: 'rejected',
  W: 'rejected',
  X: 'rejected',
};
const GROUP_VERDICTS: Readonly<Record<string, GroupVerdict>> = { ...SET_VERDICTS, P: 'partlyAccepted' };

function verdictOf<Verdict>(letters: Readonly<Record<string, Verdict>>, letter: string): Verdict | 'unknown' {
  return Object.hasOwn(letters, letter) ? (letters[letter] ?? 'unknown') : 'unknown';
}

/** What a TA1 says. */
export function readInterchangeReply(segment: Segment, doubts: DoubtList): InterchangeReply {
  const letter = codeAt(segment, 4);
  const code = codeAt(segment, 5);
  const verdict = { A: 'accepted', E: 'acceptedWithErrors', R: 'rejected' } as const;
  const known = letter === 'A' || letter === 'E' || letter === 'R' ? verdict[letter] : 'unknown';
  if (known === 'unknown') doubts.add('verdictUnknown', 'error', segment, 'A TA1 does not say A, E or R.');
  if (known === 'accepted' && code !== '000' && code !== '') {
    doubts.add('verdictDiffers', 'warning', segment, 'A TA1 accepts, and names an error all the same.');
  }
  return {
    place: segment,
    control: textAt(segment, 1),
    date: dateOf(textAt(segment, 2)),
    time: textAt(segment, 3),
    verdict: known,
    code,
    words: codeInWords(INTERCHANGE_NOTES, code),
  };
}

interface ElementDraft extends Omit<ElementError, 'contexts'> {
  readonly contexts: ErrorContext[];
}

interface SegmentDraft extends Omit<SegmentError, 'contexts' | 'elements'> {
  readonly contexts: ErrorContext[];
  readonly elements: ElementDraft[];
}

interface SetDraft extends Pick<SetReply, 'place' | 'kind' | 'control' | 'version'> {
  letter: string;
  reasons: readonly CodeInWords[];
  readonly errors: SegmentDraft[];
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function reasonsOf(
  segment: Segment,
  list: Readonly<Record<string, string>>,
  from: number,
): readonly CodeInWords[] {
  return [0, 1, 2, 3, 4]
    .map((index) => codeAt(segment, from + index))
    .filter(Boolean)
    .map((code) => ({ code, words: codeInWords(list, code) }));
}

/** `CTX*CLM01:OUR-NUMBER`, or `CTX*SITUATIONAL TRIGGER*CLM*43*2300*5`. */
function contextOf(segment: Segment, delimiters: Delimiters): ErrorContext {
  const [name = '', ...rest] = componentsAt(segment, 1, delimiters);
  return {
    name: name.toUpperCase(),
    value: rest.join(delimiters.component),
    segment: codeAt(segment, 2),
    position: wholeNumber(textAt(segment, 3)),
    loop: codeAt(segment, 4),
  };
}

/** What a 999 or a 997 says; `doubts` takes what it leaves open. */
export function readAcknowledgement(set: TransactionSet, doubts: DoubtList): Acknowledgement {
  const place = set.segments[0] ?? { offset: 0, number: 0 };
  const sets: SetDraft[] = [];
  let group: Segment | null = null;
  let result: Segment | null = null;
  let current: SetDraft | null = null;
  let error: SegmentDraft | null = null;
  let element: ElementDraft | null = null;

  for (const segment of set.segments) {
    switch (segment.id) {
      case 'ST':
      case 'SE':
        break;
      case 'AK1':
        if (group !== null)
          doubts.add('groupTwice', 'error', segment, 'The reply names a second group (AK1).');
        else group = segment;
        break;
      case 'AK2':
        error = null;
        element = null;
        current = {
          place: segment,
          kind: codeAt(segment, 1),
          control: textAt(segment, 2),
          version: codeAt(segment, 3),
          letter: '',
          reasons: [],
          errors: [],
        };
        sets.push(current);
        break;
      case 'IK3':
      case 'AK3': {
        element = null;
        const code = codeAt(segment, 4);
        error = {
          place: segment,
          segment: codeAt(segment, 1),
          position: wholeNumber(textAt(segment, 2)),
          loop: codeAt(segment, 3),
          code,
          words: codeInWords(SEGMENT_ERRORS, code),
          contexts: [],
          elements: [],
        };
        if (current === null)
          doubts.add('misplaced', 'error', segment, 'An error stands outside of any set (AK2).');
        else current.errors.push(error);
        if (error.position === null) {
          doubts.add('positionMissing', 'warning', segment, 'An error does not say at which segment it is.');
        }
        break;
      }
      case 'IK4':
      case 'AK4': {
        const [at = '', component = '', repeat = ''] = componentsAt(segment, 1, set.delimiters);
        const code = codeAt(segment, 3);
        element = {
          place: segment,
          element: wholeNumber(at),
          component: wholeNumber(component),
          repeat: wholeNumber(repeat),
          dataElement: textAt(segment, 2),
          code,
          words: codeInWords(ELEMENT_ERRORS, code),
          badValue: textAt(segment, 4),
          contexts: [],
        };
        if (error === null)
          doubts.add('misplaced', 'error', segment, 'An error of an element stands outside of any segment.');
        else error.elements.push(element);
        break;
      }
      case 'CTX': {
        const context = contextOf(segment, set.delimiters);
        if (element !== null) element.contexts.push(context);
        else if (error !== null) error.contexts.push(context);
        else doubts.add('misplaced', 'warning', segment, 'A context (CTX) stands outside of any error.');
        break;
      }
      case 'IK5':
      case 'AK5':
        if (current === null) {
          doubts.add('misplaced', 'error', segment, 'A verdict stands outside of any set (AK2).');
          break;
        }
        if (current.letter !== '') {
          doubts.add('verdictTwice', 'error', segment, `The set ${current.control} is judged twice.`);
          break;
        }
        current.letter = codeAt(segment, 1);
        current.reasons = reasonsOf(segment, SET_ERRORS, 2);
        error = null;
        element = null;
        break;
      case 'AK9':
        if (result !== null) doubts.add('verdictTwice', 'error', segment, 'The group is judged twice (AK9).');
        else result = segment;
        break;
      default: {
        const name = segment.id.slice(0, 3);
        doubts.add(
          'unknownSegment',
          'error',
          segment,
          `${name} is no segment of a ${set.kind}, and was not read.`,
        );
      }
    }
  }

  if (group === null)
    doubts.add('groupMissing', 'error', place, 'The reply does not say which group it answers (AK1).');
  if (result === null)
    doubts.add('verdictMissing', 'error', place, 'The reply gives no verdict on the group (AK9).');
  const letter = result === null ? '' : codeAt(result, 1);
  const finished = sets.map((one) => ({ ...one, verdict: verdictOf(SET_VERDICTS, one.letter) }));
  for (const one of finished) {
    if (one.verdict === 'unknown') {
      doubts.add(
        'verdictUnknown',
        'error',
        one.place,
        `The reply gives no verdict on the set ${one.control}.`,
      );
    }
    if (one.verdict === 'accepted' && one.errors.length > 0) {
      doubts.add(
        'verdictDiffers',
        'note',
        one.place,
        `The set ${one.control} is accepted, and has errors listed.`,
      );
    }
  }
  const reply: Acknowledgement = {
    place,
    kind: set.kind === '997' ? '997' : '999',
    replyControl: set.control,
    whole: set.whole,
    groupCode: group === null ? '' : codeAt(group, 1),
    groupControl: group === null ? '' : textAt(group, 2),
    groupVersion: group === null ? '' : codeAt(group, 3),
    letter,
    verdict: verdictOf(GROUP_VERDICTS, letter),
    setsIncluded: result === null ? null : wholeNumber(textAt(result, 2)),
    setsReceived: result === null ? null : wholeNumber(textAt(result, 3)),
    setsAccepted: result === null ? null : wholeNumber(textAt(result, 4)),
    reasons: result === null ? [] : reasonsOf(result, GROUP_ERRORS, 5),
    sets: finished,
  };
  agreement(reply, result ?? place, doubts);
  return { ...reply, sets: judgedOnce(finished, doubts) };
}

/** Under one number there is one set: what two verdicts say of it is no verdict. */
function judgedOnce(sets: readonly SetReply[], doubts: DoubtList): readonly SetReply[] {
  return sets.map((one, index) => {
    const others = sets.filter(({ control }) => sameControl(control, one.control));
    if (others.length === 1) return one;
    if (sets.indexOf(others[0] ?? one) === index)
      doubts.add('verdictTwice', 'error', one.place, `The set ${one.control} is judged twice.`);
    return { ...one, verdict: 'unknown' };
  });
}

/** What the group's verdict and counts say against what the sets say. Accepted sets may go unnamed; refused ones may not. */
function agreement(
  reply: Acknowledgement,
  place: { offset: number; number: number },
  doubts: DoubtList,
): void {
  const { verdict, sets, setsReceived, setsAccepted, letter } = reply;
  if (letter === '') return;
  if (verdict === 'unknown') {
    doubts.add(
      'verdictUnknown',
      'error',
      place,
      'The verdict on the group (AK901) is no letter of the list.',
    );
  }
  const refused = sets.filter((set) => set.verdict === 'rejected').length;
  const passed = sets.filter(
    (set) => set.verdict === 'accepted' || set.verdict === 'acceptedWithErrors',
  ).length;
  const differs =
    ((verdict === 'accepted' || verdict === 'acceptedWithErrors') && refused > 0) ||
    (verdict === 'rejected' && passed > 0) ||
    (verdict === 'partlyAccepted' && sets.length > 0 && refused === 0);
  if (differs) {
    doubts.add(
      'verdictDiffers',
      'warning',
      place,
      'The verdict on the group does not agree with those on its sets.',
    );
  }
  if (setsReceived === null || setsAccepted === null) {
    doubts.add(
      'countMissing',
      'warning',
      place,
      'The reply does not say how many sets came and how many were accepted.',
    );
    return;
  }
  if (setsAccepted > setsReceived || refused > setsReceived - setsAccepted || passed > setsAccepted) {
    doubts.add(
      'countDiffers',
      'warning',
      place,
      'The counts of the reply (AK9) do not agree with the sets it names.',
    );
  }
  if ((verdict === 'accepted' || verdict === 'acceptedWithErrors') && setsAccepted < setsReceived) {
    doubts.add(
      'countDiffers',
      'warning',
      place,
      'The group is accepted, though by the counts not all of its sets are.',
    );
  }
}
