import { getLetter, letterModelOf } from '../../db/letters.ts';
import { getClaim } from '../../db/claims.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { LetterKind } from '../../shared/domain/letter.ts';
import type { PacketModel } from '../../shared/packet/documentModel.ts';
import { notFound, ok, type Result } from '../../shared/result.ts';
import { joinPages } from '../documents/joinPages.ts';
import type { Services } from '../services.ts';
import { printPacket } from './printPacket.ts';

/** Pages of letters as one PDF. File names carry a claim's number or a date, never a person. */
export interface PrintedLetters {
  readonly outputId: string;
  readonly fileName: string;
  readonly pages: number;
}

/** Letters as they were made, in the order named. The same letters give the same bytes. */
export async function printedLetters(
  services: Services,
  ids: readonly Id[],
): Promise<Result<PrintedLetters>> {
  const kept = services.read(({ db }) => {
    const models: PacketModel[] = [];
    for (const id of ids) {
      const model = letterModelOf(db, id);
      if (!model) return notFound('letter');
      models.push(...model.parts);
    }
    const [first] = ids;
    const one = ids.length === 1 && first !== undefined ? getLetter(db, first) : null;
    const number = one?.claimId ? getClaim(db, one.claimId)?.number : null;
    const day =
      models
        .map(({ madeAt }) => madeAt)
        .sort()
        .at(-1)
        ?.slice(0, 10) ?? '';
    return ok({
      models,
      fileName: one ? `${FILE_NAMES[one.kind]}-${number ?? day}.pdf` : `letters-${day}.pdf`,
    });
  });
  return kept.ok ? printedModels(services, kept.value.models, kept.value.fileName) : kept;
}

const FILE_NAMES: Readonly<Record<LetterKind, string>> = {
  physicianLetter: 'physician-letter',
  writtenOrder: 'written-order',
  abnData: 'abn-data',
  proofOfDelivery: 'proof-of-delivery',
  repairJustification: 'repair-or-replace',
  appeal: 'appeal',
  estimate: 'estimate',
};

/** The document's only time is that of its newest page. */
export async function printedModels(
  services: Services,
  models: readonly PacketModel[],
  fileName: string,
): Promise<Result<PrintedLetters>> {
  const parts: Uint8Array[] = [];
  for (const model of models) {
    const part = await printPacket(services, model);
    if (!part.ok) return part;
    parts.push(part.value.bytes);
  }
  const madeAt =
    models
      .map((model) => model.madeAt)
      .sort()
      .at(-1) ?? '1970-01-01T00:00:00.000Z';
  const { bytes, pages } = await joinPages(parts, 'Letters', new Date(madeAt));
  // Asked again, because the office may have been locked while the pages were set.
  return services.read(() =>
    ok({
      outputId: services.outputs.put({ bytes, type: 'application/pdf', name: fileName }),
      fileName,
      pages,
    }),
  );
}
