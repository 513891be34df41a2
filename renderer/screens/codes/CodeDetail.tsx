import type { CodeEntry, Standing } from '../../../shared/contract/codes.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { readableDates } from '../../components/readableDates.ts';
import { Section } from '../../components/Section.tsx';
import { Chip, type Tone } from '../../components/StatusChip.tsx';
import { CodeLink } from './CodeLink.tsx';
import styles from './Codes.module.css';
import { CodeModifiers } from './CodeModifiers.tsx';
import { CompareCodes } from './CompareCodes.tsx';
import { GuideAgainstCms } from './GuideAgainstCms.tsx';

/** One code: the official words beside the billing guide's, and everything that helps to choose it or not. */
interface Props {
  readonly entry: CodeEntry;
  readonly onOpen: (code: string) => void;
}

const STANDINGS: Readonly<Record<Standing, { readonly tone: Tone; readonly words: string }>> = {
  inForce: { tone: 'met', words: 'In force' },
  notInForce: { tone: 'unmet', words: 'Not in force' },
  notKnown: { tone: 'unknown', words: 'Standing not known' },
};

export function CodeDetail({ entry, onOpen }: Props) {
  const standing = STANDINGS[entry.standing];
  return (
    <article aria-labelledby="code-heading">
      <div className={styles.heading}>
        <h2 id="code-heading" className={styles.bigCode}>
          {entry.code}
        </h2>
        <span className={styles.headingText}>{entry.official?.short ?? ''}</span>
        <Chip tone={standing.tone}>{`${standing.words} on ${formatUsDate(entry.on)}`}</Chip>
      </div>
      <p className={styles.why}>{sentence(readableDates(entry.why))}</p>
      {entry.meant.length > 0 ? <Meant entry={entry} onOpen={onOpen} /> : null}
      <GuideAgainstCms entry={entry} onOpen={onOpen} />
      {entry.detail === '' ? null : <p className={styles.detailText}>{entry.detail}</p>}
      {entry.facts.length > 0 ? (
        <Section title="Facts">
          <div className={styles.sourced} role="region" aria-label="Facts with their sources" tabIndex={0}>
            <table>
              <tbody>
                {entry.facts.map((fact) => (
                  <tr key={`${fact.label} ${fact.source}`}>
                    <th scope="row">{fact.label}</th>
                    <td>{fact.value}</td>
                    <td className={styles.factSource}>{fact.source}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      ) : null}
      <CompareCodes key={entry.code} entry={entry} onOpen={onOpen} />
      {entry.modifiers.length > 0 ? <CodeModifiers entry={entry} /> : null}
      {entry.notes.length > 0 ? (
        <Section title="Good to know">
          <ul className={styles.facts}>
            {entry.notes.map((fact) => (
              <li key={fact.id}>
                {fact.text}
                <span className={styles.source}>
                  {fact.id} · {fact.source}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </article>
  );
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}

/** A code that is in no release or ended: what was probably meant. */
function Meant({ entry, onOpen }: Props) {
  return (
    <section className={styles.meant} aria-label="Codes that were probably meant">
      <h3 className={styles.sideTitle}>Probably meant</h3>
      <ul>
        {entry.meant.map(({ code, official, why }) => (
          <li key={code}>
            <CodeLink code={code} onOpen={onOpen} />
            <span>{official}</span>
            <span className="cw-quiet">{readableDates(why)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
