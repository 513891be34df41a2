import { guideFactsOf } from '../../shared/codes/guideFacts.ts';
import { CODE_SET, codeStanding } from '../../shared/codes/hcpcs.ts';
import {
  CATEGORY_NAMES,
  codeConflict,
  hcpcsEntry,
  type HcpcsEntry,
  searchHcpcs,
} from '../../shared/codes/library.ts';
import { loadIcd10 } from '../../shared/codes/loadIcd10.ts';
import { MODIFIERS } from '../../shared/codes/modifiers.ts';
import type { CodeEntry } from '../../shared/contract/claims.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { isHcpcsShape } from '../../shared/domain/identifiers.ts';
import { notFound, ok } from '../../shared/result.ts';
import type { Handlers } from '../dispatch.ts';

type CodeHandlers = Pick<Handlers, 'codes.find' | 'codes.get' | 'codes.icd10'>;

/** The code library: official words, the guide's words, and where they part. */
export const codeHandlers: CodeHandlers = {
  'codes.find': ({ query, limit }, { today }) =>
    ok(searchHcpcs(query, limit).map((entry) => codeEntry(entry, today))),
  'codes.get'({ code }, { today }) {
    const entry = hcpcsEntry(code.toUpperCase());
    if (entry) return ok(codeEntry(entry, today));
    if (!isHcpcsShape(code.toUpperCase())) return notFound('code');
    const standing = codeStanding(code.toUpperCase(), today);
    if (standing.standing !== 'inForce') return notFound('code');
    return ok({ ...BARE, code: code.toUpperCase(), inForce: true });
  },
  async 'codes.icd10'({ query, limit }) {
    const codes = await loadIcd10();
    return ok(codes.search(query, limit).map(({ code, description }) => ({ code, description })));
  },
};

/** A code of the current set that the library has no text for. */
const BARE: CodeEntry = {
  code: '',
  official: null,
  guide: null,
  conflict: null,
  inForce: false,
  effectiveFrom: null,
  endedOn: null,
  category: '',
  pricing: '',
  similar: [],
  modifiers: [],
  facts: [],
};

const GUIDE_SOURCE = 'Billing guide';

function codeEntry(entry: HcpcsEntry, today: IsoDate): CodeEntry {
  const conflict = codeConflict(entry.code);
  return {
    code: entry.code,
    official:
      entry.long === null ? null : { short: entry.short ?? '', long: entry.long, source: entry.source },
    guide: entry.guide && { text: entry.guide.meaning, source: GUIDE_SOURCE },
    conflict: conflict && {
      explanation: conflict.difference,
      officialCode: conflict.meantCodes[0]?.code ?? null,
      source: CODE_SET.name,
    },
    inForce: codeStanding(entry.code, today).standing === 'inForce',
    effectiveFrom: entry.from,
    endedOn: entry.to,
    category: CATEGORY_NAMES[entry.category],
    pricing: entry.pricing,
    similar: entry.similar.map(({ code, differs }) => ({ code, difference: differs })),
    modifiers: MODIFIERS.map(({ code, official, use }) => ({
      modifier: code,
      meaning: official === null ? use : `${official}. ${use}`,
    })),
    facts: guideFactsOf(entry.code).map(({ id, text }) => ({ id, text, source: GUIDE_SOURCE })),
  };
}
