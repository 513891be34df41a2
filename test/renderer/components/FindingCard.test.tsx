import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { FindingCard } from '../../../renderer/components/FindingCard.tsx';
import { show } from './show.tsx';

describe('a finding', () => {
  test('says what, where, why and its source, and Fix leads there', async () => {
    const onFix = vi.fn();
    const { user } = show(
      <FindingCard
        id="R-1"
        severity="blocker"
        message="No order."
        why="It would be denied."
        source={{ text: 'Guide', date: '2026-01-01' }}
        onFix={onFix}
      />,
    );
    expect(screen.getByText('Must fix')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Fix: No order.' }));
    expect(onFix).toHaveBeenCalledOnce();
    expect(screen.queryByText('It would be denied.')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show why: No order.' }));
    expect(screen.getByText('It would be denied.')).toBeTruthy();
    expect(screen.getByText('Source: Guide, 01/01/2026')).toBeTruthy();
  });

  test('set aside: who and why, and no Fix', () => {
    show(
      <FindingCard
        id="R-1"
        severity="blocker"
        message="No order."
        onFix={vi.fn()}
        waived={{ by: 'Sample Lead', reason: 'Order is on paper.', on: '06/10/2026' }}
      />,
    );
    expect(screen.getByText(/Set aside by Sample Lead on 06\/10\/2026: Order is on paper\./)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Fix/ })).toBeNull();
  });
});
