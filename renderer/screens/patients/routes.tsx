import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const PatientsScreen = lazy(async () => ({ default: (await import('./PatientsScreen.tsx')).PatientsScreen }));
const PatientScreen = lazy(async () => ({ default: (await import('./PatientScreen.tsx')).PatientScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/patients', title: 'Patients', area: 'patients', component: PatientsScreen },
  // Not `:id`: a patient who gets an id while being typed must stay on the page.
  { path: '/patients/:patient', title: 'Patient', area: 'patients', component: PatientScreen },
];
