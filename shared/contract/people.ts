import { z } from 'zod';
import { Person, PersonValues } from '../domain/access.ts';
import { Id } from '../domain/ids.ts';
import { Revision } from '../domain/record.ts';
import { effect, NOTHING } from './channel.ts';
import { OwnPassphrase } from './ownPassphrase.ts';

const FirstPassphrase = z.string().min(1, { error: 'Give a first passphrase.' }).max(256);
const Target = z.strictObject({ id: Id, revision: Revision });

/** How far the removal of a person has come. */
export const RemovalProgress = z.strictObject({ done: z.int(), total: z.int() });
export type RemovalProgress = z.infer<typeof RemovalProgress>;

/** Who works with the program: for owners only. A passphrase that is given here is changed at the first sign-in. */
export const peopleChannels = {
  'people.list': effect(['owner'], NOTHING, z.array(Person)),
  /** A passphrase of words, made by the program: to be told to the person and changed by them. */
  'people.suggestPassphrase': effect(['owner'], NOTHING, z.strictObject({ passphrase: z.string() })),
  'people.add': effect(
    ['owner'],
    z.strictObject({ values: PersonValues, passphrase: FirstPassphrase, ownPassphrase: OwnPassphrase }),
    z.strictObject({ id: Id }),
  ),
  /** The own passphrase is asked for where the role changes; else it may be ''. */
  'people.save': effect(
    ['owner'],
    Target.extend({ values: PersonValues, ownPassphrase: OwnPassphrase }),
    NOTHING,
  ),
  /** Keeps somebody from signing in for a while, or lets them again. The passphrase stays as it is. */
  'people.setActive': effect(
    ['owner'],
    Target.extend({ active: z.boolean(), ownPassphrase: OwnPassphrase }),
    NOTHING,
  ),
  'people.resetPassphrase': effect(
    ['owner'],
    z.strictObject({ id: Id, passphrase: FirstPassphrase, ownPassphrase: OwnPassphrase }),
    NOTHING,
  ),
  /** The device is lost: the person signs in by passphrase alone, or enrolls anew where the office asks for it. */
  'people.resetSecondFactor': effect(['owner'], Target.extend({ ownPassphrase: OwnPassphrase }), NOTHING),
  /** For good: the passphrase goes, and all records get a new key. Answers when that is done. */
  'people.remove': effect(
    ['owner'],
    Target.extend({ ownPassphrase: OwnPassphrase }),
    z.strictObject({
      /** People whose passphrase has to be given again; those who were here all along have theirs. */
      needPassphrase: z.array(z.string()),
      needRecoveryCode: z.boolean(),
    }),
  ),
  /** Null while nobody is being removed. */
  'people.removal': effect(['owner'], NOTHING, RemovalProgress.nullable()),
};
