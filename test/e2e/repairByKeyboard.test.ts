// Story: the same repair with nothing but keys: every control is reached by Tab, a shortcut or the palette.
import { test } from '../support/program.ts';
import { keyboardHand } from './support/hands.ts';
import { tellRepair } from './support/repairStory.ts';

test('the same repair without a mouse', async ({ program, page }) => {
  await tellRepair(program, page, keyboardHand(page));
});
