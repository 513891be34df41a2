import { useEffect, useState } from 'react';
import type { CodeEntry } from '../../../shared/contract/claims.ts';
import { call } from '../../client.ts';
import { Section } from '../../components/Section.tsx';
import { CodeLink } from './CodeLink.tsx';
import styles from './Codes.module.css';

/** The code and those that are mistaken for it, side by side. */
interface Props {
  readonly entry: CodeEntry;
  readonly onOpen: (code: string) => void;
}

export function SimilarCodes({ entry, onOpen }: Props) {
  const others = useEntries(entry.similar.map((similar) => similar.code).join(' '));
  const all = [entry, ...others];
  const rows: readonly { readonly label: string; readonly text: (one: CodeEntry) => string }[] = [
    { label: 'How it differs', text: (one) => differenceOf(entry, one) },
    { label: 'Official descriptor', text: (one) => one.official?.long ?? 'in no release at hand' },
    { label: 'Billing guide', text: (one) => one.guide?.text ?? 'nothing' },
    { label: 'Category', text: (one) => one.category },
    { label: 'Pricing', text: (one) => one.pricing },
    { label: 'In force', text: (one) => (one.inForce ? 'yes' : 'no') },
  ];
  return (
    <Section title="Similar codes side by side">
      <div className={styles.compare} role="region" aria-label="Comparison of similar codes" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <td />
              {all.map((one) => (
                <th key={one.code} scope="col">
                  {one.code === entry.code ? one.code : <CodeLink code={one.code} onOpen={onOpen} />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                {all.map((one) => (
                  <td key={one.code}>{row.text(one)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function differenceOf(entry: CodeEntry, other: CodeEntry): string {
  if (other.code === entry.code) return 'this code';
  return entry.similar.find((similar) => similar.code === other.code)?.difference ?? '';
}

function useEntries(codes: string): readonly CodeEntry[] {
  const [entries, setEntries] = useState<readonly CodeEntry[]>([]);
  useEffect(() => {
    let current = true;
    void Promise.all(codes.split(' ').map((code) => call('codes.get', { code }))).then((answers) => {
      if (current) setEntries(answers.flatMap((answer) => (answer.ok ? [answer.value] : [])));
    });
    return () => {
      current = false;
    };
  }, [codes]);
  return entries;
}
