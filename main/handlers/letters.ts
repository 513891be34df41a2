import { getClaim } from '../../db/claims.ts';
import { insertChase, openChase, updateChase } from '../../db/chases.ts';
import { insertLetter, lettersOf, ownTemplates } from '../../db/letters.ts';
import { physicians } from '../../db/nouns.ts';
import type { letterChannels, LetterOptions } from '../../shared/contract/letters.ts';
import type { ChaseAsk } from '../../shared/domain/chase.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { CHASED_KINDS, type LetterHead, LetterKind, type LetterRequest } from '../../shared/domain/letter.ts';
import { fullName } from '../../shared/domain/people.ts';
import { denialReason } from '../../shared/packet/letters/letterFacts.ts';
import { letterGap, makeLetter, NO_PHYSICIAN } from '../../shared/packet/letters/makeLetter.ts';
import { physicianAsks } from '../../shared/packet/letters/physicianAsks.ts';
import { notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';
import { caseOf, deniedOf, groundOf, usualPhysician } from './letterGround.ts';
import { printedLetters, printedModels } from './letterPrints.ts';

type LetterHandlers = Pick<Handlers, Extract<keyof typeof letterChannels, `letters.${string}`>>;

/** Letters and forms of a claim: what can be made, made, kept, and printed again. */
export const letterHandlers: LetterHandlers = {
  'letters.options': ({ claimId }, context) => letterOptions(context, claimId),
  async 'letters.preview'(request, { services }) {
    const made = services.read((context) => {
      const ground = groundOf(context, request);
      if (!ground.ok) return ground;
      const letter = makeLetter(request, ground.value);
      return letter.ok ? ok(letter.value.model.parts) : letter;
    });
    if (!made.ok) return made;
    return printedModels(services, made.value, 'preview.pdf');
  },
  'letters.make': (request, context) => keepLetter(context, request),
  'letters.print': ({ ids }, { services }) => printedLetters(services, ids),
  'letters.of'(of, { db }) {
    return ok(
      lettersOf(db, of).map((letter) => ({
        letter,
        claimNumber: (letter.claimId ? getClaim(db, letter.claimId)?.number : null) ?? '',
        physicianName: nameOf(letter.physicianId ? physicians.get(db, letter.physicianId) : null),
      })),
    );
  },
};

function nameOf(physician: { firstName: string; lastName: string; credential: string } | null): string {
  return physician ? fullName(physician) : '';
}

/** What can be made of a claim, for whom, and what is missing on it. */
export function letterOptions(context: ReadContext, claimId: Id): Result<LetterOptions> {
  const found = caseOf(context, claimId);
  if (!found) return notFound('claim');
  const { theCase, evaluation } = found;
  const physicianId = usualPhysician(context, theCase);
  const request = { claimId, physicianId, denialId: null, ruleIds: [], note: '' };
  const kinds = LetterKind.options.map((kind) => {
    const ground = groundOf(context, { ...request, kind });
    if (!ground.ok) throw new Error('a claim was there and is gone within one reading');
    // Whom it goes to is chosen in the dialog: that alone is no reason against a letter.
    const gap = letterGap(kind, ground.value) ?? '';
    return { kind, gap: gap === NO_PHYSICIAN ? '' : gap };
  });
  return ok({
    claimNumber: theCase.claim.number,
    physicianId,
    physicianName: nameOf(physicianId === null ? null : physicians.get(context.db, physicianId)),
    asks: physicianAsks(theCase, evaluation).map(({ source, ...ask }) => ({
      ...ask,
      source: `${source.title}, ${source.date}`,
    })),
    denials: deniedOf(context, claimId).map((denial) => ({
      id: denial.id,
      reason: denialReason(denial),
      receivedOn: denial.receivedOn,
      dueOn: denial.dueOn,
    })),
    kinds,
  });
}

/** Makes a letter and keeps it for good; what it asks of a physician is chased. */
export function keepLetter(
  context: WriteContext,
  request: LetterRequest,
): Result<{ letter: LetterHead; chaseId: Id | null }> {
  const ground = groundOf(context, request);
  if (!ground.ok) return ground;
  const made = makeLetter(request, ground.value);
  if (!made.ok) return made;
  const { theCase, denial } = ground.value.facts;
  const template = ownTemplates(context.db).find(({ kind }) => kind === request.kind);
  const letter = insertLetter(frameOf(context), {
    kind: request.kind,
    claimId: request.claimId,
    patientId: theCase.patient.id,
    physicianId: CHASED_KINDS.includes(request.kind) ? request.physicianId : null,
    denialId: denial?.id ?? null,
    subject: made.value.subject,
    model: made.value.model,
    templateId: template?.id ?? null,
    userId: context.user.id,
    userName: context.user.name,
  });
  const chased = chase(context, letter, made.value.asks);
  return chased.ok ? ok({ letter, chaseId: chased.value }) : chased;
}

/** A further letter of the same claim to the same physician goes on with the chase that is open. */
function chase(context: WriteContext, letter: LetterHead, asks: readonly ChaseAsk[]): Result<Id | null> {
  const { physicianId, patientId, claimId } = letter;
  if (asks.length === 0 || physicianId === null || patientId === null || claimId === null) return ok(null);
  const open = openChase(context.db, claimId, physicianId);
  if (open) {
    const { id, revision, ...values } = open;
    // What was sent before stays asked for; the new letter is to be sent from today on.
    const kept =
      open.sentOn === null ? [] : open.asks.filter((each) => !asks.some((ask) => sameAsk(ask, each)));
    const saved = updateChase(
      frameOf(context),
      { id, revision },
      {
        ...values,
        letterId: letter.id,
        asks: [...kept, ...asks].slice(0, 100),
        againOn: open.sentOn === null ? null : context.today,
      },
    );
    return saved.ok ? ok(id) : saved;
  }
  return ok(
    insertChase(frameOf(context), {
      physicianId,
      patientId,
      claimId,
      letterId: letter.id,
      asks: [...asks],
      sentOn: null,
      lastSentOn: null,
      times: 0,
      sentBy: '',
      againOn: null,
      returnedOn: null,
      documentId: null,
      closedReason: '',
      note: '',
    }),
  );
}

function sameAsk(one: ChaseAsk, other: ChaseAsk): boolean {
  return one.ruleId === other.ruleId && one.paper === other.paper;
}
