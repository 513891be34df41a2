import { describe, expect, test } from 'vitest';
import { lessonOf } from '../../../shared/edi/remittanceLessons.ts';
import { PACKS } from '../../../shared/rules/packs/packs.ts';

describe('which rule would have caught it', () => {
  test('owned base equipment unknown', () => {
    const lesson = lessonOf('16', ['M124', 'MA13'], { claimKind: 'equipmentRepair', payerClass: 'medicare' });
    expect(lesson.by).toBe('remark');
    expect(lesson.rules).toContain('MCR-RPR-BASE');
    expect(lesson.rules.every((id) => !id.startsWith('MCD'))).toBe(true);
  });

  test('the order was not there before delivery: by the reason alone', () => {
    const lesson = lessonOf('174', [], { payerClass: 'medicare' });
    expect(lesson).toMatchObject({ by: 'reason' });
    expect(lesson.rules).toContain('MCR-O2-ORDER-FIRST');
  });

  test('a remark that no rule names leaves the reason to speak, unless it says nothing alone', () => {
    expect(lessonOf('50', ['N999']).by).toBe('reason');
    expect(lessonOf('16', ['N999'])).toEqual({ rules: [], by: 'none' });
    expect(lessonOf('16', [])).toEqual({ rules: [], by: 'none' });
  });

  test('an alert is no reason: MA13 alone names no rule', () => {
    expect(lessonOf('16', ['MA13'])).toEqual({ rules: [], by: 'none' });
  });

  test('a reason that no rule looks at has none', () => {
    expect(lessonOf('13', [])).toEqual({ rules: [], by: 'none' });
    expect(lessonOf('Z99', ['M124'])).toEqual({ rules: [], by: 'none' });
  });

  test('every rule named exists, once', () => {
    const ids = new Set(PACKS.flatMap(({ rules }) => rules.map(({ id }) => id)));
    const { rules } = lessonOf('151', ['M3']);
    expect(rules.length).toBeGreaterThan(1);
    expect(new Set(rules).size).toBe(rules.length);
    expect(rules.filter((id) => !ids.has(id))).toEqual([]);
  });
});
