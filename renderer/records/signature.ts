/** Strokes of a drawn signature: x, y, x, y … in whole thousandths of a field of 1000 by 300. */

export const SIGNATURE_WIDTH = 1000;
export const SIGNATURE_HEIGHT = 300;
/** Numbers that one stroke can hold. */
const MOST_NUMBERS = 2000;
/** Points nearer than this to the last one add nothing that can be seen. */
const NEAREST = 3;

/**
 * A stroke as it is stored: whole numbers inside the field, points that lie on each other left out, and thinned where
 * the hand was slower than a stroke can hold. A tap becomes a dot.
 */
export function strokeOf(points: readonly number[]): number[] {
  const kept: [number, number][] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = inside(points[at] ?? 0, SIGNATURE_WIDTH);
    const y = inside(points[at + 1] ?? 0, SIGNATURE_HEIGHT);
    const last = kept.at(-1);
    if (!last || Math.hypot(x - last[0], y - last[1]) >= NEAREST) kept.push([x, y]);
  }
  const first = kept[0] ?? [0, 0];
  if (kept.length < 2) kept.push([first[0], first[1]]);
  const step = Math.ceil((kept.length * 2) / MOST_NUMBERS);
  return kept
    .filter((_, index) => index % step === 0 || index === kept.length - 1)
    .flat()
    .slice(0, MOST_NUMBERS);
}

function inside(value: number, most: number): number {
  return Math.min(most, Math.max(0, Math.round(value)));
}

/** A stroke as the `d` of an SVG path. */
export function strokePath(stroke: readonly number[]): string {
  const points: string[] = [];
  for (let at = 0; at + 1 < stroke.length; at += 2) points.push(`${stroke[at]} ${stroke[at + 1]}`);
  return points.length === 0 ? '' : `M ${points.join(' L ')}`;
}
