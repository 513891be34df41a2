import { useState } from 'react';
import { useSession } from '../../stores/session.ts';
import { RecoverForm } from './RecoverForm.tsx';
import { UnlockForm } from './UnlockForm.tsx';

/** The locked office: a person and their passphrase, or the recovery code. No record is shown or named here. */
export function UnlockScreen() {
  const users = useSession((store) => store.status?.users ?? NOBODY);
  const [way, setWay] = useState<'passphrase' | 'recovery'>('passphrase');
  const [userId, setUserId] = useState<string | null>(null);
  const chosen = userId ?? (users.length === 1 ? (users[0]?.id ?? null) : null);
  const shared = { users, userId: chosen, onUser: setUserId };
  return way === 'passphrase' ? (
    <UnlockForm {...shared} onRecover={() => setWay('recovery')} />
  ) : (
    <RecoverForm {...shared} onBack={() => setWay('passphrase')} />
  );
}

const NOBODY: readonly { readonly id: string; readonly name: string }[] = [];
