import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  defaultKdf,
  deriveKey,
  type KeyFile,
  newDataKey,
  newKeyFile,
  openWithPassphrase,
  openWithRecoveryCode,
  passphraseHolders,
  readKeyFile,
  withoutPassphrase,
  withPassphrase,
  withRecoveryCode,
  writeKeyFile,
} from '../../db/keys.ts';
import { newRecoveryCode } from '../../db/recoveryCode.ts';
import { CLERK, OWNER, QUICK_KDF, refusal, tempFolder, value } from './workbench.ts';

const OLIVE = { userId: OWNER, label: 'Olive Owner' };
const CAL = { userId: CLERK, label: 'Cal Clerk' };

async function twoPeople(): Promise<{ keys: KeyFile; dataKey: Buffer; code: string }> {
  const dataKey = newDataKey();
  const code = newRecoveryCode();
  const one = await withPassphrase(newKeyFile(), OLIVE, 'first pass phrase', dataKey, QUICK_KDF);
  const two = await withPassphrase(one, CAL, 'second pass phrase', dataKey, QUICK_KDF);
  return { keys: withRecoveryCode(two, code, dataKey), dataKey, code };
}

describe('the key file', () => {
  test('gives the same key to every person and to the recovery code, and to nobody else', async () => {
    const { keys, dataKey, code } = await twoPeople();
    expect(value(await openWithPassphrase(keys, OWNER, 'first pass phrase')).dataKey).toEqual(dataKey);
    expect(value(await openWithPassphrase(keys, CLERK, 'second pass phrase'))).toEqual(dataKey);
    expect(value(openWithRecoveryCode(keys, code.toLowerCase()))).toEqual(dataKey);
    expect(refusal(await openWithPassphrase(keys, OWNER, 'second pass phrase'))).toBe('invalid');
    expect(refusal(await openWithPassphrase(keys, 'nobody', 'first pass phrase'))).toBe('notFound');
    expect(refusal(openWithRecoveryCode(keys, newRecoveryCode()))).toBe('invalid');
  });

  test('takes a passphrase in whichever way its accents were typed', async () => {
    const dataKey = newDataKey();
    const keys = await withPassphrase(
      newKeyFile(),
      OLIVE,
      'r\u00e9sum\u00e9 caf\u00e9 no\u00ebl',
      dataKey,
      QUICK_KDF,
    );
    expect(value(await openWithPassphrase(keys, OWNER, 're\u0301sume\u0301 cafe\u0301 noe\u0308l'))).toEqual(
      dataKey,
    );
  });

  test('survives being written and read, and holds neither key nor passphrase nor code', async () => {
    const { keys, dataKey, code } = await twoPeople();
    const file = path.join(tempFolder(), 'keys.json');
    value(writeKeyFile(file, keys));
    expect(value(readKeyFile(file))).toEqual(keys);
    expect(fs.statSync(file).mode & 0o077).toBe(0);
    const text = fs.readFileSync(file, 'utf8');
    for (const secret of [dataKey.toString('hex'), dataKey.toString('base64'), 'pass phrase', code]) {
      expect(text).not.toContain(secret);
    }
    expect(fs.readdirSync(path.dirname(file))).toEqual(['keys.json']);
  });

  test('a slot opens for its own person and file only', async () => {
    const { keys } = await twoPeople();
    const swapped: KeyFile = {
      ...keys,
      slots: keys.slots.map((slot) =>
        slot.kind === 'passphrase' ? { ...slot, userId: slot.userId === OWNER ? CLERK : OWNER } : slot,
      ),
    };
    expect(refusal(await openWithPassphrase(swapped, CLERK, 'first pass phrase'))).toBe('invalid');
    const moved: KeyFile = { ...keys, id: newKeyFile().id };
    expect(refusal(await openWithPassphrase(moved, OWNER, 'first pass phrase'))).toBe('invalid');
  });

  test('a changed passphrase replaces the old one and leaves the others', async () => {
    const { keys, dataKey } = await twoPeople();
    const changed = await withPassphrase(keys, OLIVE, 'another phrase', dataKey, QUICK_KDF);
    expect(refusal(await openWithPassphrase(changed, OWNER, 'first pass phrase'))).toBe('invalid');
    expect(value(await openWithPassphrase(changed, OWNER, 'another phrase'))).toEqual(dataKey);
    expect(value(await openWithPassphrase(changed, CLERK, 'second pass phrase'))).toEqual(dataKey);
    expect(passphraseHolders(changed)).toHaveLength(2);
  });

  test('a new recovery code ends the old one and is unconfirmed', async () => {
    const { keys, dataKey, code } = await twoPeople();
    const renewed = withRecoveryCode({ ...keys, recoveryConfirmed: true }, newRecoveryCode(), dataKey);
    expect(renewed.recoveryConfirmed).toBe(false);
    expect(refusal(openWithRecoveryCode(renewed, code))).toBe('invalid');
  });

  test('the last person cannot be taken out', async () => {
    const { keys } = await twoPeople();
    const one = value(withoutPassphrase(keys, CLERK));
    expect(refusal(await openWithPassphrase(one, CLERK, 'second pass phrase'))).toBe('notFound');
    expect(refusal(withoutPassphrase(one, OWNER))).toBe('invalid');
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{"version":1'],
    ['another version', '{"version":2}'],
    [
      'a slot without its box',
      '{"version":1,"id":"00112233445566778899aabbccddeeff","recoveryConfirmed":true,"slots":[{"kind":"recovery","salt":"AA=="}]}',
    ],
  ])('with %s in it is damaged', (_, text) => {
    const file = path.join(tempFolder(), 'keys.json');
    fs.writeFileSync(file, text);
    expect(refusal(readKeyFile(file))).toBe('keysDamaged');
    expect(fs.readFileSync(file, 'utf8')).toBe(text);
  });

  test('that asks for absurd work is damaged, not obeyed', async () => {
    const { keys } = await twoPeople();
    const file = path.join(tempFolder(), 'keys.json');
    fs.writeFileSync(file, JSON.stringify(keys).replaceAll('"memoryKib":32', '"memoryKib":99999999'));
    expect(refusal(readKeyFile(file))).toBe('keysDamaged');
  });

  test('that is not there', () => {
    expect(refusal(readKeyFile(path.join(tempFolder(), 'keys.json')))).toBe('keysMissing');
  });
});

test('new passphrases are stretched with at least 64 MiB and three passes', () => {
  expect(defaultKdf().memoryKib).toBeGreaterThanOrEqual(65_536);
  expect(defaultKdf().passes).toBeGreaterThanOrEqual(3);
});

test('keys for different purposes differ from each other and from the data key', () => {
  const dataKey = newDataKey();
  const keys = [dataKey, deriveKey(dataKey, 'one'), deriveKey(dataKey, 'two')].map((key) =>
    key.toString('hex'),
  );
  expect(new Set(keys).size).toBe(3);
  expect(deriveKey(dataKey, 'one').toString('hex')).toBe(keys[1]);
});
