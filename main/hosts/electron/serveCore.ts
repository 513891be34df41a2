// The store's side of the line: asks the core, answers under the number of the question.
import type { Core, Log } from '../ports.ts';
import type { CoreAnswer, CorePort, CoreRequest } from './coreMessages.ts';

/** Serves `core` over `port` until it is closed; `ended` is called after that. */
export function serveCore(
  port: CorePort,
  core: Core,
  log: Log,
  random: (count: number) => Uint8Array,
  ended: () => void,
): void {
  port.listen((message) => {
    // The other messages are replies to what the core asked.
    if (typeof message !== 'object' || message === null || !('id' in message)) return;
    const request = message as CoreRequest;
    void answer(core, request)
      .then((value): CoreAnswer => ({ id: request.id, value }))
      .catch((error: unknown): CoreAnswer => {
        const reference = Buffer.from(random(4)).toString('hex');
        log.error(reference, error);
        return { id: request.id, reference };
      })
      .then((reply) => {
        port.post(reply);
        if (request.kind === 'close') ended();
      });
  });
}

async function answer(core: Core, request: CoreRequest): Promise<unknown> {
  switch (request.kind) {
    case 'call':
      return core.call(request.channel, request.input, request.origin);
    case 'putFile':
      return core.putFile(request.bytes, request.name, request.type);
    case 'getFile':
      return core.getFile(request.from, request.file);
    case 'close':
      await core.close();
      return null;
  }
}
