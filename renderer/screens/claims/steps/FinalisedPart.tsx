import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { addMonths, formatUsDate } from '../../../../shared/domain/dates.ts';
import { Section } from '../../../components/Section.tsx';
import { instantText } from '../../../records/HistoryPanel.tsx';
import { go } from '../../../shell/navigation.ts';
import { officeZone, useSession } from '../../../stores/session.ts';
import { correct } from '../claimActions.ts';
import { mayDecide, useCase, useClaim, useClaimPage } from '../claimContext.ts';
import { DifferenceTable } from '../DifferenceTable.tsx';
import { AnsweredRefusals } from './AnsweredRefusals.tsx';
import { FormsPart } from './FormsPart.tsx';
import { PacketPart } from './PacketPart.tsx';
import { ReplayPart } from './ReplayPart.tsx';
import { ReturnedPart } from './ReturnedPart.tsx';
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
      <ReturnedPart claimId={claim.id} lines={claim.lines} />
      <PacketPart />
      <FormsPart />
      <ReplayPart />
      {view?.replaces ? <DifferencePart /> : null}
    </>
  );
}

/** What a correcting claim changes against the one it corrects, beside the refusal that it answers. */
export function DifferencePart() {
  const { claim } = useCase();
  const replaces = useClaim((state) => state.view?.replaces ?? null);
  return (
    <Section level={3} title="Difference to the claim that this one corrects">
      {replaces ? <AnsweredRefusals claimId={claim.id} replacesId={replaces.id} /> : null}
      <DifferenceTable claimId={claim.id} />
    </Section>
  );
}
