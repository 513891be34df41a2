import { describe, expect, test } from 'vitest';
import { SETTING_TEXTS } from '../../../../renderer/screens/payers/settingGroups.ts';
import { rulesFor } from '../../../../renderer/screens/payers/settingText.ts';
import { defaultSettings, PayerClass } from '../../../../shared/domain/payer.ts';
import { evaluateCase, type Evaluation } from '../../../../shared/rules/evaluate.ts';
import { TODAY } from '../../../shared/rules/startingCases.ts';
import { type Probe, PROBES, probed } from './settingProbes.ts';

/** What each rule answers: status, weight and words; a rule that only waits for another has no answer of its own. */
function answers(evaluation: Evaluation): ReadonlyMap<string, string> {
  return new Map(
    evaluation.requirements
      .filter(({ evidence }) => !evidence.startsWith('Waits for '))
      .map(({ id, status, evidence }) => {
        const finding = evaluation.findings.find(({ rule }) => rule === id);
        return [id, `${status} ${finding?.severity ?? ''} ${finding?.message ?? evidence}`];
      }),
  );
}

/** Rules that answer differently once the setting is changed. */
function reacting(probe: Probe, payerClass: PayerClass): readonly string[] {
  const before = answers(evaluateCase(probed(probe, payerClass, probe.from), TODAY));
  const after = answers(evaluateCase(probed(probe, payerClass, probe.to), TODAY));
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (id) => before.get(id) !== after.get(id) && before.has(id) && after.has(id),
  );
}

function reactingTo(path: string, payerClass: PayerClass): ReadonlySet<string> {
  const probes = PROBES.filter((probe) => probe.path === path || probe.path.startsWith(`${path}.`));
  return new Set(probes.flatMap((probe) => reacting(probe, payerClass)));
}

/** Read by lists of what is due and of what is kept, and by no rule. */
const READ_BY_LISTS = ['appealDays', 'retentionYears'];

describe.each(PayerClass.options)('settings of a %s payer', (payerClass) => {
  test.each(SETTING_TEXTS.map((text) => [text.path, text] as const))(
    '%s changes the answer of every rule that its page names, and of no other',
    (path, text) => {
      if (READ_BY_LISTS.includes(path)) {
        expect(text.rules).toEqual([]);
        return;
      }
      expect([...reactingTo(path, payerClass)].sort()).toEqual([...rulesFor(text, payerClass)].sort());
    },
  );

  test.each(['codeAgreements', 'customRequirements'])('%s', (path) => {
    const probe = PROBES.find((each) => each.path === path);
    expect(probe).toBeDefined();
    if (!probe) return;
    const ids = (value: unknown): readonly string[] =>
      evaluateCase(probed(probe, payerClass, value), TODAY).findings.map(({ rule }) => rule);
    const changed = ids(probe.to).join() !== ids(probe.from).join();
    // Medicare takes a code in its official meaning only, whatever somebody has written down.
    expect(changed).toBe(!(path === 'codeAgreements' && payerClass === 'medicare'));
  });
});

test('every setting is read for Medicaid and for commercial payers', () => {
  const unread = SETTING_TEXTS.filter(({ path }) => !READ_BY_LISTS.includes(path)).filter(
    (text) => rulesFor(text, 'medicaid').length === 0 || rulesFor(text, 'commercial').length === 0,
  );
  expect(unread.map(({ path }) => path)).toEqual([]);
});

test('a probe asks about a setting that there is', () => {
  const settings = defaultSettings('commercial');
  for (const { path } of PROBES) expect(path.split('.')[0] ?? '' in settings, path).toBeTruthy();
});
