import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { Personal, PersonName } from '../../../renderer/components/PersonName.tsx';
import { TextField } from '../../../renderer/components/TextField.tsx';
import { useAppearance } from '../../../renderer/stores/appearance.ts';
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

  test('neither are a birth date and a member ID; what is empty stays empty', () => {
    const { container } = show(
      <p>
        <Personal text="03/14/1951" /> <Personal text="1EG4-TE5-MK73" />
        <Personal text="" />
      </p>,
    );
    expect(container.textContent).toContain('03/14/1951');
    act(() => useAppearance.setState({ hideNames: true }));
    expect(document.body.innerHTML).not.toContain('1951');
    expect(document.body.innerHTML).not.toContain('1EG4');
    expect(container.querySelector('p')?.textContent).toBe('••• •••');
  });

  test.each(['birthDate', 'coverage.memberId', 'patient.phone', 'contacts.0.phone', 'chartNumber'])(
    'a field %s is typed in hiding, an office’s telephone is not',
    (path) => {
      const { container } = show(
        <>
          <TextField label="Own" path={path} value="x" onChange={() => undefined} />
          <TextField label="Office" path="office.phone" value="x" onChange={() => undefined} />
        </>,
      );
      expect(
        [...container.querySelectorAll('[data-personal]')].map((field) => field.getAttribute('data-path')),
      ).toEqual([path]);
    },
  );
});
