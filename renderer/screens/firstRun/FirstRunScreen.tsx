import { useState } from 'react';
import { useSession } from '../../stores/session.ts';
import { Doors } from './Doors.tsx';
import { newOfficeDraft } from './officeDraft.ts';
import { RecoveryScreen } from './RecoveryScreen.tsx';
import { SetUpScreen } from './SetUpScreen.tsx';

/** Before there is an office: two doors, the set-up form behind the first, and then the recovery code. */
export function FirstRunScreen() {
  const state = useSession((store) => store.status?.state);
  const [room, setRoom] = useState<'doors' | 'setUp'>('doors');
  const [draft, setDraft] = useState(() => newOfficeDraft(machineZone()));

  if (state === 'recovery') return <RecoveryScreen />;
  if (room === 'doors') return <Doors onSetUp={() => setRoom('setUp')} />;
  return <SetUpScreen draft={draft} onChange={setDraft} onBack={() => setRoom('doors')} />;
}

function machineZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
