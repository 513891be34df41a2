import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { selfSignedCertificate } from '../../../main/hub/certificate.ts';
import { hubClient, type HubClient, type HubClientPorts } from '../../../main/sync/hubClient.ts';
import { newKeyPairs } from '../../../db/sync/officeKeys.ts';
import { credentialOf, type HubState } from '../../../shared/sync/hubProtocol.ts';
import { newId } from '../../support/sync/exchangeDevice.ts';

const STATE: HubState = { epoch: 'e', head: 0, mark: null, mine: 0, minSchema: 0, statements: '', now: 1 };

function client(url: string, more: Partial<HubClientPorts> = {}): HubClient {
  const made = hubClient({
    place: { url, certificate: '' },
    credentials: { office: newId(), device: newId(), signKey: newKeyPairs().signKey },
    clock: Date.now,
    ...more,
  });
  onTestFinished(() => made.close());
  return made;
}

async function listening(server: http.Server, scheme = 'http'): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function served(handle: http.RequestListener): Promise<string> {
  return listening(http.createServer(handle));
}

function json(response: http.ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

test('an address that is not secure is asked nothing, unless it is this computer', async () => {
  for (const url of ['http://hub.example', 'ftp://127.0.0.1', 'hub', 'http://127.0.0.1.example/']) {
    expect(await client(url).state(0)).toMatchObject({
      ok: false,
      fault: { kind: 'unreachable', code: 'address' },
    });
  }
});

test('a clock that is off is corrected by the hub’s, once, with a request that is signed anew', async () => {
  const hubNow = Date.now() + 7_200_000;
  const asked: { at: number; nonce: string }[] = [];
  const url = await served((request, response) => {
    const { at = 0, nonce = '' } = credentialOf(request.headers.authorization) ?? {};
    asked.push({ at, nonce });
    if (Math.abs(at - hubNow) > 60_000)
      json(response, { refused: 'clockOff', message: '', now: hubNow }, 401);
    else json(response, STATE);
  });
  const hub = client(url);
  expect((await hub.state(0)).ok).toBe(true);
  expect((await hub.state(0)).ok).toBe(true);
  expect(asked).toHaveLength(3);
  expect(new Set(asked.map(({ nonce }) => nonce)).size).toBe(3);
});

test('a clock that stays off is said after two tries, not asked for ever', async () => {
  let asked = 0;
  const url = await served((_, response) => {
    asked += 1;
    json(response, { refused: 'clockOff', message: '', now: 5 }, 401);
  });
  expect(await client(url).state(0)).toMatchObject({
    fault: { kind: 'refused', refusal: { refused: 'clockOff' } },
  });
  expect(asked).toBe(2);
});

test('what is no answer of a hub is said to be none', async () => {
  const answers: http.RequestListener[] = [
    (_, response) => response.end('<html>'),
    (_, response) => json(response, { ...STATE, head: -1 }),
    (_, response) => json(response, { error: 'no' }, 404),
    (_, response) => response.writeHead(302, { location: 'http://elsewhere.example' }).end(),
    (_, response) => response.end(Buffer.alloc(300_000)),
  ];
  for (const answer of answers) {
    expect(await client(await served(answer)).state(0)).toMatchObject({ fault: { kind: 'notAHub' } });
  }
  const proxy = await served((_, response) => response.writeHead(502).end('Bad gateway'));
  expect(await client(proxy).state(0)).toMatchObject({ fault: { kind: 'unreachable', code: 'status 502' } });
});

test('a hub that says nothing is given up, one that is stopped by its asker is stopped', async () => {
  const url = await served(() => undefined);
  expect(await client(url, { quietMs: 30 }).state(0)).toMatchObject({
    fault: { kind: 'unreachable', code: 'timeout' },
  });
  const stop = new AbortController();
  const asked = client(url, { signal: stop.signal }).state(0);
  setTimeout(() => stop.abort(), 10);
  expect(await asked).toMatchObject({ fault: { kind: 'stopped' } });
});

test('a hub shows the certificate that was handed over, or is not spoken to', async () => {
  const own = selfSignedCertificate(['hub.example'], Date.now());
  const other = selfSignedCertificate(['127.0.0.1'], Date.now());
  let asked = 0;
  const server = https.createServer({ cert: own.cert, key: own.key }, (_, response) => {
    asked += 1;
    json(response, STATE);
  });
  const url = await listening(server, 'https');
  // Under another name than it was made for: the very certificate is known.
  expect((await client(url, { place: { url, certificate: own.cert } }).state(0)).ok).toBe(true);
  for (const certificate of ['', other.cert]) {
    expect(await client(url, { place: { url, certificate } }).state(0)).toMatchObject({
      fault: { kind: 'unreachable', code: 'certificate' },
    });
  }
  expect(asked).toBe(1);
});
