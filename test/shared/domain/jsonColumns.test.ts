// What lies in one JSON column is read whole, by every device of an office, also by one whose program is older or newer.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ClaimLine, ClaimValues } from '../../../shared/domain/claim.ts';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { MaintenanceValues } from '../../../shared/domain/maintenance.ts';
import { PayerValues } from '../../../shared/domain/payer.ts';
import {
  CoverageValues,
  OfficeValues,
  PatientValues,
  PhysicianValues,
} from '../../../shared/domain/people.ts';
import { PhotoMarksValues } from '../../../shared/domain/photoMarks.ts';
import { RecallValues } from '../../../shared/domain/recall.ts';
import { RentalValues } from '../../../shared/domain/rental.ts';
import { SafeguardsValues } from '../../../shared/domain/safeguards.ts';
import { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';

const RECORDS = {
  claim: ClaimValues.omit({ lines: true }),
  claimLine: ClaimLine,
  coverage: CoverageValues,
  equipment: EquipmentValues,
  maintenance: MaintenanceValues,
  office: OfficeValues,
  patient: PatientValues,
  payer: PayerValues,
  photoMarks: PhotoMarksValues,
  physician: PhysicianValues,
  recall: RecallValues,
  rental: RentalValues,
  safeguards: SafeguardsValues,
  visit: ServiceVisitValues.omit({ parts: true, labor: true }),
};

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly additionalProperties?: Shape | boolean;
  readonly $ref?: string;
}

/** Every key below a value, as a path; a key of the record itself is a column, unless something lies below it. */
function keysBelow(shape: Shape, path: string): string[] {
  const own = Object.entries(shape.properties ?? {}).flatMap(([key, inner]) => {
    const at = `${path}.${key}`;
    return [at, ...keysBelow(inner, at)];
  });
  const further = [shape.items, ...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((inner) =>
    inner ? keysBelow(inner, path) : [],
  );
  const open =
    typeof shape.additionalProperties === 'object' ? keysBelow(shape.additionalProperties, `${path}.*`) : [];
  return [...own, ...further, ...open];
}

function keysOf(name: string, schema: z.ZodType): string[] {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape;
  return keysBelow(shape, name).filter((path) => path.split('.').length > 2);
}

/**
 * A key more, and an older program of the office cannot read the record; a key less, and a newer one cannot read what an
 * older one wrote. What is new gets a column of its own, which older programs keep and do not look at.
 */
test('no JSON column gets or loses a key', async () => {
  const keys = Object.entries(RECORDS).flatMap(([name, schema]) => keysOf(name, schema));
  expect(keys.length).toBeGreaterThan(150);
  await expect(`${[...new Set(keys)].toSorted().join('\n')}\n`).toMatchFileSnapshot('jsonColumns.txt');
});
