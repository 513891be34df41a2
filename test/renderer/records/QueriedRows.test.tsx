import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Query } from '../../../renderer/components/useQuery.ts';
import { QueriedRows } from '../../../renderer/records/QueriedRows.tsx';
import type { Fault } from '../../../shared/result.ts';
import { show } from '../components/show.tsx';

function showRows(data: string[] | null, fault: Fault | null = null): void {
  const query: Query<string[]> = {
    data,
    fault,
    loading: data === null && fault === null,
    reload: () => Promise.resolve(),
    put: () => undefined,
  };
  const row = (name: string) => (
    <tr key={name}>
      <td>{name}</td>
    </tr>
  );
  show(<QueriedRows query={query} label="Made-up rows" empty="There are none." heads={['Name']} row={row} />);
}

test('says that there are none only when that is known', () => {
  showRows(null);
  expect(screen.queryByText('There are none.')).toBeNull();
  showRows(null, { kind: 'blocked', message: 'The rows cannot be read.', rules: [] });
  expect(screen.getByText('The rows cannot be read.')).toBeTruthy();
  expect(screen.queryByText('There are none.')).toBeNull();
  showRows([]);
  expect(screen.getByText('There are none.')).toBeTruthy();
});

test('shows each row under the heads', () => {
  showRows(['One', 'Two']);
  expect(screen.getByRole('table', { name: 'Made-up rows' }).textContent).toBe('NameOneTwo');
});
