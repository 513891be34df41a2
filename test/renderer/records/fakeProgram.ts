import { vi } from 'vitest';
import type { ChannelName, InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { notFound, ok, type Result } from '../../../shared/result.ts';

/** What stands in for the program: an answer for each channel that a test needs. */
export type Answers = {
  [Name in ChannelName]?: (input: InputOf<Name>) => Result<OutputOf<Name>> | OutputOf<Name>;
};

export interface Asked {
  readonly channel: string;
  readonly input: unknown;
}

/** Answers every call of the page; channels without an answer say that there is nothing. @returns what was asked */
export function fakeProgram(answers: Answers): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (_url: string, options: RequestInit) => {
    const request = JSON.parse(String(options.body)) as { channel: ChannelName; input: never };
    asked.push(request);
    const answer = answers[request.channel]?.(request.input) ?? notFound('record');
    const isResult = typeof answer === 'object' && 'ok' in answer;
    const body = isResult ? answer : ok(answer);
    return Promise.resolve({ json: () => Promise.resolve(structuredClone(body)) });
  });
  return asked;
}

/** Inputs of the calls of one channel, in their order. */
export function inputsOf<Name extends ChannelName>(asked: readonly Asked[], channel: Name): InputOf<Name>[] {
  return asked.filter((each) => each.channel === channel).map((each) => each.input as InputOf<Name>);
}

/** A made-up id whose end tells it apart. */
export function anId(end: number): string {
  return `01920000-0000-7000-8000-${String(end).padStart(12, '0')}`;
}
