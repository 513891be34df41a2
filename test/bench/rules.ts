import { evaluateCase } from '../../shared/rules/evaluate.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { BROKEN_CASES } from '../shared/rules/brokenCases.ts';
import { STARTS } from '../shared/rules/startingCases.ts';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import { brokenByJsonRules, JSON_RULE_IDS, jsonRulesEngine } from './jsonRules.ts';
import { measure, report, times } from './measure.ts';

/** The rules of this program beside json-rules-engine, and what a hundred times as many claims cost. */

const TODAY = '2026-11-02';

/** Repairs with one fact broken each, and a clean one: what both engines are asked about. */
function repairCases(): readonly { readonly id: string | null; readonly theCase: ClaimCase }[] {
  const broken = BROKEN_CASES.filter(({ id, start }) => start === 'repair' && JSON_RULE_IDS.includes(id)).map(
    ({ id, start, change }) => {
      const theCase = STARTS[start]();
      change(theCase);
      return { id, theCase };
    },
  );
  return [{ id: null, theCase: exampleRepair() }, ...broken];
}

export async function benchRules(): Promise<void> {
  const cases = repairCases();
  const engine = jsonRulesEngine();
  let agreed = 0;
  for (const { id, theCase } of cases) {
    const said = await brokenByJsonRules(engine, theCase);
    if (id === null ? said.length === 0 : said.includes(id)) agreed += 1;
  }
  let at = 0;
  let sink = 0;
  const next = (): ClaimCase => {
    at = (at + 1) % cases.length;
    return cases[at]?.theCase ?? exampleRepair();
  };
  const own = await measure('evaluateCase: all packs, with evidence, messages and remedies', 2000, () => {
    sink += evaluateCase(next(), TODAY).findings.length;
  });
  const other = await measure(
    `json-rules-engine: the ${JSON_RULE_IDS.length} L7600 rules, yes or no`,
    2000,
    async () => {
      sink += (await brokenByJsonRules(engine, next())).length;
    },
  );
  report(
    'Claims checked, repairs whole and with one fact broken',
    [own, other],
    [
      `json-rules-engine / evaluateCase: ${times(other, own)}`,
      `claims a second: ${perSecond(own.medianMs)} here, ${perSecond(other.medianMs)} there`,
      `json-rules-engine names the broken rule in ${agreed} of ${cases.length} cases${sink < 0 ? ' ' : ''}`,
    ].join('\n  '),
  );
}

function perSecond(milliseconds: number): string {
  return Math.round(1000 / milliseconds).toLocaleString('en-US');
}

/** Checks so many claims one after another: what one of them costs must not grow with their number. */
export async function benchManyClaims(factor: number): Promise<void> {
  const cases = repairCases().map(({ theCase }) => theCase);
  let sink = 0;
  const all = (claims: number): void => {
    for (let index = 0; index < claims; index += 1) {
      const theCase = cases[index % cases.length];
      if (theCase) sink += evaluateCase(theCase, TODAY).findings.length;
    }
  };
  const few = await measure('1,000 claims', 20, () => all(1000));
  const many = await measure(`${(1000 * factor).toLocaleString('en-US')} claims`, 3, () =>
    all(1000 * factor),
  );
  report(
    'Claims checked in one go',
    [few, many],
    `growth for ${factor} times the claims: ${times(many, few)}${sink < 0 ? ' ' : ''}`,
  );
}
