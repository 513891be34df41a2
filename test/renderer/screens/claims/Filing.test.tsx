import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { call } from '../../../../renderer/client.ts';
import { focusPath } from '../../../../renderer/components/focusPath.ts';
import { isNamed } from '../../../../renderer/screens/claims/caseLabels.ts';
import { ClaimRoom } from '../../../../renderer/screens/claims/ClaimRoom.tsx';
import { placeOfPath, stepsOf } from '../../../../renderer/screens/claims/steps.ts';
import { createClaimCase } from '../../../../renderer/stores/claimCase.ts';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { FilingAnswers } from '../../../../shared/domain/filing.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { there } from '../../../support/sampleRecords.ts';
import { show } from '../../components/show.tsx';
import { anId } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';
import { aProgram } from './aProgram.ts';

vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

/** The claim's page at the step of a field: all steps at once are many times as much to draw at each key. */
async function openStep(path: string, start: (theCase: ClaimCase) => ClaimCase = (theCase) => theCase) {
  const page = await openPage(start, false);
  const { kind } = page.program.theCase().claim;
  const { title } = there(stepsOf(kind).find(({ id }) => id === placeOfPath(kind, path).step));
  await page.user.click(
    there(screen.getAllByText(title).find((each) => each.closest('nav, ol, ul') !== null)),
  );
  return page;
}

async function openPage(start: (theCase: ClaimCase) => ClaimCase = (theCase) => theCase, whole = true) {
  if (whole) localStorage.setItem('claimwright.interview', 'onePage');
  const program = aProgram(start);
  useSession.setState({ status: aStatus() });
  const store = createClaimCase(program.theCase().claim.id, {
    call,
    now: () => Date.parse('2026-11-02T15:00:00.000Z'),
    rest: 5,
    merged: vi.fn(),
  });
  await store.getState().load();
  const shown = show(<ClaimRoom store={store} toFirstGap={false} />);
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toBeDefined());
  return { program, store, ...shown, filing: () => program.theCase().claim.filing };
}

/** The claim goes to a second payer, and what the first one decided is not entered yet. */
function secondary(theCase: ClaimCase): ClaimCase {
  const coverage = there(theCase.coverage);
  const line = { ...there(theCase.claim.lines[0]), chargeCents: 24_150 };
  return {
    ...theCase,
    coverage: { ...coverage, rank: 2 },
    otherCoverages: [
      {
        coverage: { ...coverage, id: anId(77), rank: 1, memberId: 'FIRST1' },
        payer: {
          name: 'First Sample Plan',
          payerIdentifier: 'FIRST',
          class: 'commercial',
          filingIndicator: 'CI',
        },
      },
    ],
    claim: { ...theCase.claim, lines: [line] },
  };
}

function pathsOf(schema: z.ZodType, path: string): readonly string[] {
  const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  if (path.endsWith('.address')) return [path];
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([key, each]) => pathsOf(each as z.ZodType, `${path}.${key}`));
  if (inner instanceof z.ZodArray && inner.element instanceof z.ZodObject)
    return [path, ...pathsOf(inner.element, `${path}.0`)];
  return [path];
}

/** Rows are known by these; lists without a name of their own stand under their heading. */
const UNNAMED = /\.(coverageId|lineId|lines|adjustments)$/;

test.each(pathsOf(FilingAnswers, 'claim.filing').filter((path) => !UNNAMED.test(path)))(
  '%s has a name of its own',
  (path) => expect(isNamed(path)).toBe(true),
);

describe('how a claim is filed', () => {
  test('a field behind a fold is opened and takes the cursor', async () => {
    await openPage();
    for (const path of [
      'claim.filing.patientPaidCents',
      'claim.filing.delayReason',
      'claim.filing.facility.npi',
      'claim.lines.0.pointers',
      'claim.lines.0.drug.quantity',
    ]) {
      expect(focusPath(path)).toBe(true);
      const focused = there(document.activeElement);
      expect(focused.closest('[data-path]')?.getAttribute('data-path')).toBe(path);
      expect(focused.closest('details')?.open).toBe(true);
    }
  });

  test('the day and the state are asked where there was an accident', async () => {
    const { user, filing } = await openStep('claim.filing.accident');
    focusPath('claim.filing.accident');
    await user.click(screen.getByRole('radio', { name: 'Automobile' }));
    await user.type(screen.getByLabelText('State of the accident'), 'oh');
    await user.tab();
    await waitFor(() => expect(filing()).toMatchObject({ accident: 'auto', accidentState: 'OH' }));
    expect(screen.getByLabelText('Day of the accident')).toBeDefined();
  });

  test('a line points at the diagnoses that are pressed, in their order', async () => {
    const { user, program } = await openStep('claim.lines.0.pointers');
    focusPath('claim.lines.0.pointers');
    const group = screen.getByRole('group', { name: 'Diagnoses of this line' });
    await user.click(within(group).getByRole('button', { name: /^B J44\.9/ }));
    await user.click(within(group).getByRole('button', { name: /^A J96\.11/ }));
    await waitFor(() => expect(program.theCase().claim.lines[0]?.pointers).toEqual([2, 1]));
    expect(within(group).getByRole('button', { name: 'B J44.9, first', pressed: true })).toBeDefined();
    await user.click(within(group).getByRole('button', { name: /^B J44\.9/ }));
    await waitFor(() => expect(program.theCase().claim.lines[0]?.pointers).toEqual([1]));
  });

  test('a drug is kept once it is whole, and half of one is not', async () => {
    const { user, program } = await openStep('claim.lines.0.drug');
    const drug = () => program.theCase().claim.lines[0]?.drug;
    focusPath('claim.lines.0.drug');
    await user.type(screen.getByLabelText('NDC'), '12345-6789-01');
    await user.tab();
    expect(screen.getByText('Not complete: it is kept once all three are given')).toBeDefined();
    expect(drug()).toBeNull();
    await user.type(
      document.querySelector('[data-path="claim.lines.0.drug.quantity"] input') as Element,
      '1.5',
    );
    await user.tab();
    await waitFor(() => expect(drug()).toEqual({ ndc: '12345678901', quantity: 1.5, unit: 'ML' }));
    await user.click(screen.getByRole('button', { name: 'Remove the drug' }));
    await waitFor(() => expect(drug()).toBeNull());
  });

  test('a paper is announced with its kind and a control number', async () => {
    const { user, filing, program } = await openStep('claim.filing.attachments');
    const order = there(program.theCase().documents.find(({ type }) => type === 'physicianOrder'));
    focusPath('claim.filing.attachments');
    await user.click(screen.getByRole('button', { name: `Announce ${order.title || order.fileName}` }));
    await waitFor(() =>
      expect(filing().attachments).toEqual([
        {
          documentId: order.id,
          type: 'B3',
          how: 'FX',
          controlNumber: `${program.theCase().claim.number}A1`,
        },
      ]),
    );
  });

  test('what the first payer decided is entered line by line and says whether it balances', async () => {
    const { user, filing } = await openStep('claim.filing.priorPayments', secondary);
    await user.click(screen.getByRole('button', { name: 'Enter what First Sample Plan decided' }));
    const card = await screen.findByRole('group', { name: 'Decision of First Sample Plan' });
    const line = within(card).getByRole('group', { name: 'Line 1 as decided' });
    expect(within(line).getByText('$241.50 not accounted for')).toBeDefined();
    await user.clear(within(line).getByLabelText('Paid'));
    await user.type(within(line).getByLabelText('Paid'), '200');
    await user.click(within(line).getByRole('button', { name: /^Add adjustment/ }));
    await user.type(within(line).getByLabelText('Reason'), '45');
    await user.clear(within(line).getByLabelText('Amount'));
    await user.type(within(line).getByLabelText('Amount'), '41.50');
    await user.type(within(card).getByLabelText(/^Paid in all/), '200');
    await user.tab();
    expect(await within(line).findByText('Balances')).toBeDefined();
    expect(await within(card).findByText('In all: Balances')).toBeDefined();
    await waitFor(() =>
      expect(filing().priorPayments[0]).toMatchObject({
        coverageId: anId(77),
        paidCents: 20_000,
        lines: [{ paidCents: 20_000, adjustments: [{ group: 'CO', reason: '45', cents: 4_150 }] }],
      }),
    );
  });

  test('a decision follows the claim when a line is added after it', async () => {
    const { user, store } = await openStep('claim.filing.priorPayments', (theCase) => {
      const next = secondary(theCase);
      const line = there(next.claim.lines[0]);
      const prior = {
        coverageId: anId(77),
        adjudicatedOn: '2026-10-30',
        claimNumber: 'X1',
        paidCents: 24_150,
        adjustments: [],
        lines: [{ lineId: line.id, paidCents: 24_150, units: 1, adjustments: [] }],
      };
      const added = { ...line, id: anId(78) };
      const filing = { ...next.claim.filing, priorPayments: [prior] };
      return { ...next, claim: { ...next.claim, lines: [line, added], filing } };
    });
    await user.click(screen.getByRole('button', { name: 'Match the lines' }));
    expect(await screen.findByRole('group', { name: 'Line 2 as decided' })).toBeDefined();
    await act(() => store.getState().flush());
    expect(store.getState().shown?.claim.filing.priorPayments[0]?.lines).toHaveLength(2);
  });
});

test('the example has the diagnoses and papers that these tests press', () => {
  expect(exampleRepair().claim.diagnosisCodes).toEqual(['J96.11', 'J44.9']);
});
