import type { z } from 'zod';
import { upgradedCase } from '../../shared/domain/caseVersions.ts';
import { ClaimCase } from '../../shared/domain/claimCase.ts';
import type { Issue } from '../../shared/result.ts';

/** Reads a claim case from the bytes of a file. What is said of a bad one never quotes it. */

/** A case is some tens of kilobytes; beyond this it is something else. */
export const MAX_CASE_BYTES = 20 * 1024 * 1024;

export type CaseRead =
  | { readonly ok: true; readonly theCase: ClaimCase }
  | { readonly ok: false; readonly message: string; readonly issues: readonly Issue[] };

export function readCase(bytes: Uint8Array): CaseRead {
  if (bytes.length === 0) return refused('it is empty');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refused('it is saved as UTF-16; save it as UTF-8');
  }
  let text: string;
  try {
    // A byte order mark before UTF-8 is taken off here.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused('it is not text in UTF-8');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused(`it is not JSON${placeOf(error, text)}`);
  }
  try {
    const parsed = ClaimCase.safeParse(upgradedCase(value));
    if (parsed.success) return { ok: true, theCase: parsed.data };
    const issues = parsed.error.issues.map(issueOf);
    return { ok: false, message: 'it does not have the form of a claim case', issues };
  } catch (error) {
    // Values nested thousands deep run out of stack; anything else is a bug.
    if (error instanceof RangeError) return refused('it is nested too deeply');
    throw error;
  }
}

function refused(message: string): CaseRead {
  return { ok: false, message, issues: [{ path: '(file)', message: sentence(message) }] };
}

/** Line and column, where the parser tells a position. Its own message quotes the text and is not passed on. */
function placeOf(error: unknown, text: string): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message) : null;
  if (!position) return '';
  const before = text.slice(0, Number(position[1]));
  const line = before.split('\n').length;
  return ` (line ${line}, column ${before.length - before.lastIndexOf('\n')})`;
}

/** What is wrong with a value, without quoting it. */
export function issueOf(issue: z.core.$ZodIssue): Issue {
  const path = issue.path.length === 0 ? '(case)' : issue.path.map(String).join('.');
  return { path, message: messageOf(issue) };
}

function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      // The keys themselves may carry data.
      return issue.keys.length === 1
        ? 'There is a key here that a claim case does not have.'
        : `There are ${issue.keys.length} keys here that a claim case does not have.`;
    case 'invalid_union': {
      const inner = [...new Set(issue.errors.flat().map(messageOf))];
      return inner.length === 0 ? 'This value does not fit.' : inner.join(' Or: ');
    }
    case 'invalid_type':
      if (!issue.message.startsWith('Invalid')) return issue.message;
      return issue.message.endsWith('received undefined')
        ? `This is missing; it has to be ${EXPECTED[issue.expected] ?? 'of another kind'}.`
        : `This has to be ${EXPECTED[issue.expected] ?? 'of another kind'}.`;
    case 'invalid_value':
      return `This has to be one of: ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`;
    case 'invalid_format':
    case 'custom':
      return issue.message;
    case 'too_big':
      return limit(issue.message, `This is too large or too long: at most ${String(issue.maximum)}.`);
    case 'too_small':
      return limit(issue.message, `This is too small or too short: at least ${String(issue.minimum)}.`);
    default:
      return 'This value does not fit.';
  }
}

/** The schema's own sentence where it has one, in place of the library's. */
function limit(own: string, general: string): string {
  return /^Too (big|small)/.test(own) ? general : own;
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
