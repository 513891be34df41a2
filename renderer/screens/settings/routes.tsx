import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const SettingsScreen = lazy(async () => ({ default: (await import('./SettingsScreen.tsx')).SettingsScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/settings', title: 'Settings', area: 'settings', component: SettingsScreen },
  { path: '/settings/field/:field', title: 'Settings', area: 'settings', component: SettingsScreen },
];
