import type { User } from '../../../shared/domain/people.ts';

/**
 * Who can be chosen as the technician of a visit: technicians first, then others with a qualification, each in the order
 * given. An office in which nobody is either, as one of a single owner, chooses among all who work there. Whoever the
 * visit names already stays in the list.
 */
export function technicianChoices(users: readonly User[], current: string | null): readonly User[] {
  const working = users.filter(({ active }) => active);
  const technicians = working.filter(({ role }) => role === 'technician');
  const qualified = working.filter(
    ({ role, qualification }) => role !== 'technician' && qualification.trim() !== '',
  );
  const fitting = [...technicians, ...qualified];
  const offered = fitting.length > 0 ? fitting : working;
  const named = users.filter(({ id }) => id === current && !offered.some((user) => user.id === id));
  return [...offered, ...named];
}
