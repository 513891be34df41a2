// What of others goes out with the program: known, allowed, listed, and told in the bill of materials.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { billOfMaterials } from '../build/billOfMaterials.mjs';
import { isAllowed, notices, shippedPackages } from '../build/shipped.mjs';

const root = join(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(root, folder, String(name)))
    .filter((file) => /\.(ts|tsx|css)$/.test(file) && statSync(file).isFile());
}

/** Packages that a source names, without type-only imports: those leave no trace in the program. */
function packagesNamedIn(file: string): string[] {
  const text = readFileSync(file, 'utf8').replaceAll(/import type [^;]*;/g, '');
  const named = [...text.matchAll(/(?:^|\s)(?:from|import|@import) ['"]([^'"./\d][^'"]*)['"]/g)].map(
    ([, name = '']) => name,
  );
  return named
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
}

test('what the program imports counts as shipped, so audits and the bill of materials see it', () => {
  const imported = new Set(
    ['main', 'renderer', 'shared', 'db'].flatMap(sourcesIn).flatMap((file) => packagesNamedIn(file)),
  );
  expect(imported.size).toBeGreaterThan(15);
  // Electron is shipped as the runtime, and is in the bill of materials by name.
  imported.delete('electron');
  expect([...imported].filter((name) => !(name in manifest.dependencies))).toEqual([]);
});

test('every package is pinned exactly', () => {
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

describe('licenses', () => {
  test('all that is shipped may be shipped', () => {
    const packages = shippedPackages();
    expect(packages.length).toBeGreaterThan(80);
    expect(packages.filter(({ license }) => !isAllowed(license))).toEqual([]);
  });

  test('an expression is judged by all its parts', () => {
    expect(isAllowed('(MIT OR GPL-3.0-only)')).toBe(true);
    expect(isAllowed('MIT AND OFL-1.1')).toBe(true);
    expect(isAllowed('MIT AND GPL-3.0-only')).toBe(false);
    for (const refused of ['', 'UNLICENSED', 'SEE LICENSE IN LICENSE', 'AGPL-3.0-only', 'GPL-2.0'])
      expect(isAllowed(refused), refused).toBe(false);
  });

  test('the notices name every package with its license', () => {
    const packages = shippedPackages();
    const text = notices(packages);
    for (const { name, version, license } of packages) {
      expect(text).toContain(`\n${name} ${version} (${license})\n`);
    }
    expect(text).toContain('Permission is hereby granted');
  });
});

test('the bill of materials holds every shipped package and Electron', () => {
  const bill = JSON.parse(billOfMaterials()) as {
    readonly components: readonly { readonly purl: string; readonly licenses: readonly unknown[] }[];
  };
  expect(bill).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { name: 'claimwright', type: 'application' } },
  });
  const listed = bill.components.map(({ purl }) => purl);
  expect(listed.some((purl) => purl.startsWith('pkg:npm/electron@'))).toBe(true);
  for (const { name, version } of shippedPackages())
    expect(listed).toContain(`pkg:npm/${name.replace('@', '%40')}@${version}`);
  expect(bill.components.filter(({ licenses }) => licenses.length === 0)).toEqual([]);
  expect(billOfMaterials()).toBe(billOfMaterials());
});

test('the lock file is whole: what a package names for any platform is in it', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Record<string, string> }>>;
  };
  /** Where Node looks for a package from the folder of another: beside it, then further up. */
  function isThere(from: string, name: string): boolean {
    if (`${from === '' ? '' : `${from}/`}node_modules/${name}` in packages) return true;
    return from !== '' && isThere(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
  }
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isThere(path, name)),
  );
  expect(missing).toEqual([]);
});
