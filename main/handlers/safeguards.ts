import { emergencyCodeNote, emergencyOpenings, insertEmergencyEvent } from '../../db/emergencies.ts';
import { safeguards } from '../../db/nouns.ts';
import { safeguardsOf } from '../../db/safeguards.ts';
import type { CheckedInputOf } from '../../shared/contract/contract.ts';
import { LEAST_RETENTION_YEARS, type Safeguards } from '../../shared/domain/safeguards.ts';
import { fail, forbidden, invalid, ok, type Result } from '../../shared/result.ts';
import type { Handlers, WriteContext } from '../dispatch.ts';
import { hasEmergencyCode } from '../officeKeys.ts';
import { proveSelf } from '../proveSelf.ts';
import { frameOf } from './frame.ts';

type SafeguardsHandlers = Pick<
  Handlers,
  `safeguards.${'get' | 'save'}` | `emergency.${'get' | 'newCode' | 'typeBack' | 'unread' | 'read'}`
>;

/** How the office guards its records, and its emergency code. */
export const safeguardsHandlers: SafeguardsHandlers = {
  'safeguards.get'(_, { db }) {
    const [saved] = safeguards.select(db, 'where deleted_at is null order by id limit 1');
    return ok({ id: saved?.id ?? null, revision: saved?.revision ?? null, values: safeguardsOf(db) });
  },
  async 'safeguards.save'({ ownPassphrase, ...input }, { services }) {
    const proved = await proveSelf(services, 'safeguards.save', ownPassphrase);
    if (!proved.ok) return proved;
    return services.write('safeguards.save', null, (context) => saveSafeguards(input, context));
  },
  async 'emergency.get'(_, { services }) {
    const open = services.session.open();
    const ready = open ? hasEmergencyCode(open.store) : false;
    return services.read(({ db }) =>
      ok({ ready, ...emergencyCodeNote(db), openings: emergencyOpenings(db) }),
    );
  },
  async 'emergency.newCode'({ ownPassphrase }, { services, user }) {
    if (services.session.inSample() || !user)
      return forbidden('The sample office opens for everybody: it has no emergency code.');
    const proved = await proveSelf(services, 'emergency.newCode', ownPassphrase);
    if (!proved.ok) return proved;
    const made = await services.session.newEmergencyCode();
    if (!made.ok) return made;
    const noted = services.write('emergency.newCode', null, (context) => {
      insertEmergencyEvent(frameOf(context), { kind: 'codeMade' }, user);
      return ok(undefined);
    });
    return noted.ok ? made : noted;
  },
  async 'emergency.typeBack'({ code }, { services, user }) {
    const right = services.session.isNewEmergencyCode(code);
    if (!right.ok || !user) return right.ok ? forbidden('Sign in first.') : right;
    return services.write('emergency.typeBack', null, (context) => {
      insertEmergencyEvent(frameOf(context), { kind: 'codeTypedBack' }, user);
      return ok({});
    });
  },
  'emergency.unread': (_, { db }) => ok(emergencyOpenings(db).filter(({ readAt }) => readAt === null)),
  'emergency.read'({ ids }, context) {
    const unread = emergencyOpenings(context.db).filter(({ readAt }) => readAt === null);
    for (const { id } of unread.filter((each) => ids.includes(each.id)))
      insertEmergencyEvent(frameOf(context), { kind: 'read', openingId: id }, context.user);
    return ok({});
  },
};

function saveSafeguards(
  input: Omit<CheckedInputOf<'safeguards.save'>, 'ownPassphrase'>,
  context: WriteContext,
): Result<Safeguards> {
  // There is one row: whoever saves for the first time beside somebody else is told of it.
  const [saved] = safeguards.select(context.db, 'where deleted_at is null order by id limit 1');
  if (saved && input.id === null) {
    return fail({
      kind: 'blocked',
      message: 'Somebody saved these settings meanwhile. Load the page again, then change them.',
      rules: [],
    });
  }
  if (input.values.retentionYears < LEAST_RETENTION_YEARS) {
    return invalid(
      'values.retentionYears',
      `Give at least ${LEAST_RETENTION_YEARS} years: 42 CFR 424.516(f) asks suppliers to keep records that long from the date of service.`,
    );
  }
  // A folder is judged before it is chosen, under Backups; here any path could be put in.
  if (input.values.backupFolder !== safeguardsOf(context.db).backupFolder)
    return invalid('values.backupFolder', 'Choose the folder for backups under Safety, Backups.');
  return safeguards.save(frameOf(context), input);
}
