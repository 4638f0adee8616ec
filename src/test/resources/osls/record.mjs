// Records what osls makes of services.yml, into templates.json: node src/test/resources/osls/record.mjs
// OSLS names another program than that of npm, such as node_modules/osls/bin/serverless.js.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERSION = '4.3.1';
const [program, ...first] = process.env.OSLS
  ? [process.execPath, process.env.OSLS]
  : ['npx', '--yes', `osls@${VERSION}`];
const here = import.meta.dirname;
const recorded = {};
for (const document of readFileSync(join(here, 'services.yml'), 'utf8').split(/^--- # /m).slice(1)) {
  const end = document.indexOf('\n');
  const service = document.slice(end + 1).replace(/^#.*\n/gm, '');
  const folder = mkdtempSync(join(tmpdir(), 'osls-'));
  writeFileSync(join(folder, 'serverless.yml'), `${service}\npackage:\n  artifact: code.zip\n`);
  writeFileSync(join(folder, 'code.zip'), 'any bytes');
  execFileSync(program, [...first, 'package'], { cwd: folder, stdio: 'inherit' });
  const template = readFileSync(join(folder, '.serverless/cloudformation-template-update-stack.json'), 'utf8')
    .replace(/\d{13}-20[0-9T:.-]+Z/g, '0-1970-01-01T00:00:00.000Z')
    .replace(/ApiGatewayDeployment\d{13}/g, 'ApiGatewayDeployment0');
  recorded[document.slice(0, end)] = { service, template: JSON.parse(template) };
}
writeFileSync(join(here, 'templates.json'), `${JSON.stringify(recorded, null, 1)}\n`);
