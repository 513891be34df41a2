// The house rules that no compiler keeps. Each failure names the file and the line.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Import {
  readonly file: string;
  readonly line: number;
  /** A path from the top of the repository for a file of ours, else the package's name as written. */
  readonly target: string;
  readonly ours: boolean;
  readonly typeOnly: boolean;
}

interface Source {
  readonly file: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory())
      return entry.name === 'data' || entry.name === 'node_modules' ? [] : filesBelow(path);
    return [path];
  });
}

const files = ['main', 'renderer', 'shared', 'db', 'test', 'build'].flatMap(filesBelow);
const sources: readonly Source[] = files
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    return { file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true, kind) };
  });

function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

function importsOf({ file, tree }: Source): Import[] {
  const found: Import[] = [];
  function add(node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean): void {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const bare = specifier.text.split('?', 1)[0] ?? '';
    const ours = bare.startsWith('.') || bare.startsWith('/');
    const target = ours ? relative(root, join(root, dirname(file), bare)).replaceAll('\\', '/') : bare;
    found.push({ file, line: lineOf(tree, node), target, ours, typeOnly });
  }
  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node))
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], false);
    ts.forEachChild(node, visit);
  }
  visit(tree);
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return (
    !clause.name &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

const imports = sources.flatMap(importsOf);

function inFolder(folder: string): Import[] {
  return imports.filter(({ file }) => file.startsWith(`${folder}/`));
}

function show(found: readonly Import[]): string[] {
  return found.map(({ file, line, target }) => `${file}:${String(line)} imports ${target}`);
}

function isFrom(target: string, ...folders: readonly string[]): boolean {
  return folders.some((folder) => target.startsWith(`${folder}/`));
}

function isPackage(target: string, ...names: readonly string[]): boolean {
  return names.some((name) => target === name || target.startsWith(`${name}/`));
}

test('there is something to look at', () => {
  expect(imports.length).toBeGreaterThan(50);
});

describe('directions', () => {
  test('renderer sees shared and itself', () => {
    const wrong = inFolder('renderer').filter(
      ({ target, ours }) =>
        (ours && !isFrom(target, 'renderer', 'shared')) ||
        target.startsWith('node:') ||
        isPackage(target, 'electron', 'better-sqlite3', 'kysely', '@node-rs/argon2'),
    );
    expect(show(wrong)).toEqual([]);
  });

  test('shared sees zod and itself', () => {
    const wrong = inFolder('shared').filter(({ target, ours }) =>
      ours ? !target.startsWith('shared/') : target !== 'zod',
    );
    expect(show(wrong)).toEqual([]);
  });

  // domain <- codes <- rules <- billing <- packet, edi; contract on top. A room sees itself and those before it.
  test.each([
    ['domain', []],
    ['codes', ['domain']],
    ['rules', ['domain', 'codes']],
    ['billing', ['domain', 'codes', 'rules']],
    ['packet', ['domain', 'codes', 'rules', 'billing']],
    ['edi', ['domain', 'codes', 'rules', 'billing']],
    ['sync', ['domain']],
    ['contract', ['domain', 'codes', 'rules', 'billing', 'packet', 'edi']],
  ])('shared/%s sees %j', (room, below) => {
    const allowed = [room, ...below].map((name) => `shared/${name}`);
    const wrong = inFolder(`shared/${room}`).filter(
      ({ target, ours }) => ours && target !== 'shared/result.ts' && !isFrom(target, ...allowed),
    );
    expect(show(wrong)).toEqual([]);
  });

  test('shared/result.ts sees nothing', () => {
    expect(show(imports.filter(({ file }) => file === 'shared/result.ts'))).toEqual([]);
  });

  test('db sees shared, Node and the few packages a store needs', () => {
    const wrong = inFolder('db').filter(({ target, ours }) =>
      ours
        ? !isFrom(target, 'db', 'shared')
        : !target.startsWith('node:') &&
          !isPackage(target, 'zod', 'better-sqlite3', 'kysely', '@node-rs/argon2'),
    );
    expect(show(wrong)).toEqual([]);
  });

  test('main sees db, shared and itself', () => {
    const wrong = inFolder('main').filter(
      ({ target, ours }) => ours && !isFrom(target, 'main', 'db', 'shared') && target !== 'package.json',
    );
    expect(show(wrong)).toEqual([]);
  });

  test('the hub sees what both sides say to each other, and itself', () => {
    const wrong = inFolder('main/hub').filter(({ target, ours }) =>
      ours
        ? !isFrom(target, 'main/hub', 'shared/sync', 'shared/domain')
        : !target.startsWith('node:') && !isPackage(target, 'zod', 'pg'),
    );
    expect(show(wrong)).toEqual([]);
    const users = imports.filter(
      ({ file, target }) =>
        isFrom(file, 'main', 'db', 'shared') && !isFrom(file, 'main/hub') && isFrom(target, 'main/hub'),
    );
    expect(show(users)).toEqual([]);
  });

  test('main never draws', () => {
    const wrong = inFolder('main').filter(
      ({ target }) =>
        isPackage(target, 'react', 'react-dom', 'zustand', 'wouter') || target.startsWith('@mantine/'),
    );
    expect(show(wrong)).toEqual([]);
  });

  test('nothing the program is made of sees its tests or its build', () => {
    const wrong = imports.filter(
      ({ file, target, ours }) =>
        ours && isFrom(file, 'main', 'renderer', 'shared', 'db') && isFrom(target, 'test', 'build'),
    );
    expect(show(wrong)).toEqual([]);
  });
});

describe('single doors', () => {
  function onlyIn(packageName: string, ...allowed: readonly string[]): string[] {
    const wrong = imports.filter(
      ({ file, target, typeOnly }) =>
        isPackage(target, packageName) &&
        // A test may drive the real thing, and a type costs nothing.
        !isFrom(file, 'test') &&
        !(typeOnly && isFrom(file, 'db')) &&
        !allowed.some((place) => file === place || file.startsWith(`${place}/`)),
    );
    return show(wrong);
  }

  test('Electron is imported by the desktop host', () => {
    expect(onlyIn('electron', 'main/index.ts', 'main/hosts/electron')).toEqual([]);
  });
  test('the database driver is imported by db/open.ts', () => {
    expect(onlyIn('better-sqlite3', 'db/open.ts')).toEqual([]);
  });
  test('passphrases are stretched by db/keys.ts', () => {
    expect(onlyIn('@node-rs/argon2', 'db/keys.ts')).toEqual([]);
  });
  test('PostgreSQL is spoken to by the hub', () => {
    expect(onlyIn('pg', 'main/hub')).toEqual([]);
  });
  test('archives are opened by main/codes/archive.ts, which judges them first', () => {
    expect(onlyIn('yauzl', 'main/codes/archive.ts')).toEqual([]);
  });
  test('tables for spreadsheets are written where formulas are made harmless', () => {
    expect(onlyIn('papaparse', 'main/csv')).toEqual([]);
    const doors = ['main/csv/writeCsv.ts', 'shared/domain/csvCell.ts'];
    const wrong = sources
      .filter(
        ({ file, text }) =>
          /^(main|db|shared|renderer)\//.test(file) &&
          /\.csv[`'"]/.test(text.replaceAll(`'reports.csv'`, '')),
      )
      .map(({ file }) => file)
      .filter((file) => !imports.some((one) => one.file === file && doors.includes(one.target)));
    expect(wrong).toEqual([]);
  });
  test('the bridge is read by the client', () => {
    const readers = sources
      .filter(
        ({ file, text }) =>
          file.startsWith('renderer/') && /window\.claimwright|fetch\(\s*['"`]\/(call|files)/.test(text),
      )
      .map(({ file }) => file)
      .filter((file) => !/^renderer\/client\.tsx?$/.test(file));
    expect(readers).toEqual([]);
  });
});

describe('names', () => {
  test('exports have names', () => {
    const wrong = sources
      .filter(({ file }) => !file.startsWith('build/'))
      .flatMap(({ file, tree }) =>
        tree.statements
          .filter(
            (statement) =>
              ts.isExportAssignment(statement) ||
              (ts.canHaveModifiers(statement) &&
                (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)),
          )
          .map((statement) => `${file}:${String(lineOf(tree, statement))}`),
      );
    expect(wrong).toEqual([]);
  });

  test('no file is named for what it is not about, and none only passes on', () => {
    const vague = files.filter((file) => /(^|\/)(utils?|helpers?|common|misc)\.[a-z]+$/.test(file));
    const entries = ['main/index.ts', 'test/bench/index.ts'];
    const barrels = files.filter((file) => /(^|\/)index\.tsx?$/.test(file) && !entries.includes(file));
    expect([...vague, ...barrels]).toEqual([]);
  });

  test('the top level holds what it should and nothing else', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter(Boolean);
    const top = new Set(tracked.map((file) => file.split('/', 1)[0] ?? ''));
    const expected =
      /^(main|renderer|shared|db|test|build|package\.json|package-lock\.json|tsconfig\.json|electron-builder\.yml|README\.md|CHANGELOG\.md|CONTRIBUTING\.md|LICENSE|\..+)$/;
    expect([...top].filter((name) => !expected.test(name))).toEqual([]);
  });

  test('every test stands in the folder that mirrors its subject’s', () => {
    const astray = files.filter((file) => {
      const match = /^test\/((?:main|renderer|shared|db|build)(?:\/.+)?)\/[^/]+\.test\.tsx?$/.exec(file);
      return match?.[1] !== undefined && !existsSync(join(root, match[1]));
    });
    expect(astray).toEqual([]);
  });
});

describe('text', () => {
  const readable = files.filter(
    (file) => /\.(tsx?|mjs|css|html|json|ya?ml|md)$/.test(file) && file !== 'test/architecture.test.ts',
  );
  const patterns: readonly (readonly [string, RegExp])[] = [
    [
      'a path of somebody’s own computer',
      /(?<![\w.:])\/(?:work|root|home\/(?!ann\b)\w+|Users\/(?!ann\b)\w+|tmp\/cw)\//,
    ],
    ['work left undone', new RegExp(`\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|XXX)\\b`)],
    ['a test that is switched off or alone', /\b(?:test|it|describe)\.only\(|\bxit\(|\bxdescribe\(/],
  ];

  test.each(patterns)('no file holds %s', (_name, pattern) => {
    const found = readable.flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(line) ? [`${file}:${String(index + 1)} ${line.trim().slice(0, 120)}`] : [],
        ),
    );
    expect(found).toEqual([]);
  });
});
