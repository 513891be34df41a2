import { nameRelease } from '../../../shared/codes/releaseName.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';

/** CMS's first release that anybody here has seen in this form is that of 2019. */
const FIRST_YEAR = 2015;

/** The quarters a release can be of, newest first: up to the next but one, and the one that was read in any case. */
export function quartersAround(
  today: IsoDate,
  read: IsoDate,
): readonly { readonly value: IsoDate; readonly label: string }[] {
  const last = Number(today.slice(0, 4)) + 1;
  const days = Array.from({ length: (last - FIRST_YEAR + 1) * 4 }, (_, index) => {
    const month = String((index % 4) * 3 + 1).padStart(2, '0');
    return `${FIRST_YEAR + Math.floor(index / 4)}-${month}-01`;
  });
  return [...new Set([...days, read])]
    .sort()
    .reverse()
    .map((value) => ({ value, label: nameRelease(value).name.replace('HCPCS Level II, ', '') }));
}
