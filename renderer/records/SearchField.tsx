import { useEffect, useEffectEvent, useState } from 'react';
import { TextField } from '../components/TextField.tsx';
import { focusPath } from '../components/focusPath.ts';
import { useCommand } from '../stores/shortcuts.ts';

/**
 * The box above a list. Asks a moment after the last key, at once on Enter (as a scanner sends it); Ctrl+F
 * comes here.
 */
interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly onSearch: (text: string) => void;
  /** Runs on Enter, when the text was searched for. */
  readonly onEnter?: ((text: string) => void) | undefined;
}

const PAUSE = 150;

export function SearchField({ label, placeholder, onSearch, onEnter }: Props) {
  const [text, setText] = useState('');
  const searchLatest = useEffectEvent(onSearch);
  useEffect(() => {
    const timer = setTimeout(() => searchLatest(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  useCommand('find', () => focusPath('listSearch'));
  return (
    <TextField
      label={label}
      path="listSearch"
      placeholder={placeholder}
      value={text}
      onChange={setText}
      maxLength={120}
      width="l"
      bare
      personal
      onEnter={() => {
        onSearch(text.trim());
        onEnter?.(text.trim());
      }}
    />
  );
}
