import { READERS } from '../../../shared/contract/channel.ts';
import { RoomNav } from '../../components/RoomNav.tsx';
import { useHasRole } from '../../stores/session.ts';

export function BranchesNav() {
  const reads = useHasRole(READERS);
  return (
    <RoomNav
      label="Rooms of branches"
      rooms={[
        { path: '/branches', label: 'Branches and devices' },
        { path: '/branches/exchange', label: 'Exchange' },
        ...(reads ? [{ path: '/branches/conflicts', label: 'Conflicts' }] : []),
      ]}
    />
  );
}
