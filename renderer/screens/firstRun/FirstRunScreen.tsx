import { useState } from 'react';
import { useSession } from '../../stores/session.ts';
import { Doors } from './Doors.tsx';
import { NEW_JOIN } from './joinDraft.ts';
import { JoinScreen } from './JoinScreen.tsx';
import { newOfficeDraft } from './officeDraft.ts';
import { RecoveryScreen } from './RecoveryScreen.tsx';
import { SetUpScreen } from './SetUpScreen.tsx';

/** Before there is an office: the doors, the form behind the first or the second, and then the recovery code. */
export function FirstRunScreen() {
  const state = useSession((store) => store.status?.state);
  const [room, setRoom] = useState<'doors' | 'setUp' | 'join'>('doors');
  const [draft, setDraft] = useState(() => newOfficeDraft(machineZone()));
  const [joining, setJoining] = useState(NEW_JOIN);

  if (state === 'recovery') return <RecoveryScreen />;
  if (room === 'doors') return <Doors onSetUp={() => setRoom('setUp')} onJoin={() => setRoom('join')} />;
  if (room === 'join')
    return <JoinScreen draft={joining} onChange={setJoining} onBack={() => setRoom('doors')} />;
  return <SetUpScreen draft={draft} onChange={setDraft} onBack={() => setRoom('doors')} />;
}

function machineZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
