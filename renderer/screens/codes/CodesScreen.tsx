import { useState } from 'react';
import { useParams } from 'wouter';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { Page } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCalm } from '../../components/useCalm.ts';
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
  const [book, setBook] = useState<Book>('hcpcs');
  const [query, setQuery] = useState(asked ?? '');
  const [code, setCode] = useState(asked ?? null);
  const [followed, setFollowed] = useState(asked);
  // The search of the top bar brings another code while this room is open.
  if (asked !== followed) {
    setFollowed(asked);
    setCode(asked ?? null);
    setQuery(asked ?? '');
  }
  const calm = useCalm(query);

  /** A new search shows its own first code. */
  function find(text: string) {
    setQuery(text);
    setCode(null);
  }

  return (
    <Page
      fill
      title="Codes"
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
            width="l"
            bare
            placeholder={HINTS[book]}
            value={query}
            onChange={find}
          />
        </>
      }
    >
      {book === 'hcpcs' ? <HcpcsBook query={calm} code={code} onOpen={setCode} /> : null}
      {book === 'modifiers' ? <ModifierBook query={calm} /> : null}
      {book === 'icd10' ? <Icd10Book query={calm} /> : null}
    </Page>
  );
}
