// Runs in a thread of its own: opening a file from elsewhere can take any time and any memory, and a thread can be
// ended. It does one task and is done, so it loads only what that task needs: the loading takes longer than most tasks.
import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile } from './paperSheets.ts';
import type { FromWorker, ToWorker, WorkerTask } from './workerMessages.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker');
const outside = port;

const wanted = new Map<string, (file: SourceFile | null) => void>();

function say(message: FromWorker, transfer: readonly ArrayBuffer[] = []): void {
  outside.postMessage(message, transfer);
}

function wantFile(documentId: string): Promise<SourceFile | null> {
  return new Promise((resolve) => {
    wanted.set(documentId, resolve);
    say({ kind: 'wantFile', documentId });
  });
}

outside.on('message', (message: ToWorker) => {
  wanted.get(message.documentId)?.(message.file);
  wanted.delete(message.documentId);
});

async function run(task: WorkerTask): Promise<void> {
  if (task.kind === 'inspectPdf') {
    const { inspectPdf } = await import('./inspectPdf.ts');
    say({ kind: 'inspected', value: await inspectPdf(task.bytes) });
    return;
  }
  if (task.kind === 'composeAudit') {
    const { composeAuditPacket } = await import('./composeAuditPacket.ts');
    const packet = await composeAuditPacket(task.model, wantFile, task.fonts, {
      skip: new Map(task.skip),
      onAttachment: (documentId) => say({ kind: 'attachment', documentId }),
      onProgress: (value) => say({ kind: 'progress', value }),
    });
    const buffers = packet.parts.flatMap(({ bytes: { buffer } }) =>
      buffer instanceof ArrayBuffer ? [buffer] : [],
    );
    say({ kind: 'composedAudit', value: packet }, buffers);
    return;
  }
  const { composeDocument } = await import('./composeDocument.ts');
  const value = await composeDocument(task.model, wantFile, task.fonts, {
    skip: new Map(task.skip),
    onAttachment: (documentId) => say({ kind: 'attachment', documentId }),
  });
  const { buffer } = value.bytes;
  say({ kind: 'composed', value }, buffer instanceof ArrayBuffer ? [buffer] : []);
}

run(workerData as WorkerTask)
  .catch((error: unknown) =>
    say({ kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : '' }),
  )
  .finally(() => outside.close());
