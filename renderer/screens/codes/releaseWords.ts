import type { ReleaseChange, ReleasePreview } from '../../../shared/contract/codes.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';

/** What a looked-at release is among those that are here, in sentences. */

const CHANGES: Readonly<Record<ReleaseChange['change'], string>> = {
  added: 'Added',
  ended: 'Ended',
  reworded: 'Reworded',
  repriced: 'Repriced',
};

export function changeWords(change: ReleaseChange['change']): string {
  return CHANGES[change];
}

export function placeSentence(preview: ReleasePreview): string {
  const { place, here, comparedWith } = preview;
  const speaks = `It speaks for ${formatUsDate(preview.releasedOn)} to ${formatUsDate(preview.speaksTo)}.`;
  switch (place) {
    case 'here':
      return here
        ? `This release is here already: imported as ${here.fileName} by ${here.by} on ${formatUsDate(here.at.slice(0, 10))}. Importing it again would change nothing.`
        : 'This release is here already. Importing it again would change nothing.';
    case 'correction':
      return `Another file of this release is here. This one would take its place for the same days, and the other one stays on record. ${speaks}`;
    case 'history':
      return comparedWith.later
        ? `An older release than any here: taken as history. Shown is what changed from it to ${comparedWith.name}. ${speaks}`
        : `A newer release is here: this one is taken as history. ${speaks}`;
    case 'new':
      return `The newest release. ${speaks}`;
  }
}
