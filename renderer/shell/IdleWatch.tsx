import { Button } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../client.ts';
import { Dialog } from '../components/Dialog.tsx';
import { flushAllDrafts } from '../stores/draft.ts';
import { useSession } from '../stores/session.ts';
import styles from './EmergencyBar.module.css';

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** Signs of life are told at most this often. */
const TOUCH_MS = 30_000;
/** Asking how long is left is no sign of life. */
const ASK_MS = 15_000;
const WARN_SECONDS = 30;
const SAVE_SECONDS = 10;

/**
 * Tells the program that somebody is here, and warns half a minute before it locks. The program counts by itself and
 * locks whatever this page does or fails to do.
 */
export function IdleWatch() {
  const idleMinutes = useSession((store) => store.status?.idleMinutes ?? null);
  return idleMinutes === null ? null : <Watch />;
}

function Watch() {
  const refresh = useSession((store) => store.refresh);
  const [left, setLeft] = useState<number | null>(null);
  const moved = useRef(false);
  const told = useRef(0);

  const hear = useCallback(
    (answer: Awaited<ReturnType<typeof call<'session.idle'>>>) => {
      if (answer.ok) setLeft(answer.value.secondsLeft);
      else if (answer.fault.kind === 'locked') void refresh();
    },
    [refresh],
  );
  const touch = useCallback(() => {
    moved.current = false;
    told.current = performance.now();
    void call('session.touch', {}).then(hear);
  }, [hear]);

  useEffect(() => {
    let asked = performance.now();
    let warned = false;
    let current: number | null = null;
    function sign() {
      moved.current = true;
      if (performance.now() - told.current >= TOUCH_MS || warned) touch();
    }
    const unsubscribe = setInterval(() => {
      const now = performance.now();
      if (moved.current && now - told.current >= TOUCH_MS) touch();
      // Each second near the end, else now and then: the computer may have slept.
      if (now - asked < ASK_MS && (current === null || current > WARN_SECONDS + ASK_MS / 1000)) return;
      asked = now;
      void call('session.idle', {}).then((answer) => {
        hear(answer);
        current = answer.ok ? answer.value.secondsLeft : null;
        warned = current !== null && current <= WARN_SECONDS;
        if (current !== null && current <= SAVE_SECONDS) void flushAllDrafts();
      });
    }, 1000);
    for (const name of SIGNS) window.addEventListener(name, sign, { passive: true, capture: true });
    return () => {
      clearInterval(unsubscribe);
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
    };
  }, [hear, touch]);

  const warning = left !== null && left <= WARN_SECONDS;
  return (
    <Dialog
      title="Nobody is here"
      open={warning}
      onClose={touch}
      size="s"
      actions={
        <Button variant="filled" onClick={touch}>
          Stay signed in
        </Button>
      }
    >
      <p role="status">
        The office locks itself in <strong className={styles.left}>{left ?? 0}</strong> seconds. Move the
        pointer or press a key to go on. What is typed is saved first.
      </p>
    </Dialog>
  );
}
