import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { isDesktopWindow, readFile } from '../client.ts';

/**
 * A stored picture. In a browser its bytes are fetched with the page's key: an address alone shows nothing there.
 *
 * url: fileUrl(id) · lazy: fetched once it comes near the window · onUnreadable: there is no such file, or it is
 * damaged · the rest as for <img>
 */
interface Props extends Omit<ComponentProps<'img'>, 'src' | 'loading' | 'onError' | 'ref' | 'alt'> {
  readonly url: string;
  readonly alt: string;
  readonly lazy?: boolean;
  readonly onUnreadable?: () => void;
}

export function StoredPicture({ url, alt, lazy = false, onUnreadable, ...rest }: Props) {
  const frame = useRef<HTMLImageElement>(null);
  const near = useNear(frame, lazy);
  const shown = useShownAddress(near ? url : null, onUnreadable);
  return (
    <img ref={frame} {...rest} {...(shown === null ? {} : { src: shown })} alt={alt} onError={onUnreadable} />
  );
}

/** How far below the window a picture is fetched already. */
const AHEAD = '600px';

function useNear(frame: { readonly current: HTMLElement | null }, lazy: boolean): boolean {
  const [near, setNear] = useState(!lazy);
  useEffect(() => {
    const element = frame.current;
    if (near || !element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, near]);
  return near;
}

function useShownAddress(url: string | null, onUnreadable: (() => void) | undefined): string | null {
  const direct = isDesktopWindow();
  const [fetched, setFetched] = useState<string | null>(null);
  const unreadable = useRef(onUnreadable);
  useEffect(() => {
    unreadable.current = onUnreadable;
  });
  useEffect(() => {
    if (url === null || direct) return;
    const stop = new AbortController();
    let kept: string | null = null;
    readFile(url, stop.signal)
      .then(async (answer) => (answer.ok ? answer.blob() : Promise.reject(new Error('no file'))))
      .then((bytes) => {
        if (stop.signal.aborted) return;
        kept = URL.createObjectURL(bytes);
        setFetched(kept);
      })
      .catch(() => {
        if (!stop.signal.aborted) unreadable.current?.();
      });
    return () => {
      stop.abort();
      if (kept !== null) URL.revokeObjectURL(kept);
      setFetched(null);
    };
  }, [url, direct]);
  return direct ? url : fetched;
}
