import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { TagList } from '../../../renderer/components/TagList.tsx';
import { Held, show } from './show.tsx';

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
