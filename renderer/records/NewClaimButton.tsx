import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { DESK } from '../../shared/contract/channel.ts';
import type { BillableAnswer as Answer } from '../../shared/contract/serviceRecords.ts';
import { CLAIM_KIND_NAMES, ClaimKind } from '../../shared/domain/claimKind.ts';
import { call } from '../client.ts';
import { Dialog } from '../components/Dialog.tsx';
import { go } from '../shell/navigation.ts';
import { flushAllDrafts } from '../stores/draft.ts';
import { useHasRole } from '../stores/session.ts';
import { BillableAnswer } from './BillableAnswer.tsx';
import { valueOrNotice } from './recordActions.ts';
import { drawnWhenChanged } from '../components/drawnWhenChanged.ts';

/**
 * Opens a claim of a kind for a patient, with what patient and device already hold, and goes there; asks first where
 * it would not be billed.
 */
interface Props {
  readonly patientId: string;
  readonly equipmentId?: string | null | undefined;
  readonly main?: boolean | undefined;
}

export const NewClaimButton = drawnWhenChanged(NewClaimButtonItself);

function NewClaimButtonItself({ patientId, equipmentId = null, main = false }: Props) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly kind: ClaimKind; readonly answer: Answer } | null>(null);
  const mayClaim = useHasRole(DESK);
  if (!mayClaim) return null;

  async function ask(kind: ClaimKind) {
    setBusy(true);
    await flushAllDrafts();
    const billable = await call('claims.billable', { kind, patientId, equipmentId, visitId: null });
    setBusy(false);
    if (billable.ok && billable.value.answer === 'doNotBill') setRefused({ kind, answer: billable.value });
    else await open(kind);
  }

  async function open(kind: ClaimKind) {
    setBusy(true);
    const claim = valueOrNotice(await call('claims.create', { kind, patientId, equipmentId, visitId: null }));
    setBusy(false);
    if (claim) go(`/claims/${claim.id}`);
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant={main ? 'filled' : 'default'}
            loading={busy}
            rightSection={<IconChevronDown size="1rem" aria-hidden="true" />}
          >
            New claim
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ClaimKind.options.map((kind) => (
            <Fragment key={kind}>
              {kind === FIRST_OTHER ? <Menu.Divider /> : null}
              <Menu.Item onClick={() => void ask(kind)}>{CLAIM_KIND_NAMES[kind]}</Menu.Item>
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
      {refused ? (
        <Dialog
          title={CLAIM_KIND_NAMES[refused.kind]}
          open
          onClose={() => setRefused(null)}
          actions={
            <>
              <Button loading={busy} onClick={() => void open(refused.kind)}>
                Open a claim anyway
              </Button>
              <Button variant="filled" data-autofocus onClick={() => setRefused(null)}>
                Do not bill
              </Button>
            </>
          }
        >
          <BillableAnswer {...refused.answer} />
        </Dialog>
      ) : null}
    </>
  );
}

/** The kinds that the billing guides are about come first; the others stand below a line. */
const FIRST_OTHER: ClaimKind = 'equipmentRepair';
