// What people drew: signatures as strokes, and marks on the copy of a photo. Dark on a light edge, so that marks are seen
// on any picture and on a black-and-white print.
import type { PhotoMark } from '../../shared/domain/photoMarks.ts';
import type { DrawnSignature } from '../../shared/domain/serviceVisit.ts';
import type { Area, Pen } from './pen.ts';
import { leading, STYLES } from './sheet.ts';
import type { Typesetter } from './typesetter.ts';

/** Strokes of x, y pairs on a field of 1000 by 300, y downwards, drawn into `area`. */
export function drawSignature(pen: Pen, drawn: DrawnSignature, area: Area): void {
  for (const stroke of drawn) {
    const points: [number, number][] = [];
    for (let at = 0; at + 1 < stroke.length; at += 2) {
      points.push([
        area.left + ((stroke[at] ?? 0) / 1000) * area.width,
        area.bottom + area.height - ((stroke[at + 1] ?? 0) / 300) * area.height,
      ]);
    }
    pen.stroke(points, 0.9);
  }
}

type Point = readonly [number, number];

/** Marks in thousandths of the picture as it is seen, y downwards, drawn over the picture in `box`. */
export function drawMarks(pen: Pen, typesetter: Typesetter, marks: readonly PhotoMark[], box: Area): void {
  const place = (x: number, y: number): Point => [
    box.left + (x / 1000) * box.width,
    box.bottom + box.height - (y / 1000) * box.height,
  ];
  for (const mark of marks) {
    switch (mark.kind) {
      case 'arrow':
        edged(pen, arrowLines(place(mark.fromX, mark.fromY), place(mark.toX, mark.toY)));
        break;
      case 'ring':
        edged(pen, [ringPoints(place, mark)]);
        break;
      case 'words':
        drawWords(pen, typesetter, mark.words, place(mark.x, mark.y));
        break;
    }
  }
}

function edged(pen: Pen, lines: readonly (readonly Point[])[]): void {
  for (const [width, gray] of [
    [4.5, 1],
    [2, 0],
  ] as const) {
    for (const line of lines) {
      line.slice(1).forEach((to, index) => {
        const from = line[index];
        if (from) pen.line(from[0], from[1], to[0], to[1], width, gray);
      });
    }
  }
}

const HEAD = 12;

function arrowLines(from: Point, to: Point): readonly (readonly Point[])[] {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const barb = (turn: number): Point => [
    to[0] - HEAD * Math.cos(angle + turn),
    to[1] - HEAD * Math.sin(angle + turn),
  ];
  return [
    [from, to],
    [barb(0.45), to, barb(-0.45)],
  ];
}

const CORNERS = 48;

function ringPoints(
  place: (x: number, y: number) => Point,
  ring: Extract<PhotoMark, { kind: 'ring' }>,
): readonly Point[] {
  return Array.from({ length: CORNERS + 1 }, (_, index) => {
    const turn = (2 * Math.PI * index) / CORNERS;
    return place(
      ring.x + (ring.width / 2) * (1 + Math.cos(turn)),
      ring.y + (ring.height / 2) * (1 + Math.sin(turn)),
    );
  });
}

function drawWords(pen: Pen, typesetter: Typesetter, words: string, [left, top]: Point): void {
  const style = STYLES.heading;
  const text = typesetter.prepare(words);
  const width = typesetter.width(text, style);
  const height = leading(style);
  pen.fill({ left: left - 2, bottom: top - height - 1, width: width + 4, height: height + 2 }, 1);
  pen.text(text, left, top - height + 3, style);
}
