import { render, screen } from '@testing-library/react';
import { type ReactNode, useRef } from 'react';
import { expect, test } from 'vitest';
import { useRoomFocus } from '../../../renderer/shell/roomFocus.ts';

function Frame({ path, room, dialog }: Readonly<{ path: string; room: ReactNode; dialog?: ReactNode }>) {
  const main = useRef<HTMLElement>(null);
  useRoomFocus(main, path);
  return (
    <>
      <main ref={main}>{room}</main>
      {dialog}
    </>
  );
}

const heading = (
  <h1 data-page-title tabIndex={-1}>
    Claims
  </h1>
);
const box = (
  <div role="dialog" aria-label="Search">
    <input aria-label="Search" />
  </div>
);

async function observersRun(): Promise<void> {
  await new Promise((done) => setTimeout(done, 0));
}

test('the heading of a room takes the focus when the room arrives after the move', async () => {
  const { rerender } = render(<Frame path="/work" room={null} />);
  rerender(<Frame path="/claims" room={null} />);
  rerender(<Frame path="/claims" room={heading} />);
  await observersRun();
  expect(document.activeElement).toBe(screen.getByRole('heading'));
});

test('a dialog opened while the room is on its way keeps the focus', async () => {
  const { rerender } = render(<Frame path="/work" room={null} />);
  rerender(<Frame path="/claims" room={null} />);
  rerender(<Frame path="/claims" room={null} dialog={box} />);
  screen.getByRole('textbox').focus();
  rerender(<Frame path="/claims" room={heading} dialog={box} />);
  await observersRun();
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
});

test('a field of the room that was entered before the heading came keeps the focus', async () => {
  const { rerender } = render(<Frame path="/work" room={null} />);
  rerender(<Frame path="/claims" room={null} />);
  rerender(<Frame path="/claims" room={<input aria-label="Find" />} />);
  screen.getByRole('textbox').focus();
  rerender(
    <Frame
      path="/claims"
      room={
        <>
          <input aria-label="Find" />
          {heading}
        </>
      }
    />,
  );
  await observersRun();
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
});

test('nothing is focused at the start', async () => {
  render(<Frame path="/work" room={heading} />);
  await observersRun();
  expect(document.activeElement).toBe(document.body);
});
