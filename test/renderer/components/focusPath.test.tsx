import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { focusPath } from '../../../renderer/components/focusPath.ts';
import { TextField } from '../../../renderer/components/TextField.tsx';
import { show } from './show.tsx';

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
