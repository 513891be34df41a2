import { Fragment } from 'react';
import { Link } from 'wouter';
import type { SettingsEffect } from '../../../shared/contract/records.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { SEVERITIES } from '../../components/StatusChip.tsx';
import type { Effects } from './useEffects.ts';
import styles from './Payers.module.css';

/** Beside the settings: what the edit does to open claims, before it is saved. Claims are named by number only. */
interface Props {
  readonly effects: Effects;
  readonly changed: boolean;
  readonly isNew: boolean;
}

export function EffectsPanel({ effects, changed, isNew }: Props) {
  return (
    <div className={styles.effects}>
      <LoadingBar loading={effects.asking} label="Checking the open claims" />
      <h2 className={styles.effectsTitle}>What this changes</h2>
      <div role="status">
        <Words effects={effects} changed={changed} isNew={isNew} />
      </div>
      {effects.fault ? <FaultMessage fault={effects.fault} /> : null}
      {effects.preview && effects.preview.effects.length > 0 ? (
        <ul className={styles.effectList}>
          {effects.preview.effects.map((effect) => (
            <li key={effect.claimId}>
              <Link href={`/claims/${effect.claimId}`}>{effect.number}</Link>
              {effect.raised.length > 0 ? (
                <span className={styles.raised}>
                  New finding: <Named rules={effect.raised} />
                </span>
              ) : null}
              {effect.settled.length > 0 ? (
                <span className={styles.settled}>
                  No finding any more: <Named rules={effect.settled} />
                </span>
              ) : null}
              {effect.reweighed.map(({ rule, title, from, to }) => (
                <span key={rule}>
                  {SEVERITIES[from].word} becomes {SEVERITIES[to].word}: <Named rules={[{ rule, title }]} />
                </span>
              ))}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Words({ effects, changed, isNew }: Props) {
  if (isNew) return <p>A new payer has no claims yet.</p>;
  if (!changed)
    return <p>Nothing is changed. As soon as a setting is, the open claims that it touches stand here.</p>;
  if (effects.unreadable) return <p>A setting is not complete yet.</p>;
  const { preview } = effects;
  if (!preview) return effects.fault ? null : <p>Checking the open claims…</p>;
  if (preview.openClaims === 0) return <p>This payer has no open claims.</p>;
  const touched = preview.effects.length;
  const all = `${preview.openClaims} open ${preview.openClaims === 1 ? 'claim' : 'claims'}`;
  return touched === 0 ? (
    <p>None of the {all} changes.</p>
  ) : (
    <p>
      <strong>
        {touched} of {all}
      </strong>{' '}
      {touched === 1 ? 'changes' : 'change'} when this is saved. Finalized claims never change.
    </p>
  );
}

/** What each rule asks for, with its id, which stays in one piece. */
function Named({ rules }: { readonly rules: SettingsEffect['raised'] }) {
  return rules.map(({ rule, title }, index) => (
    <Fragment key={rule}>
      {index === 0 ? '' : ', '}
      {title} (<span className={styles.rule}>{rule}</span>)
    </Fragment>
  ));
}
