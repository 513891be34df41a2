import { RoomNav } from '../../components/RoomNav.tsx';
import { useHasRole } from '../../stores/session.ts';
import { EQUIPMENT_ROOMS } from './equipmentRooms.ts';

/** The rooms of Equipment; a technician sees those of the bench. */
export function EquipmentNav() {
  const bench = useHasRole(['technician']);
  return (
    <RoomNav
      label="Rooms of equipment"
      rooms={EQUIPMENT_ROOMS.filter(({ deskOnly }) => !(bench && deskOnly))}
    />
  );
}
