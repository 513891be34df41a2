import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../renderer/theme/palette.css'), 'utf8');

function rolesOf(block: string): ReadonlyMap<string, string> {
  return new Map(
    [...block.matchAll(/--cw-([\w-]+):\s*(#[0-9a-f]{6})\s*;/g)].map((hit) => [hit[1] ?? '', hit[2] ?? '']),
  );
}

const blocks = css.split(/:root/).map(rolesOf);
const light = blocks[1] ?? new Map<string, string>();
const dark = new Map([...light, ...(blocks[2] ?? [])]);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const SURFACES = ['surface', 'surface-side', 'surface-raised', 'surface-sunken', 'hover', 'selected'];
const TEXTS = ['text', 'text-quiet', 'accent-text', 'unmet'];
const SIGNS = ['met', 'unmet', 'unknown', 'na', 'advice'];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s palette', (_name, roles) => {
  function colour(role: string): string {
    const found = roles.get(role);
    if (!found) throw new Error(`no role ${role}`);
    return found;
  }

  test.each(SURFACES.flatMap((surface) => TEXTS.map((text) => [text, surface] as const)))(
    '%s can be read on %s',
    (text, surface) => {
      expect(contrast(colour(text), colour(surface))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(SIGNS)('the %s sign can be read on its own ground and on the page', (sign) => {
    for (const ground of [`${sign}-soft`, 'surface', 'surface-side']) {
      expect(contrast(colour(sign), colour(ground))).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('placeholders and the text of the main button can be read', () => {
    expect(contrast(colour('text-faint'), colour('surface'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('on-accent'), colour('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('on-accent'), colour('accent-hover'))).toBeGreaterThanOrEqual(4.5);
  });

  test('outlines of controls and the focus ring stand out', () => {
    for (const surface of ['surface', 'surface-side', 'surface-raised']) {
      expect(contrast(colour('outline'), colour(surface))).toBeGreaterThanOrEqual(3);
      expect(contrast(colour('focus'), colour(surface))).toBeGreaterThanOrEqual(3);
    }
  });
});
