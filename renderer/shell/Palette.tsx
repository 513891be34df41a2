import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { SearchHit } from '../../shared/contract/claims.ts';
import { call } from '../client.ts';
import { Dialog } from '../components/Dialog.tsx';
import { KeyHint } from '../components/KeyHint.tsx';
import { Personal, PersonName } from '../components/PersonName.tsx';
import { useHasRole } from '../stores/session.ts';
import { runCommandAfterDialog, runnableCommands, useShortcuts } from '../stores/shortcuts.ts';
import { go } from './navigation.ts';
import styles from './Palette.module.css';

/**
 * The one search box: records by name, date of birth, phone, serial, claim number and code, and every command
 * that can be run now by its name. Arrow keys move, Enter opens; typing keeps the first row chosen.
 */
export function Palette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title="Search" open={open} onClose={onClose} size="m">
      <PaletteBody onClose={onClose} />
    </Dialog>
  );
}

interface Row {
  readonly key: string;
  readonly group: string;
  readonly title: string;
  readonly detail: string;
  readonly personal: boolean;
  readonly keys: string | undefined;
  readonly open: () => void;
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  /** The text for which Enter was pressed while its answer was on the way. */
  const [wanted, setWanted] = useState<string | null>(null);
  const { hits, searching } = useHits(text);
  const registered = useShortcuts((store) => store.registered);
  const bench = useHasRole(['technician']);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const commands: readonly Row[] = runnableCommands(registered)
    .filter((each) => words.every((word) => each.label.toLowerCase().includes(word)))
    .map((each) => ({
      key: `command ${each.id}`,
      group: 'Commands',
      title: each.label,
      detail: '',
      personal: false,
      keys: each.keys[0],
      open: () => {
        onClose();
        runCommandAfterDialog(each.id);
      },
    }));
  const records: readonly Row[] = hits.map((hit) => ({
    key: `${hit.kind} ${hit.id}`,
    group: KINDS[hit.kind].group,
    title: hit.title,
    detail: hit.detail,
    personal: hit.kind === 'patient',
    keys: undefined,
    open: () => {
      onClose();
      go(KINDS[hit.kind].path(hit.id));
    },
  }));
  const rows = [...records, ...commands];
  const chosen = Math.min(at, rows.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const openFirst = useEffectEvent(() => rows[0]?.open());
  const due = !searching && wanted === text && text.trim() !== '';
  useEffect(() => {
    if (due) openFirst();
  }, [due]);

  function onKeyDown(event: KeyboardEvent) {
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const move = moves[event.key];
    if (move !== undefined && rows.length > 0) {
      event.preventDefault();
      const next = chosen + move;
      setAt(
        Math.abs(move) === 1
          ? (next + rows.length) % rows.length
          : Math.max(0, Math.min(rows.length - 1, next)),
      );
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      // Pressed before the answer came: the first row of that answer is meant.
      if (searching) setWanted(text);
      else rows[chosen]?.open();
    }
  }

  return (
    <>
      <input
        className={styles.input}
        value={text}
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        maxLength={120}
        placeholder={
          bench
            ? 'Patient, birth date, phone, serial, or a command'
            : 'Patient, birth date, phone, serial, claim, HCPCS, or a command'
        }
        role="combobox"
        aria-label="Search records and commands"
        aria-expanded={rows.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={rows[chosen] ? `${id}-${chosen}` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        className={styles.list}
        id={`${id}-list`}
        role="listbox"
        aria-label="What was found"
        tabIndex={-1}
      >
        {rows.map((row, index) => (
          <div
            key={row.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={styles.row}
            onMouseMove={() => setAt(index)}
            onClick={row.open}
          >
            <span className={styles.group}>{row.group}</span>
            <span className={styles.title}>{row.personal ? <PersonName name={row.title} /> : row.title}</span>
            <span className={styles.detail}>
              {row.personal ? <Personal text={row.detail} /> : row.detail}
            </span>
            {row.keys ? <KeyHint keys={row.keys} /> : null}
          </div>
        ))}
      </div>
      <p className={styles.note} role="status">
        {rows.length > 0 || searching ? '' : `Nothing fits “${text}”.`}
      </p>
    </>
  );
}

const KINDS: Readonly<
  Record<SearchHit['kind'], { readonly group: string; readonly path: (id: string) => string }>
> = {
  patient: { group: 'Patient', path: (id) => `/patients/${id}` },
  equipment: { group: 'Equipment', path: (id) => `/equipment/${id}` },
  claim: { group: 'Claim', path: (id) => `/claims/${id}` },
  visit: { group: 'Service visit', path: (id) => `/service/${id}` },
  payer: { group: 'Payer', path: (id) => `/payers/${id}` },
  physician: { group: 'Physician', path: (id) => `/physicians/${id}` },
  code: { group: 'Code', path: (id) => `/codes/${id}` },
};

/** Records for the text after a short pause; an older answer never replaces a newer one. */
function useHits(text: string): { readonly hits: readonly SearchHit[]; readonly searching: boolean } {
  const [answer, setAnswer] = useState<{ readonly to: string; readonly hits: readonly SearchHit[] }>({
    to: '',
    hits: [],
  });
  const query = text.trim();
  useEffect(() => {
    if (query === '') return;
    let current = true;
    const timer = setTimeout(() => {
      void call('search.find', { query, limit: 20 }).then((found) => {
        if (current) setAnswer({ to: query, hits: found.ok ? found.value : [] });
      });
    }, 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);
  if (query === '') return { hits: [], searching: false };
  return { hits: answer.to === '' ? [] : answer.hits, searching: answer.to !== query };
}
