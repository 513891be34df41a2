import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { SyncDoubt, SyncState } from '../../../shared/contract/branches.ts';
import { DESK } from '../../../shared/contract/channel.ts';
import type { Fault } from '../../../shared/result.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { Facts, Section } from '../../components/Section.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import { useSyncState } from '../../stores/syncState.ts';
import { plural } from '../claims/findings.ts';
import styles from './Branches.module.css';
import { BranchesNav } from './BranchesNav.tsx';
import { deviceName, DOUBT_WORDS, syncTrouble } from './branchWords.ts';
import { FilesSection } from './FilesSection.tsx';
import { HubSection } from './HubSection.tsx';
import { NotOn } from './NotOn.tsx';

/** How changes get from device to device: by a hub, by files, and what looks wrong on the way. */
export function ExchangeScreen() {
  const overview = useQuery('branches.overview', {}, { keep: true });
  const state = useSyncState((store) => store.state);
  const exchange = useSyncState((store) => store.exchange);
  const refresh = useSyncState((store) => store.refresh);
  const mayCarry = useHasRole(DESK);
  const [fault, setFault] = useState<Fault | null>(null);
  const { data } = overview;

  async function again() {
    await Promise.all([overview.reload(), refresh()]);
  }
  async function now() {
    setFault(null);
    const answer = await exchange();
    if (!answer.ok) setFault(answer.fault);
  }

  if (data && !data.on) {
    return (
      <Page title="Exchange">
        <NotOn onTurnedOn={() => void again()} />
      </Page>
    );
  }
  const trouble = state ? syncTrouble(state) : null;
  return (
    <Page
      title="Exchange"
      tools={<BranchesNav />}
      actions={
        state?.hub ? (
          <Button
            variant="filled"
            loading={state.going}
            disabled={state.blocked !== ''}
            onClick={() => void now()}
          >
            Exchange now
          </Button>
        ) : null
      }
    >
      <LoadingBar loading={(overview.loading && !data) || state?.going === true} />
      {overview.fault ? <FaultMessage fault={overview.fault} onRetry={() => void overview.reload()} /> : null}
      {fault ? <FaultMessage fault={fault} onRetry={() => void now()} /> : null}
      {trouble ? (
        <div className={styles.warning}>
          <p className={styles.warningTitle}>{trouble.title}</p>
          <p>{trouble.text}</p>
        </div>
      ) : null}
      {state?.on ? <Now state={state} /> : null}
      {state && state.doubts.length > 0 ? (
        <Doubts
          doubts={state.doubts}
          names={new Map(data?.devices.map((each) => [each.id, deviceName(each)]))}
        />
      ) : null}
      {data ? <HubSection key={data.hubUrl} hubUrl={data.hubUrl} onSaved={() => void again()} /> : null}
      {data && mayCarry ? <FilesSection devices={data.devices} onChanged={() => void again()} /> : null}
    </Page>
  );
}

function Now({ state }: { readonly state: SyncState }) {
  const zone = useSession((store) => officeZone(store.status));
  return (
    <Section title="Now" plain>
      <Facts
        columns={2}
        items={[
          {
            label: 'Last exchange',
            value:
              state.lastAt !== null ? instantText(state.lastAt, zone) : state.hub ? 'Not yet' : 'By files',
          },
          {
            label: 'Changes to send',
            value: state.waiting === 0 ? 'None' : state.waiting.toLocaleString('en-US'),
          },
          {
            label: 'Documents to send',
            value: state.filesOut === 0 ? 'None' : state.filesOut.toLocaleString('en-US'),
          },
          {
            label: 'Documents to come',
            value: state.filesIn === 0 ? 'None' : state.filesIn.toLocaleString('en-US'),
          },
          {
            label: 'Conflicts',
            value:
              state.conflicts === 0 ? (
                'None'
              ) : (
                <Link href="/branches/conflicts">{plural(state.conflicts, 'field')} to decide</Link>
              ),
          },
          {
            label: 'Kept for a newer program',
            value: state.held === 0 ? 'None' : `${plural(state.held, 'change')}, until this one is updated`,
          },
        ]}
      />
    </Section>
  );
}

function Doubts({
  doubts,
  names,
}: {
  readonly doubts: readonly SyncDoubt[];
  readonly names: ReadonlyMap<string, string>;
}) {
  const zone = useSession((store) => officeZone(store.status));
  return (
    <Section
      title="What looks wrong"
      id="doubts"
      note="None of it was taken into the records, and nothing of yours is lost by it."
    >
      <ul className={styles.doubts}>
        {doubts.map((doubt) => {
          const words = DOUBT_WORDS[doubt.kind];
          return (
            <li key={`${doubt.kind} ${doubt.deviceId}`}>
              <p>
                <strong>{words.title}</strong>{' '}
                <span className="cw-quiet">
                  {[
                    names.get(doubt.deviceId) ?? '',
                    `since ${instantText(doubt.since, zone)}`,
                    plural(doubt.count, 'time'),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </p>
              <p>
                {words.text} {words.todo}
              </p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
