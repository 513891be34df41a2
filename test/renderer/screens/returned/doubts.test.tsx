import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { doubtWords } from '../../../../renderer/screens/returned/doubtWords.ts';
import { isWaiting, standingOf } from '../../../../renderer/screens/returned/returnedWords.ts';
import { RemittanceClaim } from '../../../../renderer/screens/returned/RemittanceClaim.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { RemittanceClaimView } from '../../../../shared/contract/returned.ts';
import type { ClaimDoubt } from '../../../../shared/domain/returned.ts';
import { readReturned } from '../../../../shared/edi/readReturned.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { aRemit, file835 } from '../../../support/edi/returnedFiles.ts';
import { there } from '../../../support/sampleRecords.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

function aView(doubts: readonly ClaimDoubt[], more: Partial<RemittanceClaimView> = {}): RemittanceClaimView {
  const [read] = there(readReturned(file835([aRemit()])).interchanges[0]).remittances;
  return {
    id: anId(1),
    content: there(there(read).remittance.claims[0]),
    balanced: true,
    doubts: [...doubts],
    posted: false,
    how: null,
    flags: [],
    claim: null,
    candidates: [{ id: anId(2), number: 'CW-2026-000002', patientName: 'Specimen, Pat' }],
    ...more,
  };
}

const LINE = { lineId: anId(3), code: 'E1390' };

beforeEach(() => useSession.setState({ status: aStatus({}), fault: null }));
afterEach(() => vi.unstubAllGlobals());

test.each<[ClaimDoubt, string]>([
  [
    { what: 'lineCode', lineIndex: 0, line: LINE, sent: 'E1390 RR', judged: 'E0424 RR', asked: false },
    'The payer judged E1390 RR as E0424 RR.',
  ],
  [
    { what: 'lineCode', lineIndex: 1, line: LINE, sent: 'E1390', judged: 'E0424', asked: true },
    'Line 2 of the payer is E0424. Our line in that place is E1390.',
  ],
  [{ what: 'reversedBefore' }, 'The payer took this decision back before, and that is posted.'],
  [{ what: 'unanswered', lines: [LINE] }, 'One line of ours is not answered: E1390.'],
  [
    { what: 'unanswered', lines: [LINE, { ...LINE, code: 'A4604' }] },
    '2 lines of ours are not answered: E1390, A4604.',
  ],
  [{ what: 'split', line: LINE, parts: 2, agrees: true }, 'Our line E1390 came back in 2 parts.'],
  [
    { what: 'split', line: LINE, parts: 3, agrees: false },
    'Our line E1390 came back in 3 parts that do not add up to it.',
  ],
  [
    { what: 'lineCharge', lineIndex: 0, line: LINE, sentCents: 10_000, statedCents: 9_000 },
    'Line 1 of the payer has a charge of $90.00. Our line E1390 was sent with $100.00.',
  ],
  [
    { what: 'lineDay', lineIndex: 0, line: LINE, sentOn: '2026-11-05', statedOn: null },
    'Line 1 of the payer is of no day. Our line E1390 is of 11/05/2026.',
  ],
  [{ what: 'twice', line: LINE }, 'This remittance decides our line E1390 more than once.'],
])('%j reads as a sentence', (doubt, words) => {
  expect(doubtWords(doubt)).toBe(words);
});

test('a claim says its doubts, posted or not', () => {
  const doubts: ClaimDoubt[] = [
    { what: 'split', line: LINE, parts: 2, agrees: true },
    { what: 'unanswered', lines: [LINE] },
  ];
  fakeProgram({});
  show(<RemittanceClaim view={aView(doubts, { posted: true, how: 'number' })} onChanged={() => undefined} />);
  const list = screen.getByRole('list', { name: /^Not plain about/ });
  expect(
    within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(doubts.map(doubtWords));
});

test('a test waits for nobody and cannot be posted', () => {
  const view = aView([{ what: 'test' }]);
  expect(isWaiting(view)).toBe(false);
  expect(standingOf(view).text).toBe('A test, not posted');
  fakeProgram({});
  show(<RemittanceClaim view={view} onChanged={() => undefined} />);
  expect(screen.queryByRole('button', { name: /Not ours|Post/ })).toBeNull();
  expect(screen.getByText(/marked the file as a test/)).toBeTruthy();
});

test('a payment to another supplier that came before is posted after both are said yes to', async () => {
  const view = aView([{ what: 'otherPayee' }, { what: 'seenBefore' }]);
  const asked = fakeProgram({
    'claims.get': () => ({ theCase: exampleRepair() }) as OutputOf<'claims.get'>,
    'remittances.match': () => ({ ...view, posted: true, how: 'person' }),
  });
  const { user } = show(<RemittanceClaim view={view} onChanged={() => undefined} />);
  await user.click(screen.getByRole('button', { name: 'CW-2026-000002, Specimen, Pat' }));
  const post = await screen.findByRole<HTMLButtonElement>('button', { name: 'Post to CW-2026-000002' });
  await user.click(screen.getByLabelText(/names another supplier/));
  expect(post.disabled).toBe(true);
  await user.click(screen.getByLabelText(/came before/));
  expect(post.disabled).toBe(false);
  await user.click(screen.getByLabelText(/came before/));
  expect(post.disabled).toBe(true);
  await user.click(screen.getByLabelText(/came before/));
  await user.click(post);
  await waitFor(() => expect(inputsOf(asked, 'remittances.match')).toHaveLength(1));
});
