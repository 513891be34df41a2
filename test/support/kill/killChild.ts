import fs from 'node:fs';
import { flushCompileCache } from 'node:module';
import { killActs } from './killActs.ts';

/** Does one act in one folder until it is killed: `killChild.ts NAME FOLDER`. Says `begin`, then `done` for each piece. */
const [name = '', folder = ''] = process.argv.slice(2);

function say(line: string): void {
  fs.writeSync(1, `${line}\n`);
}

const act = killActs.find((candidate) => candidate.name === name);
if (!act) throw new Error('there is no such act');
// Else never kept, since a killed process writes nothing at its end.
flushCompileCache();
await act.run(folder, { begin: () => say('begin'), near: () => say('near'), done: () => say('done') });
// A piece that can be done only once is at its end: stay, so that the kill has something to end.
await new Promise((resolve) => setTimeout(resolve, 60_000));
