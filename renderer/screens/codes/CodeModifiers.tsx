import { modifierEntry, orderModifiers } from '../../../shared/codes/modifiers.ts';
import type { CodeEntry } from '../../../shared/contract/codes.ts';
import { Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import styles from './Codes.module.css';
import { POSITION_NAMES } from './modifierWords.ts';

/** The modifiers that are meant for a code, in the order in which they stand on the line. */
export function CodeModifiers({ entry }: { readonly entry: CodeEntry }) {
  const modifiers = orderModifiers(entry.modifiers).flatMap((code) => modifierEntry(code) ?? []);
  return (
    <Section
      title="Modifiers"
      note="Meant for codes of this kind, in the order of the line. A statement is asked and signed by a person; the program never adds one."
    >
      <div className={styles.modifiers} role="region" aria-label="Modifiers for this code" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Modifier</th>
              <th scope="col">When it belongs on the line</th>
              <th scope="col">Not together with</th>
              <th scope="col">On the line</th>
            </tr>
          </thead>
          <tbody>
            {modifiers.map((modifier) => (
              <tr key={modifier.code}>
                <th scope="row">{modifier.code}</th>
                <td>
                  {modifier.use}
                  {modifier.attests ? (
                    <span className={styles.attests}>
                      <Chip tone="advice">Statement</Chip> {modifier.attests}
                    </span>
                  ) : null}
                </td>
                <td>{[...new Set(modifier.excludes.flatMap((each) => each.with))].join(', ')}</td>
                <td>{POSITION_NAMES[modifier.position]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
