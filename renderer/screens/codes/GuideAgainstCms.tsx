import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { CodeConflict, CodeEntry } from '../../../shared/contract/codes.ts';
import { PAYER_CLASS_NAMES } from '../../../shared/domain/payer.ts';
import { SeverityChip } from '../../components/StatusChip.tsx';
import { CodeLink } from './CodeLink.tsx';
import styles from './Codes.module.css';

/** The billing guide's text and CMS's side by side; where they part, how, what to bill instead, and how much it weighs. */
interface Props {
  readonly entry: CodeEntry;
  readonly onOpen: (code: string) => void;
}

export function GuideAgainstCms({ entry, onOpen }: Props) {
  const { guide, official, conflict } = entry;
  return (
    <section className={styles.against} aria-label={guide ? 'Guide against CMS' : 'Official descriptor'}>
      <div className={styles.sides}>
        {guide ? <Side title="The billing guide says" text={guide.text} source={guide.source} /> : null}
        {official ? (
          <Side title="CMS says" text={official.long || official.short} source={official.source} />
        ) : (
          <Side
            title="CMS says"
            text={null}
            source=""
            none={
              entry.standing === 'notInForce'
                ? 'Nothing: the code is in no release at hand.'
                : 'It is listed in July 2026; its words come with a full release.'
            }
          />
        )}
      </div>
      {conflict ? <Conflict conflict={conflict} onOpen={onOpen} /> : null}
      {guide && !conflict ? (
        <p className={styles.agrees}>
          <IconCircleCheck aria-hidden="true" />
          Guide and CMS mean the same.
        </p>
      ) : null}
    </section>
  );
}

interface ConflictProps {
  readonly conflict: CodeConflict;
  readonly onOpen: (code: string) => void;
}

function Conflict({ conflict, onOpen }: ConflictProps) {
  return (
    <div className={styles.conflict} role="note" aria-label="Guide and official text disagree">
      <IconAlertTriangle aria-hidden="true" />
      <div className={styles.conflictWords}>
        <p className={styles.conflictTitle}>{conflict.explanation}</p>
        {conflict.meant.length > 0 ? (
          <>
            <p>What the guide means is officially:</p>
            <ul className={styles.meantCodes}>
              {conflict.meant.map(({ code, official }) => (
                <li key={code}>
                  <CodeLink code={code} onOpen={onOpen} /> {official}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>No official code means what the guide says.</p>
        )}
        <dl className={styles.severities}>
          {conflict.severities.map(({ payerClass, severity }) => (
            <div key={payerClass}>
              <dt>{PAYER_CLASS_NAMES[payerClass]}</dt>
              <dd>
                <SeverityChip severity={severity} />
              </dd>
            </div>
          ))}
        </dl>
        <p>
          A payer that takes the guide’s meaning is told so under Payers, Code agreements, with source and
          date; Medicare cannot be. Rule CODE-CONFLICT.
        </p>
      </div>
    </div>
  );
}

interface SideProps {
  readonly title: string;
  readonly text: string | null;
  readonly source: string;
  /** Said in place of the text. */
  readonly none?: string;
}

function Side({ title, text, source, none = '' }: SideProps) {
  return (
    <div className={styles.side}>
      <h3 className={styles.sideTitle}>{title}</h3>
      {text ? <p>{text}</p> : <p className="cw-quiet">{none}</p>}
      {source ? <p className={styles.source}>{source}</p> : null}
    </div>
  );
}
