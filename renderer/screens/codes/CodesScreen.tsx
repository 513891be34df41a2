import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import { LEADS } from '../../../shared/contract/channel.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { focusPath } from '../../components/focusPath.ts';
import { Page } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { useCalm } from '../../components/useCalm.ts';
import { go } from '../../shell/navigation.ts';
import { useHasRole, useToday } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { HcpcsBook } from './HcpcsBook.tsx';
import { Icd10Book } from './Icd10Book.tsx';
import { ModifierBook } from './ModifierBook.tsx';

type Book = 'hcpcs' | 'modifiers' | 'icd10';

const BOOKS: readonly { readonly value: Book; readonly label: string }[] = [
  { value: 'hcpcs', label: 'HCPCS' },
  { value: 'modifiers', label: 'Modifiers' },
  { value: 'icd10', label: 'ICD-10-CM' },
];

const HINTS: Readonly<Record<Book, string>> = {
  hcpcs: 'Code or words, as “portable concentrator”',
  modifiers: 'Modifier or words',
  icd10: 'Code or words, as “emphysema”',
};

/** The code library: what the official files say, what the billing guides say, and where the two part. */
export function CodesScreen() {
  const { code: asked } = useParams<{ code?: string }>();
  const today = useToday();
  const mayImport = useHasRole(LEADS);
  const [book, setBook] = useState<Book>('hcpcs');
  const [query, setQuery] = useState(asked ?? '');
  const [code, setCode] = useState(asked ?? null);
  const [day, setDay] = useState<IsoDate | null>(null);
  const [followed, setFollowed] = useState(asked);
  // The search of the top bar brings another code while this room is open.
  if (asked !== followed) {
    setFollowed(asked);
    setBook('hcpcs');
    setCode(asked ?? null);
    setQuery(asked ?? '');
  }
  // The words of 74,000 diagnoses are searched after a short pause; a code is looked up with every letter.
  const calm = useCalm(query, 60);
  const on = day ?? today;
  useCommand('find', () => focusPath('codeSearch'));

  /** A new search shows its own first code. */
  function find(text: string) {
    setQuery(text);
    setCode(null);
  }

  return (
    <Page
      fill
      title="Codes"
      actions={
        mayImport ? (
          <Button
            leftSection={<IconFileImport size="1rem" aria-hidden="true" />}
            onClick={() => go('/codes/import')}
          >
            Import a release
          </Button>
        ) : null
      }
      tools={
        <>
          <ChoiceField<Book>
            label="Look in"
            bare
            options={BOOKS}
            value={book}
            onChange={(next) => {
              if (next === null) return;
              setBook(next);
              find('');
            }}
          />
          <TextField
            label="Find a code"
            path="codeSearch"
            width="l"
            bare
            placeholder={HINTS[book]}
            value={query}
            onChange={find}
            maxLength={120}
          />
          {book === 'hcpcs' ? (
            <TypedDateField label="Standing on" width="s" bare value={on} onChange={setDay} />
          ) : null}
        </>
      }
    >
      {book === 'hcpcs' ? <HcpcsBook query={query.trim()} on={on} code={code} onOpen={setCode} /> : null}
      {book === 'modifiers' ? <ModifierBook query={query} /> : null}
      {book === 'icd10' ? <Icd10Book query={calm} /> : null}
    </Page>
  );
}
