import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { call } from '../client.ts';
import { Dialog } from '../components/Dialog.tsx';
import { flushAllDrafts } from '../stores/draft.ts';
import { useSession } from '../stores/session.ts';
import styles from './EmergencyBar.module.css';

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** Signs of life are told at most this often. */
const TOUCH_MS = 30_000;
/**
 * Asking how long is left is no sign of life, and cheap. It is also how a window finds out that the office was locked
 * where no other window of this browser could tell it; `call` then covers the page.
 */
const ASK_MS = 1_000;
const WARN_SECONDS = 30;
const SAVE_SECONDS = 10;

/**
 * Tells the program that somebody is here, warns half a minute before it locks, and keeps asking whether it has. The
 * program counts by itself and locks whatever this page does or fails to do; where it no longer answers, the page
 * counts on and covers itself.
 */
export function IdleWatch() {
  const idleMinutes = useSession((store) => store.status?.idleMinutes ?? null);
  const cover = useSession((store) => store.cover);
  const [left, setLeft] = useState<number | null>(null);
  const touch = useRef<() => void>(() => undefined);

  useEffect(() => {
    let asking = false;
    let moved = false;
    let toldAt = -Infinity;
    let warned = false;
    /** When the lock comes if nothing more is heard or done, by this page's running clock. */
    let lockAt = idleMinutes === null ? Infinity : performance.now() + idleMinutes * 60_000;

    async function ask(channel: 'session.idle' | 'session.touch') {
      asking = true;
      const answer = await call(channel, {});
      asking = false;
      if (answer.ok) {
        const { secondsLeft } = answer.value;
        lockAt = secondsLeft === null ? Infinity : performance.now() + secondsLeft * 1000;
        warned = secondsLeft !== null && secondsLeft <= WARN_SECONDS;
        setLeft(secondsLeft);
        if (secondsLeft !== null && secondsLeft <= SAVE_SECONDS) void flushAllDrafts();
      } else if (answer.fault.kind === 'unavailable' && performance.now() >= lockAt) cover(answer.fault);
    }
    function tell() {
      moved = false;
      toldAt = performance.now();
      void ask('session.touch');
    }
    function sign() {
      moved = true;
      // Whoever types on while the program does not answer is here.
      if (idleMinutes !== null) lockAt = Math.max(lockAt, performance.now() + idleMinutes * 60_000);
      if (idleMinutes !== null && (performance.now() - toldAt >= TOUCH_MS || warned)) tell();
    }
    function look() {
      if (asking) return;
      if (moved && idleMinutes !== null && performance.now() - toldAt >= TOUCH_MS) tell();
      else void ask('session.idle');
    }
    touch.current = tell;
    const timer = setInterval(look, ASK_MS);
    for (const name of SIGNS) window.addEventListener(name, sign, { passive: true, capture: true });
    // The timers of a window that was out of sight, or of a computer that slept, come late.
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [idleMinutes, cover]);

  const warning = left !== null && left <= WARN_SECONDS;
  return (
    <Dialog
      title="Nobody is here"
      open={warning}
      onClose={() => touch.current()}
      size="s"
      actions={
        <Button variant="filled" onClick={() => touch.current()}>
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
