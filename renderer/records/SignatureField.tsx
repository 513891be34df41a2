import { Button } from '@mantine/core';
import { IconArrowBackUp, IconEraser } from '@tabler/icons-react';
import { type PointerEvent, useRef, useState } from 'react';
import type { DrawnSignature } from '../../shared/domain/serviceVisit.ts';
import { SIGNATURE_HEIGHT, SIGNATURE_WIDTH, strokeOf, strokePath } from './signature.ts';
import styles from './Signature.module.css';

/**
 * A field to sign in by finger, pen or mouse. Who cannot draw types the name: the field beside says so.
 *
 * value: strokes, empty while nobody signed · label: whose signature · readOnly: the drawing to look at
 */
interface Props {
  readonly label: string;
  readonly path: string;
  readonly value: DrawnSignature;
  readonly onChange?: ((value: DrawnSignature) => void) | undefined;
  readonly readOnly?: boolean | undefined;
}

/** Strokes that one signature can hold. */
const MOST_STROKES = 80;

export function SignatureField({ label, path, value, onChange, readOnly = false }: Props) {
  const field = useRef<SVGSVGElement>(null);
  const [drawing, setDrawing] = useState<readonly number[] | null>(null);
  const full = value.length >= MOST_STROKES;

  function placeOf(event: PointerEvent): readonly [number, number] {
    const box = field.current?.getBoundingClientRect();
    if (!box || box.width === 0 || box.height === 0) return [0, 0];
    return [
      ((event.clientX - box.left) / box.width) * SIGNATURE_WIDTH,
      ((event.clientY - box.top) / box.height) * SIGNATURE_HEIGHT,
    ];
  }

  function begin(event: PointerEvent<SVGSVGElement>) {
    if (readOnly || full || (event.pointerType === 'mouse' && event.button !== 0)) return;
    event.preventDefault();
    field.current?.setPointerCapture(event.pointerId);
    setDrawing(placeOf(event));
  }

  function move(event: PointerEvent) {
    if (drawing) setDrawing([...drawing, ...placeOf(event)]);
  }

  function end() {
    if (!drawing) return;
    setDrawing(null);
    onChange?.([...value, strokeOf(drawing)]);
  }

  const strokes = drawing ? [...value, strokeOf(drawing)] : value;
  return (
    <div className={styles.signature} role="group" aria-label={label} data-path={path}>
      <span className={styles.label}>{label}</span>
      <svg
        ref={field}
        className={styles.field}
        data-read-only={readOnly || undefined}
        viewBox={`0 0 ${SIGNATURE_WIDTH} ${SIGNATURE_HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={value.length === 0 ? `${label}: empty` : `${label}: signed`}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="30" x2="970" y1="240" y2="240" className={styles.base} />
        {strokes.map((stroke, index) => (
          <path key={index} d={strokePath(stroke)} className={styles.stroke} />
        ))}
      </svg>
      {readOnly ? null : (
        <div className={styles.buttons}>
          <Button
            leftSection={<IconArrowBackUp size="1rem" aria-hidden="true" />}
            disabled={value.length === 0}
            onClick={() => onChange?.(value.slice(0, -1))}
          >
            Take back a stroke
          </Button>
          <Button
            leftSection={<IconEraser size="1rem" aria-hidden="true" />}
            disabled={value.length === 0}
            onClick={() => onChange?.([])}
          >
            Clear
          </Button>
        </div>
      )}
    </div>
  );
}
