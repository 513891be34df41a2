import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { readRecoveryCode } from '../../db/recoveryCode.ts';
import { value } from './workbench.ts';

/** Key files as version 1 of the program wrote them, made here from its description and not by the program. */

export interface OldFacts {
  readonly id: string;
  readonly dataKey: Buffer;
  readonly recoveryCode: string;
  readonly people: readonly {
    readonly userId: string;
    readonly label: string;
    readonly passphrase: string;
  }[];
}

const KDF = { memoryKib: 32, passes: 1, lanes: 1 };

export async function oldKeyFile({ id, dataKey, recoveryCode, people }: OldFacts): Promise<string> {
  const passphrases = people.map(async ({ userId, label, passphrase }) => {
    const salt = randomBytes(16);
    const wrapping = await hashRaw(Buffer.from(passphrase), {
      algorithm: 2,
      memoryCost: KDF.memoryKib,
      timeCost: KDF.passes,
      parallelism: KDF.lanes,
      outputLen: 32,
      salt,
    });
    const box = sealed(wrapping, dataKey, ['claimwright key file', 1, id, 'passphrase', userId]);
    return { kind: 'passphrase', userId, label, salt: salt.toString('base64'), kdf: KDF, box };
  });
  const salt = randomBytes(16);
  const secret = value(readRecoveryCode(recoveryCode));
  const wrapping = Buffer.from(hkdfSync('sha256', secret, salt, 'claimwright/recovery', 32));
  const recovery = {
    kind: 'recovery',
    salt: salt.toString('base64'),
    box: sealed(wrapping, dataKey, ['claimwright key file', 1, id, 'recovery', '']),
  };
  const slots = [...(await Promise.all(passphrases)), recovery];
  return JSON.stringify({ version: 1, id, recoveryConfirmed: true, slots });
}

function sealed(key: Buffer, plain: Buffer, bound: readonly unknown[]): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(JSON.stringify(bound)));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
}
