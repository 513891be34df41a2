import { useState } from 'react';
import { useSession } from '../../stores/session.ts';
import { ArrivalScreen } from './ArrivalScreen.tsx';
import { EmergencyForm } from './EmergencyForm.tsx';
import { RecoverForm } from './RecoverForm.tsx';
import { UnlockForm } from './UnlockForm.tsx';

/**
 * The locked office: a person and their passphrase, the recovery code, or the emergency code; and what is asked after
 * the passphrase. No record is shown or named here.
 */
export function UnlockScreen() {
  const users = useSession((store) => store.status?.users ?? NOBODY);
  const state = useSession((store) => store.status?.state);
  const emergencyReady = useSession((store) => store.status?.emergencyReady === true);
  const [way, setWay] = useState<'passphrase' | 'recovery' | 'emergency'>('passphrase');
  const [userId, setUserId] = useState<string | null>(null);
  if (state !== 'locked') return <ArrivalScreen />;
  const chosen = userId ?? (users.length === 1 ? (users[0]?.id ?? null) : null);
  const shared = { users, userId: chosen, onUser: setUserId };
  if (way === 'emergency') return <EmergencyForm onBack={() => setWay('passphrase')} />;
  return way === 'passphrase' ? (
    <UnlockForm
      {...shared}
      onRecover={() => setWay('recovery')}
      onEmergency={emergencyReady ? () => setWay('emergency') : null}
    />
  ) : (
    <RecoverForm {...shared} onBack={() => setWay('passphrase')} />
  );
}

const NOBODY: readonly { readonly id: string; readonly name: string }[] = [];
