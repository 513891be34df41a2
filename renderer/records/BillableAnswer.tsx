import type { ReactNode } from 'react';
import type { BillableAnswer as Answer } from '../../shared/contract/serviceRecords.ts';
import { readableDates } from '../components/readableDates.ts';
import { sentence } from './sentence.ts';
import styles from './BillableAnswer.module.css';

/**
 * What "billable at all?" answers, in a sentence with its ground, and what may be done about it.
 *
 * answer, why, source as the rules give them · payerName where it is not said elsewhere · children: a further
 * sentence · actions: buttons
 */
export interface BillableAnswerProps {
  readonly answer: Answer['answer'];
  readonly why: string;
  readonly source: Pick<Answer['source'], 'title' | 'date' | 'verified'>;
  readonly payerName?: string | undefined;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function BillableAnswer({
  answer,
  why,
  source,
  payerName = '',
  children,
  actions,
}: BillableAnswerProps) {
  return (
    <div className={styles.banner} data-answer={answer} role="group" aria-label="Is it billable?">
      <div className={styles.words}>
        <p>
          <strong>{HEADINGS[answer]}</strong> {readableDates(sentence(why))}
        </p>
        {children ? <p>{children}</p> : null}
        <p className={styles.source}>
          {[payerName, source.title, dateOf(source.date)].filter(Boolean).join(', ')}
          {source.verified === 'unverified' ? ' (not verified)' : ''}
        </p>
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}

const HEADINGS: Readonly<Record<Answer['answer'], string>> = {
  bill: 'This can be billed.',
  doNotBill: 'Do not bill this.',
  billAnotherWay: 'Bill this another way.',
  needsPerson: 'Somebody has to decide.',
};

/** A source's date is shown where it is one; the payer's settings have none of their own. */
function dateOf(date: string): string {
  return /^\d/.test(date) ? readableDates(date) : '';
}
