/**
 * Prints what is shipped as a CycloneDX list: the packages of package-lock.json that are not for development alone
 * (`npm sbom --omit dev` leaves out every package that a tool needs as well), and those that files are copied from.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  /** `sha512-<base64>` */
  readonly integrity?: string;
  /** Needed by tools alone. */
  readonly dev?: boolean;
}

interface Lockfile {
  readonly name: string;
  readonly version: string;
  /** By folder; '' is the project itself. */
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Not installed with the app, but build/site.ts lays files of theirs beside it. */
const COPIED = new Set(['node_modules/swagger-ui-dist']);

const text = readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8');
const lock = JSON.parse(text) as Lockfile;
const components = new Map<string, object>();
for (const [folder, { version, license, integrity, dev }] of Object.entries(lock.packages)) {
  const isCopied = COPIED.has(folder);
  if (folder === '' || (dev === true && !isCopied)) continue;
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  components.set(purl, {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
    ...(integrity?.startsWith('sha512-')
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') }] }
      : {}),
  });
}

// The same lockfile gives the same list: its serial number is made of the file, and it bears no time.
const [a, b, c, d, e] =
  /^(.{8})(.{4})(.{3})(.{3})(.{12})/.exec(createHash('sha256').update(text).digest('hex'))?.slice(1) ?? [];
console.log(
  JSON.stringify(
    {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: `urn:uuid:${a}-${b}-5${c}-8${d}-${e}`,
      version: 1,
      metadata: { component: { type: 'application', name: lock.name, version: lock.version } },
      components: [...components.values()],
    },
    undefined,
    2,
  ),
);
