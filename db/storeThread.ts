// Runs in a thread of its own: it reads a whole store or a whole backup, which may take minutes. One task, then done.
import { parentPort } from 'node:worker_threads';
import { loadDriver } from './open.ts';
import { runStoreTask, type FromStoreThread, type StoreTask } from './storeTask.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a thread');
const outside = port;

function say(message: FromStoreThread): void {
  outside.postMessage(message);
}

outside.once('message', (task: StoreTask) => {
  try {
    say({ kind: 'done', result: runStoreTask(task, (progress) => say({ kind: 'progress', progress })) });
  } catch (error) {
    say({ kind: 'failed', stack: error instanceof Error ? (error.stack ?? error.name) : '' });
  } finally {
    task.order.dataKey.fill(0);
    outside.close();
  }
});
loadDriver();
// From here on the thread may be ended at any moment.
say({ kind: 'ready' });
