import { ownTemplates, removeTemplate, saveTemplate, templateOf } from '../../db/letters.ts';
import type { letterChannels, TemplateView } from '../../shared/contract/letters.ts';
import { type LetterTemplate, TemplateKind, type TemplateText } from '../../shared/domain/letter.ts';
import type { PacketModel } from '../../shared/packet/documentModel.ts';
import { DEFAULT_TEXTS } from '../../shared/packet/letters/defaultTexts.ts';
import { faxCover } from '../../shared/packet/letters/faxCover.ts';
import { type LetterGround, makeLetter } from '../../shared/packet/letters/makeLetter.ts';
import { physicianAsks } from '../../shared/packet/letters/physicianAsks.ts';
import { letterOf, sampleGround } from '../../shared/packet/letters/sampleGround.ts';
import { templateIssues } from '../../shared/packet/letters/template.ts';
import { BLOCK_FIELDS, INLINE_FIELDS, TEMPLATE_FIELDS } from '../../shared/packet/letters/templateFields.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';
import { groundOf, textOf, usualPhysicianOf } from './letterGround.ts';
import { printedModels } from './letterPrints.ts';

type TemplateHandlers = Pick<Handlers, Extract<keyof typeof letterChannels, `letterTemplates.${string}`>>;

/** The texts of letters: the program's own, and what the office made of them. */
export const letterTemplateHandlers: TemplateHandlers = {
  'letterTemplates.list'(_, { db }) {
    const own = ownTemplates(db);
    return ok(TemplateKind.options.map((kind) => viewOf(own, kind)));
  },
  'letterTemplates.save'({ kind, own, text }, context) {
    const checked = usable(kind, text);
    if (!checked.ok) return checked;
    const stored = templateOf(context.db, kind);
    if (own === null && stored !== null) {
      const message = 'Somebody has changed this text meanwhile. Look at theirs first.';
      return fail({ kind: 'conflict', message, revision: stored.revision, changed: [] });
    }
    const saved = saveTemplate(frameOf(context), own, { kind, ...text });
    return saved.ok ? ok(viewOf(ownTemplates(context.db), kind)) : saved;
  },
  'letterTemplates.reset'({ kind, own }, context) {
    const removed = removeTemplate(frameOf(context), own);
    return removed.ok ? ok(viewOf(ownTemplates(context.db), kind)) : removed;
  },
  async 'letterTemplates.preview'({ kind, text, claimId }, { services }) {
    const pages = services.read((context) => {
      const checked = usable(kind, text);
      if (!checked.ok) return checked;
      return tried(context, kind, text, claimId);
    });
    return pages.ok ? printedModels(services, pages.value, 'preview.pdf') : pages;
  },
};

function usable(kind: TemplateKind, text: TemplateText): Result<void> {
  const issues = templateIssues(kind, text).map(({ path, message }) => ({ path: `text.${path}`, message }));
  const [first] = issues;
  return first ? fail({ kind: 'invalid', message: first.message, issues }) : ok(undefined);
}

function viewOf(own: readonly LetterTemplate[], kind: TemplateKind): TemplateView {
  const mine = own.find((each) => each.kind === kind);
  const { inline, required, further } = TEMPLATE_FIELDS[kind];
  const block = (name: keyof typeof BLOCK_FIELDS, needed: boolean): TemplateView['fields'][number] => ({
    name,
    label: BLOCK_FIELDS[name],
    block: true,
    required: needed,
  });
  return {
    kind,
    text: mine ? { subject: mine.subject, body: mine.body } : DEFAULT_TEXTS[kind],
    own: mine ? { id: mine.id, revision: mine.revision } : null,
    fields: [
      ...required.map((name) => block(name, true)),
      ...further.map((name) => block(name, false)),
      ...inline.map((name) => ({ name, label: INLINE_FIELDS[name], block: false, required: false })),
    ],
  };
}

/** The text on a claim of the office, or on a made-up one; everything that is missing is asked for. */
function tried(
  context: ReadContext,
  kind: TemplateKind,
  text: TemplateText,
  claimId: string | null,
): Result<readonly PacketModel[]> {
  const own = ownTemplates(context.db);
  const texts = (each: TemplateKind): TemplateText => (each === kind ? text : textOf(own, each));
  const letter = letterOf(kind);
  let ground: LetterGround;
  if (claimId === null) ground = sampleGround(kind, texts, context.user.name, context.now);
  else {
    const about = { kind: letter, claimId, denialId: null, ruleIds: [], note: '' };
    const found = groundOf(context, { ...about, physicianId: usualPhysicianOf(context, claimId) });
    if (!found.ok) return found;
    ground = { ...found.value, facts: { ...found.value.facts, text: texts } };
  }
  if (kind === 'faxCover') return ok([faxCover(ground.facts)]);
  const ruleIds = physicianAsks(ground.facts.theCase, ground.evaluation).map((each) => each.ruleId);
  const made = makeLetter(
    {
      kind: letter,
      claimId: ground.facts.theCase.claim.id,
      physicianId: ground.facts.physician?.id ?? null,
      denialId: null,
      ruleIds: ruleIds.slice(0, 100),
      note: '',
      faxCover: false,
      orderForm: false,
    },
    ground,
  );
  return made.ok ? ok(made.value.model.parts) : made;
}
