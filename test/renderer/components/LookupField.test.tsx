import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { LookupField, type LookupOption } from '../../../renderer/components/LookupField.tsx';
import { Held, show } from './show.tsx';

const REPAIR: LookupOption = { value: 'L7600', code: 'L7600', label: 'Repair' };
const LABOR: LookupOption = { value: 'K0739', code: 'K0739', label: 'Repair labor' };

function showLookup(
  search: (text: string) => Promise<readonly LookupOption[]>,
  onReport: (option: LookupOption | null) => void,
  start: LookupOption | null = null,
  create?: { readonly label: (text: string) => string; readonly run: (text: string) => void },
) {
  return show(
    <Held start={start} onReport={onReport}>
      {(value, onChange) => (
        <LookupField label="Code" value={value} onChange={onChange} search={search} create={create} />
      )}
    </Held>,
  );
}

function box(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>('Code');
}

describe('a look-up', () => {
  test('typing and Enter picks the first that fits', async () => {
    const onReport = vi.fn();
    const { user } = showLookup(() => Promise.resolve([REPAIR, LABOR]), onReport);
    await user.type(box(), 'rep');
    await waitFor(() => expect(screen.getAllByText(/Repair/)).toHaveLength(2));
    await user.keyboard('{Enter}');
    expect(onReport.mock.calls).toEqual([[REPAIR]]);
    expect(box().value).toBe('L7600 Repair');
  });

  test('Enter pressed before the answer came picks the first of that answer', async () => {
    const onReport = vi.fn();
    const { user } = showLookup(() => Promise.resolve([LABOR]), onReport);
    await user.type(box(), 'lab{Enter}');
    expect(onReport).not.toHaveBeenCalled();
    await waitFor(() => expect(onReport.mock.calls).toEqual([[LABOR]]));
  });

  test('an answer that comes late never replaces a newer one', async () => {
    const answers = new Map<string, (options: readonly LookupOption[]) => void>();
    const search = (text: string) =>
      new Promise<readonly LookupOption[]>((resolve) => {
        answers.set(text, resolve);
      });
    const { user } = showLookup(search, vi.fn());
    await user.type(box(), 'r');
    await waitFor(() => expect(answers.has('r')).toBe(true));
    await user.type(box(), 'x');
    await waitFor(() => expect(answers.has('rx')).toBe(true));
    answers.get('rx')?.([LABOR]);
    await screen.findByText('Repair labor');
    answers.get('r')?.([REPAIR]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.queryByText('Repair')).toBeNull();
  });

  test('words left without a pick stay, with an error, and nothing is chosen', async () => {
    const onReport = vi.fn();
    const { user } = showLookup(() => Promise.resolve([]), onReport, REPAIR);
    await user.clear(box());
    await user.type(box(), 'unheard of');
    await user.tab();
    expect(onReport).toHaveBeenLastCalledWith(null);
    expect(box().value).toBe('unheard of');
    expect(screen.getByText(/Nothing is chosen/)).toBeTruthy();
  });

  test('Esc takes the typing back', async () => {
    const onReport = vi.fn();
    const { user } = showLookup(() => Promise.resolve([LABOR]), onReport, REPAIR);
    await user.type(box(), 'x{Escape}');
    expect(box().value).toBe('L7600 Repair');
    expect(onReport).not.toHaveBeenCalled();
  });

  test('a new record can be made from what was typed', async () => {
    const run = vi.fn();
    const { user } = showLookup(() => Promise.resolve([]), vi.fn(), null, {
      label: (text) => `Add “${text}”`,
      run,
    });
    await user.type(box(), 'Newson');
    await user.click(await screen.findByText('Add “Newson”'));
    expect(run).toHaveBeenCalledWith('Newson');
  });
});
