import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ServiceRecordPart } from '../../../../renderer/screens/service/ServiceRecordPart.tsx';
import type { ClaimRow, VisitView } from '../../../../shared/contract/records.ts';
import type { BillableAnswer } from '../../../../shared/contract/serviceRecords.ts';
import type { ServiceRecord } from '../../../../shared/domain/serviceRecord.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { fail } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';

const { visit: example, equipment } = exampleRepair();
if (!example) throw new Error('the example has a visit');
const visit = example;

const REFUSED: BillableAnswer = {
  answer: 'doNotBill',
  why: 'the device is rented out since 2025-01-10',
  source: { title: 'Example manual', date: '2024-03', ref: 'chapter 15', verified: 'verified' },
  payerName: 'Sample Medicare contractor',
  payerClass: 'medicare',
  open: [],
};

const RECORD: ServiceRecord = {
  id: anId(70),
  visitId: visit.id,
  payerName: 'Sample Medicare contractor',
  answer: 'doNotBill',
  why: 'the device is rented out since 2025-01-10',
  source: 'Example manual, chapter 15',
  note: 'Claim CW-2026-000009 closed',
  at: '2026-11-02T16:00:00.000Z',
  userId: anId(1),
  userName: 'Olive Owner',
};

function showPart(
  change: {
    readonly view?: Partial<VisitView>;
    readonly billable?: BillableAnswer | null;
    readonly mayDecide?: boolean;
  } = {},
) {
  const onStartClaim = vi.fn();
  const onKept = vi.fn(() => Promise.resolve());
  const view: VisitView = {
    visit,
    record: null,
    equipment,
    patientName: 'Testperson, Avery',
    claims: [],
    documents: [],
    ...change.view,
  };
  const shown = show(
    <ServiceRecordPart
      view={view}
      billable={change.billable === undefined ? REFUSED : change.billable}
      mayDecide={change.mayDecide ?? true}
      zone="America/Chicago"
      starting={false}
      onStartClaim={onStartClaim}
      onKept={onKept}
    />,
  );
  return { ...shown, view, onStartClaim, onKept };
}

test('a refused visit is kept with one press; a claim is the second choice', async () => {
  const asked = fakeProgram({ 'visits.keepAsRecord': () => ({ ...kept(), record: RECORD }) });
  const { user, onKept, onStartClaim } = showPart();
  const answer = screen.getByRole('group', { name: 'Is it billable?' });
  expect(answer.textContent).toContain('Do not bill this. The device is rented out since 01/10/2025.');
  expect(answer.textContent).toContain('Sample Medicare contractor, Example manual, 2024-03');
  await user.click(screen.getByRole('button', { name: 'Keep as service record' }));
  await waitFor(() => expect(onKept).toHaveBeenCalledOnce());
  expect(inputsOf(asked, 'visits.keepAsRecord')).toEqual([{ id: visit.id, note: '' }]);
  await user.click(screen.getByRole('button', { name: 'Open a claim anyway' }));
  expect(onStartClaim).toHaveBeenCalledOnce();
});

function kept(): VisitView {
  return { visit, record: null, equipment, patientName: '', claims: [], documents: [] };
}

test('what the program refuses changes nothing', async () => {
  fakeProgram({
    'visits.keepAsRecord': () => fail({ kind: 'blocked', message: 'Kept already.', rules: [] }),
  });
  const { user, onKept } = showPart();
  await user.click(screen.getByRole('button', { name: 'Keep as service record' }));
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Keep as service record' })).toHaveProperty('disabled', false),
  );
  expect(onKept).not.toHaveBeenCalled();
});

test('who may not decide reads why, and presses nothing', () => {
  showPart({ mayDecide: false });
  expect(screen.getByText(/Do not bill this/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('while a claim is open it is closed there', () => {
  const claim = { id: anId(61), number: 'CW-2026-000061', state: 'draft' } as ClaimRow;
  showPart({ view: { claims: [claim] } });
  expect(screen.getByText(/Claim CW-2026-000061 is open for this visit/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('a claim that was closed does not keep the visit from being kept', () => {
  const claim = { id: anId(61), number: 'CW-2026-000061', state: 'closed' } as ClaimRow;
  showPart({ view: { claims: [claim] } });
  expect(screen.getByRole('button', { name: 'Keep as service record' })).toBeTruthy();
});

test('another way to bill is said without a decision; what can be billed needs no words', () => {
  const other = showPart({ billable: { ...REFUSED, answer: 'billAnotherWay' } });
  expect(screen.getByText(/Bill this another way/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
  other.unmount();
  showPart({ billable: { ...REFUSED, answer: 'bill' } });
  expect(screen.queryByRole('group')).toBeNull();
});

test('a kept visit shows who decided, when, and on what ground', () => {
  showPart({ view: { record: RECORD } });
  expect(screen.getByRole('heading', { name: 'Kept as a service record' })).toBeTruthy();
  expect(screen.getByText('Olive Owner, 11/02/2026, 10:00 AM')).toBeTruthy();
  expect(screen.getByText('The device is rented out since 01/10/2025.')).toBeTruthy();
  expect(screen.getByText('Example manual, chapter 15')).toBeTruthy();
  expect(screen.getByText('Claim CW-2026-000009 closed')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
