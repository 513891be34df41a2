// Every message of the contract, with values that fit, nearly fit and do not: no bug shows, nobody is named, the store
// stays whole.
import { expect, test } from 'vitest';
import { type ChannelName, contract, isChannelName } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/result.ts';
import { actAs, aSampleOffice, type AppUnderTest } from '../support/anApp.ts';
import { cases, chanceOf, SEED } from '../support/fuzz/chance.ts';
import { spoiled, valueFor } from '../support/fuzz/schemaValues.ts';

const origin = { windowId: 'fuzz' };

/** They end the run, or take seconds by design (stretching, copying all): tried spoiled only, which stops at the door. */
const HEAVY: readonly ChannelName[] = Object.keys(contract)
  .filter(isChannelName)
  .filter((name) =>
    /^(session|people|emergency|backups|export|audit\.make|auditTrail\.(verify|export|print)|codes\.(compareRelease|importRelease)|register\.|undo|rentals\.bill|claims\.packet|letters\.print|chase\.print|outgoing\.|forms\.)/.test(
      name,
    ),
  );

/** Ids, numbers and names that the office knows, harvested from its own lists. */
async function whatIsKnown(app: AppUnderTest): Promise<string[]> {
  const found = new Set<string>();
  function gather(value: unknown): void {
    if (typeof value === 'string' && value.length > 1 && value.length < 60) found.add(value);
    else if (Array.isArray(value)) for (const one of value) gather(one);
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) gather(one);
  }
  const page = { offset: 0, limit: 200 };
  for (const [channel, input] of [
    ['patients.list', { query: '', ...page }],
    ['claims.list', { ...page }],
    ['equipment.list', { query: '', ...page }],
    ['users.list', {}],
    ['payers.list', {}],
    ['work.queues', {}],
  ] as const) {
    const answer = (await app.core.call(channel, input, origin)) as Result<unknown>;
    if (answer.ok) gather(answer.value);
  }
  expect(found.size).toBeGreaterThan(100);
  return [...found];
}

async function patientNames(app: AppUnderTest): Promise<string[]> {
  const { rows } = await app.get('patients.list', { query: '', offset: 0, limit: 200 } as never);
  return (rows as readonly { readonly name?: string; readonly lastName?: string }[]).flatMap(
    ({ name, lastName }) => [name ?? '', lastName ?? ''].filter((one) => one.length > 4),
  );
}

/** What a refusal says. What is stored now, for the one who meets it in a conflict, is no error text. */
function faultsOf(answer: Result<unknown>): string {
  if (answer.ok) return '';
  return JSON.stringify({ ...answer.fault, changed: null });
}

test('messages of every kind are answered with a value or a named refusal', async () => {
  const app = await aSampleOffice();
  const known = await whatIsKnown(app);
  const names = await patientNames(app);
  expect(names.length).toBeGreaterThan(3);
  const chance = chanceOf(SEED);
  const channels = Object.keys(contract).filter(isChannelName);
  expect(channels.length).toBeGreaterThan(150);
  const bugs: string[] = [];
  const counts = { fitting: 0, spoiled: 0, accepted: 0 };
  const rounds = Math.ceil(cases('channels') / channels.length);
  for (let round = 0; round < rounds; round += 1) {
    for (const channel of channels) {
      const heavy = HEAVY.includes(channel);
      const fits = valueFor(contract[channel].input, chance, known);
      // Most are spoiled: what fits costs a hundred times as much, and is tried by all the other tests.
      const whole = !heavy && round % 12 === 0;
      let input = whole ? fits : spoiled(fits, chance);
      if (heavy && contract[channel].input.safeParse(input).success) input = { [channel]: input };
      if (whole) counts.fitting += 1;
      else counts.spoiled += 1;
      const answer = (await app.core.call(channel, input, origin)) as Result<unknown>;
      if (answer.ok) counts.accepted += 1;
      const said = faultsOf(answer);
      if (!answer.ok && answer.fault.kind === 'internal')
        bugs.push(`${channel} ${JSON.stringify(input)?.slice(0, 300) ?? ''}: ${app.logged.at(-1) ?? ''}`);
      const named = names.find((name) => said.includes(name));
      if (named !== undefined) bugs.push(`${channel} names a patient in a refusal`);
    }
    if (bugs.length > 5) break;
  }
  expect(bugs).toEqual([]);
  expect(counts.fitting + counts.spoiled).toBeGreaterThanOrEqual(cases('channels'));
  // Not all of it stops at the door.
  expect(counts.accepted).toBeGreaterThan(counts.fitting / 20);
  // What was let in left the office usable: it lists, it locks no one out, and nobody's name went to the log.
  await actAs(app, 'owner');
  expect((await app.get('patients.list', { query: '', offset: 0, limit: 5 } as never)).total).toBeGreaterThan(
    0,
  );
  for (const line of app.logged) for (const name of names) expect(line).not.toContain(name);
}, 86_400_000);
