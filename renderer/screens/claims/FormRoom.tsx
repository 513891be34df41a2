import type { ReactNode } from 'react';
import type { OutgoingClaim } from '../../../shared/billing/outgoingClaim.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { go } from '../../shell/navigation.ts';
import { useChanges } from '../../stores/changes.ts';

/** A room that shows a claim as it leaves the office, or what it lacks to be shown. */
export function FormRoom({
  claimId,
  title,
  children,
}: {
  readonly claimId: string;
  readonly title: string;
  readonly children: (claim: OutgoingClaim) => ReactNode;
}) {
  const outgoing = useQuery('outgoing.claim', { claimId });
  useChanges(() => void outgoing.reload());
  const { data, fault } = outgoing;
  const number = data?.claim?.number ?? '';
  return (
    <Page
      title={number === '' ? title : `${title} of ${number}`}
      back={{ to: `/claims/${claimId}`, label: 'Claim' }}
    >
      <LoadingBar loading={outgoing.loading} label="Reading the claim" />
      {fault ? <FaultMessage fault={fault} onRetry={outgoing.reload} /> : null}
      {data && data.claim === null ? (
        <ErrorSummary
          title="The claim is not complete enough to be shown here"
          issues={data.problems}
          onOpen={(path) => openField(claimId, path)}
        />
      ) : null}
      {data?.claim ? children(data.claim) : null}
    </Page>
  );
}

/** Opens the claim with the cursor in the field of a path. */
export function openField(claimId: string, path: string): void {
  go(`/claims/${claimId}/field/${path}`);
}
