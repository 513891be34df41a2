import { describe, expect, test } from 'vitest';
import { eventsOfBatch, getBatch, insertBatch } from '../../../db/batches.ts';
import { tradingPartners } from '../../../db/nouns.ts';
import { getOffice } from '../../../db/offices.ts';
import type { Store, WriteTransaction } from '../../../db/store.ts';
import { getUser } from '../../../db/users.ts';
import { takeFile } from '../../../main/handlers/returned.ts';
import type { WriteContext } from '../../../main/dispatch.ts';
import { readReturned } from '../../../shared/edi/readReturned.ts';
import { ok } from '../../../shared/result.ts';
import { realOffice, write } from '../../db/records.ts';
import { TODAY } from '../../db/samples.ts';
import { OWNER, value } from '../../db/workbench.ts';
import { interchangeText, type WrittenInterchange } from '../../support/edi/returnedFiles.ts';
import { file999 } from '../../support/edi/returnedReplies.ts';

/** Offices from before numbers counted through all partners have files of two partners under the same numbers. */

const PARTNER = {
  name: 'First Clearinghouse',
  submitterQualifier: 'ZZ',
  submitterId: 'OURFIRST',
  receiverQualifier: 'ZZ',
  receiverId: 'FIRSTCH',
  production: true,
  wantsTa1: true,
  contactName: '',
  contactPhone: '',
  contactEmail: '',
  note: '',
} as const;

function contextOf(tx: WriteTransaction): WriteContext {
  const [office, user] = [getOffice(tx.db), getUser(tx.db, OWNER)];
  if (!office || !user) throw new Error('no office');
  return { ...tx, user, office, today: TODAY, now: tx.at };
}

async function twoPartners(more: { readonly submitterId?: string; readonly production?: boolean } = {}) {
  const store = await realOffice();
  const file = (tx: WriteTransaction, partnerId: string, reference: string, production: boolean): string =>
    insertBatch(tx, {
      partnerId,
      interchangeNumber: 7,
      groupNumber: 7,
      reference,
      production,
      attachment: `bytes of ${reference}`,
      bytes: 1,
      totalCents: 0,
      segments: {
        kinds: [{ segment: 'ST', loop: '', fields: [] }],
        claims: [],
        sets: [{ control: '0007', segments: [0, -1, -1, -1] }],
      },
      notices: [],
      userId: OWNER,
      userName: 'Olive Owner',
      claims: [],
    });
  const ids = write(store, (tx) => {
    const first = tradingPartners.insert(tx, PARTNER).id;
    const second = tradingPartners.insert(tx, {
      ...PARTNER,
      name: 'Second Clearinghouse',
      submitterId: more.submitterId ?? 'OURSECOND',
      receiverId: 'SECONDCH',
    }).id;
    return [file(tx, first, 'CW-B1', true), file(tx, second, 'CW-B2', more.production ?? true)];
  });
  const kindsOf = (id: string | undefined) =>
    value(store.read((db) => ok(eventsOfBatch(db, id ?? '').map(({ kind }) => kind))));
  const took = (text: string) => {
    const { summary, doubts } = takeInto(store, text);
    return { summary, doubts, first: kindsOf(ids[0]), second: kindsOf(ids[1]) };
  };
  return { store, took, ids };
}

function takeInto(store: Store, text: string) {
  const bytes = Buffer.from(text, 'latin1');
  return write(store, (tx) => value(takeFile(contextOf(tx), bytes, readReturned(bytes))).file);
}

const TAKEN = {
  group: '7',
  letter: 'A',
  counts: [1, 1, 1],
  sets: [{ control: '0007', letter: 'A', reasons: [], errors: [] }],
} as const;
const HEARD = ['sent', 'acknowledged'];

function ta1(options: Partial<WrittenInterchange>): string {
  return interchangeText({
    sets: [],
    replies: [['TA1', '000000007', '260603', '1200', 'A', '000']],
    ...options,
  });
}

describe('an answer whose number fits files of two partners', () => {
  test.each([
    ['both parties', { sender: 'SECONDCH', receiver: 'OURSECOND' }],
    ['its sender alone', { sender: 'SECONDCH', receiver: 'SOMEBODY' }],
    ['its receiver alone', { sender: 'SOMEBODY', receiver: 'OURSECOND' }],
  ])('goes to the one that it names by %s', async (_, parties) => {
    const { took } = await twoPartners();
    expect(took(file999(TAKEN, parties))).toMatchObject({
      summary: { strange: 0 },
      first: [],
      second: HEARD,
    });
    expect(took(ta1(parties))).toMatchObject({
      summary: { strange: 0 },
      first: [],
      second: [...HEARD, 'received'],
    });
  });

  test('goes to the one that its group names, where the envelope is a mailbox of its own', async () => {
    const { took } = await twoPartners();
    const text = file999(TAKEN, { sender: 'MAILBOX', receiver: 'MAILBOX' }).replace(
      'GS*FA*MAILBOX*MAILBOX',
      'GS*FA*FIRSTCH*OURFIRST',
    );
    expect(took(text)).toMatchObject({ summary: { strange: 0 }, first: HEARD, second: [] });
  });

  test('is not guessed where it names neither, and both files are told', async () => {
    const { took } = await twoPartners();
    const { summary, doubts, first, second } = took(file999(TAKEN));
    expect({ first, second }).toEqual({ first: [], second: [] });
    expect(summary.strange).toBe(1);
    expect(doubts.at(-1)?.message).toMatch(/several files .*CW-B2, CW-B1/);
  });

  test('is the file of its own kind, where one of the two was a test', async () => {
    const { took } = await twoPartners({ production: false });
    expect(took(file999(TAKEN, { trial: true }))).toMatchObject({ first: [], second: HEARD });
    expect(took(file999(TAKEN, { control: 102 }))).toMatchObject({ first: HEARD, second: HEARD });
  });

  test('is nobody’s where its exact sender has no such file, and another version is not ours', async () => {
    const { took, store } = await twoPartners();
    write(store, (tx) =>
      tradingPartners.insert(tx, { ...PARTNER, submitterId: 'OURTHIRD', receiverId: 'THIRDCH' }),
    );
    expect(took(file999(TAKEN, { sender: 'THIRDCH', receiver: 'OURTHIRD' }))).toMatchObject({
      summary: { strange: 1 },
      first: [],
      second: [],
    });
    const institutional = file999(TAKEN, { sender: 'FIRSTCH', receiver: 'OURFIRST', control: 103 });
    expect(took(institutional.replaceAll('005010X222A1', '005010X223A2'))).toMatchObject({
      summary: { strange: 1 },
      first: [],
    });
  });

  test('is taken from a clearinghouse under ids that nobody knows, where the number fits one file', async () => {
    const { took, store, ids } = await twoPartners();
    const one = file999({ ...TAKEN, group: '8' });
    write(store, (tx) => {
      const before = getBatch(tx.db, ids[0] ?? '');
      if (!before) throw new Error('no such file');
      return insertBatch(tx, {
        ...before,
        interchangeNumber: 8,
        groupNumber: 8,
        reference: 'CW-B3',
        attachment: 'bytes',
        segments: {
          kinds: [{ segment: 'ST', loop: '', fields: [] }],
          claims: [],
          sets: [{ control: '0007', segments: [0, -1, -1, -1] }],
        },
        notices: [],
        userId: OWNER,
        claims: [],
      });
    });
    expect(took(one).summary).toMatchObject({ strange: 0, acknowledgments: 1 });
  });
});
