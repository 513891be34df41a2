import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markBetween, movedMark } from '../../../../renderer/screens/service/markPlaces.ts';
import { PhotoMark } from '../../../../shared/domain/photoMarks.ts';

test('a mark goes from where the pointer went down to where it came up; a tap of arrow or ring is none', () => {
  expect(markBetween('arrow', [10.4, 20], [500, 600], '')).toEqual({
    kind: 'arrow',
    fromX: 10,
    fromY: 20,
    toX: 500,
    toY: 600,
  });
  expect(markBetween('ring', [500, 600], [300, 200], '')).toEqual({
    kind: 'ring',
    x: 300,
    y: 200,
    width: 200,
    height: 400,
  });
  expect(markBetween('ring', [500, 600], [505, 603], '')).toBeNull();
  expect(markBetween('words', [500, 600], [500, 600], 'Leak')).toEqual({
    kind: 'words',
    x: 500,
    y: 600,
    words: 'Leak',
  });
  expect(markBetween('words', [500, 600], [500, 600], '')).toBeNull();
});

test('whatever is drawn and however it is moved can be stored, and keeps its size', () => {
  const number = fc.integer({ min: -300, max: 1300 });
  const place = fc.tuple(number, number);
  fc.assert(
    fc.property(
      fc.constantFrom('arrow', 'ring', 'words'),
      place,
      place,
      fc.array(fc.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 400 })), {
        maxLength: 8,
      }),
      (kind, from, to, steps) => {
        const mark = markBetween(kind as PhotoMark['kind'], from, to, 'x');
        if (mark === null) return;
        const moved = steps.reduce((each, [byX, byY]) => movedMark(each, byX, byY), mark);
        expect(PhotoMark.safeParse(moved).success).toBe(true);
        if (mark.kind === 'ring' && moved.kind === 'ring') {
          expect([moved.width, moved.height]).toEqual([mark.width, mark.height]);
          expect(moved.x + moved.width).toBeLessThanOrEqual(1000);
        }
      },
    ),
  );
});
