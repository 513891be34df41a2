import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconRotateClockwise,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { saveFile } from '../client.ts';
import styles from './DocumentPreview.module.css';
import { LoadingBar } from './LoadingBar.tsx';
import { openPdf, type PdfProblem } from './pdf.ts';
import { StoredPicture } from './StoredPicture.tsx';

/**
 * A document inside the program: pictures and PDF, page by page. Page Up and Down turn pages, + and - zoom,
 * 0 fits the width, R turns. A damaged or password-protected file says so and can still be saved.
 *
 * url: fileUrl(id) or outputUrl(id) · mediaType: as stored · title: names the picture for screen readers ·
 * onSave: what Save a copy does; left out, it saves the file at `url`
 */
export interface DocumentPreviewProps {
  readonly url: string;
  readonly mediaType: string;
  readonly title: string;
  readonly onSave?: (() => void) | undefined;
}

/** A page at 100% fills its place, up to this many pixels: a letter read at a desk. */
const WIDEST = 920;
/** How much larger than that a page is drawn. */
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

export function DocumentPreview(props: DocumentPreviewProps) {
  // Another document starts at its first page, upright: a fresh component.
  return <Preview key={props.url} {...props} />;
}

function Preview({ url, mediaType, title, onSave }: DocumentPreviewProps) {
  const kind = mediaType === 'application/pdf' ? 'pdf' : PICTURES.has(mediaType) ? 'picture' : 'other';
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const [turn, setTurn] = useState(0);
  const [pictureFailed, setPictureFailed] = useState(false);
  const opened = useOpenedPdf(kind === 'pdf' ? url : null);
  const pages = opened.pdf?.numPages ?? 1;
  const place = useRef<HTMLDivElement>(null);

  function goTo(next: number) {
    setPage(Math.max(1, Math.min(pages, next)));
    if (place.current) place.current.scrollTop = 0;
  }

  function zoomBy(step: number) {
    const at = ZOOMS.findIndex((each) => each >= zoom);
    setZoom(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at + step))] ?? 1);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return;
    const keys: Readonly<Record<string, () => void>> = {
      PageDown: () => goTo(page + 1),
      PageUp: () => goTo(page - 1),
      '+': () => zoomBy(1),
      '=': () => zoomBy(1),
      '-': () => zoomBy(-1),
      '0': () => setZoom(1),
      r: () => setTurn((turn + 90) % 360),
    };
    const run = keys[event.key];
    if (!run || kind === 'other') return;
    event.preventDefault();
    run();
  }

  const problem = pictureFailed
    ? PROBLEMS.damaged
    : opened.problem
      ? PROBLEMS[opened.problem]
      : kind === 'other'
        ? OTHER
        : null;
  return (
    <section className={styles.preview} aria-label={`Preview of ${title}`} onKeyDown={onKeyDown}>
      <div className={styles.bar} role="toolbar" aria-label="Preview">
        {kind === 'pdf' ? (
          <>
            <Tool label="Previous page" disabled={page <= 1} onClick={() => goTo(page - 1)}>
              <IconChevronLeft aria-hidden="true" />
            </Tool>
            <span className={styles.count} role="status">
              Page {page} of {pages}
            </span>
            <Tool label="Next page" disabled={page >= pages} onClick={() => goTo(page + 1)}>
              <IconChevronRight aria-hidden="true" />
            </Tool>
          </>
        ) : null}
        {kind === 'other' ? null : (
          <>
            <Tool label="Smaller" disabled={zoom <= (ZOOMS[0] ?? 1)} onClick={() => zoomBy(-1)}>
              <IconZoomOut aria-hidden="true" />
            </Tool>
            <button
              type="button"
              className={styles.fit}
              aria-label={`Zoom ${zoom * 100}%, fit the width`}
              onClick={() => setZoom(1)}
            >
              {`${zoom * 100}%`}
            </button>
            <Tool label="Larger" disabled={zoom >= (ZOOMS.at(-1) ?? 1)} onClick={() => zoomBy(1)}>
              <IconZoomIn aria-hidden="true" />
            </Tool>
            <Tool label="Turn right" onClick={() => setTurn((turn + 90) % 360)}>
              <IconRotateClockwise aria-hidden="true" />
            </Tool>
          </>
        )}
        <span className={styles.space} />
        <Tool label="Save a copy" onClick={onSave ?? (() => saveFile(url))}>
          <IconDownload aria-hidden="true" />
        </Tool>
      </div>
      <LoadingBar loading={kind === 'pdf' && !opened.pdf && !opened.problem} label="Opening the document" />
      <div ref={place} className={styles.place} tabIndex={0} role="group" aria-label={title}>
        {problem ? (
          <div className={styles.problem} role="alert">
            <p className={styles.problemTitle}>{problem.title}</p>
            <p>{problem.text}</p>
          </div>
        ) : kind === 'picture' ? (
          <StoredPicture
            url={url}
            alt={title}
            className={styles.picture}
            style={{ width: `${zoom * 100}%`, transform: `rotate(${turn}deg)` }}
            onUnreadable={() => setPictureFailed(true)}
          />
        ) : opened.pdf ? (
          <PdfPage pdf={opened.pdf} page={page} zoom={zoom} turn={turn} title={title} place={place} />
        ) : null}
      </div>
    </section>
  );
}

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);

const PROBLEMS: Readonly<Record<PdfProblem, { readonly title: string; readonly text: string }>> = {
  damaged: {
    title: 'This file is damaged and cannot be shown.',
    text: 'The original is kept as it came. Ask for it again, or scan it once more, and add the new one.',
  },
  password: {
    title: 'This PDF asks for a password.',
    text: 'The original is kept as it came. Print it to a new PDF without a password, and add that one.',
  },
  missing: {
    title: 'The file could not be read.',
    text: 'Close the preview and open it again. If it stays so, the program has been locked or the file is damaged on disk.',
  },
};

const OTHER = {
  title: 'This kind of file cannot be shown here.',
  text: 'Save a copy to open it with another program.',
};

function Tool(props: {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={props.label}
      title={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

interface Opened {
  readonly pdf: PDFDocumentProxy | null;
  readonly problem: PdfProblem | null;
}

function useOpenedPdf(url: string | null): Opened {
  const [opened, setOpened] = useState<Opened>({ pdf: null, problem: null });
  useEffect(() => {
    if (url === null) return;
    const stop = new AbortController();
    let close: (() => void) | null = null;
    void openPdf(url, stop.signal).then((answer) => {
      if (stop.signal.aborted) {
        if (answer.ok) answer.close();
        return;
      }
      if (answer.ok) close = answer.close;
      setOpened(answer.ok ? { pdf: answer.pdf, problem: null } : { pdf: null, problem: answer.problem });
    });
    return () => {
      stop.abort();
      close?.();
    };
  }, [url]);
  return opened;
}

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  readonly zoom: number;
  readonly turn: number;
  readonly title: string;
  readonly place: { readonly current: HTMLElement | null };
}

function PdfPage({ pdf, page, zoom, turn, title, place }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(place);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const sheet = canvas.current;
    if (!sheet || width === 0) return;
    let stopped = false;
    let stop: (() => void) | null = null;
    async function draw(target: HTMLCanvasElement) {
      const leaf = await pdf.getPage(page);
      if (stopped) return;
      const rotation = (leaf.rotate + turn) % 360;
      const natural = leaf.getViewport({ scale: 1, rotation });
      const scale = (Math.min(width - 24, WIDEST) / natural.width) * zoom;
      const sharp = Math.min(window.devicePixelRatio || 1, 4096 / (natural.width * scale));
      const viewport = leaf.getViewport({ scale: scale * sharp, rotation });
      // Drawn aside and shown at once, so that turning pages does not flash.
      const aside = document.createElement('canvas');
      aside.width = Math.ceil(viewport.width);
      aside.height = Math.ceil(viewport.height);
      const task = leaf.render({ canvas: aside, viewport });
      stop = () => task.cancel();
      await task.promise;
      if (stopped) return;
      target.width = aside.width;
      target.height = aside.height;
      target.style.width = `${natural.width * scale}px`;
      target.getContext('2d')?.drawImage(aside, 0, 0);
      setFailed(false);
    }
    draw(sheet).catch(() => {
      if (!stopped) setFailed(true);
    });
    return () => {
      stopped = true;
      stop?.();
    };
  }, [pdf, page, zoom, turn, width]);
  return (
    <>
      {failed ? (
        <p className={styles.problem} role="alert">
          Page {page} is damaged and cannot be shown.
        </p>
      ) : null}
      <canvas
        ref={canvas}
        className={styles.sheet}
        hidden={failed}
        role="img"
        aria-label={`${title}, page ${page} of ${pdf.numPages}`}
      />
    </>
  );
}

/** The width inside an element; its scroll bar has a place of its own, so that none coming or going redraws for ever. */
function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    function measure() {
      const now = element?.clientWidth ?? 0;
      setWidth((before) => (Math.abs(before - now) < 4 ? before : now));
    }
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
