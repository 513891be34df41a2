import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { DESK } from '../../shared/contract/channel.ts';
import { CLAIM_KIND_NAMES, ClaimKind } from '../../shared/domain/claimKind.ts';
import { call } from '../client.ts';
import { go } from '../shell/navigation.ts';
import { flushAllDrafts } from '../stores/draft.ts';
import { useHasRole } from '../stores/session.ts';
import { valueOrNotice } from './recordActions.ts';

/** Opens a claim of a kind for a patient, with what patient and device already hold, and goes there. */
interface Props {
  readonly patientId: string;
  readonly equipmentId?: string | null | undefined;
  readonly main?: boolean | undefined;
}

export function NewClaimButton({ patientId, equipmentId = null, main = false }: Props) {
  const [busy, setBusy] = useState(false);
  const mayClaim = useHasRole(DESK);
  if (!mayClaim) return null;

  async function open(kind: ClaimKind) {
    setBusy(true);
    await flushAllDrafts();
    const claim = valueOrNotice(await call('claims.create', { kind, patientId, equipmentId, visitId: null }));
    setBusy(false);
    if (claim) go(`/claims/${claim.id}`);
  }

  return (
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
            <Menu.Item onClick={() => void open(kind)}>{CLAIM_KIND_NAMES[kind]}</Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The kinds that the billing guides are about come first; the others stand below a line. */
const FIRST_OTHER: ClaimKind = 'equipmentRepair';
