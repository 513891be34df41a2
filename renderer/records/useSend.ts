import { useState } from 'react';
import type { Fault, Issue, Result } from '../../shared/result.ts';
import { unreadFields } from '../components/unreadFields.ts';

/**
 * A form that is sent by a button: one sending at a time, not while a text cannot be read, and what was refused
 * stands at its field.
 *
 * send(ask): the value, or null when it was refused · issues: paths as the fields have them · fault: any other refusal
 */
export interface Sending {
  readonly busy: boolean;
  readonly attempt: number;
  readonly issues: readonly Issue[];
  readonly fault: Fault | null;
  readonly send: <T>(ask: () => Promise<Result<T>>) => Promise<T | null>;
}

export function useSend(): Sending {
  const [busy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);

  async function send<T>(ask: () => Promise<Result<T>>): Promise<T | null> {
    if (busy) return null;
    const unread = unreadFields(document.querySelector('[role=dialog]') ?? document);
    const [first] = unread;
    if (first) {
      setFault({ kind: 'invalid', message: first.message, issues: unread });
      setAttempt((before) => before + 1);
      return null;
    }
    setBusy(true);
    const answer = await ask();
    setBusy(false);
    setAttempt((before) => before + 1);
    setFault(answer.ok ? null : answer.fault);
    return answer.ok ? answer.value : null;
  }

  const issues =
    fault?.kind === 'invalid'
      ? fault.issues.map(({ path, message }) => ({ path: path.replace(/^values\./, ''), message }))
      : [];
  return { busy, attempt, issues, fault: issues.length > 0 ? null : fault, send };
}
