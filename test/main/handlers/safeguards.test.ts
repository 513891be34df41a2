import { expect, test } from 'vitest';
import { USUAL_SAFEGUARDS } from '../../../shared/domain/safeguards.ts';
import { anOffice, PASSPHRASE } from '../../support/anApp.ts';

const ownPassphrase = PASSPHRASE;

test('records are kept for seven years or more: fewer are refused by the name of the rule', async () => {
  const app = await anOffice();
  for (const retentionYears of [1, 6]) {
    const values = { ...USUAL_SAFEGUARDS, retentionYears };
    expect(
      await app.refused('safeguards.save', { id: null, revision: null, values, ownPassphrase }),
    ).toMatchObject({
      kind: 'invalid',
      issues: [
        { path: 'values.retentionYears', message: expect.stringContaining('42 CFR 424.516(f)') as string },
      ],
    });
  }
  const values = { ...USUAL_SAFEGUARDS, retentionYears: 10 };
  expect(await app.get('safeguards.save', { id: null, revision: null, values, ownPassphrase })).toMatchObject(
    {
      retentionYears: 10,
    },
  );
});
