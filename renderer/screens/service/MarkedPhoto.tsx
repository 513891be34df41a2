import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { DocumentRecord } from '../../../shared/domain/document.ts';
import type { PhotoMark } from '../../../shared/domain/photoMarks.ts';
import { fileUrl } from '../../client.ts';
import { StoredPicture } from '../../components/StoredPicture.tsx';
import { markBetween, movedMark } from './markPlaces.ts';
import styles from './Photo.module.css';

export type MarkTool = PhotoMark['kind'];

/**
 * A photo with its marks over it. A mark is drawn from where the pointer goes down to where it comes up.
 *
 * tool: null to draw nothing · onChange: null to leave the marks as they are
 */
interface Props {
  readonly photo: DocumentRecord;
  readonly marks: readonly PhotoMark[];
  readonly tool: MarkTool | null;
  readonly words: string;
  readonly onAdd: (mark: PhotoMark) => void;
  readonly onChange: ((marks: readonly PhotoMark[]) => void) | null;
}

type Place = readonly [number, number];

export function MarkedPhoto({ photo, marks, tool, words, onAdd, onChange }: Props) {
  const field = useRef<SVGSVGElement>(null);
  /** Height for a width of 1: the drawing is as high, so that rings stay round and letters upright. */
  const [ratio, setRatio] = useState(0.75);
  const [drawing, setDrawing] = useState<{ readonly from: Place; readonly to: Place } | null>(null);
  const drawn = drawing && tool ? markBetween(tool, drawing.from, drawing.to, words) : null;

  function placeOf(event: PointerEvent): Place {
    const box = field.current?.getBoundingClientRect();
    if (!box || box.width === 0 || box.height === 0) return [0, 0];
    return [((event.clientX - box.left) / box.width) * 1000, ((event.clientY - box.top) / box.height) * 1000];
  }

  function begin(event: PointerEvent<SVGSVGElement>) {
    if (tool === null || (event.pointerType === 'mouse' && event.button !== 0)) return;
    event.preventDefault();
    field.current?.setPointerCapture(event.pointerId);
    const place = placeOf(event);
    setDrawing({ from: place, to: place });
  }

  function end() {
    setDrawing(null);
    if (drawn) onAdd(drawn);
  }

  function moveByKey(event: KeyboardEvent, index: number) {
    if (!onChange) return;
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      onChange(marks.map((mark, at) => (at === index ? movedMark(mark, step[0], step[1]) : mark)));
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onChange(marks.filter((_, at) => at !== index));
    }
  }

  return (
    <div className={styles.photo}>
      <StoredPicture
        url={fileUrl(photo.id)}
        alt={photo.title || 'Photo of this visit'}
        onLoad={({ currentTarget }) => {
          const { naturalWidth, naturalHeight } = currentTarget;
          if (naturalWidth > 0) setRatio(naturalHeight / naturalWidth);
        }}
      />
      <svg
        ref={field}
        className={styles.marks}
        data-drawing={tool !== null || undefined}
        viewBox={`0 0 1000 ${1000 * ratio}`}
        preserveAspectRatio="none"
        role="group"
        aria-label="Marks on the photo"
        onPointerDown={begin}
        onPointerMove={(event) => {
          if (drawing) setDrawing({ from: drawing.from, to: placeOf(event) });
        }}
        onPointerUp={end}
        onPointerCancel={() => setDrawing(null)}
      >
        {marks.map((mark, index) => (
          <g
            key={index}
            role="img"
            aria-label={`Mark ${index + 1}: ${NAMES[mark.kind]}${mark.kind === 'words' ? ` “${mark.words}”` : ''}`}
            {...(onChange ? { tabIndex: 0 } : {})}
            className={styles.mark}
            onKeyDown={(event) => moveByKey(event, index)}
          >
            <Shape mark={mark} ratio={ratio} />
          </g>
        ))}
        {drawn ? <Shape mark={drawn} ratio={ratio} /> : null}
      </svg>
    </div>
  );
}

const NAMES: Readonly<Record<MarkTool, string>> = { arrow: 'arrow', ring: 'ring', words: 'words' };

const STEPS: Readonly<Record<string, Place>> = {
  ArrowLeft: [-10, 0],
  ArrowRight: [10, 0],
  ArrowUp: [0, -10],
  ArrowDown: [0, 10],
};

/** Drawn twice: light and broad below, dark and narrow above, so that it is seen on any picture. */
function Shape({ mark, ratio }: { readonly mark: PhotoMark; readonly ratio: number }) {
  if (mark.kind === 'words') {
    return (
      <text x={mark.x} y={mark.y * ratio + 26} className={styles.words}>
        {mark.words}
      </text>
    );
  }
  return ['edge', 'line'].map((layer) =>
    mark.kind === 'ring' ? (
      <ellipse
        key={layer}
        className={styles[layer]}
        cx={mark.x + mark.width / 2}
        cy={(mark.y + mark.height / 2) * ratio}
        rx={mark.width / 2}
        ry={(mark.height / 2) * ratio}
      />
    ) : (
      <path key={layer} className={styles[layer]} d={arrowPath(mark, ratio)} />
    ),
  );
}

function arrowPath(mark: Extract<PhotoMark, { kind: 'arrow' }>, ratio: number): string {
  const [fromX, fromY, toX, toY] = [mark.fromX, mark.fromY * ratio, mark.toX, mark.toY * ratio];
  const angle = Math.atan2(toY - fromY, toX - fromX);
  const barb = (turn: number) =>
    `${(toX - 32 * Math.cos(angle + turn)).toFixed(1)} ${(toY - 32 * Math.sin(angle + turn)).toFixed(1)}`;
  return `M ${fromX} ${fromY} L ${toX} ${toY} M ${barb(0.45)} L ${toX} ${toY} L ${barb(-0.45)}`;
}
