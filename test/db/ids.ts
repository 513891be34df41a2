import { randomBytes } from 'node:crypto';
import { idSource } from '../../shared/domain/ids.ts';

/** Ids that no record has. */
export const newId = idSource(() => Date.now(), randomBytes);
