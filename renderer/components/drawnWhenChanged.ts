import { createElement, type FunctionComponent, memo, type ReactNode, useState } from 'react';
import { same } from '../stores/merge.ts';
import { useLatest } from './useLatest.ts';

type Handler = (...given: readonly unknown[]) => unknown;

/**
 * A component that is drawn again only when something that it shows changes: another value, text or list of options.
 * The functions among its props are taken for handlers of events. They may be new ones at every drawing of the
 * parent: what happens goes to the newest of them, and the component itself sees one that stays.
 *
 * So it is for components whose props are plain values and handlers, not for those that are handed elements, or
 * functions which they call while they draw.
 */
export function drawnWhenChanged<Draw extends (props: never) => ReactNode>(draw: Draw): Draw {
  // The props go through as they came, so the type of the one is the type of the other.
  const Kept = memo(draw as unknown as FunctionComponent<object>, same);
  function Held(props: object) {
    const latest = useLatest<Readonly<Record<string, unknown>>>({ ...props });
    const [handlers] = useState(() => new Map<string, Handler>());
    function handlerOf(name: string): Handler {
      const known = handlers.get(name);
      if (known) return known;
      function handle(...given: readonly unknown[]): unknown {
        const newest = latest.current[name];
        return typeof newest === 'function' ? (newest as Handler)(...given) : undefined;
      }
      handlers.set(name, handle);
      return handle;
    }
    const shown = Object.entries(props).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'function' ? handlerOf(name) : value,
    ]);
    return createElement(Kept, Object.fromEntries(shown) as object);
  }
  return Held as unknown as Draw;
}
