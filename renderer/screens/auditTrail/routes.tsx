import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const AuditTrailScreen = lazy(async () => ({
  default: (await import('./AuditTrailScreen.tsx')).AuditTrailScreen,
}));

export const routes: readonly ScreenRoute[] = [
  { path: '/safety/audit', title: 'Audit trail', area: 'safety', component: AuditTrailScreen },
  {
    path: '/safety/audit/patient/:patientId',
    title: 'Audit trail',
    area: 'safety',
    component: AuditTrailScreen,
  },
  {
    path: '/safety/audit/person/:userId',
    title: 'Audit trail',
    area: 'safety',
    component: AuditTrailScreen,
  },
];
