import { isBlank, NO_ADDRESS } from '../../../shared/domain/record.ts';
import { OfficeValues } from '../../../shared/domain/people.ts';
import type { Issue } from '../../../shared/result.ts';
import { passphraseGuidance } from './passphraseGuidance.ts';

/** What the set-up page holds until the office is made. The passphrases leave with the form. */
export interface OfficeDraft {
  readonly office: OfficeValues;
  readonly ownerName: string;
  readonly passphrase: string;
  readonly again: string;
}

export function newOfficeDraft(timeZone: string): OfficeDraft {
  return {
    office: {
      name: '',
      npi: '',
      taxId: '',
      taxonomy: '',
      licenseNumber: '',
      licenseState: '',
      licenseExpiresOn: null,
      address: NO_ADDRESS,
      phone: '',
      fax: '',
      email: '',
      payTo: NO_ADDRESS,
      logo: '',
      branch: '',
      timeZone,
    },
    ownerName: '',
    passphrase: '',
    again: '',
  };
}

/** Everything that keeps the office from being made, in the order of the page. */
export function draftProblems(draft: OfficeDraft): readonly Issue[] {
  const problems: Issue[] = [...officeProblems(draft.office)];
  if (isBlank(draft.ownerName)) problems.push({ path: 'ownerName', message: 'Give the owner’s name.' });
  const guidance = passphraseGuidance(draft.passphrase, [draft.office.name, draft.ownerName]);
  if (guidance.level === 'empty') problems.push({ path: 'passphrase', message: 'Choose a passphrase.' });
  if (guidance.level === 'short' || guidance.level === 'weak') {
    problems.push({ path: 'passphrase', message: guidance.text });
  }
  if (draft.passphrase !== draft.again) {
    problems.push({ path: 'again', message: 'The two are not the same. Type the passphrase again.' });
  }
  return problems;
}

/** What is wrong with an office profile: the contract's own checks, and the two facts no claim goes out without. */
export function officeProblems(office: OfficeValues): readonly Issue[] {
  const missing: Issue[] = [];
  if (isBlank(office.name)) missing.push({ path: 'office.name', message: 'Give the supplier’s name.' });
  if (office.npi === '')
    missing.push({ path: 'office.npi', message: 'Give the supplier’s NPI: ten digits.' });
  const parsed = OfficeValues.safeParse(office);
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        path: ['office', ...issue.path].join('.'),
        message: issue.message,
      }));
  return [...missing, ...wrong];
}
