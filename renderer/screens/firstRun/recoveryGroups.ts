/** The recovery code as people see it: numbered groups that are compared one by one. */

export type GroupState = 'missing' | 'right' | 'wrong';

export function groupsOf(code: string): readonly string[] {
  return code.split('-').filter(Boolean);
}

/** How the program reads a typed code: any case, spaces or dashes anywhere, O for 0 and I or L for 1. */
export function readTyped(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/**
 * Compares what was typed with the code, group by group. A group that is not complete yet is `missing`, unless
 * what is there is already wrong.
 */
export function compareTyped(typed: string, code: string): readonly GroupState[] {
  const letters = readTyped(typed);
  let start = 0;
  return groupsOf(code).map((group) => {
    const there = letters.slice(start, start + group.length);
    start += group.length;
    if (there === readTyped(group)) return 'right';
    return there.length < group.length && readTyped(group).startsWith(there) ? 'missing' : 'wrong';
  });
}

/** What is still to mend, naming the groups; null when the whole code is right. */
export function typedBackProblem(typed: string, code: string): string | null {
  const states = compareTyped(typed, code);
  const wrong = states.flatMap((state, index) => (state === 'wrong' ? [index + 1] : []));
  const whole = groupsOf(code).join('').length;
  const extra = readTyped(typed).length - whole;
  if (wrong.length === 1) return `Group ${wrong[0]} is not as on the paper. Read it again.`;
  if (wrong.length > 1) {
    return `Groups ${wrong.slice(0, -1).join(', ')} and ${wrong.at(-1)} are not as on the paper. Read them again.`;
  }
  const missing = states.filter((state) => state === 'missing').length;
  if (missing > 0) return `${missing} of ${states.length} groups are still to be typed.`;
  if (extra > 0)
    return `There ${extra === 1 ? 'is 1 character' : `are ${extra} characters`} too many at the end.`;
  return null;
}
