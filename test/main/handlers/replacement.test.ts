import { describe, expect, test } from 'vitest';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { readPdf } from '../../support/pdfText.ts';
import { ALL_CLAIMS, there, valuesOf } from '../../support/sampleRecords.ts';

async function aWheelchair(app: AppUnderTest) {
  const { rows } = await app.get('claims.list', { ...ALL_CLAIMS, kind: 'equipmentRepair' });
  const { theCase } = await app.get('claims.get', { id: there(rows[0]).id });
  const [visit, device] = [there(theCase.visit), there(theCase.equipment)];
  const about = { equipmentId: device.id, visitId: visit.id };
  const decision = {
    ...about,
    decision: 'repair',
    remainingMonths: 24,
    reason: 'The chair is sound apart from the motor.',
    signedName: '',
  } as const;
  return { theCase, visit, device, about, decision };
}

async function myName(app: AppUnderTest): Promise<string> {
  return there((await app.get('session.status', {})).user).name;
}

describe('repair or replace', () => {
  test('the view holds both sides, the payer’s limits, and no money is a technician’s', async () => {
    const app = await aSampleOffice();
    const { about, device } = await aWheelchair(app);
    expect(await app.get('equipment.replacementView', about)).toMatchObject({
      repair: { totalCents: 41_500, unpricedLines: 0 },
      earlier: [],
      replacementCents: device.replacementCents,
      replacementSource: device.replacementSource,
      capPercent: 100,
      screenPercent: 60,
      decisions: [],
    });
    await actAs(app, 'technician');
    expect((await app.refused('equipment.replacementView', about)).kind).toBe('forbidden');
  });

  test('a signed visit of the device is an earlier repair, once, and not of a visit before it', async () => {
    const app = await aSampleOffice();
    const { visit, device, about } = await aWheelchair(app);
    const { id: _id, revision: _revision, seal: _seal, amendments: _amendments, ...values } = visit;
    const earlier = await app.get('visits.save', {
      id: null,
      revision: null,
      values: {
        ...values,
        visitedOn: '2026-09-01',
        parts: [],
        labor: values.labor.map((row, index) => ({
          ...row,
          id: `019a0000-0000-7000-8000-00000000030${index}`,
        })),
      },
    });
    expect((await app.get('equipment.replacementView', about)).earlier).toEqual([]);
    await app.get('visits.seal', {
      id: earlier.id,
      revision: earlier.revision,
      signedName: visit.technicianName,
    });
    const { earlier: found } = await app.get('equipment.replacementView', about);
    expect(found).toEqual([{ visitId: earlier.id, claimNumber: '', on: '2026-09-01', costCents: 10_000 }]);
    const asked = await app.get('equipment.replacementView', { equipmentId: device.id, visitId: earlier.id });
    expect(asked.earlier).toEqual([]);
    const whole = await app.get('equipment.replacementView', { equipmentId: device.id, visitId: null });
    expect(whole.earlier.map(({ visitId }) => visitId)).toEqual([visit.id, earlier.id]);
  });

  test('a decision is signed with one’s own name, keeps its figures, and stands in the next claim', async () => {
    const app = await aSampleOffice();
    const { about, decision, device, theCase } = await aWheelchair(app);
    expect(
      (await app.refused('equipment.decideReplacement', { ...decision, signedName: 'Somebody' })).kind,
    ).toBe('invalid');
    const signedName = await myName(app);
    const { standing, visits } = await app.get('equipment.replacementView', about);
    expect(standing.facts[0]).toEqual({ label: 'Who owns it', value: 'Owned by the patient' });
    expect(visits.map(({ id }) => id)).toContain(about.visitId);
    const kept = await app.get('equipment.decideReplacement', { ...decision, signedName });
    expect(kept.standing).toEqual(standing);
    expect(kept).toMatchObject({
      decidedOn: '2026-11-02',
      repairCents: 41_500,
      earlierCents: 0,
      earlierRepairs: 0,
      replacementCents: 310_000,
      capPercent: 100,
      screenPercent: 60,
      signedName,
    });
    await app.get('equipment.save', {
      id: device.id,
      revision: device.revision,
      values: { ...valuesOf(EquipmentValues, device), replacementCents: 999_900 },
    });
    const later = await app.get('equipment.decideReplacement', {
      ...decision,
      decision: 'replace',
      signedName,
    });
    const { decisions } = await app.get('equipment.replacementView', about);
    expect(decisions.map(({ id }) => id)).toEqual([later.id, kept.id]);
    expect(decisions[1]).toEqual(kept);
    const claim = await app.get('claims.create', {
      kind: 'equipmentRepair',
      patientId: theCase.patient.id,
      equipmentId: null,
      visitId: about.visitId,
    });
    expect(claim.repair.comparison).toMatchObject({
      comparedOn: '2026-11-02',
      conclusion: decision.reason,
      replacementSource: device.replacementSource,
    });
    expect(claim.repair.comparison.repairSource).toContain('$415.00');
  });

  test('the sheet prints the figures that were signed for', async () => {
    const app = await aSampleOffice();
    const { decision, device: stored, theCase } = await aWheelchair(app);
    const device = await app.get('equipment.save', {
      id: stored.id,
      revision: stored.revision,
      values: { ...valuesOf(EquipmentValues, stored), warrantyUntil: '2026-12-01' },
    });
    const kept = await app.get('equipment.decideReplacement', {
      ...decision,
      signedName: await myName(app),
    });
    await app.get('equipment.save', {
      id: device.id,
      revision: device.revision,
      values: { ...valuesOf(EquipmentValues, device), replacementCents: 999_900, warrantyUntil: null },
    });
    const { outputId, fileName } = await app.get('equipment.justificationSheet', { id: kept.id });
    expect(fileName).toBe('repair-or-replace-2026-11-02.pdf');
    const file = there(await app.core.getFile('output', outputId));
    const text = (await readPdf(file.bytes)).pages.join(' ').replace(/\s+/g, ' ');
    expect(text).toContain('13.39% of a new device');
    // What it was at the signing, not what the register says since.
    expect(text).toContain('parts until 12/01/2026');
    expect(text).toContain('The maker’s duty');
    expect(text).toContain('$3,100.00');
    expect(text).not.toContain('$9,999.00');
    expect(text).toContain(decision.reason);
    expect(text).toContain(theCase.patient.lastName);
    expect(app.logged.join('\n')).not.toContain(theCase.patient.lastName);
  });

  test('what is not there, or not the device’s, is refused', async () => {
    const app = await aSampleOffice();
    const { about, decision } = await aWheelchair(app);
    const { rows } = await app.get('equipment.list', { query: 'EX5', ownership: null, offset: 0, limit: 1 });
    const other = { equipmentId: there(rows[0]).id, visitId: about.visitId };
    expect((await app.refused('equipment.replacementView', other)).kind).toBe('invalid');
    const nobody = '019a0000-0000-7000-8000-000000000009';
    expect(
      (await app.refused('equipment.replacementView', { equipmentId: nobody, visitId: null })).kind,
    ).toBe('notFound');
    expect((await app.refused('equipment.justificationSheet', { id: nobody })).kind).toBe('notFound');
    const signedName = await myName(app);
    expect(
      (await app.refused('equipment.decideReplacement', { ...decision, visitId: null, signedName })).kind,
    ).toBe('invalid');
  });
});
