import { describe, expect, test } from 'vitest';
import { routes as claimRoutes } from '../../../../renderer/screens/claims/routes.tsx';
import { routes as payerRoutes } from '../../../../renderer/screens/payers/routes.tsx';
import { placeOfProblem } from '../../../../renderer/screens/send/problemPlace.ts';
import { routes as settingsRoutes } from '../../../../renderer/screens/settings/routes.tsx';
import { FIELD, pathOf } from '../../../../shared/edi/caseFields.ts';
import type { CaseField } from '../../../../shared/edi/caseFields.ts';

const OF = { claimId: 'c1', payerId: 'p1' };

function fieldsIn(value: unknown): readonly CaseField[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('path' in value && 'box' in value) return [value as CaseField];
  return Object.values(value).flatMap(fieldsIn);
}

describe('where a problem is mended', () => {
  test('office, partner and payer have their own places, whatever the claim', () => {
    expect(placeOfProblem('office.address.zip', OF)?.to).toBe('/settings/field/office.address.zip');
    expect(placeOfProblem('partner.receiverId', OF)?.to).toBe('/settings/field/partners');
    expect(placeOfProblem('payer.payerIdentifier', OF)?.to).toBe('/payers/p1/field/payerIdentifier');
    expect(placeOfProblem('payer.filing.filingIndicator', OF)?.to).toBe(
      '/payers/p1/field/filing.filingIndicator',
    );
  });

  test('data of a finalized claim are mended by a correction', () => {
    const place = placeOfProblem('claim.lines.0.pointers', OF);
    expect(place?.to).toBe('/claims/c1/field/claim.lines.0.pointers');
    expect(place?.how).toContain('correct the claim');
    expect(placeOfProblem('coverage.insured.lastName', OF)?.to).toContain('/claims/c1/field/');
  });

  test('what no page holds leads nowhere; a payer that is not known is looked up in the claim', () => {
    expect(placeOfProblem('batch.controls', OF)).toBeNull();
    const file = '01890000-0000-7000-8000-000000000009';
    expect(placeOfProblem(`batch.${file}`, OF)?.to).toBe(`/send/files/${file}`);
    expect(placeOfProblem('claim.note', { claimId: null, payerId: null })).toBeNull();
    expect(placeOfProblem('payer.name', { claimId: 'c1', payerId: null })?.to).toBe(
      '/claims/c1/field/payer.name',
    );
  });

  test('every field that the writer of files can name has a room', () => {
    const patterns = [...claimRoutes, ...payerRoutes, ...settingsRoutes].map(
      ({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`),
    );
    for (const field of fieldsIn(FIELD).filter(({ path }) => !path.startsWith('batch.'))) {
      const to = placeOfProblem(pathOf(field, 0), OF)?.to ?? 'nowhere';
      expect(
        patterns.some((pattern) => pattern.test(to)),
        `${field.path} leads to ${to}`,
      ).toBe(true);
    }
  });
});
