// `npm run sbom`: a bill of materials (CycloneDX) of everything shipped, and the licences of it, checked.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installMissing } from './install.mjs';
import { checkOwnNode } from './node24.mjs';
import { Refusal, root, runScript } from './places.mjs';
import { isAllowed, notices, shippedPackages } from './shipped.mjs';

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

await runScript(async () => {
  checkOwnNode();
  await installMissing(say);
  // Needs a package that may have been installed only now.
  const { billOfMaterials } = await import('./billOfMaterials.mjs');
  const packages = shippedPackages();
  for (const { name, version, license } of packages) say(`${name} ${version}: ${license}`);
  const refused = packages.filter(({ license }) => !isAllowed(license));
  if (refused.length > 0) {
    const names = refused.map(({ name, license }) => `${name} (${license || 'none'})`).join(', ');
    throw new Refusal(`Not on the list of allowed licenses: ${names}.`);
  }
  const folder = join(root, 'dist');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'claimwright.cdx.json'), billOfMaterials());
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), notices(packages));
  say(
    `\n${String(packages.length)} packages and Electron in dist/claimwright.cdx.json, their notices in dist/THIRD-PARTY.txt.`,
  );
  return 0;
});
