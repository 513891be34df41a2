import { Button } from '@mantine/core';
import { useState } from 'react';
import { DESK, LEADS } from '../../../shared/contract/channel.ts';
import type { ClaimView } from '../../../shared/contract/claims.ts';
import type { Id } from '../../../shared/domain/ids.ts';
import { call } from '../../client.ts';
import { commitTyped } from '../../components/commitTyped.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import { useBranches, useSeveralBranches } from '../../stores/branches.ts';
import type { ClaimCaseStore } from '../../stores/claimCase.ts';
import { useNotices } from '../../stores/notices.ts';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import { useClaim, useClaimPage } from './claimContext.ts';
import styles from './Claim.module.css';

/** A claim goes to another branch, with a note, and comes back; meanwhile it is read here and not changed. */

type Place = NonNullable<ClaimView['place']>;

function usePlace(): Place | null {
  return useClaim((state) => state.view?.place ?? null);
}

/** Hands the claim to another branch. Nothing in an office of one branch, and while another one has it. */
export function HandOverButton() {
  const several = useSeveralBranches().length > 0;
  const here = useBranches((store) => store.thisBranchId);
  const may = useHasRole(DESK);
  const place = usePlace();
  const [open, setOpen] = useState(false);
  if (!several || here === null || !may || place?.elsewhere) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>Hand over</Button>
      {open ? <HandOverDialog to={null} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Says over a claim that another branch has it, since when and with which word; the leads may take it back. */
export function HeldElsewhere() {
  const place = usePlace();
  const here = useBranches((store) => store.thisBranchId);
  const mayTake = useHasRole(LEADS);
  const zone = useSession((state) => officeZone(state.status));
  const claimId = useClaim((state) => state.id);
  const handoffs = useQuery('handoffs.of', { claimId });
  const [open, setOpen] = useState(false);
  if (!place) return null;
  const last = handoffs.data?.[0];
  return (
    <div className={styles.held} role="note">
      <p>
        <strong>{place.branchName || 'Another branch'}</strong> has this claim
        {place.since === null ? '' : ` since ${instantText(place.since, zone)}`}. It can be read here, and not
        be changed until it comes back.
        {last?.note ? (
          <>
            {' '}
            {last.userName}: “{last.note}”
          </>
        ) : null}
      </p>
      {mayTake && here !== null ? (
        <>
          <Button onClick={() => setOpen(true)}>Take it back</Button>
          {open ? <HandOverDialog to={here} onClose={() => setOpen(false)} /> : null}
        </>
      ) : null}
    </div>
  );
}

/** The word with which the claim came here from another branch. Nothing where it came without one, or was here all along. */
export function HandedHere() {
  const claimId = useClaim((state) => state.id);
  const here = useBranches((store) => store.thisBranchId);
  const place = usePlace();
  const several = useSeveralBranches().length > 0;
  return several && here !== null && place !== null && !place.elsewhere && place.since !== null ? (
    <ArrivedWith key={place.since} claimId={claimId} here={here} />
  ) : null;
}

function ArrivedWith({ claimId, here }: { readonly claimId: Id; readonly here: Id }) {
  const handoffs = useQuery('handoffs.of', { claimId });
  const branches = useBranches((store) => store.branches);
  const zone = useSession((state) => officeZone(state.status));
  const last = handoffs.data?.[0];
  if (last?.toBranchId !== here || last.note === '') return null;
  const from = branches.find((branch) => branch.id === last.fromBranchId)?.name ?? 'another branch';
  return (
    <div className={styles.held} role="note">
      <p>
        From <strong>{from}</strong>, {instantText(last.at, zone)}, {last.userName}: “{last.note}”
      </p>
    </div>
  );
}

/** Every hand-over of the claim, the newest first. Nothing where there was none. */
export function HandOvers() {
  const claimId = useClaim((state) => state.id);
  const several = useSeveralBranches().length > 0;
  const since = useClaim((state) => state.view?.place?.since ?? null);
  return several && since !== null ? <HandOverList key={since} claimId={claimId} /> : null;
}

function HandOverList({ claimId }: { readonly claimId: Id }) {
  const handoffs = useQuery('handoffs.of', { claimId });
  const branches = useBranches((store) => store.branches);
  const zone = useSession((state) => officeZone(state.status));
  const nameOf = (id: Id | null) => branches.find((branch) => branch.id === id)?.name ?? 'Nobody';
  if (!handoffs.data || handoffs.data.length === 0) return null;
  return (
    <ol className={styles.events} aria-label="Hand-overs between branches">
      {handoffs.data.map((each) => (
        <li key={each.id}>
          <span>
            {nameOf(each.fromBranchId)} to {nameOf(each.toBranchId)}
          </span>
          <span className="cw-number">{instantText(each.at, zone)}</span>
          <span>{each.userName}</span>
          <span className={styles.bannerText}>{each.note}</span>
        </li>
      ))}
    </ol>
  );
}

/** @param to the own branch, to take it back; null: asks to which one */
function HandOverDialog({ to, onClose }: { readonly to: Id | null; readonly onClose: () => void }) {
  const { store } = useClaimPage();
  const place = usePlace();
  const branches = useSeveralBranches();
  const here = useBranches((each) => each.thisBranchId);
  const [chosen, setChosen] = useState<Id | null>(to);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const away = branches.filter(({ id, active }) => active && id !== (place?.branchId ?? here));
  const nameOf = (id: Id | null) => branches.find((branch) => branch.id === id)?.name ?? '';

  async function confirm() {
    setTried(true);
    if (chosen === null || busy) return;
    setBusy(true);
    const done = await handOver(store, chosen, note.trim());
    setBusy(false);
    if (!done) return;
    useNotices.getState().show({
      tone: 'done',
      text: to === null ? `Handed over to ${nameOf(chosen)}.` : 'The claim is back here.',
    });
    onClose();
  }

  return (
    <Dialog
      title={
        to === null ? 'Hand over to another branch' : `Take the claim back from ${place?.branchName ?? ''}`
      }
      open
      size="s"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={busy} onClick={() => void confirm()}>
            {to === null ? 'Hand over' : 'Take it back'}
          </Button>
        </>
      }
    >
      {to === null ? (
        <SelectField
          label="To"
          width="full"
          required
          autoFocus
          value={chosen}
          options={away.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
          error={tried && chosen === null ? 'Choose a branch.' : null}
        />
      ) : (
        <p>
          If somebody works on it there now, both changes are kept, and a person chooses between them where
          they meet.
        </p>
      )}
      <TextArea
        label="Note"
        width="full"
        value={note}
        onChange={setNote}
        maxLength={500}
        minRows={3}
        hint="Stays in the history of the claim"
      />
    </Dialog>
  );
}

/** Saves what is typed, then gives the claim away. @returns false when that was refused; a notice says why. */
async function handOver(store: ClaimCaseStore, toBranchId: Id, note: string): Promise<boolean> {
  commitTyped();
  if (!(await store.getState().flush())) return false;
  const { view } = store.getState();
  if (!view) return false;
  const { id, revision } = view.theCase.claim;
  const handed = valueOrNotice(await call('claims.handOver', { claimId: id, revision, toBranchId, note }));
  await store.getState().load();
  return handed !== null;
}
