import { useEffect, useEffectEvent, useState } from 'react';
import { holdTyped } from './commitTyped.ts';

/** What a parser says about a typed text: a value, or a sentence about what is wrong and how to mend it. */
export type Parsed<V> = { readonly value: V } | { readonly problem: string };

interface Options<V> {
  readonly value: V;
  readonly empty: V;
  readonly format: (value: V) => string;
  readonly parse: (text: string) => Parsed<V>;
  readonly onChange: (value: V) => void;
}

interface TypedText<V> {
  readonly text: string;
  /** Why the text could not be read; null while typing and when it is fine. */
  readonly problem: string | null;
  readonly type: (text: string) => void;
  /** Reads the text now and reports it. */
  readonly commit: () => void;
  /** Replaces the text by a value, e.g. one picked from a calendar. */
  readonly set: (value: V) => void;
}

/**
 * Text that stands for a value. Typing changes nothing but the text; `commit` (blur, Enter, save) reads it.
 * A text that cannot be read stays where it is with its problem, and the empty value is reported: the old
 * value never comes back silently. A value that changes from outside replaces the text.
 */
export function useTypedText<V>(options: Options<V>): TypedText<V> {
  const { value, empty, format } = options;
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [seen, setSeen] = useState(value);
  const [reported, setReported] = useState(value);

  // A new value from outside (undo, another record, a look-up) wins over a text that was refused.
  if (value !== seen) {
    setSeen(value);
    if (value !== reported) {
      setTyped(null);
      setProblem(null);
      setReported(value);
    }
  }

  function report(next: V) {
    setReported(next);
    if (next !== value) options.onChange(next);
  }

  function commit() {
    if (typed === null || problem !== null) return;
    const text = typed.trim();
    if (text === '') {
      setTyped(null);
      report(empty);
      return;
    }
    const parsed = options.parse(text);
    if ('problem' in parsed) {
      setProblem(parsed.problem);
      report(empty);
      return;
    }
    setTyped(null);
    report(parsed.value);
  }

  const commitLatest = useEffectEvent(commit);
  const holding = typed !== null && problem === null;
  useEffect(() => (holding ? holdTyped(() => commitLatest()) : undefined), [holding]);
  // Leaving the screen without leaving the field (a shortcut moved on) hands the text over as well.
  useEffect(() => () => commitLatest(), []);

  return {
    text: typed ?? format(value),
    problem,
    type(text) {
      setTyped(text);
      setProblem(null);
    },
    commit,
    set(next) {
      setTyped(null);
      setProblem(null);
      report(next);
    },
  };
}
