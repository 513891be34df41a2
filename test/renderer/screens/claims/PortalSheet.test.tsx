import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { portalRows } from '../../../../shared/billing/portalSheet.ts';
import { PortalSheet } from '../../../../renderer/screens/claims/PortalSheet.tsx';
import { useAppearance } from '../../../../renderer/stores/appearance.ts';
import { readTicks, usePortalTicks } from '../../../../renderer/stores/portalTicks.ts';
import { medicareClaim } from '../../../support/aClaimForm.ts';
import { show } from '../../components/show.tsx';

const claim = medicareClaim();
const rows = portalRows(claim).slice(0, 14);

function sheet() {
  const shown = show(<PortalSheet claimId={claim.claimId} rows={rows} />);
  const writeText = vi.spyOn(navigator.clipboard, 'writeText');
  return { ...shown, writeText };
}

const rowOf = (name: RegExp): HTMLElement => screen.getByRole('button', { name });

beforeEach(() => {
  usePortalTicks.getState().reset(claim.claimId);
  useAppearance.getState().change({ hideNames: false });
});

test('Enter and C copy and tick off, Space only ticks, arrows move', async () => {
  const { user, writeText } = sheet();
  expect(screen.getByText(`0 of ${rows.length} entered`)).toBeTruthy();
  rowOf(/1a.*1EG4TE5MK73/).focus();
  await user.keyboard('{Enter}');
  expect(writeText).toHaveBeenLastCalledWith('1EG4TE5MK73');
  expect(rowOf(/1EG4TE5MK73/).getAttribute('aria-pressed')).toBe('true');
  await user.keyboard('{ArrowDown}c');
  expect(writeText).toHaveBeenLastCalledWith('TESTPERSON');
  await user.keyboard('{ArrowDown} ');
  expect(writeText).toHaveBeenCalledTimes(2);
  expect(screen.getByText(`3 of ${rows.length} entered`)).toBeTruthy();
  await user.keyboard(' {ArrowUp}{Home}');
  expect(document.activeElement).toBe(within(screen.getByRole('list')).getAllByRole('button')[0]);
  expect(screen.getByText(`2 of ${rows.length} entered`)).toBeTruthy();
});

test('ticks outlive the sheet and the page, and can be started over', async () => {
  const first = sheet();
  await first.user.click(rowOf(/1EG4TE5MK73/));
  first.unmount();
  expect(readTicks()[claim.claimId]).toEqual(['1a']);
  const { user } = sheet();
  expect(rowOf(/1EG4TE5MK73/).getAttribute('aria-pressed')).toBe('true');
  await user.click(screen.getByRole('button', { name: 'Start over' }));
  expect(rowOf(/1EG4TE5MK73/).getAttribute('aria-pressed')).toBe('false');
  expect(readTicks()[claim.claimId]).toBeUndefined();
  sessionStorage.setItem('claimwright.portalTicks', '{"a":[1,"x"],"b":2');
  expect(readTicks()).toEqual({});
});

test('where copying is refused, nothing is ticked off and the way out is said', async () => {
  const { user, writeText } = sheet();
  writeText.mockRejectedValue(new DOMException('denied', 'NotAllowedError'));
  document.execCommand = () => false;
  await user.click(rowOf(/1EG4TE5MK73/));
  expect((await screen.findByRole('alert')).textContent).toContain('may not use the clipboard');
  expect(rowOf(/1EG4TE5MK73/).getAttribute('aria-pressed')).toBe('false');

  // The older way, which a desktop window still lets through.
  document.execCommand = () => true;
  await user.click(rowOf(/1EG4TE5MK73/));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(rowOf(/1EG4TE5MK73/).getAttribute('aria-pressed')).toBe('true');
});

test('hidden names are not on the sheet, and are copied all the same', async () => {
  useAppearance.getState().change({ hideNames: true });
  const { user, writeText, container } = sheet();
  expect(container.innerHTML).not.toContain('TESTPERSON');
  await user.click(rowOf(/last name/));
  expect(writeText).toHaveBeenLastCalledWith('TESTPERSON');
});
