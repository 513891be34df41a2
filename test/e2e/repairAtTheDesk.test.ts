// Story: a repair recorded at the desk, from a new patient to a finalized claim and its packet.
import { test } from '../support/program.ts';
import { mouseHand } from './support/hands.ts';
import { tellRepair } from './support/repairStory.ts';

test('a repair goes from the first phone call to a finalized claim and its packet', async ({
  program,
  page,
}) => {
  await tellRepair(program, page, mouseHand(page));
});
