import { useState } from 'react';
import { CLAIM_KIND_NAMES } from '../../../shared/domain/claimKind.ts';
import { CLAIM_STATE_NAMES } from '../../../shared/domain/claim.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { CustomRequirement } from '../../../shared/domain/payer.ts';
import { call } from '../../client.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LookupField, type LookupOption } from '../../components/LookupField.tsx';
import { AnswerChip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import styles from './Requirements.module.css';

/** Tries a requirement on one claim of the payer, open or finalized. Nothing is saved by it. */
interface Props {
  readonly payerId: string;
  /** Null while something is still missing. */
  readonly row: CustomRequirement | null;
}

export function RequirementTrial({ payerId, row }: Props) {
  const [claim, setClaim] = useState<LookupOption | null>(null);
  const ready = row !== null && claim !== null;
  const trial = useQuery(
    'payers.tryRequirement',
    { id: payerId, requirement: row ?? NOTHING, claimId: claim?.value ?? '' },
    { enabled: ready },
  );

  async function search(query: string): Promise<readonly LookupOption[]> {
    const answer = await call('claims.list', {
      query,
      states: [],
      kind: null,
      payerId,
      sort: 'newest',
      offset: 0,
      limit: 20,
    });
    if (!answer.ok) return [];
    return answer.value.rows.map((each) => ({
      value: each.id,
      label: each.number,
      note: [
        CLAIM_KIND_NAMES[each.kind],
        each.dateOfService === null ? 'no date' : formatUsDate(each.dateOfService),
        CLAIM_STATE_NAMES[each.state],
      ].join(' · '),
    }));
  }

  return (
    <section className={styles.trial} aria-labelledby="try-requirement">
      <h3 id="try-requirement" className={styles.trialTitle}>
        Try it on a claim
      </h3>
      <div className={styles.tried}>
        <LookupField
          label="Claim of this payer"
          hint="Open or finalized; nothing is saved"
          width="l"
          minChars={0}
          placeholder="Claim number"
          search={search}
          value={claim}
          onChange={setClaim}
        />
        <div className={styles.answer} role="status">
          {claim !== null && row === null ? (
            <span className="cw-quiet">Complete the requirement first: then its answer stands here.</span>
          ) : null}
          {ready && trial.data ? (
            <>
              <AnswerChip answer={trial.data.status} />
              <span>{trial.data.evidence}.</span>
              <span className="cw-quiet">
                {trial.data.finalised ? 'As it was finalized' : 'As it stands today'}
                {trial.data.dateOfService === null
                  ? ''
                  : `, service of ${formatUsDate(trial.data.dateOfService)}`}
              </span>
            </>
          ) : null}
        </div>
      </div>
      {ready && trial.fault ? <FaultMessage fault={trial.fault} /> : null}
    </section>
  );
}

/** In place of a row while there is none: never sent. */
const NOTHING: CustomRequirement = {
  id: '',
  title: '',
  codes: [],
  claimKinds: [],
  wants: { is: 'authorization' },
  severity: 'advice',
  from: '',
  to: null,
  source: '',
  addedBy: '',
  addedOn: '',
  retiredOn: null,
};
