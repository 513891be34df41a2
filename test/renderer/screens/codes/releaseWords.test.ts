import { expect, test } from 'vitest';
import { placeSentence } from '../../../../renderer/screens/codes/releaseWords.ts';
import type { ReleasePreview } from '../../../../shared/contract/codes.ts';

function aPreview(change: Partial<ReleasePreview>): ReleasePreview {
  const july = {
    key: 'shipped 2026-07-01',
    name: 'HCPCS Level II, July 2026 (shipped)',
    releasedOn: '2026-07-01',
  };
  return {
    name: 'HCPCS Level II, October 2026',
    releasedOn: '2026-10-01',
    codes: 8000,
    modifiers: 380,
    fileName: 'anweb.txt',
    bytes: 1,
    sha256: 'a'.repeat(64),
    place: 'new',
    here: null,
    speaksTo: '2026-12-31',
    comparedWith: { ...july, later: false },
    comparable: [july],
    changes: [],
    unchanged: 0,
    touched: [],
    ...change,
  };
}

test('says what a release is among those that are here, and for which days it speaks', () => {
  expect(placeSentence(aPreview({}))).toBe('The newest release. It speaks for 10/01/2026 to 12/31/2026.');
  expect(placeSentence(aPreview({ place: 'history' }))).toMatch(/taken as history\. It speaks/);
  const { comparedWith } = aPreview({});
  const first = aPreview({ place: 'history', comparedWith: { ...comparedWith, later: true } });
  expect(placeSentence(first)).toContain('what changed from it to HCPCS Level II, July 2026 (shipped)');
  expect(placeSentence(aPreview({ place: 'correction' }))).toContain('take its place');
});

test('one that is here already says when and by whom it came, and that nothing would change', () => {
  const here = { fileName: 'anweb.zip', at: '2026-11-02T16:00:00.000Z', by: 'Olive Owner' };
  const words = placeSentence(aPreview({ place: 'here', here }));
  expect(words).toContain('imported as anweb.zip by Olive Owner on 11/02/2026');
  expect(words).toContain('would change nothing');
});
