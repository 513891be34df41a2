import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { BillableAnswer } from '../../../renderer/records/BillableAnswer.tsx';
import { show } from '../components/show.tsx';

const SOURCE = { title: 'Example policy', date: '2026-04-13', verified: 'verified' };

test.each([
  ['bill', 'This can be billed.'],
  ['doNotBill', 'Do not bill this.'],
  ['billAnotherWay', 'Bill this another way.'],
  ['needsPerson', 'Somebody has to decide.'],
] as const)('%s: %s', (answer, heading) => {
  show(<BillableAnswer answer={answer} why="not given: the payer" source={SOURCE} />);
  expect(screen.getByRole('group', { name: 'Is it billable?' }).textContent).toBe(
    `${heading} Not given: the payer.Example policy, 04/13/2026`,
  );
});

test('says what is not verified, and leaves out what is no date', () => {
  show(
    <BillableAnswer
      answer="bill"
      why="It is paid."
      payerName="Sample Mutual"
      source={{ title: 'Settings', date: 'as set', verified: 'unverified' }}
    >
      More.
    </BillableAnswer>,
  );
  expect(screen.getByText('Sample Mutual, Settings (not verified)')).toBeTruthy();
  expect(screen.getByText('More.')).toBeTruthy();
});
