import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import type { Denial } from '../../../../shared/domain/denial.ts';
import { type LetterKind, type LetterRequest, TemplateKind } from '../../../../shared/domain/letter.ts';
import { PacketModel } from '../../../../shared/packet/documentModel.ts';
import { DEFAULT_TEXTS } from '../../../../shared/packet/letters/defaultTexts.ts';
import { BLANK, denialReason } from '../../../../shared/packet/letters/letterFacts.ts';
import {
  type LetterGround,
  letterGap,
  LetterModel,
  makeLetter,
} from '../../../../shared/packet/letters/makeLetter.ts';
import { ASKS_BY_RULE, physicianAsks } from '../../../../shared/packet/letters/physicianAsks.ts';
import { letterOf, sampleGround } from '../../../../shared/packet/letters/sampleGround.ts';
import { evaluateCase } from '../../../../shared/rules/evaluate.ts';
import { exampleOrthosis } from '../../../../shared/rules/examples/exampleOrthosis.ts';
import { exampleOxygenRental } from '../../../../shared/rules/examples/exampleOxygenRental.ts';
import { exampleRental } from '../../../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { EXAMPLE_TODAY, exampleId, PHYSICIAN } from '../../../../shared/rules/examples/people.ts';
import { PACKS } from '../../../../shared/rules/packs/packs.ts';
import { there } from '../../../support/sampleRecords.ts';

const MADE_AT = '2026-11-02T16:00:00.000Z';

function groundOf(theCase: ClaimCase, denial: Denial | null = null, note = ''): LetterGround {
  return {
    facts: {
      theCase,
      physician: PHYSICIAN,
      denial,
      request: { ruleIds: [], note },
      text: (kind) => DEFAULT_TEXTS[kind],
      senderName: 'Olive Owner',
      madeAt: MADE_AT,
    },
    evaluation: evaluateCase(theCase, EXAMPLE_TODAY),
    justification: null,
  };
}

function requestOf(kind: LetterKind, theCase: ClaimCase, change: Partial<LetterRequest> = {}): LetterRequest {
  return {
    kind,
    claimId: theCase.claim.id,
    physicianId: PHYSICIAN.id,
    denialId: null,
    ruleIds: physicianAsks(theCase, evaluateCase(theCase, EXAMPLE_TODAY)).map(({ ruleId }) => ruleId),
    note: '',
    faxCover: false,
    orderForm: false,
    ...change,
  };
}

function made(kind: LetterKind, ground: LetterGround, change: Partial<LetterRequest> = {}) {
  const answer = makeLetter(requestOf(kind, ground.facts.theCase, change), ground);
  if (!answer.ok) throw new Error(answer.fault.message);
  LetterModel.parse(answer.value.model);
  return { ...answer.value, text: JSON.stringify(answer.value.model) };
}

function withoutOrder(theCase: ClaimCase): ClaimCase {
  return {
    ...theCase,
    order: null,
    physician: null,
    claim: { ...theCase.claim, orderId: null },
    documents: theCase.documents.filter(({ type }) => type !== 'physicianOrder'),
  };
}

describe('the letter to the physician', () => {
  test.each([
    ['repair', exampleRepair()],
    ['oxygen rental', exampleOxygenRental()],
    ['orthosis', exampleOrthosis('medicare')],
  ])('is silent where nothing is missing: %s', (_, theCase) => {
    expect(
      physicianAsks(theCase, evaluateCase(theCase, EXAMPLE_TODAY)).filter((ask) => !ask.optional),
    ).toEqual([]);
  });

  test('says that there is nothing to ask for', () => {
    const theCase = exampleRepair();
    expect(letterGap('physicianLetter', groundOf(theCase))).toContain('Nothing is missing');
    expect(makeLetter(requestOf('physicianLetter', theCase), groundOf(theCase)).ok).toBe(false);
  });

  test('asks for the order that is missing, with the rule’s source and date, and nothing else', () => {
    const theCase = withoutOrder(exampleOxygenRental());
    const { text, asks, model } = made('physicianLetter', groundOf(theCase));
    expect(asks).toEqual([{ ruleId: 'MCR-O2-ORDER', paper: 'order', title: 'Standard written order' }]);
    const table = there(model.parts[0]?.sections[0]?.blocks.find(({ kind }) => kind === 'table'));
    expect(table).toMatchObject({
      rows: [
        {
          cells: [
            'A complete, signed and dated order for the oxygen equipment',
            'There is no order.',
            'Noridian, standard written order, 2026',
          ],
        },
      ],
    });
    expect(text).toContain('A complete order shows');
  });

  test('names each missing element of an order that is there', () => {
    const oxygen = exampleOxygenRental();
    const theCase = {
      ...oxygen,
      order: { ...there(oxygen.order), signedOn: null, signature: 'none' as const, orderedOn: null },
    };
    const { text } = made('physicianLetter', groundOf(theCase));
    expect(text).toContain('Its date is not given; it is not signed, or only stamped.');
  });

  test('asks for a note and a test where these are missing, and leaves out what was set aside', () => {
    const repair = exampleRepair();
    const noNote = { ...repair, documents: repair.documents.filter(({ type }) => type !== 'clinicalNote') };
    const papers = (theCase: ClaimCase) =>
      physicianAsks(theCase, evaluateCase(theCase, EXAMPLE_TODAY)).map(({ ruleId, paper }) => [
        ruleId,
        paper,
      ]);
    expect(papers(noNote)).toEqual([['L7600-DOC-NOTES', 'note']]);
    const oxygen = exampleOxygenRental();
    const noTest = { ...oxygen, oxygenTest: null, claim: { ...oxygen.claim, oxygenTestId: null } };
    expect(papers(noTest)).toContainEqual(['MCR-O2-TEST', 'test']);
    const setAside = {
      ...noNote,
      claim: {
        ...noNote.claim,
        overrides: [
          {
            ruleId: 'L7600-DOC-NOTES',
            reason: 'On file at the hospital',
            userId: exampleId(6),
            userName: 'Lee Lead',
            role: 'billingLead' as const,
            at: MADE_AT,
            expiresOn: null,
            withdrawnAt: null,
          },
        ],
      },
    };
    expect(papers(setAside)).toEqual([]);
  });

  test('asks for a paper of the payer’s own that a physician has', () => {
    const repair = exampleRepair();
    const payer = there(repair.payer);
    const row = {
      id: exampleId(77),
      title: 'Letter of the physician',
      claimKinds: ['repair' as const],
      codes: [],
      from: '2020-01-01',
      to: null,
      wants: { is: 'document' as const, type: 'letterOfMedicalNecessity' as const },
      severity: 'blocker' as const,
      source: 'Provider manual',
      addedBy: 'Lee Lead',
      addedOn: '2026-01-01',
      retiredOn: null,
    };
    const theCase = {
      ...repair,
      payer: { ...payer, settings: { ...payer.settings, customRequirements: [row] } },
    };
    const [ask] = physicianAsks(theCase, evaluateCase(theCase, EXAMPLE_TODAY));
    expect(ask).toMatchObject({ paper: 'other', title: 'Letter of the physician' });
    expect(there(ask).request).toContain('Letter of medical necessity');
  });

  test('does not write what the physician is to find', () => {
    const { text } = made('physicianLetter', groundOf(withoutOrder(exampleRepair())));
    expect(text).not.toMatch(/medically necessary|medical necessity|hypox|saturation of/i);
    expect(text).toContain('only what your own records and your judgment support');
  });

  test('goes with a cover that names no patient, and with the order to sign', () => {
    const { model } = made('physicianLetter', groundOf(withoutOrder(exampleRepair())), {
      faxCover: true,
      orderForm: true,
    });
    expect(model.parts.map(({ title }) => title)).toEqual([
      'Fax cover page',
      'Letter to the physician',
      'Written order to sign',
    ]);
    expect(JSON.stringify(model.parts[0])).not.toMatch(/Testperson|Avery|1951|CW-/);
  });
});

test('every rule of an order, a note or a test is asked of a physician or is known not to be', () => {
  const rules = PACKS.flatMap((pack) => pack.rules);
  const ids = new Set(rules.map(({ id }) => id));
  expect(Object.keys(ASKS_BY_RULE).filter((id) => !ids.has(id))).toEqual([]);
  const unheard = rules
    .filter(({ section, id }) => section === 'order' && !(id in ASKS_BY_RULE))
    .map(({ id }) => id);
  expect([...new Set(unheard)].sort()).toEqual(NOT_A_PHYSICIANS);
});

/** What lies in the past, what a measured value decides, and what the office or the patient knows. */
const NOT_A_PHYSICIANS = [
  'CLAIM-ORDER-FIRST',
  'COM-ORDER-FIRST',
  'COM-RENT-CRITERIA',
  'E1392-CRITERIA',
  'L1320-DENY-DIAGNOSIS',
  'MCD-ORDER-FIRST',
  'MCD-RENT-CRITERIA',
  'MCR-O2-DENIED',
  'MCR-O2-FLOW-TEST',
  'MCR-O2-GROUP',
  'MCR-O2-GROUP3-PERIOD',
  'MCR-O2-ORDER-FIRST',
  'MCR-O2-ORDER-FIRST-OPEN',
  'MCR-O2-PRESCRIBER',
  'MCR-O2-TEST-ALONE',
  'MCR-O2-TEST-APNEA',
  'MCR-O2-TEST-GAS',
  'MCR-O2-TEST-TIME',
  'MCR-ORTH-WOPD',
  'MCR-RPR-CAUSE',
  'MCR-RPR-REASON',
];

describe('the written order', () => {
  test('has who and what, and leaves everything clinical, the date and the signature empty', () => {
    const theCase = exampleOxygenRental();
    const { model, asks } = made('writtenOrder', groundOf(theCase));
    const blocks = there(model.parts[0]?.sections[0]).blocks;
    const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
    const value = (label: string) => there(facts.find((row) => row.label === label)).value;
    expect(value('Patient')).toBe('Avery M Testperson');
    expect(value('Prescriber')).toBe('Jordan Exampleton, MD');
    expect(value('NPI')).toBe(PHYSICIAN.npi);
    for (const label of [
      'Date of the order',
      'Flow, L/min',
      'Diagnosis',
      'Length of need, months',
      'Date of signature',
    ])
      expect(value(label)).toBe(BLANK);
    expect(JSON.stringify(blocks)).not.toContain(there(theCase.order).condition);
    expect(blocks.find(({ kind }) => kind === 'signatures')).toMatchObject({ signers: [{ signed: null }] });
    expect(asks).toEqual([{ ruleId: '', paper: 'order', title: 'Signed written order' }]);
  });

  test('orders the repair of a device, and each separately billed item with its quantity', () => {
    expect(made('writtenOrder', groundOf(exampleRepair())).text).toContain(
      'Repair and upkeep of Examplair Home 5',
    );
    const brace = exampleOrthosis('medicare');
    expect(made('writtenOrder', groundOf(brace)).text).toContain(there(brace.claim.lines[0]).code);
  });
});

describe('the ABN data sheet', () => {
  test('is Medicare’s alone', () => {
    expect(letterGap('abnData', groundOf(exampleRental()))).toContain('Medicare’s');
  });
  test('fills the boxes from the claim, names what is missing, and never the Medicare number', () => {
    const theCase = exampleRental('medicare');
    const noticed = {
      ...theCase,
      claim: {
        ...theCase.claim,
        notice: { ...theCase.claim.notice, abnReason: 'A reason on record', abnEstimateCents: 12_345 },
      },
    };
    const full = made('abnData', groundOf(noticed)).text;
    expect(full).toContain('A reason on record');
    expect(full).toContain('$123.45');
    expect(full).not.toContain('Still to be filled in');
    expect(full).not.toContain(there(theCase.coverage).memberId);
    const empty = {
      ...noticed,
      claim: { ...noticed.claim, notice: { ...noticed.claim.notice, abnReason: '', abnEstimateCents: null } },
    };
    expect(made('abnData', groundOf(empty)).text).toContain(
      'Still to be filled in on the claim: Why Medicare may not pay, Estimated cost.',
    );
  });
});

test('the proof of delivery holds its elements, and a shipped one the number that links it to the carrier', () => {
  const theCase = exampleRental();
  const by = (method: 'direct' | 'shipped') =>
    made(
      'proofOfDelivery',
      groundOf({
        ...theCase,
        claim: { ...theCase.claim, delivery: { ...theCase.claim.delivery, method, deliveredOn: null } },
      }),
    );
  const { text } = by('direct');
  for (const each of [
    'Delivered to',
    'Date delivered',
    'Quantity',
    'Received by',
    'cannot sign as the receiver',
  ])
    expect(text).toContain(each);
  expect(text).toContain(there(theCase.equipment).serial);
  expect(text).not.toContain('Tracking number');
  expect(by('shipped').text).toContain('Tracking number');
});

test('the proof of delivery goes where the facility is that takes it in, and names who received it', () => {
  const theCase = exampleRental();
  const { claim } = theCase;
  const facility = {
    name: 'Specimen Care Home',
    npi: '',
    address: { ...theCase.patient.address, line1: '5 Elm Court' },
  };
  const by = (method: 'direct' | 'facility') =>
    made(
      'proofOfDelivery',
      groundOf({
        ...theCase,
        claim: {
          ...claim,
          filing: { ...claim.filing, facility },
          delivery: { ...claim.delivery, method, receivedBy: 'Robin Testperson' },
        },
      }),
    ).text;
  expect(by('facility')).toContain('Specimen Care Home, 5 Elm Court');
  expect(by('facility')).toContain('Robin Testperson');
  expect(by('direct')).not.toContain('5 Elm Court');
});

describe('the appeal', () => {
  const medicare = exampleOxygenRental();
  const denial = there(sampleGround('appeal', (kind) => DEFAULT_TEXTS[kind], '', MADE_AT).facts.denial);
  test('needs a denial: nothing, and what was rejected, is not appealed', () => {
    expect(letterGap('appeal', groundOf(medicare))).toContain('No denial');
    expect(letterGap('appeal', groundOf(medicare, { ...denial, kind: 'rejected' }))).toContain(
      'never came to a decision',
    );
  });
  test('has reason, deadline, our answer, and the papers of the claim', () => {
    const { text } = made(
      'appeal',
      groundOf(medicare, denial, 'The order was enclosed.\n\nHere it is again.'),
    );
    for (const each of [
      denial.words,
      'CO 252',
      'N706',
      '05/01/2027',
      'The order was enclosed.',
      'redetermination',
      '120 days',
    ])
      expect(text).toContain(each);
    for (const { title } of medicare.documents) expect(text).toContain(title);
  });
  test('of a payment that was taken back cites no claim status as a reason code', () => {
    const back = { ...denial, lineId: null, reasonGroup: '22', reason: '', remarks: [] };
    const said = { ...back, words: 'The payer took its payment back and has sent no new decision.' };
    expect(denialReason(said)).toBe(said.words);
    expect(denialReason({ ...back, words: '' })).toBe('The payment was taken back.');
    expect(made('appeal', groundOf(exampleRepair(), said)).text).not.toContain('(22)');
    // The adjustment of the same number is a reason.
    expect(denialReason({ ...back, reasonGroup: 'CO', reason: '22', words: 'Said.' })).toBe('Said. (CO 22)');
  });
  test('leaves lines for an answer that was not typed, and tells Medicare’s level of Medicare alone', () => {
    const { text } = made('appeal', groundOf(exampleRepair(), denial));
    expect(text).toContain(BLANK.repeat(3));
    expect(text).not.toContain('redetermination');
  });
});

describe('the estimate', () => {
  test('has the charges and no share that is not on record', () => {
    const theCase = exampleRepair();
    const { text } = made('estimate', groundOf(theCase));
    expect(text).toContain('no promise');
    expect(text).toContain('Your plan can tell you');
    expect(text).not.toMatch(/20%|coinsurance of|Paid by you/);
  });
  test('repeats what the record says of the patient’s part', () => {
    const theCase = exampleRepair();
    const claim = {
      ...theCase.claim,
      filing: { ...theCase.claim.filing, patientPaidCents: 2_500 },
      notice: {
        ...theCase.claim.notice,
        abnSignedOn: '2026-10-01',
        abnOption: '1' as const,
        abnEstimateCents: 9_900,
      },
    };
    const { text } = made('estimate', groundOf({ ...theCase, claim }));
    expect(text).toContain('$25.00');
    expect(text).toContain('$99.00');
  });
  test('is not made of a claim without lines, and says so where a charge is not known', () => {
    const theCase = exampleRepair();
    const lines = theCase.claim.lines.map((line) => ({ ...line, chargeCents: null }));
    expect(letterGap('estimate', groundOf({ ...theCase, claim: { ...theCase.claim, lines: [] } }))).toContain(
      'No line',
    );
    expect(made('estimate', groundOf({ ...theCase, claim: { ...theCase.claim, lines } })).text).toContain(
      'One charge is not known yet',
    );
  });
});

test.each(TemplateKind.options)('a text can be tried on a made-up claim: %s', (kind) => {
  const ground = sampleGround(kind, (each) => DEFAULT_TEXTS[each], 'Olive Owner', MADE_AT);
  const { text } = made(letterOf(kind), ground);
  expect(text).not.toMatch(/\{\{[a-zA-Z ]+\}\}/);
});

test('the sheet of a decision is the letter as it is, and there is none without a decision', () => {
  const ground = groundOf(exampleRepair());
  expect(letterGap('repairJustification', ground)).toContain('Nobody has decided');
  const justification = PacketModel.parse({
    ...there(made('estimate', ground).model.parts[0]),
    kind: 'justificationSheet',
  });
  expect(made('repairJustification', { ...ground, justification }).model.parts).toEqual([justification]);
});
