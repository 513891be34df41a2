import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ErrorSummary } from '../../../renderer/components/ErrorSummary.tsx';
import { FaultMessage } from '../../../renderer/components/FaultMessage.tsx';
import { FindingCard } from '../../../renderer/components/FindingCard.tsx';
import { focusPath } from '../../../renderer/components/focusPath.ts';
import { Meter } from '../../../renderer/components/Meter.tsx';
import { PersonName } from '../../../renderer/components/PersonName.tsx';
import { RequirementList } from '../../../renderer/components/RequirementList.tsx';
import { StatusChip } from '../../../renderer/components/StatusChip.tsx';
import { TaskList } from '../../../renderer/components/TaskList.tsx';
import { TextField } from '../../../renderer/components/TextField.tsx';
import { useAppearance } from '../../../renderer/stores/appearance.ts';
import { CLAIM_STATE_NAMES, ClaimState } from '../../../shared/domain/claim.ts';
import type { Fault } from '../../../shared/result.ts';
import { show } from './show.tsx';

afterEach(() => act(() => useAppearance.setState({ hideNames: false })));

describe('names', () => {
  test('hidden names are not in the page at all', () => {
    show(<PersonName name="Testperson, Avery" />);
    expect(screen.getByText('Testperson, Avery')).toBeTruthy();
    act(() => useAppearance.setState({ hideNames: true }));
    expect(document.body.innerHTML).not.toContain('Testperson');
    expect(screen.getByText('Name hidden')).toBeTruthy();
  });
});

describe('putting the cursor into a field', () => {
  function fields() {
    return show(
      <>
        <TextField label="Signed" path="order.signedOn" value="" onChange={vi.fn()} />
        <div data-path="lines">
          <button type="button">Add a line</button>
        </div>
        <TextField label="Compared" path="repair.comparison.comparedOn" value="" onChange={vi.fn()} />
      </>,
    );
  }

  test.each([
    ['order.signedOn', 'Signed'],
    ['lines.3.code', 'Add a line'],
    ['repair', 'Compared'],
  ])('%s is found at %s', (path, label) => {
    fields();
    expect(focusPath(path)).toBe(true);
    const active = document.activeElement;
    expect(active === screen.queryByLabelText(label) || active?.textContent === label).toBe(true);
  });

  test('a path that is not on the screen is told', () => {
    fields();
    expect(focusPath('patient.birthDate')).toBe(false);
  });
});

describe('a problem above a form', () => {
  test('takes the focus, and leads to each field', async () => {
    const { user } = show(
      <>
        <ErrorSummary issues={[{ path: 'name', message: 'Give the name.' }]} />
        <TextField label="Name" path="name" value="" onChange={vi.fn()} error="Give the name." />
      </>,
    );
    expect(document.activeElement).toBe(screen.getByRole('group', { name: 'There is a problem' }));
    await user.click(screen.getByRole('button', { name: 'Give the name.' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
  });
});

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
    expect(screen.getByText('Source: Guide, 2026-01-01')).toBeTruthy();
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

describe('states are words, not colours alone', () => {
  test.each(ClaimState.options)('%s', (state) => {
    const { container } = show(<StatusChip state={state} />);
    expect(container.textContent).toContain(CLAIM_STATE_NAMES[state]);
    expect(container.querySelector('svg')).not.toBeNull();
  });

  test('a requirement says its answer and its evidence', () => {
    show(
      <RequirementList
        label="Requirements"
        items={[{ id: 'A', title: 'Order', answer: 'unknown', note: 'No date.' }]}
      />,
    );
    expect(screen.getByRole('listitem').textContent).toBe('Not knownOrderNo date.A');
  });

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

  test('steps say their state, and the present one is marked', () => {
    show(
      <TaskList
        current="b"
        onOpen={vi.fn()}
        steps={[
          { id: 'a', label: 'Payer', state: 'done' },
          { id: 'b', label: 'Order', state: 'problem', note: '2 gaps' },
        ]}
      />,
    );
    expect(screen.getByRole('button', { name: /Payer.*complete/ }).getAttribute('aria-current')).toBeNull();
    expect(screen.getByRole('button', { name: /Order.*2 gaps/ }).getAttribute('aria-current')).toBe('step');
  });
});

const FAULTS: readonly Fault[] = [
  { kind: 'invalid', message: 'm', issues: [] },
  { kind: 'notFound', message: 'm' },
  { kind: 'conflict', message: 'm', revision: 1, changed: [] },
  { kind: 'blocked', message: 'm', rules: [] },
  { kind: 'forbidden', message: 'm' },
  { kind: 'locked', message: 'm', retryAfterSeconds: 5 },
  { kind: 'unavailable', message: 'm', code: 'c' },
  { kind: 'internal', message: 'm', reference: 'REF-1' },
];

test.each(FAULTS)('a fault of kind $kind has a name of its own', (fault) => {
  show(<FaultMessage fault={fault} onRetry={vi.fn()} />);
  const words = screen.getByRole('alert').textContent;
  expect(words).toMatch(/^[A-Z][a-z' ]+m/);
  if (fault.kind === 'internal') expect(words).toContain('REF-1');
  if (fault.kind === 'forbidden') expect(screen.queryByRole('button')).toBeNull();
});
