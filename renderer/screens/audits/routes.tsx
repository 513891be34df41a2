import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const AuditsScreen = lazy(async () => ({ default: (await import('./AuditsScreen.tsx')).AuditsScreen }));
const AuditScreen = lazy(async () => ({ default: (await import('./AuditScreen.tsx')).AuditScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/audits', title: 'Audit requests', area: 'claims', component: AuditsScreen },
  { path: '/audits/:id', title: 'Audit request', area: 'claims', component: AuditScreen },
];
