import { CUSTODY_KIND_NAMES, type CustodyKind, type MoveKind } from '../../../shared/domain/custody.ts';

/** Words of moves and of the periods that they make. */

/** What can be chosen: the moves of one device, or the exchange of two. */
export type MoveChoice = MoveKind | 'exchange';

export const MOVE_NAMES: Readonly<Record<MoveChoice, string>> = {
  delivered: 'Deliver to a patient',
  pickedUp: 'Pick up from the patient',
  loaned: 'Lend to a patient',
  returned: 'Take back from loan',
  moved: 'Move to another place',
  titleTransferred: 'Pass title to the patient',
  retired: 'Retire',
  reinstated: 'Put back into use',
  exchange: 'Exchange for another device',
};

/** Whose place is asked for: that of the device, wherever it is then. */
export function locationLabel(kind: MoveChoice | null): string {
  switch (kind) {
    case 'delivered':
    case 'loaned':
    case 'titleTransferred':
      return 'Where in the home';
    case 'exchange':
      return 'Where the old device is put';
    case 'moved':
      return 'New location';
    default:
      return 'Where it is put';
  }
}

/** What began a period, in words for its row. */
export function beganBy(kind: CustodyKind | null): string {
  return kind === null ? 'As the record of the device says' : CUSTODY_KIND_NAMES[kind];
}
