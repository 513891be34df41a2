import { ClaimKind } from '../../../domain/claimKind.ts';
import { rule, type Rule } from '../../pack.ts';
import { CODE_MEANING, CODE_SET_SOURCE } from '../../sources.ts';

/** The codes themselves: in force on the day, and meant as the official descriptor says. */

const ALL = ClaimKind.options;

export const CODE_RULES: readonly Rule[] = [
  rule({
    id: 'CODE-ANNUAL',
    kind: 'check',
    claimKinds: ALL,
    title: 'Codes in force on the date of service',
    section: 'codes',
    severity: 'blocker',
    overridable: true,
    check: 'codesInForce',
    with: {},
    message: 'A code was not in force on the date of service: {detail}.',
    remedy: 'Choose the code that was in force on that day.',
    remedyWhenUnknown: 'Check the code in the release of that time, or import the newer release.',
    why: 'The code set changes with every year; an ended code is refused.',
    path: 'claim.lines',
    risk: { carc: ['181', '16'], rarc: ['M51'] },
    source: CODE_SET_SOURCE,
  }),
  rule({
    id: 'CODE-CONFLICT',
    kind: 'check',
    claimKinds: ALL,
    title: 'Guide and official meaning of the code',
    section: 'codes',
    severity: { byClass: { medicare: 'blocker', medicaid: 'warning', commercial: 'warning' } },
    overridable: true,
    check: 'codeMeanings',
    with: {},
    message: 'The billing guide and the official code set do not mean the same. {detail}.',
    remedy:
      'Answer on the step of the codes in which meaning it is billed. Where the official descriptor is meant, nothing else is needed. Where the guide’s is meant, bill the official code for it; or, where the payer takes this one, record its agreement with source and date in the payer’s settings.',
    why: 'A code that officially means something else is denied, or paid in error and taken back.',
    path: 'claim.lines',
    risk: { carc: ['16', '96'], rarc: ['M51', 'N425'] },
    source: CODE_MEANING,
  }),
];
