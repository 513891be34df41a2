import { screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { layOutCms1500 } from '../../../../shared/billing/cms1500.ts';
import type { OutgoingClaim } from '../../../../shared/billing/outgoingClaim.ts';
import { Cms1500Preview } from '../../../../renderer/screens/claims/Cms1500Preview.tsx';
import { useAppearance } from '../../../../renderer/stores/appearance.ts';
import { formLine, medicareClaim } from '../../../support/aClaimForm.ts';
import { show } from '../../components/show.tsx';

function preview(claim: OutgoingClaim) {
  const onGoTo = vi.fn();
  return { onGoTo, ...show(<Cms1500Preview layout={layOutCms1500(claim)} onGoTo={onGoTo} />) };
}

const box = (name: RegExp): HTMLElement => screen.getByRole('button', { name });

beforeEach(() => useAppearance.getState().change({ hideNames: false }));

test('every box with a value says it and leads to its field', async () => {
  const { user, onGoTo } = preview(medicareClaim());
  await user.click(box(/^Box 24D, line 1: Code E1390, Modifier 1 RR, Modifier 2 KX$/));
  expect(onGoTo).toHaveBeenLastCalledWith('claim.lines.0.code');
  await user.click(box(/^Box 27: Takes assignment marked$/));
  expect(onGoTo).toHaveBeenLastCalledWith('coverage.assignment');
});

test('one box is in the tab order; arrows, Home and End go through them and Enter opens the field', async () => {
  const { user, onGoTo, container } = preview(medicareClaim());
  const boxes = [...container.querySelectorAll<HTMLElement>('[data-box]')];
  expect(boxes.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  boxes[0]?.focus();
  await user.keyboard('{ArrowRight}{ArrowRight}{Enter}');
  expect(onGoTo).toHaveBeenLastCalledWith('coverage.memberId');
  await user.keyboard('{End}{ArrowDown}');
  expect(document.activeElement).toBe(boxes.at(-1));
  await user.keyboard('{Home}{ArrowLeft}');
  expect(document.activeElement).toBe(boxes[0]);
});

test('what is wrong stands at its box and in the list, also at a box without a value', async () => {
  const claim = medicareClaim({ ordering: null });
  const { user, onGoTo, container } = preview(claim);
  const wrong = box(/^Box 17: empty\. Give the practitioner who ordered it\.$/);
  expect(wrong.dataset['wrong']).toBe('true');
  expect(container.querySelectorAll('[data-wrong]')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Box 17' }));
  expect(onGoTo).toHaveBeenLastCalledWith('physician.lastName');
});

test('several forms are looked at one by one; what was left out of the note is shown', async () => {
  const lines = Array.from({ length: 7 }, (_, index) => formLine(index + 1, { code: `E139${index}` }));
  const { user } = preview(medicareClaim({ lines, note: `${'word '.repeat(20)}end of it` }));
  expect(screen.queryByRole('button', { name: /Code E1396/ })).toBeNull();
  await user.click(screen.getByRole('radio', { name: '2 of 2' }));
  expect(box(/^Box 24D, line 1: Code E1396/)).toBeTruthy();
  expect(screen.getAllByText(/Left out: .*END OF IT/).length).toBeGreaterThan(0);
});

test('hidden names are not in the page', () => {
  useAppearance.getState().change({ hideNames: true });
  const { container } = preview(medicareClaim());
  expect(container.innerHTML).not.toContain('TESTPERSON');
  expect(box(/^Box 2: Patient NAME HIDDEN$/)).toBeTruthy();
});
