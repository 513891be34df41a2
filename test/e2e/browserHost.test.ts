// The browser host as a person meets it: an address that opens once, a page that survives a reload, a clean end.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { PAGE_KEY_PLACE } from '../../shared/pageKey.ts';
import { expect, test } from '../support/program.ts';

test('the printed address opens the program once, and a reload keeps it open', async ({ program, page }) => {
  const firstScreen = page.getByRole('heading', { level: 1 });
  await expect(page).toHaveTitle(/Claimwright/);
  expect(new URL(page.url()).search).toBe('');
  await page.reload();
  await expect(firstScreen).toBeVisible();
  const words = await firstScreen.textContent();
  // Another tab of the same browser, by the bare address.
  const tab = await page.context().newPage();
  await tab.goto(program.url);
  await expect(tab.getByRole('heading', { level: 1, name: words ?? '' })).toBeVisible();
  await tab.close();

  const used = /http:\/\/\S+/.exec(program.output())?.[0] ?? '';
  const stranger = await page.context().browser()?.newContext();
  const second = await stranger?.newPage();
  const answer = await second?.goto(used);
  expect(answer?.status()).toBe(403);
  expect((await second?.goto(program.url))?.status()).toBe(401);
  await stranger?.close();
});

test('a page of another port, in the very same browser, can neither frame the program nor ask it anything', async ({
  program,
  page,
}) => {
  await expect(page).toHaveTitle(/Claimwright/);
  // The same site to a browser, which parts sites by name and not by port: the strict cookie is sent along.
  let cookie = '';
  const trap = createServer((request, response) => {
    cookie ||= request.headers.cookie ?? '';
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><iframe src="${program.url}/patients"></iframe><object data="${program.url}/"></object>`,
    );
  });
  trap.listen(0, '127.0.0.1');
  await once(trap, 'listening');
  const bound = trap.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const other = await page.context().newPage();
  const refused: number[] = [];
  other.on('response', (response) => {
    if (response.url().startsWith(program.url)) refused.push(response.status());
  });
  await other.goto(`http://127.0.0.1:${String(port)}/`);
  await expect.poll(() => refused).toContain(403);
  const asked = await other.evaluate(async (url) => {
    const message = '{"channel":"session.status","input":{}}';
    const tries: RequestInit[] = [
      { method: 'POST', body: message, credentials: 'include' },
      { method: 'POST', body: message, credentials: 'include', mode: 'no-cors' },
      {
        method: 'POST',
        body: message,
        credentials: 'include',
        headers: { 'content-type': 'application/json' },
      },
      { credentials: 'include', mode: 'no-cors' },
    ];
    const seen = tries.map((each) =>
      fetch(`${url}/call`, each).then(
        async (answer) => answer.text(),
        () => 'refused',
      ),
    );
    const socket = new Promise<string>((resolve) => {
      const line = new WebSocket(url.replace('http', 'ws'));
      line.onopen = () => resolve('open');
      line.onerror = () => resolve('refused');
    });
    return [...(await Promise.all(seen)), await socket];
  }, program.url);
  // An answer without a word is one that the browser keeps from the page.
  expect(asked.filter((answer) => !['refused', ''].includes(answer))).toEqual([]);
  expect(new Set(refused)).toEqual(new Set([403]));
  // Whoever runs that server has the cookie, and can write any head. It opens the empty page, and nothing in it.
  expect(cookie).toMatch(/^claimwright-\d+=[\w-]{43}$/);
  const stolen = { cookie, origin: program.url, 'sec-fetch-site': 'same-origin' };
  expect((await fetch(program.url, { headers: stolen })).status).toBe(200);
  const key = await page.evaluate((place) => localStorage.getItem(place), PAGE_KEY_PLACE);
  const answers = await Promise.all(
    [
      fetch(`${program.url}/call`, {
        method: 'POST',
        headers: { ...stolen, 'content-type': 'application/json' },
        body: '{"channel":"session.status","input":{}}',
      }),
      fetch(`${program.url}/files`, {
        method: 'POST',
        headers: { ...stolen, 'x-file-name': 'a.txt' },
        body: 'x',
      }),
      fetch(`${program.url}/files/any`, { headers: stolen }),
      fetch(`${program.url}/output/any`, { headers: stolen }),
    ].map(async (each) => (await each).status),
  );
  expect(answers).toEqual([401, 401, 401, 401]);
  // Nor does the other page read the key: what is stored belongs to a port.
  expect(key).toHaveLength(43);
  expect(await other.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).toBe('{}');
  for (const frame of other.frames().slice(1)) expect(await frame.locator('#root').count()).toBe(0);
  await other.close();
  trap.close();
  await page.reload();
  await expect(page).toHaveTitle(/Claimwright/);
});

test('another window opens with the next address', async ({ program, page }) => {
  const second = await program.openWindow();
  await expect(second).toHaveTitle(/Claimwright/);
  await page.reload();
  await expect(page).toHaveTitle(/Claimwright/);
});

test('asked to end, it closes the store and frees the port', async ({ program, page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const address = program.url;
  expect(await program.stop()).toBe(0);
  expect(program.output()).toContain('Closed.');
  await expect(page.goto(address)).rejects.toThrow('ERR_CONNECTION_REFUSED');
});

test('after a kill it starts again on the same folder', async ({ program, page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await program.kill();
  await program.restart();
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(existsSync(program.dataDir)).toBe(true);
});
