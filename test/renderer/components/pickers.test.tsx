import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { ChoiceField, YesNoUnknownField } from '../../../renderer/components/ChoiceField.tsx';
import { LookupField, type LookupOption } from '../../../renderer/components/LookupField.tsx';
import { ModifierField } from '../../../renderer/components/ModifierField.tsx';
import { SelectField } from '../../../renderer/components/SelectField.tsx';
import { TagList } from '../../../renderer/components/TagList.tsx';
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

describe('a list to choose from', () => {
  test('typing narrows it and Enter picks', async () => {
    const onReport = vi.fn();
    const { user } = show(
      <Held start={null as 'm' | 's' | null} onReport={onReport}>
        {(value, onChange) => (
          <SelectField
            label="Payer"
            value={value}
            onChange={onChange}
            options={[
              { value: 'm', label: 'Example Medicare' },
              { value: 's', label: 'Sample Medicaid' },
            ]}
          />
        )}
      </Held>,
    );
    await user.click(screen.getByLabelText('Payer'));
    await user.keyboard('medicaid{Enter}');
    expect(onReport.mock.calls).toEqual([['s']]);
  });
});

describe('modifiers', () => {
  function showModifiers(start: readonly string[], onReport: (value: string[]) => void) {
    return show(
      <Held start={[...start]} onReport={onReport}>
        {(value, onChange) => <ModifierField label="Modifiers" value={value} onChange={onChange} />}
      </Held>,
    );
  }

  test('the second character makes a modifier, in upper case', async () => {
    const onReport = vi.fn();
    const { user } = showModifiers([], onReport);
    await user.type(screen.getByLabelText('Modifiers'), 'rrkx');
    expect(onReport).toHaveBeenLastCalledWith(['RR', 'KX']);
  });

  test('a paste adds all, a fifth is refused in words', async () => {
    const onReport = vi.fn();
    const { user } = showModifiers([], onReport);
    await user.click(screen.getByLabelText('Modifiers'));
    await user.paste('RR, KX NU,GA, GZ');
    expect(onReport).toHaveBeenLastCalledWith(['RR', 'KX', 'NU', 'GA']);
    expect(screen.getByText('A line takes 4 modifiers.')).toBeTruthy();
  });

  test('Backspace in the empty box takes the last one back; a twin is refused', async () => {
    const onReport = vi.fn();
    const { user } = showModifiers(['RR', 'KX'], onReport);
    await user.type(screen.getByLabelText('Modifiers'), 'rr');
    expect(screen.getByText('RR is there already.')).toBeTruthy();
    await user.type(screen.getByLabelText('Modifiers'), '{Backspace}');
    expect(onReport.mock.calls).toEqual([[['RR']]]);
  });

  test('one character left behind is an error, not a modifier', async () => {
    const onReport = vi.fn();
    const { user } = showModifiers([], onReport);
    await user.type(screen.getByLabelText('Modifiers'), 'k');
    await user.tab();
    expect(onReport).not.toHaveBeenCalled();
    expect(screen.getByText(/is no modifier/)).toBeTruthy();
  });
});

describe('words', () => {
  test('each is brought into its form, or refused', async () => {
    const onReport = vi.fn();
    const { user } = show(
      <Held start={[] as string[]} onReport={onReport}>
        {(value, onChange) => (
          <TagList
            label="Diagnoses"
            value={value}
            onChange={onChange}
            normalise={(text) => (/^[a-z]\d/i.test(text) ? text.toUpperCase() : null)}
            refuse="This is no code."
          />
        )}
      </Held>,
    );
    await user.type(screen.getByLabelText('Diagnoses'), 'j44.9{Enter}');
    expect(onReport).toHaveBeenLastCalledWith(['J44.9']);
    await user.type(screen.getByLabelText('Diagnoses'), 'cough{Enter}');
    expect(screen.getByText('This is no code.')).toBeTruthy();
    expect(onReport).toHaveBeenCalledTimes(1);
  });
});

describe('few choices', () => {
  test('yes, no and not known by arrow keys', async () => {
    const onReport = vi.fn();
    const { user } = show(
      <Held start={null as boolean | null} onReport={onReport}>
        {(value, onChange) => <YesNoUnknownField label="At home?" value={value} onChange={onChange} />}
      </Held>,
    );
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Not known' }).checked).toBe(true);
    await user.click(screen.getByRole('radio', { name: 'Yes' }));
    await user.click(screen.getByRole('radio', { name: 'No' }));
    await user.click(screen.getByRole('radio', { name: 'Not known' }));
    expect(onReport.mock.calls).toEqual([[true], [false], [null]]);
  });

  test('the question names the group, and an error is its description', () => {
    show(
      <ChoiceField
        label="Basis"
        value={null}
        onChange={vi.fn()}
        error="Choose one."
        options={[{ value: 'rental', label: 'Rental' }]}
      />,
    );
    const group = screen.getByRole('group', { name: 'Basis' });
    const note = document.getElementById(group.getAttribute('aria-describedby') ?? '');
    expect(note?.textContent).toContain('Choose one.');
  });
});
