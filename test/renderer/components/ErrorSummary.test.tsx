import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { ErrorSummary } from '../../../renderer/components/ErrorSummary.tsx';
import { TextField } from '../../../renderer/components/TextField.tsx';
import { show } from './show.tsx';

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
