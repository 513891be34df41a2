import { ClaimKind } from '../../../domain/claimKind.ts';
import { rule, type Rule } from '../../pack.ts';
import { type Prefix, termsSource } from './termsSource.ts';

/** What a payer takes on a line, and how long an orthosis is to last. */

export function lineTerms(prefix: Prefix): readonly Rule[] {
  return [
    rule({
      id: `${prefix}-NARRATIVE`,
      kind: 'policy',
      claimKinds: ClaimKind.options,
      title: 'Narratives short enough',
      section: 'codes',
      severity: 'warning',
      overridable: true,
      check: 'notesFit',
      with: {},
      message: 'This payer takes {limit} characters a line: {detail}.',
      remedy: 'Shorten it: code, what it is, and why, in this order.',
      why: 'What is longer is cut on its way, and may lose what matters.',
      path: 'claim.lines',
      risk: { carc: ['16'], rarc: [] },
      source: termsSource('length of a line’s narrative'),
    }),
    rule({
      id: `${prefix}-MODIFIERS`,
      kind: 'policy',
      claimKinds: ['equipmentRepair', 'oxygenRental'],
      title: 'Modifiers that the payer takes',
      section: 'codes',
      severity: 'blocker',
      overridable: true,
      check: 'modifiersAccepted',
      with: {},
      message: 'This payer takes modifiers of its own list only: {detail}.',
      remedy: 'Take the modifier off, or complete the payer’s list in its settings.',
      why: 'A line with a modifier that the payer does not know is refused.',
      path: 'claim.lines',
      risk: { carc: ['4', '182'], rarc: ['N519'] },
      source: termsSource('modifiers that the payer takes'),
    }),
    rule({
      id: `${prefix}-ORTH-LIFE`,
      kind: 'policy',
      claimKinds: ['orthosis'],
      title: 'Useful life of an earlier orthosis',
      section: 'billable',
      severity: 'warning',
      overridable: true,
      after: ['L1320-DENY-FREQUENCY'],
      check: 'replacedWithinLife',
      // Every code on the lines: that they are orthoses is asked apart.
      with: { codes: [] },
      message: 'This payer gives an orthosis a useful life of {months}: {detail}.',
      remedy: 'Record what happened to the earlier one, and why another is needed.',
      why: 'Another orthosis within the useful life is paid only for a reason.',
      path: 'claim.orthosis.replacement',
      risk: { carc: ['151', '119'], rarc: ['M3'] },
      source: termsSource('useful life'),
    }),
  ];
}
