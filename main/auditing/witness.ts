import { type ChannelName, contract } from '../../shared/contract/contract.ts';
import { patientsOfRecords } from '../../db/auditSubject.ts';
import { ok } from '../../shared/result.ts';
import type { Services } from '../services.ts';
import type { Session } from '../session/session.ts';
import { disclosures, type Disclosed, type TellingChannel } from './disclosures.ts';
import { noteAbout } from './noteAbout.ts';
import { patientsShown } from './patientsShown.ts';

/**
 * Notes in the audit trail what the answers of the program give away. Whoever looks at the same record again within
 * ten minutes of one sitting is noted once, and so is whoever sees the same patient in the same list; what is printed or
 * taken out is noted every time.
 */
export interface Witness {
  /**
   * An answer that is about to be given.
   * @param services those of the sitting in which it was asked for
   * @returns false when that sitting is over: then it must not be given
   */
  answered(services: Services, channel: ChannelName, input: unknown, output: unknown): boolean;
  /** As answered, of a document in its original form. */
  showed(services: Services, documentId: string): boolean;
  /** The same, taken out of the program: noted every time. */
  savedCopy(services: Services, documentId: string): boolean;
}

const SAME_LOOK_MS = 600_000;
/** More looks than a person can take in one sitting of ten minutes; past it the oldest are noted anew. */
const REMEMBERED = 50_000;

/** A disclosure after its channel's schema has checked the input: types are settled by `Disclosures`. */
type AnyDisclosure = (input: unknown, output: unknown) => Disclosed | null;

export function createWitness(clock: () => number, session: Pick<Session, 'sitting'>): Witness {
  let sitting = -1;
  let looks = new Map<string, number>();

  function isSameLook(key: string): boolean {
    const now = clock();
    if (session.sitting() !== sitting) {
      sitting = session.sitting();
      looks = new Map();
    }
    const last = looks.get(key);
    // A clock that was set back makes it another look: rather one entry too many.
    if (last !== undefined && now >= last && now - last < SAME_LOOK_MS) return true;
    looks.delete(key);
    looks.set(key, now);
    const oldest = looks.keys().next();
    if (looks.size > REMEMBERED && !oldest.done) looks.delete(oldest.value);
    return false;
  }

  function tell(services: Services, channel: string, disclosed: Disclosed, answer: unknown): boolean {
    const { kind, subject, subjectId, records, details = {} } = disclosed;
    const note = { kind, channel, subject, subjectId, details };
    const about = records ?? (subjectId === '' ? [] : [{ table: subject, ids: [subjectId] }]);
    const found = services.read(({ db }) => ok(patientsOfRecords(db, about, patientsShown(answer))));
    const patients = found.ok ? found.value : [];
    if (kind !== 'view') return noteAbout(services, note, patients);
    if (subjectId === '') {
      if (patients.length === 0) return isSameLook(channel) || noteAbout(services, note, []);
      const unnoted = patients.filter((patient) => !isSameLook(`${channel} ${patient}`));
      return unnoted.length === 0 || noteAbout(services, note, unnoted);
    }
    const look = `${subject} ${subjectId} ${JSON.stringify(details['history'] ?? '')}`;
    const again = isSameLook(look);
    // Another page of the same record may show somebody whom the first one did not.
    const unnoted = patients.filter((patient) => !isSameLook(`${look} ${patient}`));
    return (again && unnoted.length === 0) || noteAbout(services, note, again ? unnoted : patients);
  }

  return {
    answered(services, channel, input, output) {
      if (!isTelling(channel)) return true;
      const disclosure = disclosures[channel];
      if (typeof disclosure === 'string') return true;
      const disclosed = (disclosure as AnyDisclosure)(input, output);
      return disclosed === null || tell(services, channel, disclosed, output);
    },
    showed(services, documentId) {
      return tell(services, '', { kind: 'view', subject: 'document', subjectId: documentId }, null);
    },
    savedCopy(services, documentId) {
      return tell(services, '', { kind: 'export', subject: 'document', subjectId: documentId }, null);
    },
  };
}

function isTelling(channel: ChannelName): channel is TellingChannel {
  return contract[channel].kind !== 'write';
}
