import { expect, test } from 'vitest';
import { readOptions } from '../../../main/hub/options.ts';

const DATABASE = 'postgres://hub:secret@db.example/hub?sslmode=verify-full';

function read(...args: readonly string[]): ReturnType<typeof readOptions> {
  return readOptions(args, { CLAIMWRIGHT_HUB_DATABASE: DATABASE });
}

test('the environment says what is secret, the command line the rest', () => {
  expect(
    readOptions([], { CLAIMWRIGHT_HUB_DATABASE: DATABASE, CLAIMWRIGHT_HUB_ADMISSION: 'code' }),
  ).toMatchObject({
    kind: 'serve',
    database: DATABASE,
    admission: 'code',
    host: '127.0.0.1',
    port: 8443,
    metrics: null,
    certificate: null,
  });
  const all = read(
    ...['--host', '0.0.0.0', '--port', '443', '--cert', 'c.pem', '--key', 'k.pem', '--metrics-port', '9000'],
    ...[
      '--limit-mb',
      '5',
      '--limit-devices',
      '7',
      '--limit-requests',
      '60',
      '--min-schema',
      '12',
      '--admission',
      'x',
    ],
  );
  expect(all).toMatchObject({
    host: '0.0.0.0',
    certificate: { cert: 'c.pem', key: 'k.pem' },
    metrics: { host: '127.0.0.1', port: 9000 },
    limits: { bytes: 5 * 1024 * 1024, devices: 7, requestsPerMinute: 60 },
    minSchema: 12,
  });
  expect(read('--help')).toEqual({ kind: 'help' });
});

test.each([
  [['--host', '0.0.0.0'], 'HTTPS'],
  [['--cert', 'c.pem'], 'go together'],
  [['--behind-proxy', '--cert', 'c', '--key', 'k'], 'leave --cert'],
  [['--port', '70000'], '--port is a number from 0 to 65535.'],
  [['--port', '1e3'], '--port'],
  [['--trial'], '--data'],
  [['--data', 'x'], '--trial'],
  [['--trial', '--data', 'x', '--database', DATABASE], 'leave --database out'],
  [['--database', 'mysql://x'], 'postgres://'],
  [['--unknown'], 'unknown'],
  [['something'], 'something'],
])('%j is wrong, and it is said how', (args, words) => {
  const stated = read(...args);
  expect(stated).toMatchObject({ kind: 'wrong', message: expect.stringContaining(words) });
  expect(JSON.stringify(stated)).not.toContain('secret');
});

test('HTTP is for this computer, or asked for', () => {
  expect(read('--host', '0.0.0.0', '--behind-proxy')).toMatchObject({ kind: 'serve', behindProxy: true });
  for (const host of ['localhost', '127.0.0.1', '::1'])
    expect(read('--host', host)).toMatchObject({ kind: 'serve' });
  expect(read('--host', '127.example.com')).toMatchObject({ kind: 'wrong' });
});
