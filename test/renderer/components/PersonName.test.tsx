import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { PersonName } from '../../../renderer/components/PersonName.tsx';
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
});
