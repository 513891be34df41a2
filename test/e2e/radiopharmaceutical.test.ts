// Story: a therapeutic radiopharmaceutical, from a claim that is opened to a finalized one and its packet, with the mouse.
import { expect, expectAccessibleInBoth, test } from '../support/program.ts';
import { exampleRadiopharmaceutical } from '../../shared/rules/examples/exampleRadiopharmaceutical.ts';
import { finalise, finding, findings, needed, savePacket, step } from './support/claim.ts';
import { addPaper, keepPeople, openClaim } from './support/deskStory.ts';
import { control, group, mouseHand } from './support/hands.ts';
import { openOffice, OWNER, PASSPHRASE } from './support/office.ts';

test('a radiopharmaceutical goes from a claim that is opened to a finalized one and its packet', async ({
  program,
  page,
}) => {
  test.slow();
  const hand = mouseHand(page);
  const example = exampleRadiopharmaceutical();
  const said = example.claim.radiopharmaceutical;
  await openOffice(page);
  await keepPeople(page, example);
  await openClaim(page, hand, 'Radiopharmaceutical');

  await test.step('no device and no visit are asked for', async () => {
    await expect(step(page, 'Dose and monitoring')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Steps of the claim' })).not.toContainText('visit');
    const open = await findings(page);
    for (const rule of ['A9600-DOC-DIAGNOSIS', 'A9600-DOC-PRIOR', 'A9600-DOC-DOSE', 'A9600-DOC-LOT'])
      expect(open).toContain(rule);
  });

  await test.step('day, place and authorization', async () => {
    await step(page, 'Is it billable?').click();
    await hand.type(control(page, 'claim.dateOfService'), '10/19/26');
    await hand.pick(control(page, 'claim.placeOfService'), '11', '11 Office');
    await step(page, 'Patient and payer').click();
    await hand.type(control(page, 'claim.authorization.authorizationNumber'), 'PA-SAMPLE-3');
    await hand.type(control(page, 'claim.authorization.authorizationFrom'), '10/12/26');
    await hand.type(control(page, 'claim.authorization.authorizationTo'), '12/31/26');
  });

  await test.step('diagnosis and imaging, what was tried, the order', async () => {
    await step(page, 'Order and clinical record').click();
    await hand.choose(group(page, 'claim.radiopharmaceutical.boneMetastasesStated'), 'Yes');
    await hand.choose(group(page, 'claim.radiopharmaceutical.primaryCancer'), 'Breast');
    await hand.type(control(page, 'claim.radiopharmaceutical.imagingOn'), '9/24/26');
    await hand.type(control(page, 'claim.radiopharmaceutical.imagingMethod'), said.imagingMethod);
    await hand.type(control(page, 'claim.radiopharmaceutical.priorTreatment'), said.priorTreatment);
    await hand.choose(group(page, 'claim.radiopharmaceutical.priorOutcome'), 'Not enough');
    await hand.type(control(page, 'claim.radiopharmaceutical.reasonForTherapy'), said.reasonForTherapy);
    await expect(finding(page, 'A9600-DOC-PRIOR')).toHaveCount(0);
    await hand.press(page.getByRole('button', { name: 'Add order' }));
    await hand.pick(control(page, 'order.physicianId'), 'Exampleton', 'Exampleton, Jordan');
    await hand.pick(control(page, 'order.covers'), 'treatment', 'A treatment');
    await hand.type(control(page, 'order.quantity'), '1');
    await hand.type(control(page, 'order.description'), 'Samarium-153 lexidronam, one treatment dose');
    await hand.type(control(page, 'order.orderedOn'), '10/8/26');
    await hand.choose(group(page, 'order.signature'), 'Electronic');
    await hand.type(control(page, 'order.signedOn'), '10/8/26');
    await hand.type(control(page, 'order.receivedOn'), '10/9/26');
    await hand.type(control(page, 'order.condition'), 'Painful bone metastases of breast cancer');
    await hand.pick(control(page, 'order.diagnosisCode'), 'C79.51', 'C79.51');
    await hand.type(control(page, 'order.symptoms'), 'Pain in spine, pelvis and ribs');
    await hand.type(control(page, 'order.goals'), 'Less pain and fewer opioids');
    await expectAccessibleInBoth(page);
  });

  await test.step('the dose, the counts before it, and how the patient is followed', async () => {
    await step(page, 'Dose and monitoring').click();
    await hand.type(control(page, 'claim.radiopharmaceutical.administeredOn'), '10/19/26');
    await hand.type(control(page, 'claim.radiopharmaceutical.administeredBy'), said.administeredBy);
    await hand.choose(group(page, 'claim.radiopharmaceutical.doseUnit'), 'Millicuries (mCi)');
    await hand.choose(group(page, 'claim.radiopharmaceutical.container'), 'Single dose');
    await hand.type(control(page, 'claim.radiopharmaceutical.doseOrdered'), '68');
    await hand.type(control(page, 'claim.radiopharmaceutical.doseGiven'), '67.5 mCi');
    await hand.type(control(page, 'claim.radiopharmaceutical.doseDiscarded'), '0.5');
    await expect(page.locator('[data-path="claim.radiopharmaceutical.discardReason"]')).toBeVisible();
    await hand.type(control(page, 'claim.radiopharmaceutical.doseDiscarded'), '0');
    await expect(page.locator('[data-path="claim.radiopharmaceutical.discardReason"]')).toHaveCount(0);
    await expect(page.getByText('67.5 mCi', { exact: true })).toBeVisible();
    await hand.type(control(page, 'claim.radiopharmaceutical.lot'), said.lot);
    await hand.type(control(page, 'claim.radiopharmaceutical.calibratedOn'), '10/19/26');
    await hand.choose(group(page, 'claim.radiopharmaceutical.firstTreatment'), 'Yes');
    await hand.type(control(page, 'claim.radiopharmaceutical.countsOn'), '10/15/26');
    await hand.type(control(page, 'claim.radiopharmaceutical.platelets'), '214,000');
    await hand.type(control(page, 'claim.radiopharmaceutical.leukocytes'), '5600');
    await hand.choose(group(page, 'claim.radiopharmaceutical.marrowSuppression'), 'None noted');
    await hand.type(control(page, 'claim.radiopharmaceutical.monitoringPlan'), said.monitoringPlan);
    await expect(finding(page, 'A9600-DOC-LOT')).toHaveCount(0);
    await expect(finding(page, 'A9600-DOC-DOSE')).toContainText('paper of the dose');
    await expectAccessibleInBoth(page);
  });

  await test.step('the papers', async () => {
    await step(page, 'Attachments').click();
    const papers = [
      ['physician order', 'Physician order', '10/8/26'],
      ['clinical note', 'Clinical note', '10/5/26'],
      ['imaging report', 'Imaging report', '9/24/26'],
      ['blood counts', 'Laboratory report', '10/15/26'],
      ['dose record', 'Dose record', '10/19/26'],
      ['patient authorization', 'Patient authorization', '1/2/24'],
    ] as const;
    for (const [name, type, date] of papers) await addPaper(page, hand, { name, type, date, signed: true });
    await expect(finding(page, 'A9600-DOC-DOSE')).toHaveCount(0);
    await step(page, 'Order and clinical record').click();
    await hand.pick(control(page, 'order.documentId'), 'physician order', 'physician order');
  });

  await test.step('that nothing was discarded is stated by a person, and JZ says it', async () => {
    await step(page, 'Codes and modifiers').click();
    await expect(control(page, 'claim.lines.0.code')).toHaveValue(/^A9600/);
    await hand.type(control(page, 'claim.lines.0.chargeCents'), '4,120.00');
    const offer = page.getByRole('button', { name: 'Add JZ to line 1' });
    await expect(offer).toBeDisabled();
    await hand.type(control(page, 'claim.attestation.criteriaAttestedBy'), 'Casey Sample');
    await hand.type(control(page, 'claim.attestation.criteriaAttestedOn'), '10/19/26');
    await hand.press(offer);
    await expect(page.getByText('JZ is on the line.')).toBeVisible();
  });

  await test.step('nothing remains, and the claim is finalized', async () => {
    await expect.poll(() => findings(page)).toEqual([]);
    await expect(needed(page)).toContainText('Nothing stands in the way of billing.');
    await finalise(page);
    await expect(page.getByText(`Finalized by ${OWNER}`)).toBeVisible();
  });

  const packet = await savePacket(page);
  const text = packet.pages.join(' ');
  for (const words of [
    'Radiopharmaceutical treatment',
    'A9600',
    'C79.51',
    'Opioids since 2025',
    'Bone scan of the whole body',
    '67.5 mCi',
    'LOT-SM-2610',
    '214,000',
    'Blood counts every week',
    'PA-SAMPLE-3',
  ])
    expect(text, 'the packet').toContain(words);
  expect(packet.fileName).not.toMatch(/Avery|Testperson/);

  const [claim] = await program.query(
    `select kind, state, equipment_id, json_extract(radiopharmaceutical, '$.doseGiven') as given,
       json_extract(radiopharmaceutical, '$.platelets') as platelets
     from claim`,
    PASSPHRASE,
  );
  expect(claim).toEqual({
    kind: 'radiopharmaceutical',
    state: 'finalised',
    equipment_id: null,
    given: 67.5,
    platelets: 214_000,
  });
  expect(await program.query('select code, modifiers from claim_line', PASSPHRASE)).toEqual([
    { code: 'A9600', modifiers: '["JZ"]' },
  ]);
});
