import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  defaultKdf,
  deriveKey,
  type KeyFile,
  keySlots,
  newDataKey,
  newKeyFile,
  openWithEmergencyCode,
  openWithPassphrase,
  openWithRecoveryCode,
  openWithSystemSecret,
  passphraseHolders,
  readKeyFile,
  resealed,
  withEmergencyCode,
  withoutPassphrase,
  withoutSystemSecret,
  withPassphrase,
  withRecoveryCode,
  withSystemSecret,
  writeKeyFile,
} from '../../db/keys.ts';
import { newEmergencyCode, newRecoveryCode } from '../../db/recoveryCode.ts';
import { oldKeyFile } from './oldKeyFile.ts';
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
    expect(value(await openWithPassphrase(keys, CLERK, 'second pass phrase')).dataKey).toEqual(dataKey);
    expect(value(openWithRecoveryCode(keys, code.toLowerCase())).dataKey).toEqual(dataKey);
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
    const typed = 're\u0301sume\u0301 cafe\u0301 noe\u0308l';
    expect(value(await openWithPassphrase(keys, OWNER, typed)).dataKey).toEqual(dataKey);
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
    expect(refusal(await openWithPassphrase(swapped, CLERK, 'first pass phrase'))).toBe('keysDamaged');
    const moved: KeyFile = { ...keys, id: newKeyFile().id };
    expect(refusal(await openWithPassphrase(moved, OWNER, 'first pass phrase'))).toBe('keysDamaged');
  });

  test('a changed passphrase replaces the old one and leaves the others', async () => {
    const { keys, dataKey } = await twoPeople();
    const changed = await withPassphrase(keys, OLIVE, 'another phrase', dataKey, QUICK_KDF);
    expect(refusal(await openWithPassphrase(changed, OWNER, 'first pass phrase'))).toBe('invalid');
    expect(value(await openWithPassphrase(changed, OWNER, 'another phrase')).dataKey).toEqual(dataKey);
    expect(value(await openWithPassphrase(changed, CLERK, 'second pass phrase')).dataKey).toEqual(dataKey);
    expect(passphraseHolders(changed)).toHaveLength(2);
  });

  test('a new recovery code ends the old one and is unconfirmed', async () => {
    const { keys, dataKey, code } = await twoPeople();
    const renewed = withRecoveryCode({ ...keys, recoveryConfirmed: true }, newRecoveryCode(), dataKey);
    expect(renewed.recoveryConfirmed).toBe(false);
    expect(refusal(openWithRecoveryCode(renewed, code))).toBe('invalid');
  });

  test('opens by the emergency code, which is no recovery code', async () => {
    const { keys, dataKey, code } = await twoPeople();
    expect(refusal(openWithEmergencyCode(keys, newEmergencyCode()))).toBe('notFound');
    const emergency = newEmergencyCode();
    const ready = withEmergencyCode(
      { ...keys, emergencyUsedAt: '2026-06-03T12:00:00.000Z' },
      emergency,
      dataKey,
    );
    expect(ready.emergencyUsedAt).toBeNull();
    expect(value(openWithEmergencyCode(ready, emergency)).dataKey).toEqual(dataKey);
    expect(value(openWithEmergencyCode(ready, emergency.slice(4).toLowerCase())).dataKey).toEqual(dataKey);
    for (const wrong of [code, newEmergencyCode()])
      expect(refusal(openWithEmergencyCode(ready, wrong))).toBe('invalid');
    expect(refusal(openWithRecoveryCode(ready, emergency))).toBe('invalid');
    expect(value(openWithRecoveryCode(ready, code)).dataKey).toEqual(dataKey);
  });

  test('opens by the secret that the computer keeps for a person, and for that person only', async () => {
    const { keys, dataKey } = await twoPeople();
    const secret = randomBytes(32);
    const enrolled = value(withSystemSecret(keys, OWNER, secret, dataKey));
    expect(value(openWithSystemSecret(enrolled, OWNER, secret)).dataKey).toEqual(dataKey);
    expect(refusal(openWithSystemSecret(enrolled, CLERK, secret))).toBe('notFound');
    expect(refusal(openWithSystemSecret(enrolled, OWNER, randomBytes(32)))).toBe('notFound');
    expect(refusal(openWithSystemSecret(enrolled, OWNER, Buffer.alloc(0)))).toBe('notFound');
    expect(refusal(withSystemSecret(keys, 'nobody', secret, dataKey))).toBe('notFound');
    const again = value(withSystemSecret(enrolled, OWNER, randomBytes(32), dataKey));
    expect(again.slots).toHaveLength(enrolled.slots.length);
    expect(refusal(openWithSystemSecret(again, OWNER, secret))).toBe('notFound');
    for (const without of [withoutSystemSecret(enrolled, OWNER), value(withoutPassphrase(enrolled, OWNER))])
      expect(refusal(openWithSystemSecret(without, OWNER, secret))).toBe('notFound');
  });

  test('any changed character of a slot closes it or keeps it out of a renewal', async () => {
    const { keys, dataKey } = await twoPeople();
    const [first] = keys.slots;
    if (first?.kind !== 'passphrase' || !('publicKey' in first)) throw new Error('not as expected');
    for (const field of ['box', 'publicKey', 'salt'] as const) {
      for (const at of [0, 10, 20]) {
        const text = String(Reflect.get(first, field));
        const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
        const slots = keys.slots.map((slot) => (slot === first ? { ...slot, [field]: changed } : slot));
        const opened = await openWithPassphrase({ ...keys, slots }, OWNER, 'first pass phrase');
        expect(['invalid', 'keysDamaged']).toContain(refusal(opened));
      }
    }
    // Somebody without the data key puts in a slot of which the private half is known to them.
    const known = await withPassphrase(keys, OLIVE, 'known to the thief', newDataKey(), QUICK_KDF);
    const next = newDataKey();
    const { keys: renewed, needPassphrase } = value(resealed(known, dataKey, next));
    expect(needPassphrase).toEqual([OWNER]);
    expect(refusal(await openWithPassphrase(renewed, OWNER, 'known to the thief'))).toBe('invalid');
    expect(value(await openWithPassphrase(renewed, CLERK, 'second pass phrase')).dataKey).toEqual(next);
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
    ['no slot', '{"version":2}'],
    ['no version', '{"slots":[]}'],
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

  test('of a newer program is named so and left alone', () => {
    const file = path.join(tempFolder(), 'keys.json');
    fs.writeFileSync(file, '{"version":3,"slots":"in a form of its own"}');
    expect(refusal(readKeyFile(file))).toBe('newerProgram');
    expect(fs.readFileSync(file, 'utf8')).toContain('a form of its own');
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

describe('a key file of the first version', () => {
  const facts = {
    id: '00112233445566778899aabbccddeeff',
    dataKey: newDataKey(),
    recoveryCode: newRecoveryCode(),
    people: [
      { ...OLIVE, passphrase: 'first pass phrase' },
      { ...CAL, passphrase: 'second pass phrase' },
    ],
  };

  async function old(): Promise<KeyFile> {
    const file = path.join(tempFolder(), 'keys.json');
    fs.writeFileSync(file, await oldKeyFile(facts));
    return value(readKeyFile(file));
  }

  test('opens, and each slot is made anew when it does', async () => {
    const keys = await old();
    expect(keys.recoveryConfirmed).toBe(true);
    expect(keySlots(keys).map(({ state }) => state)).toEqual(['old', 'old', 'old']);
    expect(refusal(await openWithPassphrase(keys, OWNER, 'second pass phrase'))).toBe('invalid');
    const one = value(await openWithPassphrase(keys, OWNER, 'first pass phrase'));
    expect(one.dataKey).toEqual(facts.dataKey);
    expect(keySlots(one.keys).map(({ state }) => state)).toEqual(['current', 'old', 'old']);
    const two = value(openWithRecoveryCode(one.keys, facts.recoveryCode));
    expect(keySlots(two.keys).map(({ state }) => state)).toEqual(['current', 'old', 'current']);
    const again = value(await openWithPassphrase(two.keys, OWNER, 'first pass phrase'));
    expect(again.dataKey).toEqual(facts.dataKey);
    expect(again.keys).toBe(two.keys);
    expect(value(openWithRecoveryCode(two.keys, facts.recoveryCode)).dataKey).toEqual(facts.dataKey);
    expect(value(await openWithPassphrase(two.keys, CLERK, 'second pass phrase')).dataKey).toEqual(
      facts.dataKey,
    );
  });

  test('cannot be renewed for those who did not open it since, and not at all when nobody did', async () => {
    const keys = await old();
    expect(refusal(resealed(keys, facts.dataKey, newDataKey()))).toBe('invalid');
    const one = value(await openWithPassphrase(keys, OWNER, 'first pass phrase')).keys;
    const next = newDataKey();
    const renewed = value(resealed(one, facts.dataKey, next));
    expect(renewed).toMatchObject({ needPassphrase: [CLERK], needRecoveryCode: true });
    expect(renewed.keys.recoveryConfirmed).toBe(false);
    expect(passphraseHolders(renewed.keys).map(({ userId }) => userId)).toEqual([OWNER, CLERK]);
    expect(value(await openWithPassphrase(renewed.keys, OWNER, 'first pass phrase')).dataKey).toEqual(next);
    expect(refusal(await openWithPassphrase(renewed.keys, CLERK, 'second pass phrase'))).toBe('invalid');
    const given = await withPassphrase(renewed.keys, CAL, 'third pass phrase', next, QUICK_KDF);
    expect(keySlots(given).filter(({ userId }) => userId === CLERK)).toHaveLength(1);
    expect(value(await openWithPassphrase(given, CLERK, 'third pass phrase')).dataKey).toEqual(next);
    expect(refusal(withoutPassphrase(renewed.keys, OWNER))).toBe('invalid');
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
