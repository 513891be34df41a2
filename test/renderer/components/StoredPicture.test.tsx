import { render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { StoredPicture } from '../../../renderer/components/StoredPicture.tsx';
import { PAGE_KEY_HEADER, PAGE_KEY_PLACE } from '../../../shared/pageKey.ts';

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('in a browser its bytes are fetched with the page’s key, and let go with it', async () => {
  localStorage.setItem(PAGE_KEY_PLACE, 'the key');
  const ask = vi.fn<typeof fetch>(() => Promise.resolve(new Response('dots')));
  vi.stubGlobal('fetch', ask);
  const letGo = vi.spyOn(URL, 'revokeObjectURL');
  const { unmount } = render(<StoredPicture url="/files/0190-ab" alt="A wheel" />);
  await vi.waitFor(() => expect(screen.getByAltText('A wheel').getAttribute('src')).toMatch(/^blob:/));
  expect(new Headers(ask.mock.calls[0]?.[1]?.headers).get(PAGE_KEY_HEADER)).toBe('the key');
  unmount();
  expect(letGo).toHaveBeenCalledOnce();
});

test('in the desktop window it is read from its address', () => {
  vi.stubGlobal('claimwright', { call: vi.fn() });
  render(<StoredPicture url="/files/0190-ab" alt="A wheel" lazy={false} />);
  expect(screen.getByAltText('A wheel').getAttribute('src')).toBe('/files/0190-ab');
});

test('one that is not there is told', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
  const told = vi.fn();
  render(<StoredPicture url="/files/0190-ab" alt="A wheel" onUnreadable={told} />);
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
});
