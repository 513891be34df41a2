import { useState } from 'react';
import type { SessionStatus } from '../../../shared/contract/session.ts';
import type { Fault, Issue, Result } from '../../../shared/result.ts';
import { useSession } from '../../stores/session.ts';
import { useCountdown } from './useCountdown.ts';

/** A way into the office by a code: what is wrong with what was typed, and how long wrong tries wait. */
export interface WayIn {
  readonly issues: readonly Issue[];
  /** Counts the tries, for the summary of errors. */
  readonly attempt: number;
  readonly fault: Fault | null;
  readonly busy: boolean;
  /** Seconds until the next try. */
  readonly left: number;
  /** After a field was changed. */
  forget(paths: readonly string[]): void;
  /** @param found what is missing: then nothing is sent. @returns whether the office opened */
  send(found: readonly Issue[], work: () => Promise<Result<SessionStatus>>): Promise<boolean>;
}

/** @param ownPaths the form's names for fields that the program calls otherwise */
export function useWayIn(ownPaths: Readonly<Record<string, string>>): WayIn {
  const { take, refresh } = useSession.getState();
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const wait = useCountdown();
  return {
    issues,
    attempt,
    fault,
    busy,
    left: wait.left,
    forget: (paths) => setIssues(issues.filter(({ path }) => !paths.includes(path))),
    async send(found, work) {
      setIssues(found);
      setFault(null);
      setAttempt(attempt + 1);
      if (found.length > 0) return false;
      setBusy(true);
      const answer = await work();
      setBusy(false);
      if (answer.ok) {
        take(answer);
        return true;
      }
      const why = answer.fault;
      if (why.kind === 'invalid') {
        setIssues(why.issues.map((issue) => ({ ...issue, path: ownPaths[issue.path] ?? issue.path })));
        return false;
      }
      setFault(why);
      if (why.kind === 'locked' && why.retryAfterSeconds) wait.start(why.retryAfterSeconds);
      if (why.kind === 'unavailable') await refresh();
      return false;
    },
  };
}
