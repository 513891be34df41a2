import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const EquipmentListScreen = lazy(async () => ({
  default: (await import('./EquipmentListScreen.tsx')).EquipmentListScreen,
}));
const EquipmentScreen = lazy(async () => ({
  default: (await import('./EquipmentScreen.tsx')).EquipmentScreen,
}));
const PartsScreen = lazy(async () => ({
  default: (await import('./parts/PartsScreen.tsx')).PartsScreen,
}));
const PartScreen = lazy(async () => ({
  default: (await import('./parts/PartScreen.tsx')).PartScreen,
}));
const RentalsScreen = lazy(async () => ({
  default: (await import('./rentals/RentalsScreen.tsx')).RentalsScreen,
}));
const MonthRunScreen = lazy(async () => ({
  default: (await import('./rentals/MonthRunScreen.tsx')).MonthRunScreen,
}));

/** Rooms of this area stand in equipmentRooms.ts too, which the links under every heading come from (EquipmentNav). */
export const routes: readonly ScreenRoute[] = [
  { path: '/equipment', title: 'Equipment', area: 'equipment', component: EquipmentListScreen },
  { path: '/equipment/parts', title: 'Parts and stock', area: 'equipment', component: PartsScreen },
  { path: '/equipment/parts/:part', title: 'Part', area: 'equipment', component: PartScreen },
  { path: '/equipment/rentals', title: 'Rentals', area: 'equipment', component: RentalsScreen },
  { path: '/equipment/rentals/run', title: 'Month run', area: 'equipment', component: MonthRunScreen },
  // Not `:id`: a device that gets its id while it is being typed must stay on its page.
  { path: '/equipment/:device', title: 'Device', area: 'equipment', component: EquipmentScreen },
];
