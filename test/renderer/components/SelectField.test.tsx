import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { SelectField } from '../../../renderer/components/SelectField.tsx';
import { Held, show } from './show.tsx';

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
