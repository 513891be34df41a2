import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { CodeEntry } from '../../../shared/contract/codes.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { call } from '../../client.ts';
import { LookupField } from '../../components/LookupField.tsx';
import { Section } from '../../components/Section.tsx';
import { codeOptions } from '../../records/codeOptions.ts';
import { CodeLink } from './CodeLink.tsx';
import styles from './Codes.module.css';

/** The code and up to two others in columns: those that are mistaken for it, or any that is asked for. */
interface Props {
  readonly entry: CodeEntry;
  readonly onOpen: (code: string) => void;
}

const MOST_BESIDE = 2;

export function CompareCodes({ entry, onOpen }: Props) {
  const similar = entry.similar.map(({ code }) => code);
  const [beside, setBeside] = useState<readonly string[]>(similar.slice(0, MOST_BESIDE));
  const others = useEntries(beside, entry.on);
  const left = similar.filter((code) => !beside.includes(code));

  function add(code: string) {
    if (code === entry.code || beside.includes(code)) return;
    setBeside([...beside, code].slice(-MOST_BESIDE));
  }

  return (
    <Section
      title="Beside other codes"
      note={similar.length > 0 ? 'Those that are taken for it; another one can take a column.' : undefined}
      actions={
        <LookupField
          label="Compare with"
          hideLabel
          bare
          width="m"
          placeholder="Compare with a code"
          value={null}
          search={(text) => codeOptions(text, entry.on)}
          onChange={(option) => {
            if (option) add(option.value);
          }}
        />
      }
    >
      {left.length > 0 ? (
        <p className={styles.alsoSimilar}>
          Also similar:{' '}
          {left.map((code) => (
            <button key={code} type="button" className={styles.link} onClick={() => add(code)}>
              {code}
            </button>
          ))}
        </p>
      ) : null}
      {others.length > 0 ? (
        <div className={styles.compare} role="region" aria-label="Comparison of codes" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <td />
                <th scope="col">{entry.code}</th>
                {others.map((one) => (
                  <th key={one.code} scope="col">
                    <CodeLink code={one.code} onOpen={onOpen} />
                    <button
                      type="button"
                      className={styles.takeOut}
                      aria-label={`Take ${one.code} out of the comparison`}
                      onClick={() => setBeside(beside.filter((code) => code !== one.code))}
                    >
                      <IconX aria-hidden="true" size="0.875rem" />
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rowsOf(entry, others).map(({ label, texts }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {texts.map((text, index) => (
                    <td key={[entry, ...others][index]?.code ?? index}>
                      {text === '' ? <span className="cw-quiet">–</span> : text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Section>
  );
}

interface Line {
  readonly label: string;
  readonly texts: readonly string[];
}

/** Lines that say nothing of any of them are left out. */
function rowsOf(entry: CodeEntry, others: readonly CodeEntry[]): readonly Line[] {
  const all = [entry, ...others];
  const lines: readonly (readonly [string, (one: CodeEntry) => string])[] = [
    ['How it differs', (one) => entry.similar.find(({ code }) => code === one.code)?.difference ?? ''],
    ['CMS', (one) => one.official?.long ?? 'in no release at hand'],
    ['Billing guide', (one) => one.guide?.text ?? ''],
    ['Category', (one) => one.category],
    [`On ${formatUsDate(entry.on)}`, (one) => STANDINGS[one.standing]],
    ...['Coverage', 'Pricing'].map(
      (label) =>
        [label, (one: CodeEntry) => one.facts.find((fact) => fact.label === label)?.value ?? ''] as const,
    ),
  ];
  return lines
    .map(([label, text]) => ({ label, texts: all.map(text) }))
    .filter(({ texts }) => texts.some((text) => text !== ''));
}

const STANDINGS = { inForce: 'in force', notInForce: 'not in force', notKnown: 'not known' } as const;

function useEntries(codes: readonly string[], on: string): readonly CodeEntry[] {
  const [entries, setEntries] = useState<readonly CodeEntry[]>([]);
  const asked = codes.join(' ');
  useEffect(() => {
    let current = true;
    const wanted = asked.split(' ').filter(Boolean);
    void Promise.all(wanted.map((code) => call('codes.get', { code, on }))).then((answers) => {
      if (current) setEntries(answers.flatMap((answer) => (answer.ok ? [answer.value] : [])));
    });
    return () => {
      current = false;
    };
  }, [asked, on]);
  return entries;
}
