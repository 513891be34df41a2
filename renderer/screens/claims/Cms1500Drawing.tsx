import { memo } from 'react';
import { FORM_BOXES, type FormBox, LINE_COLUMNS } from '../../../shared/billing/cms1500Boxes.ts';
import { CLAIM_SLOTS, PAPER, type Slot } from '../../../shared/billing/cms1500Grid.ts';
import type { FormEntry } from '../../../shared/billing/cms1500.ts';
import styles from './Cms1500Preview.module.css';

const x = (column: number): number => PAPER.left + (column - 1) * PAPER.column;
const y = (row: number): number => PAPER.top + (row - 1) * PAPER.row;

/** The sheet as a picture: boxes with short labels of ours, and the characters where the printer puts them. */
export function Cms1500Drawing({
  entries,
  wrong,
}: {
  readonly entries: readonly FormEntry[];
  /** Boxes that something is wrong with. */
  readonly wrong: ReadonlySet<string>;
}) {
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${PAPER.width} ${PAPER.height}`}
      aria-hidden="true"
      focusable="false"
    >
      <Boxes />
      {FORM_BOXES.filter(({ id }) => wrong.has(id)).map((box) => (
        <g key={box.id}>
          <rect className={styles.wrong} {...areaOf(box)} />
          <text className={styles.sign} x={x(box.right + 1) - 6} y={y(box.top) + 8}>
            !
          </text>
        </g>
      ))}
      {entries.map(({ box, row, column, text }) => (
        <text
          key={`${box} ${row} ${column}`}
          className={styles.typed}
          x={[...text].map((_, index) => x(column + index)).join(' ')}
          y={y(row + 1) - 3}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

const Boxes = memo(function Boxes() {
  return (
    <>
      {FORM_BOXES.map((box) => (
        <g key={box.id}>
          <rect className={/^24\.\d/.test(box.id) ? styles.shaded : styles.frame} {...areaOf(box)} />
          {box.top >= 43 && box.top <= 54 ? null : <Label box={box} />}
        </g>
      ))}
      {LINE_COLUMNS.map((column) => {
        const box = { ...column, top: 41, bottom: 42 };
        return (
          <g key={column.id}>
            <rect className={styles.frame} {...areaOf(box)} />
            <Label box={box} />
          </g>
        );
      })}
      {Object.values(CLAIM_SLOTS).map((slot) => (
        <Squares key={slot.name} slot={slot} />
      ))}
    </>
  );
});

function Label({ box }: { readonly box: FormBox }) {
  const number = box.id === 'carrier' ? '' : box.id;
  // A box of one row has its characters right beside its number; a narrow one has its words below.
  if (box.top === box.bottom)
    return (
      <text className={styles.small} x={x(box.left) + 0.5} y={y(box.top) + 5}>
        {`${number} ${box.label}`}
      </text>
    );
  const below = box.right - box.left < 5;
  return (
    <text className={styles.label} x={x(box.left) + 2} y={y(box.top) + 6.5}>
      <tspan className={styles.number}>{number}</tspan>{' '}
      <tspan {...(below ? { x: x(box.left) + 2, dy: 8 } : {})}>{box.label}</tspan>
    </text>
  );
}

/** The squares for marks, each with what it stands for where there is room. */
function Squares({ slot }: { readonly slot: Slot }) {
  if (slot.kind !== 'mark') return null;
  return Object.entries(slot.squares).map(([choice, column]) => (
    <g key={choice}>
      <rect
        className={styles.square}
        x={x(column) - 0.4}
        y={y(slot.row) + 2}
        width={PAPER.column + 0.8}
        height={PAPER.row - 3}
      />
      <text className={styles.choice} x={x(column + 1) + 1.5} y={y(slot.row) + 9}>
        {CHOICE_LABELS[choice] ?? choice}
      </text>
    </g>
  ));
}

const CHOICE_LABELS: Readonly<Record<string, string>> = {
  medicare: 'Medicare',
  medicaid: 'Medicaid',
  tricare: 'Tricare',
  champva: 'ChampVA',
  group: 'Group',
  feca: 'FECA',
  other: 'oth.',
  male: 'M',
  female: 'F',
  spouse: 'sp.',
  ssn: '',
  ein: 'EIN',
};

function areaOf({
  left,
  right,
  top,
  bottom,
}: FormBox): Readonly<Record<'x' | 'y' | 'width' | 'height', number>> {
  return {
    x: x(left),
    y: y(top),
    width: (right - left + 1) * PAPER.column,
    height: (bottom - top + 1) * PAPER.row,
  };
}
