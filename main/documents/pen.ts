// Draws on one page: writes its content stream. Lengths are points; y runs up from the lower edge, as PDF has it.
import { PDFHexString } from '@cantoo/pdf-lib';
import type { PDFRef } from '@cantoo/pdf-lib';
import { BOX_ADVANCE } from './typesetter.ts';
import type { Face, TextStyle, Typesetter } from './typesetter.ts';

export type Matrix = readonly [number, number, number, number, number, number];

export interface Area {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** An area of the page that leads to another page when it is clicked. */
export interface LinkArea extends Area {
  /** Index of the page it leads to. */
  readonly to: number;
}

/** Names of the faces in every page's resources. */
export const FACE_NAMES: Readonly<Record<Face, string>> = { regular: 'F1', semibold: 'F2', italic: 'F3' };

export interface Pen {
  /** One line of prepared text from `x`, on the baseline `y`. */
  text(text: string, x: number, y: number, style: TextStyle): void;
  /** A line; `gray` 0 is black. */
  line(x1: number, y1: number, x2: number, y2: number, width: number, gray?: number): void;
  /** The outline of an area. */
  frame(area: Area, width: number, gray?: number): void;
  fill(area: Area, gray: number): void;
  /** Corners joined by lines. */
  stroke(points: readonly (readonly [number, number])[], width: number): void;
  /** Draws a picture or a form after `matrix`, cut off outside of `clip` where there is one. */
  place(ref: PDFRef, matrix: Matrix, clip?: Area): void;
  /** What follows is drawn after `matrix`, until `restore`. */
  transform(matrix: Matrix, clip?: Area): void;
  restore(): void;
  link(area: LinkArea): void;
  readonly content: () => string;
  readonly placed: ReadonlyMap<string, PDFRef>;
  readonly links: readonly LinkArea[];
}

/** A number as PDF takes it: no exponent, at most three decimals. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '0';
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? '0' : String(rounded).includes('e') ? rounded.toFixed(3) : String(rounded);
}

export function newPen(typesetter: Typesetter): Pen {
  const operators: string[] = [];
  const placed = new Map<string, PDFRef>();
  const links: LinkArea[] = [];
  const write = (...parts: readonly (string | number)[]): void => {
    operators.push(parts.map((part) => (typeof part === 'number' ? number(part) : part)).join(' '));
  };

  function run(text: string, x: number, y: number, style: TextStyle): void {
    if (text === '') return;
    const face = typesetter.faces[style.face];
    write('BT', `/${FACE_NAMES[style.face]}`, style.size, 'Tf', style.gray, 'g');
    write(x, y, 'Td', face.encode(text), 'Tj ET');
  }

  /** A box in place of a character that cannot be shown; who copies the text gets the character. */
  function box(meaning: string, x: number, y: number, style: TextStyle): void {
    const side = style.size;
    write(`/Span << /ActualText ${PDFHexString.fromText(meaning).toString()} >> BDC`);
    write('q', 0.5, 'w', style.gray, 'G');
    write(x + side * 0.09, y - side * 0.04, side * 0.52, side * 0.76, 're S Q');
    write('EMC');
  }

  function text(line: string, x: number, y: number, style: TextStyle): void {
    let pending = '';
    let start = x;
    for (const character of line) {
      const meaning = typesetter.standsFor(character);
      if (meaning === null) {
        pending += character;
        continue;
      }
      run(pending, start, y, style);
      const position = start + typesetter.width(pending, style);
      box(meaning, position, y, style);
      start = position + (BOX_ADVANCE * style.size) / 1000;
      pending = '';
    }
    run(pending, start, y, style);
  }

  function clipTo(clip: Area | undefined): void {
    if (clip) write(clip.left, clip.bottom, clip.width, clip.height, 're W n');
  }

  return {
    text,
    line(x1, y1, x2, y2, width, gray = 0) {
      write('q', width, 'w', gray, 'G', x1, y1, 'm', x2, y2, 'l S Q');
    },
    frame(area, width, gray = 0) {
      write('q', width, 'w', gray, 'G', area.left, area.bottom, area.width, area.height, 're S Q');
    },
    fill(area, gray) {
      write('q', gray, 'g', area.left, area.bottom, area.width, area.height, 're f Q');
    },
    stroke(points, width) {
      const path = points.map(([x, y], index) => `${number(x)} ${number(y)} ${index === 0 ? 'm' : 'l'}`);
      write('q', width, 'w 0 G 1 J 1 j', ...path, 'S Q');
    },
    place(ref, matrix, clip) {
      const name = `X${String(ref.objectNumber)}`;
      placed.set(name, ref);
      write('q');
      clipTo(clip);
      write(...matrix, 'cm', `/${name}`, 'Do Q');
    },
    transform(matrix, clip) {
      write('q', ...matrix, 'cm');
      clipTo(clip);
    },
    restore() {
      write('Q');
    },
    link(area) {
      links.push(area);
    },
    content: () => operators.join('\n'),
    placed,
    links,
  };
}
