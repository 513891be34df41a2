import { vi } from 'vitest';
import type { ChannelName, InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { notFound, ok, type Result } from '../../../shared/result.ts';

type Answer<Name extends ChannelName> = Result<OutputOf<Name>> | OutputOf<Name>;

/** What stands in for the program: an answer for each channel that a test needs; a promise comes late. */
export type Answers = {
  [Name in ChannelName]?: (input: InputOf<Name>) => Answer<Name> | Promise<Answer<Name>>;
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
    const given = answers[request.channel]?.(request.input) ?? notFound('record');
    const body = async (): Promise<unknown> => {
      const answer = await given;
      const isResult = typeof answer === 'object' && answer !== null && 'ok' in answer;
      return structuredClone(isResult ? answer : ok(answer));
    };
    return Promise.resolve({ json: body });
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
