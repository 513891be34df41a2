import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChannelName, contract } from '../../shared/contract/contract.ts';
import type { Role } from '../../shared/domain/people.ts';
import type { Result } from '../../shared/result.ts';
import { actAs, anApp, anOffice, aSampleOffice } from '../support/anApp.ts';
import { ID, validInput } from '../support/validInput.ts';

const CHANNELS = Object.keys(contract) as ChannelName[];
const ORIGIN = { windowId: 'hostile' };

describe('whatever a window sends', () => {
  test('an unknown channel is refused, and names of an object’s own kind are no channels', async () => {
    const app = anApp();
    for (const name of ['patients.listAll', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const answer = (await app.core.call(name, {}, ORIGIN)) as Result<unknown>;
      expect(answer, name).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
    }
  });

  test('a key too many is refused on every channel, without naming it', async () => {
    const app = await anOffice();
    for (const channel of CHANNELS) {
      const answer = (await app.core.call(channel, { 'Zebulon Quixworth': 1 }, ORIGIN)) as Result<unknown>;
      expect(answer, channel).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
      expect(JSON.stringify(answer), channel).not.toContain('Quixworth');
    }
    expect(app.logged.join('\n')).not.toContain('Quixworth');
    expect(app.logged.filter((line) => line.startsWith('input refused')).length).toBe(CHANNELS.length);
  });

  test('anything at all is answered with a Result and never breaks the program', async () => {
    const app = await anOffice();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CHANNELS), fc.anything(), async (channel, input) => {
        if (channel === 'session.lock' || channel === 'session.openSample') return;
        const answer = (await app.core.call(channel, input, ORIGIN)) as Result<unknown>;
        expect(typeof answer.ok).toBe('boolean');
        if (!answer.ok) expect(answer.fault.kind).not.toBe('internal');
      }),
      { numRuns: 300 },
    );
  });

  test('a value nested beyond all sense is refused and breaks nothing', async () => {
    const app = await anOffice();
    const after: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    const input = { id: ID, path: 'complaint', after, reason: 'x' };
    const answer = await app.core.call('visits.amend', input, ORIGIN);
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
  });

  test('a value is refused with the path of its field and is not quoted', async () => {
    const app = await anOffice();
    const fault = await app.refused('patients.list', { query: 'Quixworth'.repeat(40), offset: 0, limit: 50 });
    expect(fault).toMatchObject({ kind: 'invalid', issues: [{ path: 'query' }] });
    expect(JSON.stringify([fault, app.logged])).not.toContain('Quixworth');
  });
});

describe('who may', () => {
  const ROLES: readonly Role[] = ['owner', 'billingLead', 'office', 'technician', 'readOnly'];

  test('every channel turns away every role that its contract does not name', async () => {
    const app = await aSampleOffice();
    for (const role of ROLES) {
      await actAs(app, role);
      for (const channel of CHANNELS) {
        const { roles } = contract[channel];
        if (roles === 'anyone' || roles.includes(role)) continue;
        const answer = (await app.core.call(channel, validInput(channel), ORIGIN)) as Result<unknown>;
        expect(answer, `${channel} as ${role}`).toMatchObject({ ok: false, fault: { kind: 'forbidden' } });
      }
    }
  });

  test('a technician calls what the bench needs and nothing of money, claims, payers and reports', async () => {
    const app = await aSampleOffice();
    await actAs(app, 'technician');
    for (const channel of CHANNELS) {
      // Signing in and out is for everybody and ends the sitting under test; so is what works while locked.
      if (channel.startsWith('session.') || contract[channel].roles === 'anyone') continue;
      const answer = (await app.core.call(channel, validInput(channel), ORIGIN)) as Result<unknown>;
      const turnedAway = !answer.ok && answer.fault.kind === 'forbidden';
      expect(`${channel}: ${turnedAway ? 'refused' : 'answered'}`).toBe(
        `${channel}: ${AT_THE_BENCH.includes(channel) ? 'answered' : 'refused'}`,
      );
    }
    for (const channel of AT_THE_BENCH) expect(CHANNELS, channel).toContain(channel);
  });

  test('while locked only the channels for anybody answer', async () => {
    const app = await anOffice();
    await app.get('session.lock', {});
    for (const channel of CHANNELS) {
      if (contract[channel].roles === 'anyone') continue;
      const answer = (await app.core.call(channel, validInput(channel), ORIGIN)) as Result<unknown>;
      expect(answer, channel).toMatchObject({ ok: false, fault: { kind: 'locked' } });
    }
  });
});

/** All that a technician may call, by the screen that needs it. A new channel is not among them unless somebody adds it here. */
const AT_THE_BENCH: readonly string[] = [
  // The sitting, and how the office's devices stand
  'session.newRecoveryCode',
  'session.confirmRecovery',
  'branches.overview',
  'sync.state',
  'sync.now',
  'users.list',
  'search.find',
  'backups.sign',
  'undo.last',
  // Today and Service
  'visits.today',
  'visits.waiting',
  'visits.handOver',
  'visits.handovers',
  'visits.list',
  'service.countLogs',
  'service.verifyLog',
  // The visit
  'visits.get',
  'visits.save',
  'visits.remove',
  'visits.seal',
  'visits.amend',
  'visits.report',
  'codes.find',
  'documents.add',
  'documents.save',
  'documents.marks',
  'documents.saveMarks',
  'history.of',
  // Whom the visit is for
  'patients.list',
  'patients.get',
  // Devices: register, custody, rental months, labels
  'equipment.list',
  'equipment.get',
  'equipment.save',
  'equipment.scan',
  'equipment.labels',
  'equipment.duplicates',
  'equipment.custody',
  'equipment.move',
  'equipment.exchange',
  'rentals.ofDevice',
  'rentals.ofPatient',
  // Loaners, parts, maintenance, recalls
  'loans.free',
  'loans.ofDevice',
  'loans.ofVisit',
  'loans.lend',
  'loans.save',
  'loans.close',
  'parts.list',
  'parts.get',
  'parts.move',
  'parts.count',
  'parts.transfer',
  'maintenance.schedules',
  'maintenance.queue',
  'maintenance.ofDevice',
  'maintenance.save',
  'maintenance.remove',
  'maintenance.plan',
  'recalls.list',
  'recalls.get',
  'recalls.ofDevice',
  'recalls.saveUnit',
  'recalls.report',
  'prints.page',
];
