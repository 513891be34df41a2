import { expect, test } from 'vitest';
import { SAMPLE_PATIENTS } from '../../../main/sample/roster.ts';
import { SCENARIOS } from '../../../main/sample/scenarios.ts';
import { aSampleOffice } from '../../support/anApp.ts';
import { ALL_CLAIMS } from '../../support/sampleRecords.ts';

test('there is one person for each scenario', () => {
  expect(SAMPLE_PATIENTS).toHaveLength(SCENARIOS.length);
  expect(new Set(SAMPLE_PATIENTS.map(({ firstName, lastName }) => firstName + lastName)).size).toBe(24);
});

test('every claim is whole: sealed visits, readable papers, nothing of another patient', async () => {
  const app = await aSampleOffice();
  const { rows } = await app.get('claims.list', ALL_CLAIMS);
  expect(rows).toHaveLength(SCENARIOS.length);
  for (const { id, number } of rows) {
    const { theCase, events } = await app.get('claims.get', { id });
    const { patient, visit, documents } = theCase;
    expect(theCase.office.sample, number).toBe(true);
    if (visit)
      expect(visit, number).toMatchObject({ patientId: patient.id, seal: { userId: visit.technicianId } });
    expect(
      documents.every(({ patientId }) => patientId === patient.id),
      number,
    ).toBe(true);
    expect(theCase.coverage?.patientId ?? patient.id, number).toBe(patient.id);
    expect(events.at(-1)?.state, number).toBe(theCase.claim.state);
    for (const document of documents) {
      expect((await app.core.getFile('files', document.id))?.bytes.length, number).toBe(document.bytes);
    }
  }
});

test('people, numbers and telephones are visibly made up', () => {
  const words =
    /test|sample|specimen|demo|mock|placeholder|fiction|nobody|madeup|imagin|pretend|standin|exemplar|dummy|invent|faux/i;
  expect(SAMPLE_PATIENTS.filter(({ lastName }) => !words.test(lastName))).toEqual([]);
});
