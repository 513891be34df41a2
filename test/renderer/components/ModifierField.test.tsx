import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { ModifierField } from '../../../renderer/components/ModifierField.tsx';
import { Held, show } from './show.tsx';

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
