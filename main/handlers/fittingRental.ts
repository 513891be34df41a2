import { coverages, equipment, patients, rentals } from '../../db/nouns.ts';
import { rentalsOf } from '../../db/rentals.ts';
import { familyOf } from '../../shared/codes/modifiers.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { RentalClass, RentalValues } from '../../shared/domain/rental.ts';
import { overlappingRental, rentalProblems } from '../../shared/domain/rentalProblems.ts';
import { fail, type Issue, notFound, ok, type Result } from '../../shared/result.ts';
import type { ReadContext } from '../dispatch.ts';
import { samePatient } from './belonging.ts';

/** Who and what a rental names, its days, and what runs at the same time. */
export function fittingRental(context: ReadContext, id: Id | null, values: RentalValues): Result<void> {
  const { db, today } = context;
  if (!patients.get(db, values.patientId)) return notFound('patient');
  const same = samePatient(id === null ? null : rentals.get(db, id), values.patientId, 'rental');
  if (!same.ok) return same;
  if (values.equipmentId !== null && !equipment.get(db, values.equipmentId)) return notFound('device');
  const coverage = values.coverageId === null ? null : coverages.get(db, values.coverageId);
  const issues: Issue[] = [
    ...(values.coverageId !== null && coverage?.patientId !== values.patientId
      ? [
          {
            path: 'coverageId',
            message: 'This coverage was removed or is another patient’s. Choose another.',
          },
        ]
      : []),
    ...classProblem(values),
    ...rentalProblems(values, today),
  ];
  if (issues.length === 0) {
    const others = [
      ...rentalsOf(db, { patientId: values.patientId }),
      ...(values.equipmentId === null ? [] : rentalsOf(db, { equipmentId: values.equipmentId })),
    ].filter(({ rental }) => rental.id !== id);
    const overlap = overlappingRental(
      values,
      others.map(({ rental }) => rental),
    );
    if (overlap) issues.push({ path: overlap.path, message: overlap.message });
  }
  const [first] = issues;
  if (!first) return ok(undefined);
  const message = issues.length === 1 ? first.message : 'Some of what was entered cannot be right.';
  return fail({
    kind: 'invalid',
    message,
    issues: issues.map((issue) => ({ ...issue, path: `values.${issue.path}` })),
  });
}

/** Which class the code of an oxygen system belongs to: the two are counted apart. */
function classProblem({ code, class: rentalClass }: RentalValues): Issue[] {
  const family = familyOf(code);
  const own: RentalClass | null =
    family === 'stationaryOxygen'
      ? 'oxygenStationary'
      : family === 'portableOxygen'
        ? 'oxygenPortable'
        : null;
  const oxygen = rentalClass === 'oxygenStationary' || rentalClass === 'oxygenPortable';
  if (code === '' || rentalClass === null || own === rentalClass) return [];
  if (own !== null) {
    const name = own === 'oxygenStationary' ? 'a stationary' : 'a portable';
    return [
      { path: 'class', message: `${code} bills ${name} oxygen system. Choose that class, or another code.` },
    ];
  }
  return oxygen
    ? [
        {
          path: 'code',
          message: `${code} bills no oxygen system by the month. Choose the code, or another class.`,
        },
      ]
    : [];
}
