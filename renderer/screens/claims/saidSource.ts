import { createContext, useContext } from 'react';

/** The provenance that was already said for a whole group of fields. */
export const SaidSource = createContext<string | null>(null);

/** The provenance that a field still has to say itself. */
export function useUnsaidSource(): (source: string | null) => string | null {
  const said = useContext(SaidSource);
  return (source) => (source === said ? null : source);
}
