import { z } from 'zod';
import type { ChaseAsk } from '../../domain/chase.ts';
import { CHASED_KINDS, LETTER_KIND_NAMES, type LetterKind, type LetterRequest } from '../../domain/letter.ts';
import { blocked, invalid, ok, type Result } from '../../result.ts';
import type { Evaluation } from '../../rules/evaluate.ts';
import { PacketModel } from '../documentModel.ts';
import { abnDataSheet } from './abnDataSheet.ts';
import { appealLetter } from './appealLetter.ts';
import { faxCover } from './faxCover.ts';
import type { LetterFacts } from './letterFacts.ts';
import { patientEstimate } from './patientEstimate.ts';
import { type PhysicianAsk, physicianAsks } from './physicianAsks.ts';
import { physicianLetter } from './physicianLetter.ts';
import { proofOfDelivery } from './proofOfDelivery.ts';
import { writtenOrder } from './writtenOrder.ts';

/** The pages of a letter as they are kept: a cover where one was asked for, the letter, a form that it encloses. */
export const LetterModel = z.strictObject({
  version: z.literal(1),
  parts: z.array(PacketModel).min(1).max(4),
});
export type LetterModel = z.infer<typeof LetterModel>;

export interface MadeLetter {
  readonly subject: string;
  readonly model: LetterModel;
  /** What a physician is asked for with it; empty: nothing is chased. */
  readonly asks: readonly ChaseAsk[];
}

/** Everything that a letter may need beside its facts. */
export interface LetterGround {
  readonly facts: LetterFacts;
  readonly evaluation: Evaluation;
  /** The sheet of the newest decision between repair and replacement of the device; null: none was made. */
  readonly justification: PacketModel | null;
}

/** Why a letter of a kind cannot be made of a claim now, in a sentence that says what to do; null: it can. */
export function letterGap(kind: LetterKind, ground: LetterGround): string | null {
  const { theCase, denial, physician } = ground.facts;
  switch (kind) {
    case 'physicianLetter':
      if (physicianAsks(theCase, ground.evaluation).length === 0)
        return 'Nothing is missing on this claim that a physician could send.';
      return physician === null ? NO_PHYSICIAN : null;
    case 'writtenOrder':
      return physician === null ? NO_PHYSICIAN : null;
    case 'abnData':
      return theCase.payer?.class === 'medicare'
        ? null
        : 'The notice is Medicare’s. The payer of this claim is another.';
    case 'repairJustification':
      return ground.justification === null
        ? 'Nobody has decided between repair and replacement of this device yet. Decide at the page of the device or of the visit.'
        : null;
    case 'appeal':
      if (denial === null) return 'No denial of this claim is on file.';
      return denial.kind === 'rejected'
        ? 'A rejected claim never came to a decision: mend it and send it again. Only a denial can be appealed.'
        : null;
    case 'estimate':
      return theCase.claim.lines.length === 0 ? 'No line is on this claim yet.' : null;
    case 'proofOfDelivery':
      return null;
  }
}

/** The one gap that a choice closes. */
export const NO_PHYSICIAN = 'Choose the physician first.';

/** @returns `blocked` where the kind cannot be made, `invalid` where nothing is chosen that is to be asked for. */
export function makeLetter(request: LetterRequest, ground: LetterGround): Result<MadeLetter> {
  const gap = letterGap(request.kind, ground);
  if (gap !== null) return gap === NO_PHYSICIAN ? invalid('physicianId', gap) : blocked(gap);
  const { facts } = ground;
  const asks = physicianAsks(facts.theCase, ground.evaluation).filter(({ ruleId }) =>
    request.ruleIds.includes(ruleId),
  );
  if (request.kind === 'physicianLetter' && asks.length === 0)
    return invalid('ruleIds', 'Choose what the physician is asked for.');
  const pages = pagesOf(request, ground, asks);
  const [first] = pages;
  if (first === undefined) return blocked(`${LETTER_KIND_NAMES[request.kind]} has no page.`);
  return ok({
    subject: first.heading.title,
    model: { version: 1, parts: [...(request.faxCover ? [faxCover(facts)] : []), ...pages] },
    asks: CHASED_KINDS.includes(request.kind) ? asked(request, asks) : [],
  });
}

function pagesOf(
  request: LetterRequest,
  { facts, justification }: LetterGround,
  asks: readonly PhysicianAsk[],
): readonly PacketModel[] {
  switch (request.kind) {
    case 'physicianLetter':
      return [physicianLetter(facts, asks), ...(request.orderForm ? [writtenOrder(facts)] : [])];
    case 'writtenOrder':
      return [writtenOrder(facts)];
    case 'abnData':
      return [abnDataSheet(facts)];
    case 'proofOfDelivery':
      return [proofOfDelivery(facts)];
    case 'repairJustification':
      return justification === null ? [] : [justification];
    case 'appeal':
      return facts.denial === null ? [] : [appealLetter(facts, facts.denial)];
    case 'estimate':
      return [patientEstimate(facts)];
  }
}

function asked(request: LetterRequest, asks: readonly PhysicianAsk[]): readonly ChaseAsk[] {
  const papers = asks.map(({ ruleId, paper, title }) => ({ ruleId, paper, title }));
  const form = request.kind === 'writtenOrder' || request.orderForm;
  if (!form || papers.some(({ paper }) => paper === 'order')) return papers;
  return [...papers, { ruleId: '', paper: 'order', title: 'Signed written order' }];
}
