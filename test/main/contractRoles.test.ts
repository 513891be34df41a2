import { describe, expect, test } from 'vitest';
import { type ChannelName, contract } from '../../shared/contract/contract.ts';
import type { Role } from '../../shared/domain/people.ts';
import type { Result } from '../../shared/result.ts';
import { validInput } from '../support/validInput.ts';
import { actAs, aSampleOffice } from '../support/anApp.ts';

/**
 * Who may call what: the whole contract against the whole list of roles. The table is pinned in contractRoles.txt, one
 * line for each channel; a channel that is new or opened to somebody shows as a change of that file, which a person has
 * to mean (`npx vitest run -u` writes it).
 */

const ROLES: readonly Role[] = ['owner', 'billingLead', 'office', 'technician', 'readOnly'];
const LETTERS: Readonly<Record<Role, string>> = {
  owner: 'owner',
  billingLead: 'lead',
  office: 'office',
  technician: 'tech',
  readOnly: 'reader',
};
const CHANNELS = (Object.keys(contract) as ChannelName[]).toSorted();

/** Signing in, out and as another ends the sitting that is being tried. */
const ENDS_THE_SITTING: readonly ChannelName[] = [
  'session.lock',
  'session.leaveSample',
  'session.openSample',
  'session.switchUser',
];

function mayCall(channel: ChannelName, role: Role): boolean {
  const { roles } = contract[channel];
  return roles === 'anyone' || roles.includes(role);
}

function line(channel: ChannelName): string {
  const { kind, roles } = contract[channel];
  const cells =
    roles === 'anyone'
      ? ['anyone, also while locked']
      : ROLES.map((role) => (roles.includes(role) ? LETTERS[role] : '-').padEnd(7));
  return `${channel.padEnd(30)} ${kind.padEnd(7)} ${cells.join(' ')}`.trimEnd();
}

test('the table of channels and roles is the one that somebody agreed to', async () => {
  await expect(`${CHANNELS.map(line).join('\n')}\n`).toMatchFileSnapshot('contractRoles.txt');
});

describe('at the door', { timeout: 90_000 }, () => {
  test.each(ROLES)('%s gets in exactly where the table says', async (role) => {
    const app = await aSampleOffice();
    await actAs(app, role);
    const wrong: string[] = [];
    for (const channel of CHANNELS) {
      if (ENDS_THE_SITTING.includes(channel)) continue;
      const answer = (await app.core.call(channel, validInput(channel), {
        windowId: 'door',
      })) as Result<unknown>;
      // The door's own words: a handler that forbids something has others.
      const turnedAway =
        !answer.ok &&
        answer.fault.kind === 'forbidden' &&
        answer.fault.message.startsWith('Your role may not do this.');
      if (turnedAway === mayCall(channel, role))
        wrong.push(`${channel}: ${turnedAway ? 'refused' : 'let in'}`);
    }
    expect(wrong).toEqual([]);
  });

  test('an owner may do everything, a reader changes nothing', () => {
    expect(CHANNELS.filter((channel) => !mayCall(channel, 'owner'))).toEqual([]);
    expect(
      CHANNELS.filter((channel) => contract[channel].kind === 'write' && mayCall(channel, 'readOnly')),
    ).toEqual([]);
  });
});
