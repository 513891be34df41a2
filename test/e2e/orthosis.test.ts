// Story: an orthosis, from a claim that is opened to a finalized one and its packet, with the mouse.
import { expect, expectAccessibleInBoth, test } from '../support/program.ts';
import { exampleOrthosis } from '../../shared/rules/examples/exampleOrthosis.ts';
import { finalise, finding, findings, needed, savePacket, step } from './support/claim.ts';
import { addPaper, keepPeople, openClaim } from './support/deskStory.ts';
import { control, group, mouseHand } from './support/hands.ts';
import { openOffice, OWNER, PASSPHRASE } from './support/office.ts';

test('an orthosis goes from a claim that is opened to a finalized one and its packet', async ({
  program,
  page,
}) => {
  test.slow();
  const hand = mouseHand(page);
  const example = exampleOrthosis();
  const said = example.claim.orthosis;
  await openOffice(page);
  await keepPeople(page, example);
  await openClaim(page, hand, 'Orthosis');

  await test.step('its steps are those of an orthosis, and what is missing is named', async () => {
    for (const name of ['Order and clinical need', 'Fitting and delivery', 'Earlier devices and follow-up'])
      await expect(step(page, name)).toBeVisible();
    await expect(step(page, 'Labor and parts')).toHaveCount(0);
    await expect(needed(page)).toContainText('Rules: guides-2026-11');
    const open = await findings(page);
    for (const rule of ['L1320-DOC-ORDER', 'L1320-DOC-DEFICIT', 'L1320-DOC-TRIED', 'L1320-DOC-LMN'])
      expect(open).toContain(rule);
  });

  await test.step('day, place and authorization', async () => {
    await step(page, 'Is it billable?').click();
    await hand.type(control(page, 'claim.dateOfService'), '10/14/26');
    await hand.pick(control(page, 'claim.placeOfService'), '12', '12 Home');
    await step(page, 'Patient and payer').click();
    await hand.type(control(page, 'claim.authorization.authorizationNumber'), 'PA-SAMPLE-2');
    await hand.type(control(page, 'claim.authorization.authorizationFrom'), '10/5/26');
    await hand.type(control(page, 'claim.authorization.authorizationTo'), '1/5/27');
    await hand.type(control(page, 'coverage.signatureOnFileOn'), '1/2/24');
  });

  await test.step('the order, and why an orthosis', async () => {
    await step(page, 'Order and clinical need').click();
    await hand.press(page.getByRole('button', { name: 'Add order' }));
    await hand.pick(control(page, 'order.physicianId'), 'Exampleton', 'Exampleton, Jordan');
    await hand.pick(control(page, 'order.covers'), 'orthosis', 'An orthosis');
    await hand.type(control(page, 'order.quantity'), '1');
    await hand.type(control(page, 'order.description'), 'Brace of the trunk with rigid stays');
    await hand.type(control(page, 'order.orderedOn'), '10/1/26');
    await hand.choose(group(page, 'order.signature'), 'Electronic');
    await hand.type(control(page, 'order.signedOn'), '10/1/26');
    await hand.type(control(page, 'order.receivedOn'), '10/2/26');
    await hand.type(control(page, 'order.condition'), 'Lumbar spinal stenosis');
    await hand.pick(control(page, 'order.diagnosisCode'), 'M48.061', 'M48.061');
    await hand.type(control(page, 'order.symptoms'), 'Pain on standing for more than ten minutes');
    await hand.type(control(page, 'order.goals'), 'Stand and walk for half an hour');
    await hand.choose(group(page, 'order.namesPatient'), 'Yes');
    await hand.choose(group(page, 'order.namesPractitioner'), 'Yes');
    await hand.type(control(page, 'order.faceToFaceOn'), '9/29/26');
    // What an order for oxygen states is not asked here.
    await expect(page.locator('[data-path="order.saturation"]')).toHaveCount(0);
    await hand.type(control(page, 'claim.orthosis.deficit'), said.deficit);
    await expect(finding(page, 'L1320-DOC-DEFICIT')).toHaveCount(0);
    await hand.type(control(page, 'claim.orthosis.triedTreatment'), said.triedTreatment);
    await hand.type(control(page, 'claim.orthosis.whyNotEnough'), said.whyNotEnough);
    await expect(finding(page, 'L1320-DOC-TRIED')).toHaveCount(0);
    await hand.choose(group(page, 'claim.orthosis.letterComparesOptions'), 'Yes');
    await expectAccessibleInBoth(page);
  });

  await test.step('measurements, fitting and delivery', async () => {
    await step(page, 'Fitting and delivery').click();
    await hand.choose(group(page, 'claim.orthosis.fitting'), 'Prefabricated, custom fitted');
    await hand.choose(group(page, 'claim.orthosis.rigidity'), 'Semi-rigid');
    await hand.type(control(page, 'claim.orthosis.measurements'), said.measurements);
    await hand.type(control(page, 'claim.orthosis.configuration'), said.configuration);
    await hand.type(control(page, 'claim.orthosis.fittedBy'), said.fittedBy);
    await hand.type(control(page, 'claim.orthosis.fittedOn'), '10/14/26');
    await hand.type(control(page, 'claim.orthosis.fittingRecord'), said.fittingRecord);
    await hand.type(control(page, 'claim.orthosis.codingVerifiedOn'), '10/5/26');
    await hand.choose(group(page, 'claim.orthosis.side'), 'No side');
    await hand.choose(group(page, 'claim.orthosis.asymmetric'), 'No');
    await hand.type(control(page, 'claim.delivery.deliveredOn'), '10/14/26');
    await hand.choose(group(page, 'claim.delivery.method'), 'Handed over');
    const proof = group(page, 'claim.delivery.proofShows');
    // What only a carrier's proof shows is not among it.
    await expect(proof.getByRole('checkbox', { name: 'Tracking or package number' })).toHaveCount(0);
    for (const element of [
      'Patient’s name',
      'Delivery address',
      'What was delivered',
      'Quantity',
      'Date delivered',
      'Receiver’s signature',
    ])
      await hand.tick(proof, element);
    await hand.type(control(page, 'claim.delivery.receivedBy'), 'Avery Testperson');
    await hand.pick(control(page, 'claim.delivery.receiverRelation'), 'patient', 'The patient');
    await expectAccessibleInBoth(page);
  });

  await test.step('nothing furnished before, and reassessed in long-term use', async () => {
    await step(page, 'Earlier devices and follow-up').click();
    await expect(page.getByText('The payer allows 1 in 24 months.')).toBeVisible();
    await hand.type(control(page, 'claim.orthosis.sameSimilarCheckedOn'), '10/5/26');
    await hand.choose(group(page, 'claim.orthosis.longTerm'), 'Yes');
    await hand.type(control(page, 'claim.orthosis.reassessedOn'), '9/29/26');
  });

  await test.step('the papers', async () => {
    await step(page, 'Attachments').click();
    const papers = [
      ['physician order', 'Physician order', '10/1/26'],
      ['clinical note', 'Clinical note', '9/29/26'],
      ['letter of medical necessity', 'Letter of medical necessity', '10/2/26'],
      ['proof of delivery', 'Proof of delivery', '10/14/26'],
      ['fitting record', 'Fitting record', '10/14/26'],
      ['patient authorization', 'Patient authorization', '1/2/24'],
    ] as const;
    for (const [name, type, date] of papers) await addPaper(page, hand, { name, type, date, signed: true });
    await step(page, 'Order and clinical need').click();
    await hand.pick(control(page, 'order.documentId'), 'physician order', 'physician order');
    await expect(page.getByText('Letter of medical necessity on this claim:')).toBeVisible();
  });

  await test.step('KX is offered only once somebody has attested', async () => {
    await step(page, 'Codes and modifiers').click();
    await expect(control(page, 'claim.lines.0.code')).toHaveValue(/^L1320/);
    await hand.type(control(page, 'claim.lines.0.chargeCents'), '385');
    const offer = page.getByRole('button', { name: 'Add KX to line 1' });
    await expect(offer).toBeDisabled();
    await hand.type(control(page, 'claim.attestation.criteriaAttestedBy'), 'Casey Sample');
    await hand.type(control(page, 'claim.attestation.criteriaAttestedOn'), '10/14/26');
    await hand.press(offer);
    await expect(page.getByText('KX is on the line.')).toBeVisible();
    await expectAccessibleInBoth(page);
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
    'Orthosis',
    'L1320',
    'M48.061',
    'Weak trunk muscles',
    'Waist 36 in',
    'Quinn Bracewell',
    'Receiver’s signature',
    'PA-SAMPLE-2',
    'Criteria attested by',
    'Casey Sample',
    'None was set aside.',
  ])
    expect(text, 'the packet').toContain(words);
  expect(packet.fileName).not.toMatch(/Avery|Testperson/);

  const [claim] = await program.query(
    `select kind, state, json_extract(orthosis, '$.deficit') as deficit, json_extract(orthosis, '$.fitting') as fitting,
       json_extract(delivery, '$.method') as method, json_extract(attestation, '$.criteriaAttestedBy') as attested
     from claim`,
    PASSPHRASE,
  );
  expect(claim).toEqual({
    kind: 'orthosis',
    state: 'finalised',
    deficit: said.deficit,
    fitting: 'customFitted',
    method: 'direct',
    attested: 'Casey Sample',
  });
  expect(await program.query('select code, modifiers from claim_line', PASSPHRASE)).toEqual([
    { code: 'L1320', modifiers: '["KX"]' },
  ]);
  expect(await program.query('select covers, symptoms from physician_order', PASSPHRASE)).toEqual([
    { covers: 'orthosis', symptoms: 'Pain on standing for more than ten minutes' },
  ]);
});
