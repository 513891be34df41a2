// The window's side of the line: a core like any other, whose work is done in a process of its own. When that process
// is lost, what was asked is answered with a fault, and the next question starts it again (the office is locked then).
import { fail, type Result } from '../../../shared/result.ts';
import type { Core, Folders, Log, ServedFile, Vault } from '../ports.ts';
import type { CoreAnswer, CorePort, CoreRequest, HostQuestion, HostReply } from './coreMessages.ts';

/** A process that keeps the store. `onEnd` is called once, however it ends. */
export interface CoreProcess extends CorePort {
  onEnd(listener: (code: number) => void): void;
  kill(): void;
}

export interface RemoteCoreOptions {
  readonly start: () => CoreProcess;
  readonly log: Log;
  readonly random: (count: number) => Uint8Array;
  /** Milliseconds that only grow. */
  readonly monotonic: () => number;
  readonly vault: Vault;
  readonly folders: Folders;
}

/** This many losses within the time, and it is not started again: something is wrong that a start does not mend. */
const MOST_LOSSES = 3;
const WITHIN_MS = 60_000;

interface Waiting {
  resolve(value: unknown): void;
  reject(fault: Result<never>): void;
}

/** A request without its number: one shape for each kind. */
type Asked = CoreRequest extends infer One ? (One extends CoreRequest ? Omit<One, 'id'> : never) : never;

export function remoteCore(options: RemoteCoreOptions): Core {
  const { start, log, random, monotonic } = options;
  const waiting = new Map<number, Waiting>();
  const losses: number[] = [];
  let last = 0;
  let process: CoreProcess | null = null;
  let closing = false;

  function lost(one: CoreProcess, code: number): void {
    if (process !== one) return;
    process = null;
    if (closing) {
      for (const { resolve } of waiting.values()) resolve(null);
      waiting.clear();
      return;
    }
    losses.push(monotonic());
    const reference = Buffer.from(random(4)).toString('hex');
    log.info('the process of the store was lost', { code, reference, waiting: waiting.size });
    const fault = lostFault(reference);
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
  }

  function running(): CoreProcess | null {
    if (process) return process;
    const lately = losses.filter((at) => monotonic() - at < WITHIN_MS).length;
    if (closing || lately >= MOST_LOSSES) return null;
    const one = start();
    process = one;
    one.onEnd((code) => {
      lost(one, code);
    });
    one.listen((message) => {
      if (typeof message === 'object' && message !== null && 'ask' in message) {
        void answerQuestion(options, message as HostQuestion).then((reply) => {
          if (process === one) one.post(reply);
        });
        return;
      }
      const answer = message as CoreAnswer;
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (!asked) return;
      if ('reference' in answer) asked.reject(internalFault(answer.reference));
      else asked.resolve(answer.value);
    });
    return one;
  }

  function ask(request: Asked): Promise<unknown> {
    const to = running();
    if (!to) return Promise.reject(new Lost(lostFault('')));
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject: (fault) => reject(new Lost(fault)) });
      to.post({ ...request, id });
    });
  }

  /** A core answers a page with a Result whatever happens; only bugs of this file throw. */
  async function asResult(request: Asked): Promise<unknown> {
    try {
      return await ask(request);
    } catch (error) {
      if (error instanceof Lost) return error.result;
      throw error;
    }
  }

  return {
    call: (channel, input, origin) => asResult({ kind: 'call', channel, input, origin }),
    putFile: (bytes, name, type) => asResult({ kind: 'putFile', bytes, name, type }),
    async getFile(from, file) {
      try {
        return (await ask({ kind: 'getFile', from, file })) as ServedFile | null;
      } catch (error) {
        if (error instanceof Lost) return null;
        throw error;
      }
    },
    async close() {
      const one = process;
      if (!one) {
        closing = true;
        return;
      }
      const closed = ask({ kind: 'close' });
      closing = true;
      await closed;
      one.kill();
    },
  };
}

async function answerQuestion(
  { vault, folders }: RemoteCoreOptions,
  question: HostQuestion,
): Promise<HostReply> {
  const asked = question.ask;
  switch (question.kind) {
    case 'vault.available':
      return { asked, value: await vault.available() };
    case 'vault.seal':
      return { asked, value: await vault.seal(question.secret) };
    case 'vault.open':
      return { asked, value: await vault.open(question.sealed) };
    case 'folders.choose':
      return { asked, value: await folders.choose() };
  }
}

/** What was asked cannot be answered any more. */
class Lost extends Error {
  readonly result: Result<never>;
  constructor(result: Result<never>) {
    super('the process of the store was lost');
    this.result = result;
  }
}

function lostFault(reference: string): Result<never> {
  const help =
    reference === ''
      ? 'It ended several times in a row. Close the program and start it again; what was saved is there.'
      : `It is started again: unlock the office and look whether your last step was saved. If it happens again, give your support this reference: ${reference}.`;
  return fail({
    kind: 'internal',
    reference,
    message: `The part of the program that keeps your data has ended. ${help}`,
  });
}

function internalFault(reference: string): Result<never> {
  return fail({
    kind: 'internal',
    reference,
    message: `Something went wrong inside the program. Nothing of this step was saved. Try again; if it happens again, give your support this reference: ${reference}.`,
  });
}
