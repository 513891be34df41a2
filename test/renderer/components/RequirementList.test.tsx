import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RequirementList } from '../../../renderer/components/RequirementList.tsx';
import { show } from './show.tsx';

test('a requirement says its answer and its evidence', () => {
  show(
    <RequirementList
      label="Requirements"
      items={[{ id: 'A', title: 'Order', answer: 'unknown', note: 'No date.' }]}
    />,
  );
  expect(screen.getByRole('listitem').textContent).toBe('Not knownOrderNo date.A');
});
