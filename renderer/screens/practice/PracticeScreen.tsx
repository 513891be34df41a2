import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PracticeRow } from '../../../shared/contract/practice.ts';
import { CLAIM_KIND_NAMES } from '../../../shared/domain/claimKind.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { go } from '../../shell/navigation.ts';
import { useChanges } from '../../stores/changes.ts';
import styles from './Practice.module.css';

/** Ten claims of the sample office with one planted defect each: look first, then compare with what the rules found. */
export function PracticeScreen() {
  const practice = useQuery('practice.list', {}, { keep: true });
  useChanges(() => void practice.reload());
  const rows = practice.data;
  const done = rows?.filter(({ claim }) => claim !== null && claim.standing !== 'open').length ?? 0;
  return (
    <Page
      title="Practice"
      status={rows && rows.length > 0 ? <span>{`${done} of ${rows.length} done`}</span> : null}
    >
      <LoadingBar loading={practice.loading} />
      {practice.fault ? <FaultMessage fault={practice.fault} onRetry={() => void practice.reload()} /> : null}
      {rows && rows.length === 0 ? (
        <EmptyState
          text="Practice claims are in the sample office only."
          detail="Your own office holds no made-up claims."
          action={{ label: 'Go to Work', run: () => go('/work') }}
        />
      ) : null}
      {rows && rows.length > 0 ? (
        <>
          <p className={styles.lead}>
            Each of these claims has one thing wrong. Read the claim, decide what a payer would refuse, then
            uncover the answer. Mending it, or deciding about it as the billing lead, ticks it off.
          </p>
          <ol className={styles.list}>
            {rows.map((row) => (
              <PracticeItem key={row.number} row={row} />
            ))}
          </ol>
        </>
      ) : null}
    </Page>
  );
}

const STANDINGS = { open: 'Open', mended: 'Mended', decided: 'Decided' } as const;

function PracticeItem({ row }: { readonly row: PracticeRow }) {
  const [uncovered, setUncovered] = useState(false);
  const { claim } = row;
  return (
    <li className={styles.item} data-standing={claim?.standing}>
      <div className={styles.head}>
        <span className={styles.kind}>{CLAIM_KIND_NAMES[row.kind]}</span>
        {claim ? (
          <>
            <span className={styles.claim}>
              {claim.number} · <PersonName name={claim.patientName} /> · {claim.payerName}
            </span>
            <span className={styles.standing}>{STANDINGS[claim.standing]}</span>
          </>
        ) : (
          <span className={styles.claim}>
            The claim’s note was changed, so it cannot be told from the others any more.
          </span>
        )}
      </div>
      {uncovered ? (
        <div className={styles.answer}>
          <p>{row.lesson}</p>
          <p className="cw-quiet">
            Found by {row.ruleTitle} ({row.rule}). {row.remedy}
          </p>
        </div>
      ) : null}
      <div className={styles.actions}>
        {claim ? (
          <Button
            onClick={() => go(`/claims/${claim.id}`)}
            aria-label={`Open practice claim ${claim.number}`}
          >
            Open the claim
          </Button>
        ) : null}
        <Button
          variant="subtle"
          aria-expanded={uncovered}
          aria-label={`${uncovered ? 'Cover' : 'Uncover'} the answer of practice claim ${row.number}`}
          onClick={() => setUncovered(!uncovered)}
        >
          {uncovered ? 'Cover the answer' : 'Uncover the answer'}
        </Button>
      </div>
    </li>
  );
}
