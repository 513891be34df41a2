import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { DESK } from '../../shared/contract/channel.ts';
import type { Role } from '../../shared/domain/people.ts';
import { useHasRole } from '../stores/session.ts';
import { ReplacementDialog } from './ReplacementDialog.tsx';

/** Technicians see no money. */
const READERS: readonly Role[] = [...DESK, 'readOnly'];

interface Props {
  readonly equipmentId: string;
  /** The repair that is weighed; null: the device as a whole. */
  readonly visitId: string | null;
  readonly onDecided?: (() => void) | undefined;
}

/** Opens repair against replacement: the figures, the decisions signed so far, and a new one. */
export function ReplacementButton({ equipmentId, visitId, onDecided }: Props) {
  const [open, setOpen] = useState(false);
  const mayRead = useHasRole(READERS);
  if (!mayRead) return null;
  return (
    <>
      <Button leftSection={<IconScale size="1rem" aria-hidden="true" />} onClick={() => setOpen(true)}>
        Repair or replace
      </Button>
      {open ? (
        <ReplacementDialog
          equipmentId={equipmentId}
          visitId={visitId}
          onClose={() => setOpen(false)}
          onDecided={onDecided}
        />
      ) : null}
    </>
  );
}
