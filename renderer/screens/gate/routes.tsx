import type { ComponentType } from 'react';
import { FirstRunScreen } from '../firstRun/FirstRunScreen.tsx';
import { UnlockScreen } from '../unlock/UnlockScreen.tsx';
import { UnusableScreen } from '../unlock/UnusableScreen.tsx';

/** What is shown in place of the whole program until an office is open. Loaded at once: it is the first thing seen. */
export const gates: {
  readonly firstRun: ComponentType;
  readonly unlock: ComponentType;
  readonly trouble: ComponentType;
} = { firstRun: FirstRunScreen, unlock: UnlockScreen, trouble: UnusableScreen };
