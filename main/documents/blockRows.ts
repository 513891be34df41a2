// How each kind of block looks. Everything is black on white with rules; nothing is said by colour.
import type { Block, PacketModel } from '../../shared/packet/documentModel.ts';
import { headingRows, paragraphRows } from './blockText.ts';
import { checklistRows } from './checklistRows.ts';
import { factRows, panelRows } from './factRows.ts';
import { noticeRows, signatureRows } from './framedRows.ts';
import { attachmentListRows, contentsRows } from './listRows.ts';
import { gap } from './rows.ts';
import type { Row } from './rows.ts';
import { tableRows } from './tableRows.ts';
import type { Typesetter } from './typesetter.ts';

export function blockRows(block: Block, model: PacketModel, typesetter: Typesetter): readonly Row[] {
  switch (block.kind) {
    case 'heading':
      return headingRows(block.text, typesetter);
    case 'paragraph':
      return paragraphRows(block, typesetter);
    case 'facts':
      return [gap(3), ...factRows(block.rows, block.columns, typesetter), gap(4)];
    case 'panels':
      return panelRows(block, typesetter);
    case 'table':
      return tableRows(block, typesetter);
    case 'checklist':
      return checklistRows(block, typesetter);
    case 'notice':
      return noticeRows(block, typesetter);
    case 'signatures':
      return signatureRows(block, typesetter);
    case 'contents':
      return contentsRows(model, typesetter);
    case 'attachmentList':
      return attachmentListRows(model.attachments, typesetter);
  }
}
