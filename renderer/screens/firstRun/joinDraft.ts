import { isBlank } from '../../../shared/domain/record.ts';
import type { Issue } from '../../../shared/result.ts';
import { passphraseGuidance } from './passphraseGuidance.ts';

/** What the page of joining holds until the office is here. Code and passphrases leave with the form. */
export interface JoinDraft {
  readonly code: string;
  readonly way: 'hub' | 'file';
  readonly hubUrl: string;
  readonly certificate: string;
  readonly folder: string;
  readonly fileName: string;
  readonly passphrase: string;
  readonly again: string;
}

export const NEW_JOIN: JoinDraft = {
  code: '',
  way: 'hub',
  hubUrl: '',
  certificate: '',
  folder: '',
  fileName: '',
  passphrase: '',
  again: '',
};

/** Everything that keeps this computer from joining, in the order of the page. */
export function joinProblems(draft: JoinDraft): readonly Issue[] {
  const problems: Issue[] = [];
  if (isBlank(draft.code)) problems.push({ path: 'code', message: 'Type the code that the owner made.' });
  if (draft.way === 'hub' && !/^https?:\/\/\S+$/.test(draft.hubUrl.trim())) {
    problems.push({ path: 'hubUrl', message: 'Give the address of the hub, with https:// in front.' });
  }
  if (draft.way === 'file' && isBlank(draft.folder)) {
    problems.push({ path: 'folder', message: 'Choose the folder that the file is in.' });
  }
  const guidance = passphraseGuidance(draft.passphrase, []);
  if (guidance.level === 'empty') problems.push({ path: 'passphrase', message: 'Choose a passphrase.' });
  if (guidance.level === 'short' || guidance.level === 'weak') {
    problems.push({ path: 'passphrase', message: guidance.text });
  }
  if (draft.passphrase !== draft.again) {
    problems.push({ path: 'again', message: 'The two are not the same. Type the passphrase again.' });
  }
  return problems;
}
