import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newEmergencyCode, newRecoveryCode, readRecoveryCode } from '../../../db/recoveryCode.ts';
import {
  type Invitation,
  newInvitationCode,
  openInvitation,
  readInvitationCode,
  sealInvitation,
} from '../../../db/sync/invitations.ts';
import { newKeyPairs } from '../../../db/sync/officeKeys.ts';
import { refusal, value } from '../workbench.ts';

const ID = '019e8d5a-d200-7000-8000-000000000001';
const NOW = '2026-06-03T12:00:00.000Z';

function anInvitation(): Invitation {
  const { signKey, boxKey, signPublic } = newKeyPairs();
  return {
    version: 1,
    office: { id: ID, publicKey: signPublic, signingKey: '', name: 'Harbor Oxygen Testoffice' },
    hub: { url: 'https://hub.example.test', admission: 'let-us-in', certificate: '' },
    device: { id: ID, signKey, boxKey, may: 'work' },
    statements: [],
    keys: [{ epoch: 1, key: Buffer.alloc(32, 7).toString('base64') }],
    person: { userId: ID, name: 'Wilhelmina Testperson' },
    branchId: null,
    snapshot: { name: 'a'.repeat(64), seq: 0, mark: '', schema: 1, sealed: 'AAAA' },
    madeAt: NOW,
    expiresAt: '2026-06-10T12:00:00.000Z',
  };
}

test('a code opens what was sealed with it, however it was typed, and nothing shows without it', () => {
  const code = newInvitationCode();
  expect(code).toMatch(/^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/);
  const invitation = anInvitation();
  const sealed = sealInvitation(value(readInvitationCode(code)), invitation);
  const heard = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
  expect(openInvitation(value(readInvitationCode(heard)), sealed, NOW)).toEqual({
    ok: true,
    value: invitation,
  });
  for (const plain of [
    'Harbor',
    'Wilhelmina',
    'hub.example',
    'let-us-in',
    ID,
    invitation.device.signKey,
    'office',
  ])
    expect(sealed.includes(plain)).toBe(false);
});

test('the name of the letter tells nothing of its key, and no two codes have anything in common', () => {
  const [a, b] = [newInvitationCode(), newInvitationCode()].map((code) => value(readInvitationCode(code)));
  if (!a || !b) throw new Error('no codes');
  const parts = [a.letterId, a.letterKey.toString('hex'), a.fileKey.toString('hex'), b.letterId];
  expect(new Set(parts).size).toBe(4);
  const sealed = sealInvitation(a, anInvitation());
  expect(refusal(openInvitation(b, sealed, NOW))).toBe('invitationUnreadable');
  // Put under another name it is another letter.
  expect(refusal(openInvitation({ ...a, letterId: b.letterId }, sealed, NOW))).toBe('invitationUnreadable');
});

test('a slip is named by its group, and codes of other kinds are none', () => {
  const code = newInvitationCode();
  const groups = code.split('-');
  const third = groups[2] ?? '';
  const wrong = [
    ...groups.slice(0, 2),
    third.slice(0, 4) + (third.endsWith('7') ? '8' : '7'),
    ...groups.slice(3),
  ];
  const answer = readInvitationCode(wrong.join('-'));
  expect(answer.ok ? '' : answer.fault.message).toContain('Group 3');
  expect(refusal(readInvitationCode(code.slice(0, -1)))).toBe('invalid');
  expect(readRecoveryCode(code).ok).toBe(false);
  for (const other of [newRecoveryCode(), newEmergencyCode()]) {
    expect(readInvitationCode(other).ok).toBe(false);
    // Nor when only as many groups of it are read.
    expect(readInvitationCode(other.replace('SOS-', '').split('-').slice(0, 7).join('-')).ok).toBe(false);
  }
});

test('two groups that change places are noticed', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.nat(6), (i, j) => {
      const groups = newInvitationCode().split('-');
      fc.pre(i !== j && groups[i] !== groups[j]);
      const swapped = groups.map((group, at) => (at === i ? groups[j] : at === j ? groups[i] : group));
      return !readInvitationCode(swapped.join('-')).ok;
    }),
    { numRuns: 100 },
  );
});

test('no changed byte opens, and what is too old or too new is said so', () => {
  const code = value(readInvitationCode(newInvitationCode()));
  const sealed = sealInvitation(code, anInvitation());
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bytes = Buffer.from(sealed);
      bytes[at] = (bytes[at] ?? 0) ^ change;
      return !openInvitation(code, bytes, NOW).ok;
    }),
    { numRuns: 100 },
  );
  expect(refusal(openInvitation(code, sealed.subarray(0, 20), NOW))).toBe('invitationUnreadable');
  expect(refusal(openInvitation(code, sealed, '2026-06-10T12:00:00.000Z'))).toBe('invitationExpired');
  const newer = Buffer.from(sealed);
  newer.write('CWI2');
  expect(refusal(openInvitation(code, newer, NOW))).toBe('invitationNewer');
});
