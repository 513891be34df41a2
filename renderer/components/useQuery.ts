import { useCallback, useEffect, useState } from 'react';
import type { ChannelName, InputOf, OutputOf } from '../../shared/contract/contract.ts';
import type { Fault } from '../../shared/result.ts';
import { call } from '../client.ts';

/**
 * Reads a channel for a screen. The answer stays while `reload` asks again, so nothing flickers; another input
 * empties it, unless `keep` (lists being filtered). An answer that comes after a newer question is dropped.
 */
export interface Query<T> {
  readonly data: T | null;
  readonly fault: Fault | null;
  readonly loading: boolean;
  /** Asks again, e.g. after a change. Resolves when the answer is there. */
  readonly reload: () => Promise<void>;
  /** Puts an answer in place that a write channel has just given. */
  readonly put: (data: T) => void;
}

interface Held<T> {
  readonly question: string | null;
  readonly asked: string | null;
  readonly data: T | null;
  readonly fault: Fault | null;
}

export function useQuery<Name extends ChannelName>(
  channel: Name,
  input: InputOf<Name>,
  options: { readonly enabled?: boolean; readonly keep?: boolean } = {},
): Query<OutputOf<Name>> {
  const enabled = options.enabled ?? true;
  const question = JSON.stringify(input);
  const [held, setHeld] = useState<Held<OutputOf<Name>>>({
    question: null,
    asked: null,
    data: null,
    fault: null,
  });
  const [round, setRound] = useState(0);
  const [answered, setAnswered] = useState<readonly (() => void)[]>([]);
  const asked = `${channel} ${round} ${question}`;

  useEffect(() => {
    if (!enabled) return;
    let current = true;
    void call(channel, JSON.parse(question) as InputOf<Name>).then((answer) => {
      if (!current) return;
      setHeld((before) =>
        answer.ok
          ? { question, asked, data: answer.value, fault: null }
          : {
              question,
              asked,
              data: answer.fault.kind === 'notFound' || before.question !== question ? null : before.data,
              fault: answer.fault,
            },
      );
    });
    return () => {
      current = false;
    };
  }, [channel, question, asked, enabled]);

  const done = held.asked === asked;
  useEffect(() => {
    if (!done || answered.length === 0) return;
    for (const resolve of answered) resolve();
    setAnswered([]);
  }, [done, answered]);

  const reload = useCallback(
    () =>
      new Promise<void>((resolve) => {
        setAnswered((before) => [...before, resolve]);
        setRound((before) => before + 1);
      }),
    [],
  );
  const put = useCallback(
    (data: OutputOf<Name>) => setHeld((before) => ({ ...before, question, data, fault: null })),
    [question],
  );
  const shown = held.question === question || options.keep === true;
  return {
    data: shown ? held.data : null,
    fault: shown ? held.fault : null,
    loading: enabled && !done,
    reload,
    put,
  };
}
