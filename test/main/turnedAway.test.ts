import fs from 'node:fs';
import { expect, test } from 'vitest';
import { NO_AUDIT_FILTER } from '../../shared/contract/auditTrail.ts';
import { anApp, officeWithCode, PASSPHRASE } from '../support/anApp.ts';

test.each(['by passphrase', 'in an emergency'])(
  'wrong tries outlive the end of the program, and are told once, at the next sitting (%s)',
  async (how) => {
    const { app, owner } = await officeWithCode();
    const { emergencyCode } = await app.get('emergency.newCode', { ownPassphrase: PASSPHRASE });
    await app.get('emergency.typeBack', { code: emergencyCode });
    await app.get('session.lock', {});
    for (const passphrase of ['not this one at all', 'nor this one either'])
      expect(await app.refused('session.unlock', { userId: owner, passphrase })).toMatchObject({
        kind: 'invalid',
      });
    await app.core.close();
    const next = anApp({ dataDir: app.dataDir });
    if (how === 'in an emergency') {
      const why = { name: 'Nobody Known', reason: 'A reason that is long enough' };
      await next.get('session.openInEmergency', { code: emergencyCode, ...why });
      await next.get('session.lock', {});
    }
    for (let sitting = 0; sitting < 2; sitting += 1) {
      await next.get('session.unlock', { userId: owner, passphrase: PASSPHRASE });
      const told = await next.get('auditTrail.list', {
        filter: { ...NO_AUDIT_FILTER, kinds: ['signInFailed', 'emergencyAccess', 'signIn'] },
        before: null,
        limit: 50,
      });
      const failed = told.rows.findIndex(({ entry }) => entry.kind === 'signInFailed');
      expect(told.rows[failed]?.entry).toMatchObject({ subjectId: owner, details: { count: 2 } });
      expect(told.rows.filter(({ entry }) => entry.kind === 'signInFailed')).toHaveLength(1);
      // Beside the sitting that came next, whoever it was.
      if (how === 'in an emergency') expect(told.rows[failed - 1]?.entry.kind).toBe('emergencyAccess');
      await next.get('session.lock', {});
    }
    expect(fs.existsSync(`${app.dataDir}/attempts.json`)).toBe(false);
  },
);
