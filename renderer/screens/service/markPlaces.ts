import type { PhotoMark } from '../../../shared/domain/photoMarks.ts';

/** Places of marks in whole thousandths of a photo's width and height. */

type Place = readonly [number, number];

/** Smallest side of a ring that is drawn by hand: less was a tap. */
const TAP = 15;

/** The mark from where the pointer went down to where it is; null where that was only a tap of a tool that needs two places. */
export function markBetween(
  kind: PhotoMark['kind'],
  from: Place,
  to: Place,
  words: string,
): PhotoMark | null {
  const [fromX, fromY, toX, toY] = [inside(from[0]), inside(from[1]), inside(to[0]), inside(to[1])];
  if (kind === 'words') return words === '' ? null : { kind, x: toX, y: toY, words };
  if (Math.abs(toX - fromX) < TAP && Math.abs(toY - fromY) < TAP) return null;
  if (kind === 'arrow') return { kind, fromX, fromY, toX, toY };
  return {
    kind,
    x: Math.min(fromX, toX),
    y: Math.min(fromY, toY),
    width: Math.abs(toX - fromX),
    height: Math.abs(toY - fromY),
  };
}

/** The mark moved as a whole, as far as the edge of the photo lets it. */
export function movedMark(mark: PhotoMark, byX: number, byY: number): PhotoMark {
  switch (mark.kind) {
    case 'arrow': {
      const x = allowed(byX, Math.min(mark.fromX, mark.toX), Math.max(mark.fromX, mark.toX));
      const y = allowed(byY, Math.min(mark.fromY, mark.toY), Math.max(mark.fromY, mark.toY));
      return {
        ...mark,
        fromX: mark.fromX + x,
        fromY: mark.fromY + y,
        toX: mark.toX + x,
        toY: mark.toY + y,
      };
    }
    case 'ring':
      return {
        ...mark,
        x: mark.x + allowed(byX, mark.x, mark.x + mark.width),
        y: mark.y + allowed(byY, mark.y, mark.y + mark.height),
      };
    case 'words':
      return { ...mark, x: inside(mark.x + byX), y: inside(mark.y + byY) };
  }
}

function allowed(step: number, first: number, last: number): number {
  return Math.max(-first, Math.min(1000 - last, step));
}

function inside(value: number): number {
  return Math.min(1000, Math.max(0, Math.round(value)));
}
