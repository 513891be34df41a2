// A plate is one page of an attachment, ready to be placed on a sheet: it knows how large it is and draws itself.
import type { PDFContext } from '@cantoo/pdf-lib';
import type { Pen } from './pen.ts';
import type { Typesetter } from './typesetter.ts';

export interface Plate {
  /** Lie the sheet on its long side. */
  readonly landscape: boolean;
  /** `page` is the whole sheet; the plate keeps off the margin where the stamp stands. */
  draw(pen: Pen): void;
}

/** An attachment as pages, or why it cannot be shown. `problem` with plates: some of it is missing. */
export interface Plates {
  readonly plates: readonly Plate[];
  readonly problem: string | null;
}

/** What plates are made in. */
export interface PlateShop {
  readonly context: PDFContext;
  readonly typesetter: Typesetter;
}

export function cannotShow(problem: string): Plates {
  return { plates: [], problem };
}

/** Where an attached page or picture stands: all of the sheet but its margins and the stamp at its foot. */
export function plateArea(landscape: boolean): {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
} {
  return landscape
    ? { left: 24, bottom: 50, width: 744, height: 544 }
    : { left: 20, bottom: 50, width: 572, height: 722 };
}
