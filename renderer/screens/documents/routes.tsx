import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const DocumentsScreen = lazy(async () => ({
  default: (await import('./DocumentsScreen.tsx')).DocumentsScreen,
}));
const DocumentScreen = lazy(async () => ({ default: (await import('./DocumentScreen.tsx')).DocumentScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/documents', title: 'Documents', area: 'documents', component: DocumentsScreen },
  { path: '/documents/:id', title: 'Document', area: 'documents', component: DocumentScreen },
];
