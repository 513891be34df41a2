import type { RemovalReport } from '../../db/rotate.ts';
import type { Store } from '../../db/store.ts';
import { removeSecondFactor } from '../../db/secondFactors.ts';
import { judgePassphrase } from '../../db/passphrase.ts';
import {
  countOwners,
  getPerson,
  insertUser,
  listPeople,
  setUserState,
  updatePerson,
} from '../../db/users.ts';
import type { RemovalProgress } from '../../shared/contract/people.ts';
import type { AuditDetails, AuditKind } from '../../shared/domain/auditEntry.ts';
import type { PersonValues } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/ids.ts';
import {
  blocked,
  fail,
  type Fault,
  forbidden,
  invalid,
  locked,
  notFound,
  ok,
  type Result,
} from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { firstPassphrase } from '../firstPassphrase.ts';
import { holderIds } from '../officeKeys.ts';
import { proveSelf } from '../proveSelf.ts';
import type { Services } from '../services.ts';
import { frameOf } from './frame.ts';

type PeopleHandlers = Pick<
  Handlers,
  `people.${'list' | 'suggestPassphrase' | 'add' | 'save' | 'setActive' | 'resetPassphrase' | 'resetSecondFactor' | 'remove' | 'removal'}`
>;

/** How far the one removal that is going on has come. */
let removal: RemovalProgress | null = null;

/** Who works with the program. An office always keeps an owner, and nobody takes the own way in away. */
export const peopleHandlers: PeopleHandlers = {
  async 'people.list'(_, { services }) {
    const open = services.session.open();
    const holders = open ? holderIds(open.store) : new Set<string>();
    // Nobody needs one in the sample office.
    const sample = services.session.inSample();
    return services.read(({ db }) =>
      ok(
        listPeople(db).map((person) => ({
          ...person,
          hasPassphrase: sample || holders.has(person.id),
          keyOwed: person.leftOn !== null && open !== null && isKeyOwed(open.store, person.id),
        })),
      ),
    );
  },
  async 'people.suggestPassphrase'(_, { services }) {
    return ok({ passphrase: firstPassphrase(services.ports.random) });
  },
  async 'people.add'({ values, passphrase, ownPassphrase }, { services }) {
    const open = services.session.open();
    if (!open) return locked();
    if (services.session.inSample()) return noPassphrases();
    const office = services.read(({ office: { name } }) => ok(name));
    if (!office.ok) return office;
    const name = values.name.trim();
    const fit = judgePassphrase(passphrase, [office.value, name]);
    if (!fit.ok) return fit;
    const proved = await proveSelf(services, 'people.add', ownPassphrase);
    if (!proved.ok) return proved;
    // The person first: one without a passphrase is seen in the list and given another, a passphrase of nobody is not.
    const added = services.write('people.add', null, (context) => {
      const id = context.newId();
      insertUser(frameOf(context), { ...values, name, id, active: true }, { mustChange: true });
      return ok({ id });
    });
    if (!added.ok) return added;
    const set = await open.store.setPassphrase(
      { userId: added.value.id, label: name },
      passphrase,
      office.value,
    );
    if (!set.ok) return set;
    note(services, 'personAdded', 'people.add', added.value.id, { role: values.role });
    return added;
  },
  async 'people.save'({ id, revision, values, ownPassphrase }, { services }) {
    const open = services.session.open();
    if (!open) return locked();
    const before = services.read(({ db }) => ok(getPerson(db, id)));
    if (!before.ok) return before;
    if (values.role !== before.value?.role) {
      const proved = await proveSelf(services, 'people.save', ownPassphrase);
      if (!proved.ok) return proved;
    }
    const name = values.name.trim();
    const saved = services.write('people.save', null, (context) =>
      savePerson(context, { id, revision }, { ...values, name }),
    );
    if (!saved.ok) return saved;
    if (holderIds(open.store).has(id)) {
      const renamed = await open.store.renameHolder({ userId: id, label: name });
      if (!renamed.ok) return renamed;
    }
    services.session.readUserAgain();
    note(services, 'personChanged', 'people.save', id, { role: values.role });
    return ok({});
  },
  async 'people.setActive'({ id, revision, active, ownPassphrase }, { services }) {
    const proved = await proveSelf(services, 'people.setActive', ownPassphrase);
    if (!proved.ok) return proved;
    return services.write('people.setActive', null, (context) => {
      const person = personHere(context, id, revision);
      if (!person.ok) return person;
      const kept = active ? ok(undefined) : mayLose(context, id);
      if (!kept.ok) return kept;
      setUserState(frameOf(context), id, { active });
      return ok({});
    });
  },
  async 'people.resetPassphrase'({ id, passphrase, ownPassphrase }, { services, user }) {
    const open = services.session.open();
    if (!open) return locked();
    if (services.session.inSample()) return noPassphrases();
    if (id === user?.id) return forbidden('Change your own passphrase under Your sign-in.');
    const found = services.read((context) => {
      const person = getPerson(context.db, id);
      return person && person.leftOn === null
        ? ok({ person, office: context.office.name })
        : notFound('person');
    });
    if (!found.ok) return found;
    const { person, office } = found.value;
    const proved = await proveSelf(services, 'people.resetPassphrase', ownPassphrase);
    if (!proved.ok) return proved;
    // Before the key file: a passphrase that others know must never count without its being changed.
    const marked = services.write('people.resetPassphrase', null, (context) => {
      setUserState(frameOf(context), id, { mustChange: true });
      return judgePassphrase(passphrase, [office, person.name]);
    });
    if (!marked.ok) return marked;
    const set = await open.store.setPassphrase({ userId: id, label: person.name }, passphrase, office);
    if (!set.ok) return set;
    note(services, 'passphraseChanged', 'people.resetPassphrase', id, {});
    return ok({});
  },
  async 'people.resetSecondFactor'({ id, revision, ownPassphrase }, { services, user }) {
    if (id === user?.id) return forbidden('Replace your own device under Your sign-in.');
    const proved = await proveSelf(services, 'people.resetSecondFactor', ownPassphrase);
    if (!proved.ok) return proved;
    return services.write('people.resetSecondFactor', null, (context) => {
      const person = personHere(context, id, revision);
      if (!person.ok) return person;
      removeSecondFactor(context.db, id);
      setUserState(frameOf(context), id, { secondFactor: false });
      return ok({});
    });
  },
  async 'people.remove'({ id, revision, ownPassphrase }, { services }) {
    const open = services.session.open();
    if (!open) return locked();
    const proved = await proveSelf(services, 'people.remove', ownPassphrase);
    if (!proved.ok) return proved;
    if (removal !== null) return blocked('Somebody is being removed already. Wait until that is done.');
    removal = { done: 0, total: 0 };
    try {
      return await services.session.absorbed(async () => {
        // Cut off, or without room on the disk, the last time: the rest of it.
        const leftBefore = services.read(({ db }) => ok((getPerson(db, id)?.leftOn ?? null) !== null));
        if (leftBefore.ok && leftBefore.value && isKeyOwed(open.store, id)) return takeKeyFrom(services, id);
        const left = services.write('people.remove', null, (context) => {
          const person = personHere(context, id, revision);
          if (!person.ok) return person;
          const kept = mayLose(context, id);
          if (!kept.ok) return kept;
          removeSecondFactor(context.db, id);
          setUserState(frameOf(context), id, { active: false, secondFactor: false, leftOn: context.today });
          return ok(undefined);
        });
        if (!left.ok) return left;
        note(services, 'personRemoved', 'people.remove', id, {});
        return takeKeyFrom(services, id);
      });
    } finally {
      removal = null;
    }
  },
  async 'people.removal'() {
    return ok(removal);
  },
};

/** Somebody who left still has a passphrase, or the key that they could know is still in use. */
function isKeyOwed(store: Store, id: Id): boolean {
  return holderIds(store).has(id) || store.rotationOwed();
}

/**
 * The passphrase goes, and every record gets a key that was never in that person's reach. The passphrase first: the
 * backup that is made before the key changes must not open with it.
 */
async function takeKeyFrom(
  services: Services,
  id: Id,
): Promise<Result<{ needPassphrase: string[]; needRecoveryCode: boolean }>> {
  const store = services.session.open()?.store;
  if (!store) return locked();
  if (!isKeyOwed(store, id) || services.session.inSample())
    return ok({ needPassphrase: [], needRecoveryCode: false });
  await services.backups.stop();
  let place: ReturnType<Services['backups']['begin']> = null;
  async function before(): Promise<void> {
    await services.backups.run('beforeRotation');
    // No copy is made while the key changes: it would be of both keys.
    place = services.backups.begin('check');
  }
  const removed = await renewKey(store, id, before).finally(() => place?.end());
  if (!removed.ok) return removed;
  const { rotation, rotationFault } = removed.value;
  if (rotation === null) return fail(notRotated(rotationFault));
  note(services, 'keyRotated', 'people.remove', '', { attachments: rotation.attachments });
  return services.read(({ db }) =>
    ok({
      needPassphrase: rotation.needPassphrase.map((each) => getPerson(db, each)?.name ?? ''),
      needRecoveryCode: rotation.needRecoveryCode,
    }),
  );
}

async function renewKey(store: Store, id: Id, before: () => Promise<void>): Promise<Result<RemovalReport>> {
  const tell = ({ done, total }: RemovalProgress): void => {
    removal = { done, total };
  };
  if (holderIds(store).has(id)) return store.removePerson(id, { rotate: true, before }, tell);
  await before();
  const rotated = await store.rotateKey(tell);
  return ok(
    rotated.ok
      ? { rotation: rotated.value, rotationFault: null }
      : { rotation: null, rotationFault: rotated.fault },
  );
}

function notRotated(fault: Fault | null): Fault {
  const why = fault && fault.kind === 'unavailable' && fault.code === 'diskFull' ? 'The disk is full. ' : '';
  return {
    kind: 'unavailable',
    code: 'notRotated',
    message: `${why}The person is removed and cannot unlock any more, but the key of the records was not changed yet. Look at the person in the list of people to change it.`,
  };
}

function savePerson(
  context: WriteContext,
  target: { readonly id: Id; readonly revision: number },
  values: PersonValues,
): Result<void> {
  const before = getPerson(context.db, target.id);
  if (!before || before.leftOn !== null) return notFound('person');
  if (before.role !== values.role) {
    if (target.id === context.user.id)
      return invalid('values.role', 'Nobody changes their own role. Ask another owner.');
    if (before.role === 'owner' && before.active && countOwners(context.db) <= 1)
      return invalid('values.role', LAST_OWNER);
  }
  return updatePerson(frameOf(context), target, values);
}

const LAST_OWNER = 'This is the last owner. Make somebody else an owner first.';

function personHere(context: ReadContext, id: Id, revision: number): Result<void> {
  const person = getPerson(context.db, id);
  if (!person || person.leftOn !== null) return notFound('person');
  if (person.revision === revision) return ok(undefined);
  return blocked('Somebody changed this person meanwhile. Look at the list again, then decide.');
}

/** Whether the office can do without this person from now on. */
function mayLose(context: ReadContext, id: Id): Result<void> {
  if (id === context.user.id) return blocked('Nobody removes themselves. Another owner can.');
  const person = getPerson(context.db, id);
  if (person?.role === 'owner' && person.active && countOwners(context.db) <= 1) return blocked(LAST_OWNER);
  return ok(undefined);
}

function note(services: Services, kind: AuditKind, channel: string, id: string, details: AuditDetails): void {
  const open = services.session.open();
  open?.store.note({
    userId: open.user.id,
    userName: open.user.name,
    kind,
    channel,
    ...(id === '' ? {} : { subject: 'user', subjectId: id }),
    details,
  });
}

function noPassphrases(): Result<never> {
  return forbidden('Nobody in the sample office has a passphrase: it opens for everybody.');
}
