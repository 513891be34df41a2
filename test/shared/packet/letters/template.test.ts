import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TemplateKind } from '../../../../shared/domain/letter.ts';
import type { Block } from '../../../../shared/packet/documentModel.ts';
import { DEFAULT_TEXTS } from '../../../../shared/packet/letters/defaultTexts.ts';
import {
  fillTemplate,
  type InlineValues,
  NOT_ON_FILE,
  templateIssues,
} from '../../../../shared/packet/letters/template.ts';
import {
  type InlineField,
  INLINE_FIELDS,
  TEMPLATE_FIELDS,
} from '../../../../shared/packet/letters/templateFields.ts';

const FIELDS = Object.keys(INLINE_FIELDS) as InlineField[];

function valuesOf(value: (field: InlineField) => string | null): InlineValues {
  return Object.fromEntries(FIELDS.map((field) => [field, value(field)])) as InlineValues;
}

function texts(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => ('text' in block && typeof block.text === 'string' ? [block.text] : []));
}

test.each(TemplateKind.options)('the text that comes with the program is right: %s', (kind) => {
  expect(templateIssues(kind, DEFAULT_TEXTS[kind])).toEqual([]);
  const { subject, blocks } = fillTemplate(
    kind,
    DEFAULT_TEXTS[kind],
    valuesOf(() => 'x'),
    {},
  );
  expect([subject, ...texts(blocks)].join('\n')).not.toMatch(/\{\{|\}\}/);
});

describe('what is wrong is said with a way out', () => {
  const body = '{{asks}}';
  test('an unknown field with the one that was meant', () => {
    const issues = templateIssues('physicianLetter', { subject: 'Hello {{patientNam}}', body });
    expect(issues).toEqual([
      {
        path: 'subject',
        message: '{{patientNam}} is no field of this letter. Did you mean {{patientName}}?',
      },
    ]);
  });
  test('one that is like none', () => {
    const issues = templateIssues('physicianLetter', {
      subject: 'Hello',
      body: `{{qqqqqqqqqqqqqqqq}}\n\n${body}`,
    });
    expect(issues).toHaveLength(1);
    expect(issues[0]?.message).toContain('Choose one of the list.');
  });
  test('a table within a line, a field that stands open, a letter without what it is for', () => {
    const issue = (text: string) =>
      templateIssues('physicianLetter', { subject: 'Hello', body: text }).map(({ message }) => message);
    expect(issue('We ask: {{asks}} now.\n\n{{asks}}')[0]).toContain('a paragraph of its own');
    expect(issue('Dear {{patientName\n\n{{asks}}')[0]).toContain('stand open');
    expect(issue('Dear you')).toEqual(['This letter needs {{asks}} in a paragraph of its own.']);
  });
  test('the cover of a fax may not name the patient', () => {
    const text = { subject: 'Fax about {{patientName}}', body: '{{transmission}}' };
    expect(templateIssues('faxCover', text)).toHaveLength(1);
    const { inline } = TEMPLATE_FIELDS.faxCover;
    expect(inline.filter((field) => /patient|claim|member|dateOfService|item/i.test(field))).toEqual([]);
  });
});

/** What is typed into templates: words, braces, fields that are and fields that are not. */
const typed = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('{{', '}}', '{', '}', '\n\n', '\r\n', '# ', ' ', '{{asks}}', '\n\n{{asks}}\n\n'),
      fc.constantFrom(...FIELDS).map((field) => `{{${field}}}`),
      fc.constantFrom(...FIELDS).map((field) => `{{ ${field} }}`),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('any text is filled in whole or refused with a reason, and never crashes', () => {
  let filled = 0;
  fc.assert(
    fc.property(fc.constantFrom(...TemplateKind.options), typed, typed, (kind, subject, rest) => {
      const required = TEMPLATE_FIELDS[kind].required.map((field) => `{{${field}}}`);
      const text = { subject, body: [rest, ...required].join('\n\n') };
      const issues = templateIssues(kind, text);
      if (issues.length > 0) {
        for (const { message } of issues) expect(message).not.toBe('');
        return;
      }
      filled += 1;
      const made = fillTemplate(
        kind,
        text,
        valuesOf((field) => `<${field}>`),
        {},
      );
      expect([made.subject, ...texts(made.blocks)].join('\n')).not.toMatch(/\{\{|\}\}/);
    }),
    { numRuns: 400 },
  );
  expect(filled).toBeGreaterThan(20);
});

test('a value is inserted as it is: nothing in it is read as a field, a heading or a new paragraph', () => {
  fc.assert(
    fc.property(typed, (value) => {
      const made = fillTemplate(
        'physicianLetter',
        { subject: '[{{patientName}}]', body: '{{asks}}\n\n[{{patientName}}|{{officeName}}]' },
        valuesOf((field) => (field === 'patientName' ? value : 'SECRET')),
        {},
      );
      const inLine = value.replace(/\s+/g, ' ').trim() || NOT_ON_FILE;
      expect(made.subject).toBe(`[${inLine}]`);
      expect(made.blocks).toEqual([{ kind: 'paragraph', text: `[${inLine}|SECRET]`, weight: 'body' }]);
    }),
    { numRuns: 300 },
  );
});

test('a field without a value says so', () => {
  const made = fillTemplate(
    'estimate',
    { subject: 'For {{payerName}}', body: '{{lines}}\n\n{{share}}' },
    valuesOf(() => null),
    { share: [{ kind: 'heading', text: 'Share' }] },
  );
  expect(made.subject).toBe(`For ${NOT_ON_FILE}`);
  expect(texts(made.blocks)).toEqual(['Share']);
});
