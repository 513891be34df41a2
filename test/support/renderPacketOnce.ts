// Prints the SHA-256 of the packet of the tests' case: run as a process of its own to show that the bytes repeat.
import { createHash } from 'node:crypto';
import { loadFonts } from '../../main/documents/fonts.ts';
import { renderPacket } from '../../main/documents/renderPacket.ts';
import { packetModel } from '../../shared/packet/packetModel.ts';
import { aJpeg } from './oddFiles.ts';
import { frozenRepair } from './packetCase.ts';

const file = { bytes: aJpeg(6), mediaType: 'image/jpeg' };
const { bytes } = await renderPacket(packetModel(frozenRepair()), () => file, await loadFonts());
process.stdout.write(createHash('sha256').update(bytes).digest('hex'));
