import { Button } from '@mantine/core';
import { useState } from 'react';
import { activeOverrides } from '../../../../shared/domain/claimCase.ts';
import { ROLE_NAMES } from '../../../../shared/domain/people.ts';
import { DESK } from '../../../../shared/contract/channel.ts';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { Section } from '../../../components/Section.tsx';
import { SeverityChip } from '../../../components/StatusChip.tsx';
import { HistoryPanel, instantText } from '../../../records/HistoryPanel.tsx';
import { officeZone, useSession } from '../../../stores/session.ts';
import { finalise } from '../claimActions.ts';
import { CaseArea } from '../CaseFields.tsx';
import { mayDecide, useCase, useClaim, useClaimPage } from '../claimContext.ts';
import { type Gap, plural } from '../findings.ts';
import { AnswersPart } from './AnswersPart.tsx';
import { HandOvers } from '../HandOver.tsx';
import { EventsPart } from './EventsPart.tsx';
import { DifferencePart, FinalisedPart } from './FinalisedPart.tsx';
import { FilingPart } from './FilingPart.tsx';
import { PacketPart } from './PacketPart.tsx';
import styles from '../Claim.module.css';

/** Everything once more before it is fixed; afterwards, what was fixed and what came of it. */
export function FinishStep({ gaps }: { readonly gaps: readonly Gap[] }) {
  const { claim } = useCase();
  const frozen = useClaim((state) => state.view?.frozen ?? true);
  const corrects = useClaim((state) => state.view?.replaces != null);
  return (
    <>
      {frozen ? <FinalisedPart /> : <FinalisePart gaps={gaps} />}
      <FilingPart />
      <Section level={3} title="Answers">
        <AnswersPart />
      </Section>
      {frozen ? null : (
        <>
          <Section level={3} title="Findings that remain">
            <RemainingFindings gaps={gaps} />
          </Section>
          <OverridesPart />
        </>
      )}
      {frozen ? null : (
        <>
          {corrects ? <DifferencePart /> : null}
          <PacketPart />
        </>
      )}
      <Section level={3} title="Notes and history">
        <CaseArea
          path="claim.note"
          maxLength={2000}
          hint="Stays in the office; it is not part of the packet."
        />
        <EventsPart />
        <HandOvers />
        <HistoryPanel kind="claim" id={claim.id} />
      </Section>
    </>
  );
}

/** Finalise, or in one sentence why not. */
function FinalisePart({ gaps }: { readonly gaps: readonly Gap[] }) {
  const { store, role } = useClaimPage();
  const user = useSession((state) => state.status?.user ?? null);
  const finalisable = useClaim((state) => state.view?.evaluation.finalisable ?? false);
  const saved = useClaim((state) => state.phase !== 'failed' && state.phase !== 'conflict');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const blockers = gaps.filter((gap) => gap.finding.severity === 'blocker').length;
  const reason = !mayDecide(role)
    ? DESK.includes(role)
      ? 'Only a billing lead or the owner finalizes. Move the claim to “Ready to review” when you are done.'
      : 'Your role cannot finalize claims.'
    : !saved
      ? 'Not everything is saved yet. Mend that first.'
      : !finalisable
        ? blockers > 0
          ? `${plural(blockers, 'finding')} must be mended or set aside first.`
          : 'Something that blocks could not be checked yet.'
        : null;

  async function confirm() {
    setBusy(true);
    await finalise(store);
    setBusy(false);
    setAsking(false);
  }

  return (
    <Section
      level={3}
      plain
      title="Finalize"
      note="Fixes the claim, its findings, its overrides and its packet as they are now. Later changes are a new version that shows its difference."
    >
      <div className={styles.actions}>
        <Button
          variant="filled"
          disabled={reason !== null}
          aria-describedby="finalise-reason"
          onClick={() => setAsking(true)}
        >
          Finalize
        </Button>
        <span id="finalise-reason" className="cw-quiet">
          {reason ?? `${user?.name ?? ''}, ${ROLE_NAMES[role]}, will be named as the one who finalized it.`}
        </span>
      </div>
      <ConfirmDialog
        title="Finalize this claim?"
        open={asking}
        text={
          gaps.length === 0
            ? 'No finding remains. The claim and its packet are fixed as they are now, under your name.'
            : `${plural(gaps.length, 'finding remains', 'findings remain')} that ${gaps.length === 1 ? 'does' : 'do'} not block. The claim and its packet are fixed as they are now, under your name.`
        }
        confirm="Finalize"
        busy={busy}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      />
    </Section>
  );
}

function RemainingFindings({ gaps }: { readonly gaps: readonly Gap[] }) {
  const { goTo } = useClaimPage();
  if (gaps.length === 0) return <p className="cw-quiet">No finding remains.</p>;
  return (
    <ul className={styles.events} aria-label="Findings that remain">
      {gaps.map(({ finding }) => (
        <li key={finding.rule}>
          <SeverityChip severity={finding.severity} />
          <span className={styles.bannerText}>{finding.message}</span>
          <button
            type="button"
            className={styles.link}
            aria-label={`Fix: ${finding.message}`}
            onClick={() => goTo(finding.path)}
          >
            Fix
          </button>
        </li>
      ))}
    </ul>
  );
}

function OverridesPart() {
  const { claim } = useCase();
  const zone = useSession((state) => officeZone(state.status));
  const overrides = activeOverrides(claim.overrides);
  if (overrides.length === 0) return null;
  return (
    <Section level={3} title="Set aside" note="These go into the packet with name, role and reason.">
      <ul className={styles.events}>
        {overrides.map((each) => (
          <li key={`${each.ruleId} ${each.at}`}>
            <strong>{each.ruleId}</strong>
            <span className={styles.bannerText}>{each.reason}</span>
            <span className="cw-quiet">
              {each.userName}, {ROLE_NAMES[each.role]}, {instantText(each.at, zone)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
