import { RoomNav } from '../../components/RoomNav.tsx';

export function ReturnedNav() {
  return (
    <RoomNav
      label="Rooms of what came back"
      rooms={[
        { path: '/returned', label: 'Files' },
        { path: '/returned/remittances', label: 'Remittances' },
      ]}
    />
  );
}
