import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Meter } from '../../../renderer/components/Meter.tsx';
import { show } from './show.tsx';

test('a meter gives counts with names and no percentage', () => {
  const { container } = show(
    <Meter
      title="Ready to bill"
      verdict="Two are open."
      counts={{ met: 3, unmet: 2, unknown: 1, notApplicable: 0 }}
    />,
  );
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '3 met',
    '2 not met',
    '1 not known',
  ]);
  expect(container.textContent).not.toContain('%');
});
