import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { ChoiceField, YesNoUnknownField } from '../../../renderer/components/ChoiceField.tsx';
import { Held, show } from './show.tsx';

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
