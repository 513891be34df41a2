import { type Id, idSource } from '../../shared/domain/ids.ts';

const next = idSource(
  () => Date.now(),
  (count) => crypto.getRandomValues(new Uint8Array(count)),
);

/** An id for a line made on this screen: a part, a stretch of labour. */
export function newId(): Id {
  return next();
}
