import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { CLAIM_STATE_NAMES, type ClaimState, NEXT_STATES } from '../../../shared/domain/claim.ts';
import { DESK } from '../../../shared/contract/channel.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { ClaimCaseState } from '../../stores/claimCase.ts';
import { useSession } from '../../stores/session.ts';
import { LettersButton } from '../letters/LettersDialog.tsx';
import { assign, moveTo } from './claimActions.ts';
import { useClaim, useClaimPage } from './claimContext.ts';
import { HandOverButton } from './HandOver.tsx';

/** Whose claim it is, and where it goes next. */
export function ClaimActions() {
  const { store, role, openStep } = useClaimPage();
  const claim = useClaim(useShallow(placeInWork));
  const frozen = useClaim((state) => state.view?.frozen ?? true);
  const me = useSession((state) => state.status?.user ?? null);
  const [moving, setMoving] = useState<ClaimState | null>(null);
  if (!claim) return null;
  if (!DESK.includes(role)) return <HandOverButton />;
  const mine = me !== null && claim.ownerId === me.id;
  const next = NEXT_STATES[claim.state];
  return (
    <>
      {mine ? (
        <Button onClick={() => void assign(store, null)}>Let go of it</Button>
      ) : (
        <Button onClick={() => void assign(store, me?.id ?? null)}>
          {claim.ownerId === null ? 'I’m working this' : 'Take over'}
        </Button>
      )}
      {next.length === 0 ? null : (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button rightSection={<IconChevronDown size="1rem" aria-hidden="true" />}>Move to</Button>
          </Menu.Target>
          <Menu.Dropdown aria-label="Move the claim to">
            {next.map((state) => (
              <Menu.Item key={state} onClick={() => setMoving(state)}>
                {CLAIM_STATE_NAMES[state]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <HandOverButton />
      <LettersButton claimId={claim.id} before={store.getState().flush} />
      {frozen ? null : (
        <Button variant="filled" onClick={() => openStep('finish')}>
          Check and finish
        </Button>
      )}
      {moving ? <MoveDialog state={moving} onClose={() => setMoving(null)} /> : null}
    </>
  );
}

/** Of the claim as it stands: typing in its fields is none of it. */
function placeInWork({ shown }: ClaimCaseState) {
  if (!shown) return null;
  const { id, ownerId, state } = shown.claim;
  return { id, ownerId, state };
}

function MoveDialog({ state, onClose }: { readonly state: ClaimState; readonly onClose: () => void }) {
  const { store } = useClaimPage();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const words = PROMPTS[state];
  const missing = words.required && note.trim() === '';

  async function confirm() {
    setTried(true);
    if (missing || busy) return;
    setBusy(true);
    const view = await moveTo(store, state, note.trim());
    setBusy(false);
    if (view) onClose();
  }

  return (
    <Dialog
      title={`Move to ${CLAIM_STATE_NAMES[state].toLowerCase()}`}
      open
      size="s"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={busy} onClick={() => void confirm()}>
            Move
          </Button>
        </>
      }
    >
      <TextField
        label={words.label}
        value={note}
        onChange={setNote}
        width="full"
        maxLength={state === 'onHold' ? 200 : 500}
        required={words.required}
        autoFocus
        onEnter={() => void confirm()}
        hint={words.hint}
        error={tried && missing ? 'Say why in a few words.' : null}
      />
    </Dialog>
  );
}

interface Prompt {
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
}

const NOTE: Prompt = { label: 'Note', hint: 'Stays in the history of the claim', required: false };

const PROMPTS: Readonly<Record<ClaimState, Prompt>> = {
  draft: NOTE,
  onHold: { label: 'What it waits for', hint: 'Shown in the queue', required: true },
  review: NOTE,
  finalised: NOTE,
  sent: { label: 'How it was sent', hint: 'Clearinghouse, portal or paper', required: false },
  rejected: { label: 'The clearinghouse’s reason', required: true },
  denied: { label: 'The payer’s reason', hint: 'Reason and remark codes as they stand', required: true },
  paid: NOTE,
  closed: { label: 'Why it is closed', required: true },
};
