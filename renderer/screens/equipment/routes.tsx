import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const EquipmentListScreen = lazy(async () => ({
  default: (await import('./EquipmentListScreen.tsx')).EquipmentListScreen,
}));
const EquipmentScreen = lazy(async () => ({
  default: (await import('./EquipmentScreen.tsx')).EquipmentScreen,
}));

/** Rooms of this area stand in equipmentRooms.ts too, which the links under every heading come from (EquipmentNav). */
export const routes: readonly ScreenRoute[] = [
  { path: '/equipment', title: 'Equipment', area: 'equipment', component: EquipmentListScreen },
  // Not `:id`: a device that gets its id while it is being typed must stay on its page.
  { path: '/equipment/:device', title: 'Device', area: 'equipment', component: EquipmentScreen },
];
