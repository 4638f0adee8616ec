// Copyright 2026 the serverless-maven-plugin authors
// SPDX-License-Identifier: Apache-2.0
//
// Records what Serverless 3 with the npm plugin serverless-plugin-canary-deployments makes of plugin.yml, into plugin.json. In a folder where
//   npm i serverless@3.40.0 serverless-plugin-canary-deployments@0.8.0
// was run: NODE_MODULES=node_modules node src/test/resources/gradual-deployments/record_plugin.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const modules = resolve(process.env.NODE_MODULES);
const here = import.meta.dirname;
const recorded = {};
for (const document of readFileSync(join(here, 'plugin.yml'), 'utf8').split(/^--- # /m).slice(1)) {
  const end = document.indexOf('\n');
  const service = document.slice(end + 1).replace(/^#.*\n/gm, '');
  const folder = mkdtempSync(join(tmpdir(), 'canary-'));
  symlinkSync(modules, join(folder, 'node_modules'));
  writeFileSync(join(folder, 'serverless.yml'), `${service}\npackage:\n  artifact: code.zip\n`);
  writeFileSync(join(folder, 'code.zip'), 'any bytes');
  execFileSync(process.execPath, [join(modules, 'serverless/bin/serverless.js'), 'package'], {
    cwd: folder, stdio: 'inherit', env: { ...process.env, SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off' }
  });
  const template = readFileSync(join(folder, '.serverless/cloudformation-template-update-stack.json'), 'utf8')
    .replace(/\d{13}-20[0-9T:.-]+Z/g, '0-1970-01-01T00:00:00.000Z')
    .replace(/ApiGatewayDeployment\d{13}/g, 'ApiGatewayDeployment0');
  recorded[document.slice(0, end)] = { service, template: JSON.parse(template) };
}
writeFileSync(join(here, 'plugin.json'), `${JSON.stringify(recorded, null, 1)}\n`);
