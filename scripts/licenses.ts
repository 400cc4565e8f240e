// Writes dist/licenses.txt: the licence of every package that can end up in the bundle, as their licences ask for.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

const LICENSE_FILE = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i;

function licenseOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const file = readdirSync(folder).find((name) => LICENSE_FILE.test(name));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return `${manifest.name} ${manifest.version}\n${manifest.license ?? 'license unknown'}\n\n${text}`.trimEnd();
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const list = execFileSync(npm, ['ls', '--omit=dev', '--omit=optional', '--all', '--parseable'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
  stdio: ['ignore', 'pipe', 'ignore'],
});
// The first line is this package itself.
const [, ...folders] = [...new Set(list.trim().split('\n'))];
const texts = [...new Set(folders.map(licenseOf))].sort();
const rule = `\n\n${'-'.repeat(80)}\n\n`;
writeFileSync(join(import.meta.dirname, '../dist/licenses.txt'), `${texts.join(rule)}\n`);
