import { useMemo, useState } from 'react';
import type { Override } from '../../../shared/domain/claim.ts';
import type { Evaluation, Requirement } from '../../../shared/rules/evaluate.ts';
import { FindingCard } from '../../components/FindingCard.tsx';
import { Meter } from '../../components/Meter.tsx';
import { type RequirementItem, RequirementList } from '../../components/RequirementList.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import { officeZone, useSession } from '../../stores/session.ts';
import { placedLabel } from './caseLabels.ts';
import { mayDecide, useClaim, useClaimPage } from './claimContext.ts';
import {
  type Gap,
  gapSentence,
  gapsOf,
  meterCounts,
  missingNames,
  packWords,
  plural,
  verifiedWords,
  waivedOf,
} from './findings.ts';
import { OverrideDialog } from './OverrideDialog.tsx';
import { withdrawOverride } from './claimActions.ts';
import styles from './Claim.module.css';

/**
 * The right column: two meters, a card for everything that stands in the way, what was set aside by whom, and
 * every requirement with its answer. What was not checked is counted and listed, never left out.
 */
export function StillNeeded({
  evaluation,
  currentRule,
  onFix,
}: {
  readonly evaluation: Evaluation;
  readonly currentRule: string | null;
  readonly onFix: (path: string, rule: string) => void;
}) {
  const { role } = useClaimPage();
  const frozen = useClaim((state) => state.view?.frozen ?? true);
  const [overriding, setOverriding] = useState<Gap['finding'] | null>(null);
  const kind = useClaim((state) => state.shown?.claim.kind ?? 'repair');
  const gaps = useMemo(() => gapsOf(evaluation, kind), [evaluation, kind]);
  const decides = mayDecide(role) && !frozen;
  const { billReady, auditReady, counts } = evaluation;
  return (
    <>
      <h2 className={styles.columnTitle}>{frozen ? 'As finalized' : 'What is still needed'}</h2>
      <Meter
        title="Ready to bill"
        verdict={missingNames(billReady, 'Nothing stands in the way of billing.')}
        counts={meterCounts(evaluation, billReady)}
      />
      <Meter
        title="Ready for an audit"
        verdict={missingNames(auditReady, 'Everything a reviewer would ask for is here.')}
        counts={meterCounts(evaluation, auditReady)}
      />
      <p className={styles.checkedLine}>
        Checked {counts.met + counts.unmet} of {counts.met + counts.unmet + counts.unknown} that apply
        {counts.unknown > 0 ? <strong> · {counts.unknown} not checked</strong> : null}
        {counts.waived > 0 ? ` · ${counts.waived} set aside` : null}
        <span className={styles.pack}>{packWords(evaluation)}</span>
      </p>

      <h3 className={styles.listTitle}>{gaps.length === 0 ? 'Findings' : plural(gaps.length, 'finding')}</h3>
      {gaps.length === 0 ? <p className="cw-quiet">{gapSentence(gaps)}</p> : null}
      {gaps.map(({ finding }) => (
        <FindingCard
          key={finding.rule}
          id={finding.rule}
          severity={finding.severity}
          message={finding.message}
          remedy={finding.remedy}
          field={placedLabel(finding.path)}
          why={[finding.why, finding.risk ? `Likely denial: ${finding.risk}.` : ''].filter(Boolean).join(' ')}
          source={{
            text: [finding.source.title, finding.source.ref].filter(Boolean).join(', '),
            date: [finding.source.date, verifiedWords(finding.source)].filter(Boolean).join('; '),
          }}
          current={finding.rule === currentRule}
          onFix={frozen ? undefined : () => onFix(finding.path, finding.rule)}
          onOverride={
            decides && finding.overridable && finding.severity !== 'advice'
              ? () => setOverriding(finding)
              : undefined
          }
        />
      ))}

      <Overridden evaluation={evaluation} decides={decides} />
      <Requirements evaluation={evaluation} onOpen={frozen ? null : onFix} />
      {overriding ? <OverrideDialog finding={overriding} onClose={() => setOverriding(null)} /> : null}
    </>
  );
}

function Overridden({ evaluation, decides }: { readonly evaluation: Evaluation; readonly decides: boolean }) {
  const { store } = useClaimPage();
  const overrides = useClaim((state) => state.shown?.claim.overrides) ?? NONE;
  const zone = useSession((state) => officeZone(state.status));
  if (overrides.length === 0) return null;
  const waived = waivedOf(evaluation);
  const others = overrides.filter((each) => !waived.some(({ override }) => isSame(override, each)));
  return (
    <details className={styles.fold}>
      <summary>
        {waived.length === 0 ? 'Earlier overrides' : `${plural(waived.length, 'finding')} set aside`}
      </summary>
      {waived.map(({ finding, override }) => (
        <FindingCard
          key={finding.rule}
          id={finding.rule}
          severity={finding.severity}
          message={finding.message}
          waived={{ by: override.userName, reason: override.reason, on: instantText(override.at, zone) }}
          onWithdraw={decides ? () => void withdrawOverride(store, finding.rule) : undefined}
        />
      ))}
      {others.length === 0 ? null : (
        <ul className={styles.earlier}>
          {others.map((each) => (
            <li key={`${each.ruleId} ${each.at}`}>
              <strong>{each.ruleId}</strong> set aside by {each.userName} on {instantText(each.at, zone)}:{' '}
              {each.reason}
              {each.withdrawnAt
                ? ` Taken back on ${instantText(each.withdrawnAt, zone)}.`
                : ' It no longer covers a finding.'}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

const NONE: readonly Override[] = [];

function isSame(one: Override, other: Override): boolean {
  return one.ruleId === other.ruleId && one.at === other.at;
}

const STATUS_ORDER = { unmet: 0, unknown: 1, met: 2, notApplicable: 3 } as const;

function Requirements({
  evaluation,
  onOpen,
}: {
  readonly evaluation: Evaluation;
  readonly onOpen: ((path: string, rule: string) => void) | null;
}) {
  const { counts } = evaluation;
  const sorted = evaluation.requirements.toSorted(
    (one, other) => STATUS_ORDER[one.status] - STATUS_ORDER[other.status],
  );
  function item(requirement: Requirement): RequirementItem {
    const { id, title, status, evidence, path } = requirement;
    return {
      id,
      title,
      answer: status,
      evidence,
      onOpen: onOpen && status !== 'notApplicable' ? () => onOpen(path, id) : undefined,
    };
  }
  const asked = sorted.filter((each) => each.status !== 'notApplicable');
  const others = sorted.filter((each) => each.status === 'notApplicable');
  return (
    <>
      <details className={styles.fold} open>
        <summary>
          Requirements: {counts.met} met, {counts.unmet} not met, {counts.unknown} not checked
        </summary>
        <RequirementList label="Requirements that apply" items={asked.map(item)} />
      </details>
      {others.length === 0 ? null : (
        <details className={styles.fold}>
          <summary>{plural(others.length, 'requirement does', 'requirements do')} not apply</summary>
          <RequirementList label="Requirements that do not apply" items={others.map(item)} />
        </details>
      )}
    </>
  );
}
