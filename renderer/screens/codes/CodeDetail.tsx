import { IconAlertTriangle } from '@tabler/icons-react';
import type { CodeEntry } from '../../../shared/contract/claims.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { Facts, Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { CodeLink } from './CodeLink.tsx';
import { SimilarCodes } from './SimilarCodes.tsx';
import styles from './Codes.module.css';

/** One code: the official words beside the billing guide's, and everything that helps to choose it or not. */
interface Props {
  readonly entry: CodeEntry;
  readonly onOpen: (code: string) => void;
}

export function CodeDetail({ entry, onOpen }: Props) {
  return (
    <article aria-labelledby="code-heading">
      <div className={styles.heading}>
        <h2 id="code-heading" className={styles.bigCode}>
          {entry.code}
        </h2>
        <span className={styles.headingText}>{entry.official?.short ?? ''}</span>
        {entry.inForce ? <Chip tone="met">In force</Chip> : <Chip tone="unmet">Not in force</Chip>}
      </div>
      {entry.conflict ? <Conflict code={entry.code} conflict={entry.conflict} onOpen={onOpen} /> : null}
      <div className={styles.sides}>
        <Side
          title="Official descriptor"
          text={entry.official?.long}
          source={entry.official?.source}
          none="No release at hand holds it."
        />
        <Side
          title="Billing guide"
          text={entry.guide?.text}
          source={entry.guide?.source}
          none="No billing guide speaks of it."
        />
      </div>
      <Facts
        columns={2}
        items={[
          { label: 'Category', value: entry.category },
          { label: 'Pricing', value: entry.pricing },
          {
            label: 'In force from',
            value: entry.effectiveFrom ? formatUsDate(entry.effectiveFrom) : 'not known here',
          },
          { label: 'Ended', value: entry.endedOn ? formatUsDate(entry.endedOn) : 'not ended' },
        ]}
      />
      {entry.similar.length > 0 ? <SimilarCodes entry={entry} onOpen={onOpen} /> : null}
      {entry.modifiers.length > 0 ? (
        <Section title="Modifiers" note="When each belongs on the line.">
          <dl className={styles.modifiers}>
            {entry.modifiers.map((modifier) => (
              <div key={modifier.modifier}>
                <dt className={styles.code}>{modifier.modifier}</dt>
                <dd>{modifier.meaning}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}
      {entry.facts.length > 0 ? (
        <Section title="Good to know">
          <ul className={styles.facts}>
            {entry.facts.map((fact) => (
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

interface ConflictProps {
  readonly code: string;
  readonly conflict: NonNullable<CodeEntry['conflict']>;
  readonly onOpen: (code: string) => void;
}

function Conflict({ code, conflict, onOpen }: ConflictProps) {
  return (
    <div className={styles.conflict} role="note" aria-label="Guide and official text disagree">
      <IconAlertTriangle aria-hidden="true" />
      <div>
        <p className={styles.conflictTitle}>The billing guide and the official file disagree about {code}</p>
        <p>{conflict.explanation}</p>
        {conflict.officialCode ? (
          <p>
            The official code for what the guide means:{' '}
            <CodeLink code={conflict.officialCode} onOpen={onOpen} />
          </p>
        ) : null}
        <p>
          Claims with this code get a warning, with Medicare they are blocked, unless the payer has confirmed
          the guide’s meaning under Payers, Code agreements. Rule CODE-CONFLICT.
        </p>
        <p className={styles.source}>{conflict.source}</p>
      </div>
    </div>
  );
}

interface SideProps {
  readonly title: string;
  readonly text: string | undefined;
  readonly source: string | undefined;
  readonly none: string;
}

function Side({ title, text, source, none }: SideProps) {
  return (
    <section className={styles.side} aria-label={title}>
      <h3 className={styles.sideTitle}>{title}</h3>
      {text ? <p>{text}</p> : <p className="cw-quiet">{none}</p>}
      {source ? <p className={styles.source}>{source}</p> : null}
    </section>
  );
}
