// The sheet of paper: Letter, its margins, and the styles of text that all documents share. Points.
import type { TextStyle } from './typesetter.ts';

export const LETTER = { width: 612, height: 792 } as const;

/** Where our own text stands on an upright page. */
export const BODY = { left: 50, right: 562, top: 744, bottom: 56 } as const;

export const BODY_WIDTH = BODY.right - BODY.left;

export const STYLES = {
  supplier: { face: 'semibold', size: 14, gray: 0 },
  title: { face: 'semibold', size: 14, gray: 0 },
  section: { face: 'semibold', size: 12.5, gray: 0 },
  heading: { face: 'semibold', size: 9.5, gray: 0 },
  body: { face: 'regular', size: 9, gray: 0 },
  strong: { face: 'semibold', size: 9, gray: 0 },
  absent: { face: 'italic', size: 9, gray: 0.3 },
  label: { face: 'regular', size: 8, gray: 0.25, leading: 11.5 },
  cell: { face: 'regular', size: 8.5, gray: 0 },
  cellStrong: { face: 'semibold', size: 8.5, gray: 0 },
  cellAbsent: { face: 'italic', size: 8.5, gray: 0.3 },
  columnTitle: { face: 'semibold', size: 7.5, gray: 0.1 },
  note: { face: 'regular', size: 7.5, gray: 0.2 },
  ruleId: { face: 'regular', size: 7, gray: 0.2, leading: 10.75 },
  stamp: { face: 'semibold', size: 8, gray: 0 },
  stampNote: { face: 'regular', size: 7, gray: 0.15 },
} as const satisfies Readonly<Record<string, TextStyle>>;

/** From one baseline to the next. */
export function leading(style: TextStyle): number {
  return style.leading ?? Math.round(style.size * 1.28 * 4) / 4;
}
