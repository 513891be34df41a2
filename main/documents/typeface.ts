// One face of the typeface: what it can show, how wide it is, and its subset for one document.
import { PDFString } from '@cantoo/pdf-lib';
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import * as fontkit from '@cantoo/fontkit';

export interface Typeface {
  /** True when the face has a glyph for the character. */
  has(codePoint: number): boolean;
  /** Width of a character in thousandths of the size. */
  advance(codePoint: number): number;
  /** The text as a hexadecimal string of glyphs, `<0001…>`; what it uses goes into the subset. */
  encode(text: string): string;
  /** Writes the subset under `ref`. Call it once, when all text is drawn. `tag` is six capital letters. */
  embed(context: PDFContext, ref: PDFRef, tag: string): void;
}

/** @param bytes a TrueType file. Throws when it is none: the fonts come with the program. */
export function openTypeface(bytes: Uint8Array): Typeface {
  const font = openFont(bytes);
  const subset = font.createSubset();
  const scale = 1000 / font.unitsPerEm;
  const advances = new Map<number, number>();
  /** Character -> glyph of the subset, in the order of first use: that order is the document's own. */
  const used = new Map<number, { readonly glyph: number; readonly advance: number }>();
  // Glyph 0 of the subset is the face's own ".notdef".
  subset.includeGlyph(0);

  function advance(codePoint: number): number {
    const known = advances.get(codePoint);
    if (known !== undefined) return known;
    const width = (font.glyphForCodePoint(codePoint)?.advanceWidth ?? 0) * scale;
    advances.set(codePoint, width);
    return width;
  }

  function encode(text: string): string {
    let hex = '';
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      let entry = used.get(codePoint);
      if (entry === undefined) {
        const glyph = subset.includeGlyph(font.glyphForCodePoint(codePoint)?.id ?? 0);
        entry = { glyph, advance: advance(codePoint) };
        used.set(codePoint, entry);
      }
      hex += entry.glyph.toString(16).padStart(4, '0');
    }
    return `<${hex}>`;
  }

  function embed(context: PDFContext, ref: PDFRef, tag: string): void {
    const name = `${tag}+${font.postscriptName ?? 'Font'}`;
    const { minX, minY, maxX, maxY } = font.bbox;
    const round = (value: number): number => Math.round(value * scale);
    const file = context.register(context.flateStream(subset.encode()));
    const descriptor = context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: name,
        // Non-symbolic, and italic where the face leans (ISO 32000-1 table 123).
        Flags: font.italicAngle === 0 ? 32 : 96,
        FontBBox: [round(minX), round(minY), round(maxX), round(maxY)],
        ItalicAngle: font.italicAngle,
        Ascent: round(font.ascent),
        Descent: round(font.descent),
        CapHeight: round(font.capHeight || font.ascent),
        StemV: 80,
        FontFile2: file,
      }),
    );
    const glyphs = new Map([...used.values()].map((entry) => [entry.glyph, entry.advance]));
    const widths = [...glyphs].sort(([one], [other]) => one - other);
    const descendant = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: name,
        CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
        FontDescriptor: descriptor,
        CIDToGIDMap: 'Identity',
        DW: round(font.getGlyph(0)?.advanceWidth ?? 0),
        W: widths.flatMap(([glyph, width]) => [glyph, [Math.round(width * 100) / 100]]),
      }),
    );
    const fontDict = context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(toUnicode(used))),
    });
    context.assign(ref, fontDict);
  }

  return { has: (codePoint) => font.hasGlyphForCodePoint(codePoint), advance, encode, embed };
}

function openFont(bytes: Uint8Array): fontkit.Font {
  const font = fontkit.create(bytes);
  if ('fonts' in font) throw new Error('a collection of fonts cannot be embedded');
  return font;
}

/** The table from glyph to character, so that text can be searched and copied (ISO 32000-1 section 9.10.3). */
function toUnicode(used: ReadonlyMap<number, { readonly glyph: number }>): string {
  // Two characters can share a glyph (a space and a no-break space): the first one used speaks for it.
  const characters = new Map<number, number>();
  for (const [codePoint, { glyph }] of used) {
    if (!characters.has(glyph)) characters.set(glyph, codePoint);
  }
  const hex = (value: number): string => value.toString(16).padStart(4, '0');
  const lines = [...characters]
    .sort(([one], [other]) => one - other)
    .map(([glyph, codePoint]) => {
      const units = [...String.fromCodePoint(codePoint)].flatMap((character) =>
        Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index))),
      );
      return `<${hex(glyph)}> <${units.join('')}>`;
    });
  const blocks: string[] = [];
  for (let start = 0; start < lines.length; start += 100) {
    const part = lines.slice(start, start + 100);
    blocks.push(`${String(part.length)} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
