import type { Answer, RuleChange } from '../../../../shared/rules/replay.ts';
import { FaultMessage } from '../../../components/FaultMessage.tsx';
import { Section } from '../../../components/Section.tsx';
import { useQuery } from '../../../components/useQuery.ts';
import { useCase } from '../claimContext.ts';
import styles from '../Claim.module.css';

/** A finalized claim judged again: by its own packs, where nothing may differ, and by newer ones, where something may. */
export function ReplayPart() {
  const { claim } = useCase();
  const judged = useQuery('claims.replay', { id: claim.id });
  if (judged.fault) return <FaultMessage fault={judged.fault} onRetry={() => void judged.reload()} />;
  if (!judged.data) return null;
  const { replay, newer } = judged.data;
  return (
    <Section level={3} title="Judged again">
      <p>{replayWords(replay.packs, replay.missing, replay.changes.length)}</p>
      {replay.changes.length > 0 ? <Changes changes={replay.changes} /> : null}
      {newer === null ? (
        <p className="cw-quiet">No newer rules reach this date of service.</p>
      ) : (
        <>
          <p>
            {newer.changes.length === 0
              ? `Under the newer rules ${newer.packs.join(' + ')} nothing would differ.`
              : `Under the newer rules ${newer.packs.join(' + ')} this would differ:`}
          </p>
          {newer.changes.length > 0 ? <Changes changes={newer.changes} /> : null}
        </>
      )}
    </Section>
  );
}

function replayWords(packs: readonly string[], missing: readonly string[], changes: number): string {
  const under = packs.join(' + ');
  if (missing.length > 0)
    return `This program no longer holds ${missing.join(', ')}, so the claim cannot be judged again under ${under}.`;
  return changes === 0
    ? `Under its own rules ${under} the claim gives the same answers today.`
    : `Under its own rules ${under} the claim gives other answers than were written down:`;
}

function Changes({ changes }: { readonly changes: readonly RuleChange[] }) {
  return (
    <table className={styles.answers}>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">When finalized</th>
          <th scope="col">Now</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.rule}>
            <th scope="row">
              {change.title} <span className="cw-quiet">{change.rule}</span>
            </th>
            <td>{answerWords(change.before)}</td>
            <td>{answerWords(change.after)}</td>
            <td>
              {change.why}
              {change.source ? (
                <span className="cw-quiet">
                  {' '}
                  {change.source.title}, {change.source.date}
                </span>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STATUS_WORDS = {
  met: 'Met',
  unmet: 'Unmet',
  unknown: 'Not checked',
  notApplicable: 'Not applicable',
} as const;

function answerWords(answer: Answer | null): string {
  if (answer === null) return 'Not asked';
  const weight = answer.severity === null ? '' : ` (${answer.severity})`;
  return `${STATUS_WORDS[answer.status]}${weight}: ${answer.words}`;
}
