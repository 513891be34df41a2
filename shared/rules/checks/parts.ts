import { daysBetween, isIsoDate } from '../../domain/dates.ts';
import { readDate, readField, type Fact, type Field } from '../fields.ts';
import type { Context } from '../facts.ts';
import { met, unknown, unmet } from '../outcome.ts';
import type { Check, DateRef, Part } from '../vocabulary.ts';
import { assertNever } from '../../result.ts';
import { usablePaper } from './documents.ts';

/** `all` and the small parts it is made of. */

interface Failing {
  readonly status: 'unmet' | 'unknown';
  readonly path: string;
  readonly detail: string;
  readonly lacks?: Fact;
}
interface Holding {
  readonly status: 'met';
  readonly evidence: string;
  /** The evidence is only that something is there: told once for all such parts. */
  readonly onRecord?: boolean;
}
type PartAnswer = Holding | Failing;

export const all: Check<'all'> = function all(context, { parts }) {
  const answers = parts.map((part) => judge(context, part));
  const failing = answers.filter((answer) => answer.status !== 'met');
  // A gap that another rule owns is that rule's to raise; this one only waits when it has nothing of its own to say.
  const own = failing.filter((answer) => answer.lacks === undefined || context.owns(answer.lacks));
  const unmetFirst = own.find((answer) => answer.status === 'unmet');
  // Every part of a record that is not there at all says so in the same words; once is enough.
  const detail = [...new Set(own.map((answer) => answer.detail))].join('; ');
  if (unmetFirst) return unmet(unmetFirst.path, detail);
  const unknownFirst = own[0];
  if (unknownFirst) return unknown(unknownFirst.path, detail);
  const waiting = failing[0];
  if (waiting) return unknown(waiting.path, waiting.detail, waiting.lacks);
  const holding = answers
    .filter((answer) => answer.status === 'met')
    .filter(({ evidence }) => evidence !== '');
  const told = holding.filter(({ onRecord }) => !onRecord).map(({ evidence }) => evidence);
  const onRecord = holding.filter((answer) => answer.onRecord).map(({ evidence }) => evidence);
  return met([...told, ...(onRecord.length > 0 ? [`${listed(onRecord)} on record`] : [])].join('; '));
};

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function judge(context: Context, part: Part): PartAnswer {
  const { theCase } = context;
  switch (part.is) {
    case 'given': {
      const reading = readField(theCase, part.field);
      if (!reading.given) return absent(part.otherwise, part.name, reading.lacks);
      const words = typeof reading.value === 'string' ? countWords(reading.value) : 1;
      if (words < (part.minWords ?? 1)) {
        return { status: 'unmet', path: part.field, detail: `${part.name} is too short to tell anything` };
      }
      const value = shown(part.field, reading.value);
      return value === null
        ? { status: 'met', evidence: part.name, onRecord: true }
        : { status: 'met', evidence: `${part.name} ${value}` };
    }
    case 'oneOf': {
      const reading = readField(theCase, part.field);
      if (!reading.given) return absent(part.otherwise, part.name, reading.lacks);
      const words = part.values[String(reading.value)];
      return words === undefined
        ? { status: 'unmet', path: part.field, detail: part.not }
        : { status: 'met', evidence: words };
    }
    case 'true': {
      const reading = readField(theCase, part.field);
      if (!reading.given) return absent('unknown', part.name, reading.lacks);
      return reading.value === true
        ? { status: 'met', evidence: part.name }
        : { status: 'unmet', path: part.field, detail: part.not };
    }
    case 'notAfter':
    case 'notBefore': {
      const date = readDate(theCase, part.field);
      // The date itself is asked for by a `given` part where it is needed; here there is nothing to compare.
      if (date === null) return { status: 'met', evidence: '' };
      const other = resolveDate(context, part.than);
      if (other.lacks !== undefined) {
        return {
          status: 'unknown',
          path: other.lacks,
          detail: 'there is no date to compare with',
          lacks: other.lacks,
        };
      }
      const days = daysBetween(date, other.date);
      const holds = part.is === 'notAfter' ? days >= 0 : days <= 0;
      return holds
        ? { status: 'met', evidence: '' }
        : { status: 'unmet', path: part.field, detail: part.not };
    }
    case 'samePatient': {
      const reading = readField(theCase, part.field);
      if (!reading.given) return absent('unmet', part.name, reading.lacks);
      return reading.value === theCase.patient.id
        ? { status: 'met', evidence: '' }
        : { status: 'unmet', path: part.field, detail: `${part.name} is of another patient` };
    }
    case 'paper': {
      const paper = usablePaper(context, part.type, part.link, part.name);
      return paper.found
        ? { status: 'met', evidence: paper.evidence }
        : { status: 'unmet', path: paper.path, detail: paper.detail };
    }
    default:
      return assertNever(part);
  }
}

function absent(status: 'unmet' | 'unknown', name: string, lacks: Field): PartAnswer {
  const record = RECORDS[lacks];
  return record
    ? { status, path: record.path, detail: `there is no ${record.name}`, lacks }
    : { status, path: lacks, detail: `${name} is not given`, lacks };
}

/** Records that a case may lack as a whole: what they are called, and the field that names one. */
const RECORDS: Readonly<Partial<Record<Field, { readonly name: string; readonly path: string }>>> = {
  coverage: { name: 'coverage chosen', path: 'claim.coverageId' },
  payer: { name: 'payer chosen', path: 'claim.coverageId' },
  physician: { name: 'physician named', path: 'order.physicianId' },
  order: { name: 'order', path: 'claim.orderId' },
  oxygenTest: { name: 'oxygen test', path: 'claim.oxygenTestId' },
  equipment: { name: 'device chosen', path: 'claim.equipmentId' },
  visit: { name: 'service visit', path: 'claim.visitId' },
};

/** Dates are shown; texts, and whatever identifies the patient, are only said to be there. */
function shown(field: Field, value: unknown): string | null {
  if (field.startsWith('patient.')) return null;
  return typeof value === 'string' && isIsoDate(value) ? value : null;
}

export function countWords(text: string): number {
  return text.split(/[^\p{L}\p{N}]+/u).filter(Boolean).length;
}

function resolveDate(
  context: Context,
  ref: DateRef,
): { readonly date: string; readonly lacks?: never } | { readonly lacks: Field } {
  if (ref === 'today') return { date: context.on };
  const field: Field = ref === 'dateOfService' ? 'claim.dateOfService' : ref;
  const date = readDate(context.theCase, field);
  return date === null ? { lacks: field } : { date };
}
