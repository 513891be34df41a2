import { backup } from './acts/backup.ts';
import { exporting } from './acts/exporting.ts';
import { migration } from './acts/migration.ts';
import { purge } from './acts/purge.ts';
import { registerImport } from './acts/registerImport.ts';
import { restore } from './acts/restore.ts';
import { rotation } from './acts/rotation.ts';
import { sealing } from './acts/sealing.ts';
import type { KillAct } from './killAct.ts';

export const killActs: readonly KillAct[] = [
  rotation,
  sealing,
  migration,
  registerImport,
  backup,
  restore,
  purge,
  exporting,
];
