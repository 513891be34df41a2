import type { IsoDate } from './dates.ts';
import type { Id } from './ids.ts';
import type { CustomRequirement } from './payer.ts';
import { fail, type Issue, ok, type Result } from '../result.ts';

/** How a payer's own requirements may change from one save to the next. */

export interface RequirementSave {
  /** As they are stored. */
  readonly before: readonly CustomRequirement[];
  /** As they were sent. */
  readonly after: readonly CustomRequirement[];
  /** Those that have judged a finalised claim. */
  readonly used: ReadonlySet<Id>;
  readonly userName: string;
  readonly today: IsoDate;
}

/**
 * The rows to store: who added one and when is the program's word, not the sender's. A row is never taken away and
 * never comes back from retirement, and one that has judged a finalised claim is only retired.
 */
export function savedRequirements(save: RequirementSave): Result<CustomRequirement[]> {
  const { before, after, used, userName, today } = save;
  const stored = new Map(before.map((row) => [row.id, row]));
  const issues = after.flatMap((row, index) => {
    const message = refusal(row, stored.get(row.id) ?? null, used);
    return message === null ? [] : [issueAt(index, message)];
  });
  const ids = after.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (twice >= 0) issues.push(issueAt(twice, 'This requirement is in the list already.'));
  if (before.some(({ id }) => !ids.includes(id))) {
    issues.push({
      path: 'customRequirements',
      message: 'A requirement is retired, and never taken away: what it asked for has to stay readable.',
    });
  }
  const [first] = issues;
  if (first) return fail({ kind: 'invalid', message: first.message, issues });
  return ok(
    after.map((row) => {
      const was = stored.get(row.id);
      if (was === undefined) return { ...row, addedBy: userName, addedOn: today, retiredOn: null };
      const retiredOn = was.retiredOn ?? (row.retiredOn === null ? null : today);
      return { ...row, addedBy: was.addedBy, addedOn: was.addedOn, retiredOn };
    }),
  );
}

function issueAt(index: number, message: string): Issue {
  return { path: `customRequirements.${index}`, message };
}

function refusal(
  row: CustomRequirement,
  was: CustomRequirement | null,
  used: ReadonlySet<Id>,
): string | null {
  if (was === null) return null;
  const changed = content(row) !== content(was);
  if (was.retiredOn !== null && (changed || row.retiredOn === null)) {
    return 'A retired requirement stays as it is. Add a new one instead.';
  }
  return changed && used.has(row.id)
    ? 'This requirement has judged finalized claims and stays as it is. Retire it and add a new one.'
    : null;
}

/** What it asks for, without who added it and when it was retired. */
function content({ addedBy: _by, addedOn: _on, retiredOn: _retired, ...asked }: CustomRequirement): string {
  return JSON.stringify(Object.entries(asked).sort(([one], [other]) => (one < other ? -1 : 1)));
}
