import { Link } from 'wouter';
import type { RemittanceClaimView } from '../../../shared/contract/returned.ts';
import { DESK } from '../../../shared/contract/channel.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import type { Adjustment, RemittanceLine } from '../../../shared/edi/remittance.ts';
import { PersonName } from '../../components/PersonName.tsx';
import { Chip, StatusChip } from '../../components/StatusChip.tsx';
import { useHasRole } from '../../stores/session.ts';
import { CodeWords } from './CodeWords.tsx';
import { doubtWords } from './doubtWords.ts';
import { flagWords } from './flagWords.ts';
import { adjustmentWords, isWaiting, remarkWords, standingOf, statusWords } from './returnedWords.ts';
import styles from './Returned.module.css';
import { TakeBack } from './TakeBack.tsx';
import { WhoseIsIt } from './WhoseIsIt.tsx';

/** One claim of a remittance: what was decided line by line, and whose it is. */
export function RemittanceClaim({
  view,
  onChanged,
}: {
  readonly view: RemittanceClaimView;
  readonly onChanged: () => void;
}) {
  const mayWrite = useHasRole(DESK);
  const { content, claim } = view;
  const standing = standingOf(view);
  const patient = content.parties.find(({ role }) => role === 'QC');
  return (
    <article className={styles.claim} aria-label={`Claim ${content.claimNumber}`}>
      <div className={styles.head}>
        <h3>{claim ? <Link href={`/claims/${claim.id}`}>{claim.number}</Link> : content.claimNumber}</h3>
        {claim ? (
          <PersonName name={claim.patientName} />
        ) : patient ? (
          <PersonName name={[patient.last, patient.first].filter(Boolean).join(', ')} />
        ) : null}
        <span>{statusWords(content.status)}</span>
        <span className={styles.chips}>
          <Chip tone={standing.tone}>{standing.text}</Chip>
          {view.balanced ? null : <Chip tone="unknown">Does not add up</Chip>}
          {claim ? <StatusChip state={claim.state} /> : null}
        </span>
        {content.payerClaimNumber === '' ? null : (
          <span className="cw-quiet">Payer’s number {content.payerClaimNumber}</span>
        )}
      </div>
      <div
        className={styles.scroll}
        data-scroll
        tabIndex={0}
        role="group"
        aria-label={`Lines of ${content.claimNumber}`}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Day</th>
              <th scope="col" className={styles.number}>
                Charge
              </th>
              <th scope="col" className={styles.number}>
                Allowed
              </th>
              <th scope="col" className={styles.number}>
                Paid
              </th>
              <th scope="col" className={styles.number}>
                Patient
              </th>
              <th scope="col">Adjusted, and why</th>
            </tr>
          </thead>
          <tbody>
            {content.lines.map((line, at) => (
              <tr key={at}>
                <td>{procedureText(line)}</td>
                <td>{line.service.from ? formatUsDate(line.service.from) : ''}</td>
                <td className={styles.number}>{formatCents(line.chargeCents)}</td>
                <td className={styles.number}>{formatCents(line.allowedCents)}</td>
                <td className={styles.number}>{formatCents(line.paidCents)}</td>
                <td className={styles.number}>{formatCents(patientShare(line.adjustments))}</td>
                <td>
                  <Codes adjustments={line.adjustments} remarks={line.remarks} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                Whole claim
              </th>
              <td className={styles.number}>{formatCents(content.chargeCents)}</td>
              <td />
              <td className={styles.number}>{formatCents(content.paidCents)}</td>
              <td className={styles.number}>{formatCents(content.patientCents)}</td>
              <td>
                <Codes adjustments={content.adjustments} remarks={content.remarks} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {view.doubts.length === 0 ? null : (
        <ul className={styles.claimDoubts} aria-label={`Not plain about ${content.claimNumber}`}>
          {view.doubts.map((doubt, at) => (
            <li key={at}>{doubtWords(doubt)}</li>
          ))}
        </ul>
      )}
      {view.flags.length === 0 ? null : (
        <ul
          className={styles.claimDoubts}
          aria-label={`Does not fit on ${claim?.number ?? content.claimNumber}`}
        >
          {view.flags.map((kind) => (
            <li key={kind}>{flagWords(kind)}</li>
          ))}
        </ul>
      )}
      {mayWrite && (view.posted || view.how === 'notOurs') ? (
        <TakeBack view={view} onChanged={onChanged} />
      ) : null}
      {isWaiting(view) && mayWrite ? <WhoseIsIt view={view} onChanged={onChanged} /> : null}
    </article>
  );
}

/** "K0739 RB KX" */
export function procedureText({
  procedure,
  submitted,
}: Pick<RemittanceLine, 'procedure' | 'submitted'>): string {
  if (!procedure) return 'No code given';
  const own = [procedure.code, ...procedure.modifiers].join(' ');
  return submitted && submitted.code !== procedure.code ? `${own}, sent as ${submitted.code}` : own;
}

function patientShare(adjustments: readonly Adjustment[]): number {
  return adjustments.filter(({ group }) => group === 'PR').reduce((sum, { cents }) => sum + (cents ?? 0), 0);
}

export function Codes({
  adjustments,
  remarks,
}: {
  readonly adjustments: readonly Pick<Adjustment, 'group' | 'reason' | 'cents'>[];
  readonly remarks: readonly string[];
}) {
  return (
    <>
      {adjustments.map(({ group, reason, cents }, at) => (
        <CodeWords
          key={`${group} ${reason} ${at}`}
          code={`${group} ${reason}`}
          amount={cents === null ? 'not readable' : formatCents(cents)}
          words={adjustmentWords(group, reason)}
        />
      ))}
      {remarks.map((code) => (
        <CodeWords key={code} code={code} words={remarkWords(code)} />
      ))}
    </>
  );
}
