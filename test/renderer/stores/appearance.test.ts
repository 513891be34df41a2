import { afterEach, describe, expect, test } from 'vitest';
import { readAppearance, useAppearance } from '../../../renderer/stores/appearance.ts';

afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('what was kept of the appearance', () => {
  test('comes back', () => {
    useAppearance.getState().change({ scheme: 'dark', density: 'compact', textSize: '150', hideNames: true });
    expect(readAppearance()).toMatchObject({
      scheme: 'dark',
      density: 'compact',
      textSize: '150',
      hideNames: true,
    });
  });

  test('hidden names are of this window: nothing of it is kept for the next', () => {
    useAppearance.getState().change({ hideNames: true });
    expect(localStorage.getItem('claimwright.appearance')).not.toContain('hideNames');
    sessionStorage.clear();
    expect(readAppearance().hideNames).toBe(false);
  });

  test.each(['', '{', 'null', '[]', '{"scheme":"pink","textSize":7,"hideNames":"yes"}'])(
    '%s gives the default',
    (kept) => {
      localStorage.setItem('claimwright.appearance', kept);
      expect(readAppearance()).toEqual({
        scheme: 'auto',
        density: 'standard',
        textSize: '100',
        hideNames: false,
        singleKeys: true,
        railFolded: false,
      });
    },
  );
});
