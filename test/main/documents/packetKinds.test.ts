import { beforeAll, describe, expect, test, vi } from 'vitest';
import { composeDocument } from '../../../main/documents/composeDocument.ts';
import { type DocumentFonts, loadFonts } from '../../../main/documents/fonts.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { CLAIM_KIND_NAMES } from '../../../shared/domain/claimKind.ts';
import { packetModel } from '../../../shared/packet/packetModel.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { exampleEquipmentRepair } from '../../../shared/rules/examples/exampleEquipmentRepair.ts';
import { exampleOrthosis } from '../../../shared/rules/examples/exampleOrthosis.ts';
import { exampleOxygenRental } from '../../../shared/rules/examples/exampleOxygenRental.ts';
import { exampleRadiopharmaceutical } from '../../../shared/rules/examples/exampleRadiopharmaceutical.ts';
import { exampleRental } from '../../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { EXAMPLE_TODAY } from '../../../shared/rules/examples/people.ts';
import { frozenRepair } from '../../support/packetCase.ts';
import { readPdf } from '../../support/pdfText.ts';

/** The printed packet of each kind of claim, read back with another library than the one that wrote it. */

vi.setConfig({ testTimeout: 60_000 });

let fonts: DocumentFonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

async function printed(theCase: ClaimCase) {
  const evaluation = evaluateCase(theCase, EXAMPLE_TODAY);
  const model = packetModel({ ...frozenRepair(), theCase, evaluation });
  const rendered = await composeDocument(model, () => Promise.resolve(null), fonts);
  const read = await readPdf(rendered.bytes);
  return { ...read, text: read.pages.join(' '), evaluation };
}

const WORDS: readonly (readonly [ClaimCase, readonly string[]])[] = [
  [exampleRepair(), ['Service report', 'Parts and labor', 'Repair against replacement', 'L7600']],
  [exampleRental(), ['Rental', 'Why a portable device', 'Coverage criteria', 'Delivery', 'E1392']],
  [
    exampleOxygenRental(),
    ['Rental', 'Breaks in the rental', 'Flow by day', 'Names the practitioner', 'Same or similar asked'],
  ],
  [
    exampleOrthosis(),
    [
      'Why an orthosis',
      'Weak trunk muscles',
      'Twelve weeks of physical therapy',
      'Waist 36 in',
      'Prefabricated, custom fitted',
      'Goals of the treatment',
      'Receiver’s signature',
      'PA-SAMPLE-2',
      'L1320',
    ],
  ],
  [
    exampleRadiopharmaceutical(),
    [
      'Radiopharmaceutical treatment',
      'Bone metastases stated',
      'Primary cancer',
      'Dose given',
      'Dose discarded',
      'Platelets',
      'Monitoring plan',
      exampleRadiopharmaceutical().claim.radiopharmaceutical.lot,
    ],
  ],
  [
    exampleEquipmentRepair(),
    ['The item repaired', 'Why this repair is needed', 'Cause of the fault', 'Parts and labor', 'K0739'],
  ],
];

describe('the printed packet', () => {
  test.each(WORDS)('of a claim of kind $claim.kind', async (theCase, words) => {
    const { text, pages, bookmarks, evaluation } = await printed(theCase);
    for (const each of words) expect(text).toContain(each);
    expect(pages[0]).toContain(CLAIM_KIND_NAMES[theCase.claim.kind]);
    for (const pack of evaluation.packs) expect(pages[0]).toContain(pack);
    expect(text).toContain(`${String(evaluation.counts.met)} met`);
    // A sign that the fonts do not have would be drawn as a box.
    expect(text).not.toMatch(/[\u25a1\ufffd]/);
    expect(bookmarks.length).toBeGreaterThanOrEqual(5);
  });
});
