import type { PacketModel } from '../../shared/packet/documentModel.ts';
import { locked, ok, type Result } from '../../shared/result.ts';
import type { RenderedDocument } from '../documents/composeDocument.ts';
import { loadFonts } from '../documents/fonts.ts';
import { renderPacketUntil } from '../documents/renderPacket.ts';
import { fileBytes } from '../documents/storedFile.ts';
import type { Services } from '../services.ts';

/** The PDF of a model, for whoever asked. @returns `locked` once their sitting is over, and then nothing works on it any more */
export async function printPacket(services: Services, model: PacketModel): Promise<Result<RenderedDocument>> {
  const files = (documentId: string) => fileBytes(services, documentId);
  const made = await renderPacketUntil(services.sitting, model, files, await loadFonts());
  return made === null ? locked() : ok(made);
}
