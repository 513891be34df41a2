import { Redirect } from 'wouter';
import { useSession } from '../../stores/session.ts';
import { safetyRoomsOf } from './SafetyNav.tsx';

/** Safety begins in the first of its rooms that this person has more to do in than the own sign-in. */
export function SafetyStart() {
  const rooms = safetyRoomsOf(useSession((store) => store.status?.user?.role ?? null));
  return <Redirect to={(rooms[1] ?? rooms[0])?.path ?? '/settings'} replace />;
}
