import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { StatusChip } from '../../../renderer/components/StatusChip.tsx';
import { CLAIM_STATE_NAMES, ClaimState } from '../../../shared/domain/claim.ts';
import { show } from './show.tsx';

test.each(ClaimState.options)('%s', (state) => {
  const { container } = show(<StatusChip state={state} />);
  expect(screen.getByText(CLAIM_STATE_NAMES[state])).toBeTruthy();
  expect(container.querySelector('svg')).not.toBeNull();
});
