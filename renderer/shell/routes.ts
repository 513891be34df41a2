import type { ComponentType } from 'react';

/**
 * Rooms announce themselves: `screens/<area>/routes.tsx` exports `routes`, and App collects them. A title
 * becomes the window's title, so it never names a patient; ids in paths are opaque.
 */

export const AREAS = [
  'today',
  'work',
  'claims',
  'send',
  'returned',
  'refusals',
  'patients',
  'equipment',
  'service',
  'documents',
  'payers',
  'codes',
  'reports',
  'branches',
  'safety',
  'settings',
] as const;
export type Area = (typeof AREAS)[number];

export interface ScreenRoute {
  /** wouter pattern, e.g. `/claims/:id`. */
  readonly path: string;
  readonly title: string;
  /** The entry of the rail that is lit. */
  readonly area: Area;
  /** A room of claims or money in an area of the bench: a technician is led back to the start. */
  readonly deskOnly?: boolean;
  readonly component: ComponentType;
}

/** What stands instead of the shell while no office is open: `screens/gate/routes.tsx` exports `gates`. */
export interface Gates {
  /** No office yet, or its recovery code is still to be typed back. */
  readonly firstRun: ComponentType;
  readonly unlock: ComponentType;
  /** The store cannot be opened; the status says why. */
  readonly trouble: ComponentType;
}
