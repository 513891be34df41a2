import { z } from 'zod';
import { ClaimState } from '../domain/claim.ts';
import { Instant, IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { PayerClass } from '../domain/payer.ts';
import { effect, EVERYBODY, LEADS, NOTHING, Query, READERS } from './channel.ts';

/** The code library, and the releases that were imported into it. */

const Code = z.string().max(5);
export const CodeKind = z.enum(['code', 'modifier']);
/** `notKnown`: no release at hand reaches that day. */
export const Standing = z.enum(['inForce', 'notInForce', 'notKnown']);
export type Standing = z.infer<typeof Standing>;

/** A code with what it officially is. */
export const NamedCode = z.strictObject({ code: Code, official: z.string() });
export type NamedCode = z.infer<typeof NamedCode>;

/** One code in a list of found ones. */
export const CodeHit = z.strictObject({
  code: Code,
  /** The short official descriptor, else the long one, else what the guide says of it. */
  text: z.string(),
  /** The long official descriptor; '' where it says no more, or no release at hand tells it. */
  long: z.string(),
  category: z.string(),
  standing: Standing,
  /** The guide and the official text part. */
  conflict: z.boolean(),
});
export type CodeHit = z.infer<typeof CodeHit>;

export const CodeConflict = z.strictObject({
  code: Code,
  guide: z.string(),
  official: z.string(),
  /** Where the two part. */
  explanation: z.string(),
  /** Official codes that do mean what the guide says; empty when there is none. */
  meant: z.array(NamedCode),
  /** What the rule CODE-CONFLICT makes of it, by class of payer. */
  severities: z.array(
    z.strictObject({ payerClass: PayerClass, severity: z.enum(['blocker', 'warning', 'advice']) }),
  ),
  source: z.string(),
});
export type CodeConflict = z.infer<typeof CodeConflict>;

/** One fact of a code, with the release or guide that says it. */
export const SourcedFact = z.strictObject({ label: z.string(), value: z.string(), source: z.string() });
export type SourcedFact = z.infer<typeof SourcedFact>;

export const CodeEntry = z.strictObject({
  code: Code,
  /** The day for which it was judged. */
  on: IsoDate,
  standing: Standing,
  /** The release or the date that the standing rests on. */
  why: z.string(),
  official: z.strictObject({ short: z.string(), long: z.string(), source: z.string() }).nullable(),
  guide: z.strictObject({ text: z.string(), source: z.string() }).nullable(),
  conflict: CodeConflict.nullable(),
  category: z.string(),
  /** What it is and when it is used, in our own words; '' for most codes. */
  detail: z.string(),
  facts: z.array(SourcedFact),
  similar: z.array(z.strictObject({ code: Code, difference: z.string() })),
  /** Modifiers that are meant for codes of this kind; what is said of them is at hand in the page. */
  modifiers: z.array(z.string()),
  /** What the guides add. */
  notes: z.array(z.strictObject({ id: z.string(), text: z.string(), source: z.string() })),
  /** For a code that was not in force on the day: those that were probably meant, and why. */
  meant: z.array(NamedCode.extend({ why: z.string() })),
});
export type CodeEntry = z.infer<typeof CodeEntry>;

/** A release that the library speaks from. */
export const KnownRelease = z.strictObject({
  name: z.string(),
  releasedOn: IsoDate,
  /** What it gives, in words: "which codes there are". */
  gives: z.string(),
  /** How many codes; of an imported one with its modifiers. */
  codes: z.int(),
  imported: z
    .strictObject({ fileName: z.string(), sha256: z.string(), at: Instant, by: z.string() })
    .nullable(),
});
export type KnownRelease = z.infer<typeof KnownRelease>;

export const ReleaseChange = z.strictObject({
  code: Code,
  kind: CodeKind,
  change: z.enum(['added', 'ended', 'reworded', 'repriced']),
  /** What the earlier release says of it; '' for an added code. */
  before: z.string(),
  /** What the later release says; '' for an ended code. */
  after: z.string(),
  /** An ended code: its last day, where the file tells it. An added one: its first. */
  day: IsoDate.nullable(),
  /** Where the file says what to use instead. */
  replacedBy: z.array(Code),
});
export type ReleaseChange = z.infer<typeof ReleaseChange>;

/** An open claim that bills a code which ended or reads differently on its date of service. */
export const TouchedClaim = z.strictObject({
  claimId: Id,
  number: z.string(),
  state: ClaimState,
  dateOfService: IsoDate.nullable(),
  code: Code,
  change: z.enum(['ended', 'reworded']),
});
export type TouchedClaim = z.infer<typeof TouchedClaim>;

const ReleaseChoice = z.strictObject({
  /** An imported release's id, or `shipped` and its day. */
  key: z.string().max(64),
  name: z.string(),
  releasedOn: IsoDate,
});

/** What a file would change. Nothing of it is kept before it is imported. */
export const ReleasePreview = z.strictObject({
  name: z.string(),
  releasedOn: IsoDate,
  codes: z.int(),
  modifiers: z.int(),
  fileName: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  /**
   * `new`: newer than all others · `history`: a newer one is here, so this one speaks for the days before it ·
   * `correction`: another one of the same day is here, and this one takes its place · `here`: it is here already.
   */
  place: z.enum(['new', 'history', 'correction', 'here']),
  /** When and by whom it was imported, if it is here. */
  here: z.strictObject({ fileName: z.string(), at: Instant, by: z.string() }).nullable(),
  /** The days for which it would speak. */
  speaksTo: IsoDate,
  /** The release that it is compared with; `later` when that one is the later of the two. */
  comparedWith: ReleaseChoice.extend({ later: z.boolean() }),
  /** All that it can be compared with, newest first. */
  comparable: z.array(ReleaseChoice),
  changes: z.array(ReleaseChange),
  unchanged: z.int(),
  touched: z.array(TouchedClaim),
});
export type ReleasePreview = z.infer<typeof ReleasePreview>;

/** The file, and the first day of its release where the person knows better than the file's name. */
const ReleaseUpload = { uploadId: z.string().max(64), releasedOn: IsoDate.nullable() };

export const codeChannels = {
  /** Codes by their beginning or by words; on: the day to judge them for, today when null. */
  'codes.find': effect(
    EVERYBODY,
    z.strictObject({ query: Query, on: IsoDate.nullable().default(null), limit: z.int().min(1).max(200) }),
    z.array(CodeHit),
  ),
  /** One code, also one that is in no release. */
  'codes.get': effect(
    READERS,
    z.strictObject({ code: Code, on: IsoDate.nullable().default(null) }),
    CodeEntry,
  ),
  /** What the library is made of: its releases, and every code where guide and official text part. */
  'codes.overview': effect(
    READERS,
    NOTHING,
    z.strictObject({
      releases: z.array(KnownRelease),
      /** Codes that the guides describe. */
      guides: z.array(CodeHit),
      conflicts: z.array(CodeConflict),
      diagnoses: z.strictObject({ name: z.string(), codes: z.int() }),
    }),
  ),
  'codes.icd10': effect(
    READERS,
    z.strictObject({ query: Query, limit: z.int().min(1).max(200) }),
    z.array(z.strictObject({ code: z.string(), description: z.string() })),
  ),
  /** Reads a release and says what it would change. Writes nothing. */
  'codes.compareRelease': effect(
    LEADS,
    /** compareWith: the key of a release; the one before it when null. */
    z.strictObject({ ...ReleaseUpload, compareWith: z.string().max(64).nullable().default(null) }),
    ReleasePreview,
  ),
  /** Imports the file that was compared (`sha256`), or changes nothing where it is here already. */
  'codes.importRelease': effect(
    LEADS,
    z.strictObject({ ...ReleaseUpload, sha256: z.string().max(64) }),
    z.strictObject({
      imported: z.boolean(),
      name: z.string(),
      /** Open claims that were judged again. */
      claims: z.int(),
    }),
  ),
};
