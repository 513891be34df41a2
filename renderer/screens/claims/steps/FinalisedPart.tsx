import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { addMonths, formatUsDate } from '../../../../shared/domain/dates.ts';
import { useQuery } from '../../../components/useQuery.ts';
import { Section } from '../../../components/Section.tsx';
import { instantText } from '../../../records/HistoryPanel.tsx';
import { go } from '../../../shell/navigation.ts';
import { officeZone, useSession } from '../../../stores/session.ts';
import { correct } from '../claimActions.ts';
import { mayDecide, useCase, useClaim, useClaimPage } from '../claimContext.ts';
import { FormsPart } from './FormsPart.tsx';
import { PacketPart } from './PacketPart.tsx';
import { ReplayPart } from './ReplayPart.tsx';
import styles from '../Claim.module.css';

/** A finalised claim: who fixed it and when, its packet, and the way to correct it. */
export function FinalisedPart() {
  const { role } = useClaimPage();
  const { claim, payer } = useCase();
  const view = useClaim((state) => state.view);
  const keptUntil =
    payer === null || claim.dateOfService === null
      ? null
      : addMonths(claim.dateOfService, 12 * payer.settings.retentionYears);
  const zone = useSession((state) => officeZone(state.status));
  const [busy, setBusy] = useState(false);

  async function startCorrection() {
    setBusy(true);
    const made = await correct(claim.id);
    setBusy(false);
    if (made) go(`/claims/${made.id}`);
  }

  return (
    <>
      <div className={styles.banner} data-tone="met">
        <div className={styles.bannerText}>
          <p>
            Finalized by {view?.finalisedBy || 'somebody'}
            {claim.finalisedAt ? ` on ${instantText(claim.finalisedAt, zone)}` : ''}. Nothing on this page
            changes any more.
          </p>
          {keptUntil === null ? null : (
            <p>Its papers are to be kept until {formatUsDate(keptUntil)}, as its payer’s settings say.</p>
          )}
          {view?.replacedBy ? (
            <p>
              Corrected by <Link href={`/claims/${view.replacedBy.id}`}>{view.replacedBy.number}</Link>
            </p>
          ) : null}
        </div>
        {view?.replacedBy || !mayDecide(role) ? null : (
          <Button loading={busy} onClick={() => void startCorrection()}>
            Correct this claim
          </Button>
        )}
      </div>
      <PacketPart />
      <FormsPart />
      <ReplayPart />
      {view?.replaces ? <DifferencePart /> : null}
    </>
  );
}

/** What a correcting claim changes against the one it corrects. */
export function DifferencePart() {
  const { claim } = useCase();
  const difference = useQuery('claims.difference', { id: claim.id });
  const rows = difference.data ?? [];
  return (
    <Section level={3} title="Difference to the claim that this one corrects">
      {difference.data && rows.length === 0 ? <p className="cw-quiet">Nothing differs yet.</p> : null}
      {rows.length === 0 ? null : (
        <table className={styles.answers}>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Before</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.path}>
                <th scope="row">{row.label}</th>
                <td>{row.before || 'Not given'}</td>
                <td>{row.after || 'Not given'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
