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
const MaintenanceScreen = lazy(async () => ({
  default: (await import('./maintenance/MaintenanceScreen.tsx')).MaintenanceScreen,
}));
const SchedulesScreen = lazy(async () => ({
  default: (await import('./maintenance/SchedulesScreen.tsx')).SchedulesScreen,
}));
const ImportScreen = lazy(async () => ({
  default: (await import('./ImportScreen.tsx')).ImportScreen,
}));
const DuplicatesScreen = lazy(async () => ({
  default: (await import('./DuplicatesScreen.tsx')).DuplicatesScreen,
}));
const RecallsScreen = lazy(async () => ({
  default: (await import('./recalls/RecallsScreen.tsx')).RecallsScreen,
}));
const RecallScreen = lazy(async () => ({
  default: (await import('./recalls/RecallScreen.tsx')).RecallScreen,
}));

/** Rooms of this area stand in equipmentRooms.ts too, which the links under every heading come from (EquipmentNav). */
export const routes: readonly ScreenRoute[] = [
  { path: '/equipment', title: 'Equipment', area: 'equipment', component: EquipmentListScreen },
  { path: '/equipment/parts', title: 'Parts and stock', area: 'equipment', component: PartsScreen },
  { path: '/equipment/parts/:part', title: 'Part', area: 'equipment', component: PartScreen },
  {
    path: '/equipment/rentals',
    title: 'Rentals',
    area: 'equipment',
    deskOnly: true,
    component: RentalsScreen,
  },
  {
    path: '/equipment/rentals/run',
    title: 'Month run',
    area: 'equipment',
    deskOnly: true,
    component: MonthRunScreen,
  },
  { path: '/equipment/maintenance', title: 'Maintenance', area: 'equipment', component: MaintenanceScreen },
  {
    path: '/equipment/schedules',
    title: 'Maintenance schedules',
    area: 'equipment',
    component: SchedulesScreen,
  },
  {
    path: '/equipment/import',
    title: 'Import devices',
    area: 'equipment',
    deskOnly: true,
    component: ImportScreen,
  },
  {
    path: '/equipment/duplicates',
    title: 'Possible duplicates',
    area: 'equipment',
    component: DuplicatesScreen,
  },
  { path: '/equipment/recalls', title: 'Recalls', area: 'equipment', component: RecallsScreen },
  { path: '/equipment/recalls/:recall', title: 'Recall', area: 'equipment', component: RecallScreen },
  // Not `:id`: a device that gets its id while it is being typed must stay on its page.
  { path: '/equipment/:device', title: 'Device', area: 'equipment', component: EquipmentScreen },
];
