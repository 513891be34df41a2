import { isOfModel, plainModel } from './modelName.ts';
import type { RecallValues } from './recall.ts';

/**
 * Which devices a recall names: by make and model, and within them by lot, by a range of serials, or by both. What is
 * not known about a device never clears it: it stays on the list until somebody has looked.
 */

export type RecallMatch = 'affected' | 'unknown' | 'notAffected';

export interface RecallDevice {
  readonly make: string;
  readonly model: string;
  readonly serial: string;
  readonly lot: string;
}

export interface RecallAnswer {
  readonly match: RecallMatch;
  /** What could not be told, in words; '' when nothing is open. */
  readonly why: string;
}

type Scope = Pick<RecallValues, 'make' | 'model' | 'lots' | 'serialFrom' | 'serialTo'>;

export function matchRecall(recall: Scope, device: RecallDevice): RecallAnswer {
  if (!isOfModel(device, recall)) return { match: 'notAffected', why: '' };
  const answers = [lotAnswer(recall, device), serialAnswer(recall, device)];
  if (answers.some(({ match }) => match === 'notAffected')) return { match: 'notAffected', why: '' };
  const open = answers.filter(({ match }) => match === 'unknown');
  if (open.length === 0) return { match: 'affected', why: '' };
  return { match: 'unknown', why: open.map(({ why }) => why).join(' ') };
}

function lotAnswer(recall: Scope, device: RecallDevice): RecallAnswer {
  const lots = recall.lots.map(plainModel).filter((lot) => lot !== '');
  if (lots.length === 0) return { match: 'affected', why: '' };
  const lot = plainModel(device.lot);
  if (lot === '') return { match: 'unknown', why: 'Its lot is not on file.' };
  return { match: lots.includes(lot) ? 'affected' : 'notAffected', why: '' };
}

function serialAnswer(recall: Scope, device: RecallDevice): RecallAnswer {
  const from = plainModel(recall.serialFrom);
  const to = plainModel(recall.serialTo);
  if (from === '' && to === '') return { match: 'affected', why: '' };
  const serial = plainModel(device.serial);
  if (serial === '') return { match: 'unknown', why: 'Its serial is not on file.' };
  const low = from === '' ? 1 : compareSerials(serial, from);
  const high = to === '' ? -1 : compareSerials(serial, to);
  if (low === null || high === null) {
    return { match: 'unknown', why: 'Its serial is built in another way than the range.' };
  }
  return { match: low >= 0 && high <= 0 ? 'affected' : 'notAffected', why: '' };
}

interface SerialParts {
  readonly prefix: string;
  readonly digits: string;
  readonly suffix: string;
}

/** What stands before the last run of digits, that run, and what follows it; null where there are no digits. */
function partsOf(serial: string): SerialParts | null {
  const match = /^(.*?)(\d+)(\D*)$/s.exec(serial);
  return match ? { prefix: match[1] ?? '', digits: match[2] ?? '', suffix: match[3] ?? '' } : null;
}

/**
 * Orders two serials as people count them: the same letters in front and behind, then the number. Serials of one
 * length without such a number are ordered letter by letter.
 * @returns below, at or above zero; null when the two cannot be compared.
 */
export function compareSerials(one: string, other: string): number | null {
  const first = plainModel(one);
  const second = plainModel(other);
  if (first === second) return 0;
  const a = partsOf(first);
  const b = partsOf(second);
  if (a !== null && b !== null && a.prefix === b.prefix && a.suffix === b.suffix) {
    const difference = BigInt(a.digits) - BigInt(b.digits);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  if (first.length === second.length) return first < second ? -1 : 1;
  return null;
}

/** Why a recall cannot be swept as it stands; null when it can. `path` is the field that mends it. */
export function recallGap(recall: Scope): { readonly path: string; readonly message: string } | null {
  if (plainModel(recall.make) === '') {
    return { path: 'make', message: 'Give the make that the notice names.' };
  }
  if (plainModel(recall.serialFrom) === '' || plainModel(recall.serialTo) === '') return null;
  const order = compareSerials(recall.serialFrom, recall.serialTo);
  if (order === null) {
    return {
      path: 'serialTo',
      message: 'The two serials are built in different ways, so no range lies between them. Check both.',
    };
  }
  return order > 0 ? { path: 'serialTo', message: 'The range ends before it begins.' } : null;
}
