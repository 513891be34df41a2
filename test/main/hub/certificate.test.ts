import { X509Certificate } from 'node:crypto';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { fingerprintOf, selfSignedCertificate } from '../../../main/hub/certificate.ts';

const NOW = Date.parse('2026-11-23T01:00:00Z');

test('a certificate that Node reads and TLS accepts from whoever was told of it, and from nobody else', async () => {
  const { cert, key } = selfSignedCertificate(['localhost', '127.0.0.1', '::1', 'fe80::1:2'], Date.now());
  const server = https.createServer({ cert, key }, (_request, response) => response.end('well'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  function ask(ca: string | undefined): Promise<string> {
    return new Promise((resolve) => {
      const options = { host: '127.0.0.1', port, ...(ca !== undefined && { ca }), agent: false };
      https
        .get(options, (response) => {
          response.on('data', (chunk: Buffer) => resolve(chunk.toString()));
        })
        .on('error', (error) => resolve(error.message));
    });
  }
  expect(await ask(cert)).toBe('well');
  expect(await ask(undefined)).toContain('self-signed');
  expect(await ask(selfSignedCertificate(['127.0.0.1'], Date.now()).cert)).not.toBe('well');
  await new Promise((resolve) => server.close(resolve));
});

test('it says for whom it is, and until when', () => {
  const { cert } = selfSignedCertificate(['hub.example', '192.0.2.7', '2001:db8::7'], NOW);
  const read = new X509Certificate(cert);
  expect(read.subjectAltName).toBe('DNS:hub.example, IP Address:192.0.2.7, IP Address:2001:DB8:0:0:0:0:0:7');
  expect(read.checkHost('hub.example')).toBe('hub.example');
  expect(read.checkIP('2001:db8::7')).toBe('2001:db8::7');
  expect(read.checkHost('other.example')).toBeUndefined();
  expect(read.validTo).toBe('Nov 23 01:00:00 2036 GMT');
  expect(read.verify(read.publicKey)).toBe(true);
  expect(fingerprintOf(cert)).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
});
