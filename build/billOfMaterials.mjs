// The bill of materials (CycloneDX 1.6) of everything shipped. npm's own leaves out what the workshop uses too.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { root } from './places.mjs';
import { shippedPackages } from './shipped.mjs';

/**
 * @param {Pick<import('./shipped.mjs').Shipped, 'name' | 'version' | 'license' | 'integrity'>} one
 * @param {Enums.ComponentType} [type]
 */
function component({ name, version, license, integrity }, type = Enums.ComponentType.Library) {
  const [group, bare] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const made = new Models.Component(type, bare ?? name, {
    ...(group === undefined ? {} : { group }),
    version,
    purl,
    bomRef: purl,
    scope: Enums.ComponentScope.Required,
  });
  made.licenses.add(
    / (AND|OR) /.test(license)
      ? new Models.LicenseExpression(license)
      : new Models.SpdxLicense(license || 'NOASSERTION'),
  );
  const sha512 = /^sha512-(.+)$/.exec(integrity)?.[1];
  if (sha512 !== undefined)
    made.hashes.set(Enums.HashAlgorithm['SHA-512'], Buffer.from(sha512, 'base64').toString('hex'));
  return made;
}

/** @returns {string} the bill as JSON text; equal lock files give equal bills */
export function billOfMaterials() {
  /** @type {{ version: string, license: string }} */
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  /** @type {{ version: string, license: string }} */
  const electron = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
  const bill = new Models.Bom();
  bill.metadata.component = component(
    { name: 'claimwright', version: own.version, license: own.license, integrity: '' },
    Enums.ComponentType.Application,
  );
  for (const one of shippedPackages()) bill.components.add(component(one));
  // A tool to npm, the runtime to everybody else: Chromium and Node.js come in it.
  bill.components.add(
    component({ name: 'electron', ...electron, integrity: '' }, Enums.ComponentType.Framework),
  );
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  // eslint-disable-next-line no-restricted-syntax -- a list, no database
  return `${serializer.serialize(bill, { sortLists: true, space: 2 })}\n`;
}
