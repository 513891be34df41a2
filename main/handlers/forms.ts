import { fillCms1500 } from '../../shared/billing/cms1500.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Handlers } from '../dispatch.ts';
import { type PrintedForms, renderAlignmentPage, renderCms1500 } from '../documents/cms1500.ts';
import { loadFormFont } from '../documents/fonts.ts';
import type { Services } from '../services.ts';
import { outgoingClaim } from './outgoing.ts';

/** Printed forms. File names carry the claim's number, never a person. */
export const formHandlers: Pick<Handlers, 'forms.cms1500' | 'forms.alignment'> = {
  async 'forms.cms1500'({ claimId, offset }, { services }) {
    const outgoing = services.read((context) => outgoingClaim(context, claimId));
    if (!outgoing.ok) return outgoing;
    const { claim, problems } = outgoing.value;
    if (claim === null)
      return fail({
        kind: 'invalid',
        message: 'The claim is not complete enough for a form.',
        issues: problems,
      });
    const forms = fillCms1500(claim);
    if (!forms.ok) return forms;
    // Dated with the claim's own day, so that a reprint next year is the same file.
    const madeAt = `${claim.finalisedOn ?? '1970-01-01'}T12:00:00.000Z`;
    const printed = await renderCms1500(forms.value, { offset, madeAt }, await loadFormFont());
    return kept(services, printed, `${claim.number}-cms1500.pdf`);
  },
  async 'forms.alignment'({ offset }, { services }) {
    const now = services.read(({ now: instant }) => ok(instant));
    if (!now.ok) return now;
    const printed = await renderAlignmentPage({ offset, madeAt: now.value }, await loadFormFont());
    return kept(services, printed, 'cms1500-alignment.pdf');
  },
};

/** Asked again, because the office may have been locked while the page was set. */
function kept(
  services: Services,
  { bytes, pages }: PrintedForms,
  fileName: string,
): Result<{ outputId: string; fileName: string; pages: number }> {
  return services.read(() =>
    ok({
      outputId: services.outputs.put({ bytes, type: 'application/pdf', name: fileName }),
      fileName,
      pages,
    }),
  );
}
