import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { TemplatesScreen } from '../../../../renderer/screens/letters/TemplatesScreen.tsx';
import { announceChange } from '../../../../renderer/stores/changes.ts';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { TemplateView } from '../../../../shared/contract/letters.ts';
import { TEMPLATE_KIND_NAMES, TemplateKind } from '../../../../shared/domain/letter.ts';
import { ok } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { anId, type Answers, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

let views: readonly TemplateView[];

function put(kind: TemplateKind, text: TemplateView['text']): TemplateView {
  const revision = (views.find((each) => each.kind === kind)?.own?.revision ?? 0) + 1;
  const view = { kind, text, own: { id: anId(4), revision }, fields: [] };
  views = views.map((each) => (each.kind === kind ? view : each));
  return view;
}

beforeEach(() => {
  useSession.setState({ status: aStatus() });
  views = TemplateKind.options.map((kind) => ({
    kind,
    text: { subject: `About ${kind}`, body: 'Dear office.' },
    own: null,
    fields: [],
  }));
});

async function showTexts(answers: Answers = {}) {
  const asked = fakeProgram({
    'letterTemplates.list': () => [...views],
    'letterTemplates.save': ({ kind, text }) => ok(put(kind, text)),
    ...answers,
  });
  const shown = show(<TemplatesScreen />);
  await screen.findByLabelText('Text');
  return { ...shown, asked };
}

const heading = () => screen.getByLabelText<HTMLInputElement>('Heading');
const body = () => screen.getByLabelText<HTMLTextAreaElement>('Text');

test('what is typed while a save is under way stays, and is still to be saved', async () => {
  let answer: () => void = () => undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  const { user, asked } = await showTexts({
    'letterTemplates.save': async ({ kind, text }) => {
      await late;
      return ok(put(kind, text));
    },
  });
  await user.type(heading(), ' again');
  await user.click(screen.getByRole('button', { name: 'Save the text' }));
  await user.type(body(), ' More.');
  answer();
  await screen.findByText('Changed by the office');
  expect(body().value).toBe('Dear office. More.');
  expect(screen.queryByText(/Somebody else changed/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Save the text' }));
  await waitFor(() => expect(inputsOf(asked, 'letterTemplates.save')).toHaveLength(2));
  expect(inputsOf(asked, 'letterTemplates.save')[1]).toMatchObject({
    own: { revision: 1 },
    text: { subject: 'About physicianLetter again', body: 'Dear office. More.' },
  });
});

test('a text that somebody else changed comes in where nothing was typed', async () => {
  const { user } = await showTexts();
  await user.type(body(), ' Mine.');
  put('physicianLetter', { subject: 'Theirs', body: 'Dear office.' });
  act(() => announceChange());
  await waitFor(() => expect(heading().value).toBe('Theirs'));
  expect(body().value).toBe('Dear office. Mine.');
  expect(screen.queryByText(/Somebody else changed/)).toBeNull();
});

test('changed on both sides, what is typed stays, and theirs can be taken', async () => {
  const { user } = await showTexts();
  await user.type(body(), ' Mine.');
  put('physicianLetter', { subject: 'Theirs', body: 'Their text.' });
  act(() => announceChange());
  expect(await screen.findByText(/Somebody else changed/)).toBeTruthy();
  expect(body().value).toBe('Dear office. Mine.');
  await user.click(screen.getByRole('button', { name: 'Take their text' }));
  expect(body().value).toBe('Their text.');
  expect(screen.queryByText(/Somebody else changed/)).toBeNull();
});

test('a save that somebody else overtook keeps what is typed and stands on theirs afterwards', async () => {
  const { user, asked } = await showTexts({
    'letterTemplates.save': ({ kind, own, text }) => {
      if (own !== null) return ok(put(kind, text));
      put(kind, { subject: 'Theirs', body: 'Dear office.' });
      return {
        ok: false,
        fault: { kind: 'conflict', message: 'Somebody saved first.', revision: 1, changed: [] },
      };
    },
  });
  await user.type(body(), ' Mine.');
  await user.click(screen.getByRole('button', { name: 'Save the text' }));
  await waitFor(() => expect(heading().value).toBe('Theirs'));
  await user.click(screen.getByRole('button', { name: 'Save the text' }));
  await waitFor(() => expect(inputsOf(asked, 'letterTemplates.save')).toHaveLength(2));
  expect(inputsOf(asked, 'letterTemplates.save')[1]).toMatchObject({
    own: { revision: 1 },
    text: { subject: 'Theirs', body: 'Dear office. Mine.' },
  });
});

test('another letter is chosen only after a question while text is unsaved', async () => {
  const { user } = await showTexts();
  async function choose() {
    await user.click(screen.getByRole('combobox', { name: 'Letter' }));
    await user.click(await screen.findByRole('option', { hidden: true, name: TEMPLATE_KIND_NAMES.faxCover }));
  }
  await user.type(body(), ' Mine.');
  await choose();
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
  expect(body().value).toBe('Dear office. Mine.');
  await choose();
  await user.click(await screen.findByRole('button', { name: 'Go on without saving' }));
  await waitFor(() => expect(heading().value).toBe('About faxCover'));
  expect(body().value).toBe('Dear office.');
});
