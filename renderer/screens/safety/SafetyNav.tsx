import type { Role } from '../../../shared/domain/people.ts';
import { EVERYBODY, LEADS } from '../../../shared/contract/channel.ts';
import { RoomNav } from '../../components/RoomNav.tsx';
import { useSession } from '../../stores/session.ts';

/** The rooms of Safety in their order, and the roles that have something to do there. */
const SAFETY_ROOMS: readonly {
  readonly path: string;
  readonly label: string;
  readonly roles: readonly Role[];
}[] = [
  { path: '/safety/own', label: 'Your sign-in', roles: EVERYBODY },
  { path: '/safety/people', label: 'People', roles: ['owner'] },
  { path: '/safety/safeguards', label: 'Safeguards', roles: ['owner'] },
  { path: '/safety/backups', label: 'Backups', roles: LEADS },
  { path: '/safety/audit', label: 'Audit trail', roles: LEADS },
  { path: '/safety/retention', label: 'Retention', roles: LEADS },
];

/** The rooms of Safety that a role may enter. */
export function safetyRoomsOf(
  role: Role | null,
): readonly { readonly path: string; readonly label: string }[] {
  return SAFETY_ROOMS.filter(({ roles }) => role !== null && roles.includes(role));
}

export function SafetyNav() {
  const role = useSession((store) => store.status?.user?.role ?? null);
  return <RoomNav label="Rooms of safety" rooms={safetyRoomsOf(role)} />;
}
