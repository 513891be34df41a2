import { expect, test } from 'vitest';
import { chooseHost } from '../../build/host.mjs';

type Situation = Parameters<typeof chooseHost>[0];

const atADesk: Situation = { wanted: undefined, browserOptions: false, display: true, root: false };

function choose(
  situation: Partial<Situation>,
  has: { there?: string; fetched?: string; failedLately?: boolean } = {},
) {
  const tries: string[] = [];
  const choice = chooseHost(
    { ...atADesk, ...situation },
    {
      find: () => has.there ?? null,
      failedLately: () => has.failedLately ?? false,
      fetch: async () => {
        tries.push('fetch');
        return Promise.resolve(has.fetched ?? null);
      },
      say: () => undefined,
    },
  );
  return { choice, tries };
}

test('Electron when it is there, or can be fetched', async () => {
  expect((await choose({}, { there: '/electron' }).choice).electron).toBe('/electron');
  expect((await choose({}, { fetched: '/electron' }).choice).electron).toBe('/electron');
});

test.each([
  [{ wanted: 'browser' }, 'as asked'],
  [{ display: false }, 'no display'],
  [{ root: true }, 'root'],
  [{ browserOptions: true }, '--port'],
] as const)('the browser without a try at Electron: %j', async (situation, why) => {
  const { choice, tries } = choose(situation, { there: '/electron', fetched: '/electron' });
  expect(await choice).toMatchObject({ electron: null, why: expect.stringContaining(why) as string });
  expect(tries).toEqual([]);
});

test('the browser when Electron cannot be had, and no second try within a day', async () => {
  expect((await choose({}).choice).electron).toBeNull();
  const { choice, tries } = choose({}, { failedLately: true, fetched: '/electron' });
  expect((await choice).electron).toBeNull();
  expect(tries).toEqual([]);
});

test('Electron asked for by name is tried again, and its lack is an error', async () => {
  const { choice, tries } = choose({ wanted: 'electron' }, { failedLately: true });
  await expect(choice).rejects.toThrow('Electron could not be fetched');
  expect(tries).toEqual(['fetch']);
});
