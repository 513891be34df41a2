import { Link, useParams } from 'wouter';
import type { RemittanceView } from '../../../shared/contract/returned.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { Facts, Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { useChanges } from '../../stores/changes.ts';
import { officeZone, useSession } from '../../stores/session.ts';
import { PutCopyAside } from './PutCopyAside.tsx';
import { RemittanceClaim } from './RemittanceClaim.tsx';
import { balanceWords, isWaiting, methodWords } from './returnedWords.ts';
import styles from './Returned.module.css';

const BACK = { to: '/returned/remittances', label: 'Remittances' };

/** One payment: how much and for what, what does not add up, and claims that wait to be told whose they are. */
export function RemittanceScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const view = useQuery('remittances.get', { id });
  useChanges(() => void view.reload());
  if (view.data) return <Remittance view={view.data} reload={() => void view.reload()} />;
  return (
    <Page title="Remittance" back={BACK}>
      <LoadingBar loading={view.loading} />
      {view.fault ? <FaultMessage fault={view.fault} onRetry={() => void view.reload()} /> : null}
    </Page>
  );
}

function Remittance({ view, reload }: { readonly view: RemittanceView; readonly reload: () => void }) {
  const { remittance, claims } = view;
  const zone = useSession((store) => officeZone(store.status));
  const sums = balanceWords(remittance);
  const waiting = claims.filter(isWaiting);
  const rest = claims.filter((claim) => !isWaiting(claim));
  return (
    <Page
      title={`${remittance.payerName || 'Payer without a name'}, ${remittance.traceNumber || 'no number'}`}
      back={BACK}
      status={
        <>
          <Chip tone={sums.tone}>{sums.text}</Chip>
          {waiting.length === 0 ? null : <Chip tone="unknown">{`${waiting.length} waiting`}</Chip>}
        </>
      }
    >
      <div className={styles.room}>
        <Facts
          columns={3}
          items={[
            { label: 'Payer', value: `${remittance.payerName} ${remittance.payerIdentifier}`.trim() },
            { label: 'Paid on', value: remittance.paidOn ? formatUsDate(remittance.paidOn) : '' },
            { label: 'Amount', value: formatCents(remittance.totalCents) },
            { label: 'How', value: methodWords(remittance.method) },
            { label: 'Check or trace number', value: remittance.traceNumber },
            { label: 'Taken in', value: instantText(remittance.at, zone) },
          ]}
        />
        {remittance.doubts.length === 0 ? null : (
          <div className={styles.warning} role="note">
            <p>{warningWords(remittance, waiting.length > 0)}</p>
            <ul>
              {remittance.doubts.map((doubt, at) => (
                <li key={at}>{doubt.message}</li>
              ))}
            </ul>
          </div>
        )}
        <PutCopyAside view={view} onChanged={reload} />
        <ProviderAdjustments rows={remittance.providerAdjustments} />
        {waiting.length === 0 ? null : (
          <Section
            title="Whose is it?"
            note="These were not found for sure, do not add up, or are doubtful. Nothing of them is posted until a person says so."
          >
            <div>
              {waiting.map((claim) => (
                <RemittanceClaim key={claim.id} view={claim} onChanged={reload} />
              ))}
            </div>
          </Section>
        )}
        <Section title="Claims">
          {rest.length === 0 ? <p className="cw-quiet">None is posted or put aside yet.</p> : null}
          <div>
            {rest.map((claim) => (
              <RemittanceClaim key={claim.id} view={claim} onChanged={reload} />
            ))}
          </div>
        </Section>
      </div>
    </Page>
  );
}

/** What stands over the doubts of a remittance: whether anything of it was posted at all. */
function warningWords({ balanced, doubts }: RemittanceView['remittance'], waits: boolean): string {
  const has = (what: string): boolean => doubts.some((doubt) => doubt.what === what);
  if (has('test')) return 'This is a test. Nothing of it is posted.';
  if (['otherPayee', 'seenBefore', 'setIncomplete'].some(has))
    return `Nothing of this remittance is posted by itself.${waits ? ' Its claims wait for a person.' : ''}`;
  return balanced
    ? 'Something about this remittance is not plain. Its claims were posted where nothing else held them.'
    : 'This remittance does not add up by its own figures. Claims whose own sums agree were posted; the others wait.';
}

/** What the payer took from or added to the payment beside its claims. */
function ProviderAdjustments({
  rows,
}: {
  readonly rows: RemittanceView['remittance']['providerAdjustments'];
}) {
  if (rows.length === 0) return null;
  return (
    <Section
      title="Beside the claims"
      note="Taken from the payment, or added to it, for the office as a whole."
    >
      <div
        className={styles.scroll}
        data-scroll
        tabIndex={0}
        role="group"
        aria-label="Adjustments beside the claims"
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Why</th>
              <th scope="col">Their reference</th>
              <th scope="col" className={styles.number}>
                Taken
              </th>
              <th scope="col" className={styles.number}>
                Added
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ reason, words, reference, cents, claimId }, at) => (
              <tr key={at}>
                <td>
                  {words.charAt(0).toUpperCase() + words.slice(1)} <span className="cw-quiet">{reason}</span>
                </td>
                <td>{claimId === null ? reference : <Link href={`/claims/${claimId}`}>{reference}</Link>}</td>
                <td className={styles.number}>
                  {cents === null ? 'Not readable' : cents > 0 ? formatCents(cents) : ''}
                </td>
                <td className={styles.number}>{cents !== null && cents < 0 ? formatCents(-cents) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
