import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { drawnWhenChanged } from '../../../renderer/components/drawnWhenChanged.ts';
import { show } from './show.tsx';

interface Props {
  readonly label: string;
  readonly options: readonly { readonly value: string }[];
  readonly onPress?: (() => void) | undefined;
}

function aButton() {
  const drawn = vi.fn();
  const Button = drawnWhenChanged(function Itself({ label, options, onPress }: Props) {
    drawn();
    return (
      <button type="button" onClick={onPress}>
        {label} {options.length} {onPress ? 'can be pressed' : 'is still'}
      </button>
    );
  });
  return { drawn, Button };
}

test('is drawn once while its parent draws with new handlers and equal lists', async () => {
  const { drawn, Button } = aButton();
  function Parent() {
    const [typed, setTyped] = useState('');
    return (
      <>
        <input value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <Button label="Save" options={[{ value: 'a' }]} onPress={() => setTyped('')} />
      </>
    );
  }
  const { user } = show(<Parent />);
  await user.type(screen.getByRole('textbox'), 'abc');
  expect(drawn).toHaveBeenCalledTimes(1);
});

test('what happens goes to the newest handler, also where it was not drawn again', async () => {
  const { drawn, Button } = aButton();
  const seen: string[] = [];
  function Parent() {
    const [typed, setTyped] = useState('');
    return (
      <>
        <input value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <Button label="Save" options={[]} onPress={() => seen.push(typed)} />
      </>
    );
  }
  const { user } = show(<Parent />);
  await user.type(screen.getByRole('textbox'), 'abc');
  await user.click(screen.getByRole('button'));
  expect(seen).toEqual(['abc']);
  expect(drawn).toHaveBeenCalledTimes(1);
});

test('another value, another list, and a handler that comes or goes are drawn', () => {
  const { Button } = aButton();
  const { rerender } = show(<Button label="Save" options={[]} />);
  expect(screen.getByRole('button').textContent).toBe('Save 0 is still');
  rerender(<Button label="Keep" options={[{ value: 'a' }]} onPress={vi.fn()} />);
  expect(screen.getByRole('button').textContent).toBe('Keep 1 can be pressed');
});
