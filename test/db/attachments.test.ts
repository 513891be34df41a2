import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AttachmentBox } from '../../db/attachments.ts';
import { damage, refusal, snapshot, tempFolder, value } from './workbench.ts';

function box(folder = path.join(tempFolder(), 'attachments'), key = randomBytes(32)): AttachmentBox {
  const made = new AttachmentBox(folder, key);
  onTestFinished(() => made.close());
  return made;
}

describe('attachments', () => {
  test('come back byte for byte', () => {
    const attachments = box();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
        expect(value(attachments.read(attachments.put(bytes))).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  test('of 50 MB come back byte for byte', () => {
    const attachments = box();
    const bytes = randomBytes(50 * 1024 * 1024);
    expect(value(attachments.read(attachments.put(bytes))).equals(bytes)).toBe(true);
  });

  test('of equal content are kept once; their names tell nothing without the key', () => {
    const folder = path.join(tempFolder(), 'attachments');
    const attachments = box(folder);
    const bytes = Buffer.from('a letter about the patient Zebulon Quixworth');
    const name = attachments.put(bytes);
    expect(attachments.put(Buffer.from(bytes))).toBe(name);
    expect(attachments.names()).toEqual([name]);
    expect(box(folder).put(bytes)).not.toBe(name);
    for (const content of snapshot(folder).values()) {
      expect(Buffer.from(content, 'base64').includes('Zebulon')).toBe(false);
    }
  });

  test('that were changed, cut, swapped or lost are refused', () => {
    const folder = path.join(tempFolder(), 'attachments');
    const attachments = box(folder);
    const [one, two] = [attachments.put(randomBytes(300)), attachments.put(randomBytes(300))];
    const fileOf = (name: string): string => path.join(folder, name.slice(0, 2), name);
    const whole = fs.readFileSync(fileOf(one));
    for (let offset = 0; offset < whole.length; offset += 7) {
      damage(fileOf(one), offset);
      expect(refusal(attachments.read(one))).toBe('attachmentDamaged');
      fs.writeFileSync(fileOf(one), whole);
    }
    fs.truncateSync(fileOf(one), 20);
    expect(refusal(attachments.read(one))).toBe('attachmentDamaged');
    fs.copyFileSync(fileOf(two), fileOf(one));
    expect(refusal(attachments.read(one))).toBe('attachmentDamaged');
    fs.rmSync(fileOf(one));
    expect(refusal(attachments.read(one))).toBe('attachmentMissing');
    expect(attachments.read(two).ok).toBe(true);
  });

  test('that were damaged are mended by adding the same document again', () => {
    const folder = path.join(tempFolder(), 'attachments');
    const attachments = box(folder);
    const bytes = randomBytes(100);
    const name = attachments.put(bytes);
    damage(path.join(folder, name.slice(0, 2), name), 30);
    expect(attachments.put(bytes)).toBe(name);
    expect(value(attachments.read(name))).toEqual(bytes);
  });

  test('are not looked for outside their folder', () => {
    for (const name of ['../keys.json', '..', '', 'a'.repeat(63), `${'a'.repeat(64)}/..`]) {
      expect(refusal(box().read(name))).toBe('attachmentMissing');
    }
  });

  test('that no row names go, if they are old enough; half-written ones too', () => {
    const folder = path.join(tempFolder(), 'attachments');
    const attachments = box(folder);
    const [kept, orphan] = [attachments.put(Buffer.from('kept')), attachments.put(Buffer.from('orphan'))];
    fs.writeFileSync(path.join(folder, kept.slice(0, 2), 'x.0011.part'), 'half');
    expect(attachments.sweep(new Set([kept]), Date.now() - 3_600_000)).toBe(0);
    expect(attachments.sweep(new Set([kept]), Date.now() + 10_000)).toBe(2);
    expect(refusal(attachments.read(orphan))).toBe('attachmentMissing');
    expect(attachments.read(kept).ok).toBe(true);
  });
});
