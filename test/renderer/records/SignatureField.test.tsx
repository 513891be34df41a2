import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { SignatureField } from '../../../renderer/records/SignatureField.tsx';
import { strokeOf, strokePath } from '../../../renderer/records/signature.ts';
import { DrawnSignature } from '../../../shared/domain/serviceVisit.ts';
import { Held, show } from '../components/show.tsx';

beforeEach(() => {
  Element.prototype.setPointerCapture = vi.fn();
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 50, 500, 150));
});

function showField() {
  const reports: DrawnSignature[] = [];
  show(
    <Held<DrawnSignature> start={[]} onReport={(value) => reports.push(value)}>
      {(value, onChange) => (
        <SignatureField
          label="Patient’s signature"
          path="patientSignature"
          value={value}
          onChange={onChange}
        />
      )}
    </Held>,
  );
  return reports;
}

function draw(...points: readonly (readonly [number, number])[]) {
  const field = screen.getByRole('img', { name: /^Patient’s signature/ });
  points.forEach(([clientX, clientY], index) => {
    const how = { clientX, clientY, pointerId: 1, button: 0 };
    if (index === 0) fireEvent.pointerDown(field, how);
    else fireEvent.pointerMove(field, how);
  });
  fireEvent.pointerUp(field);
}

test('strokes are kept in thousandths of the field, taken back one by one and cleared', () => {
  const reports = showField();
  expect(screen.getByRole('img', { name: 'Patient’s signature: empty' })).toBeTruthy();
  draw([100, 50], [350, 125], [600, 200]);
  expect(reports.at(-1)).toEqual([[0, 0, 500, 150, 1000, 300]]);
  draw([150, 60], [160, 70]);
  expect(reports.at(-1)).toHaveLength(2);
  expect(screen.getByRole('img', { name: 'Patient’s signature: signed' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Take back a stroke' }));
  expect(reports.at(-1)).toEqual([[0, 0, 500, 150, 1000, 300]]);
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(reports.at(-1)).toEqual([]);
});

test('a tap, a hand outside of the field and a very slow one all give what can be stored', () => {
  expect(strokeOf([10, 20])).toEqual([10, 20, 10, 20]);
  expect(strokeOf([-5, -5, 2000, 2000])).toEqual([0, 0, 1000, 300]);
  const slow = Array.from({ length: 20_000 }, (_, at) => (at % 2 === 0 ? (at * 7) % 1000 : (at * 5) % 300));
  expect(DrawnSignature.safeParse([strokeOf(slow)]).success).toBe(true);
  expect(strokePath([1, 2, 3, 4])).toBe('M 1 2 L 3 4');
});
