#!/usr/bin/env node
/*
 * Records what AWS CDK takes for the changes between two templates, as src/test/resources/oracle/template-changes.json.gz:
 *
 *   npm install --no-save @aws-cdk/cloudformation-diff && node src/bench/template-changes.js
 *
 * 500 pairs come from the templates in src/test/resources/golden, cut down to a few resources and mutated. The same templates give the same pairs.
 */
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const from = { paths: [process.cwd()] };
const { fullDiff } = require(require.resolve('@aws-cdk/cloudformation-diff', from));
const { loadAwsServiceSpecSync } = require(require.resolve('@aws-cdk/aws-service-spec', from));

const PAIRS = 500;
const GOLDEN = path.join(__dirname, '../test/resources/golden');
const TARGET = path.join(__dirname, '../test/resources/oracle/template-changes.json.gz');
const spec = loadAwsServiceSpecSync();

/** Types with a property that may replace the resource, which the golden templates hardly have. */
const CONDITIONAL = spec.all('resource')
  .filter((type) => Object.values(type.properties).some((property) => property.causesReplacement === 'maybe'))
  .map((type) => type.cloudFormationType).sort();

let seed = 20261130;
const next = (n) => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % n;
};
const pick = (items) => items[next(items.length)];
const copy = (value) => JSON.parse(JSON.stringify(value));
const isIntrinsic = (value) => Object.keys(value).length === 1 && /^(Ref|Fn::)/.test(Object.keys(value)[0]);

/** Some resources of a template, and those that they refer to. */
function part(template) {
  const all = template.Resources;
  const wanted = new Set(Array.from({ length: 2 }, () => pick(Object.keys(all))));
  const referring = Object.keys(all).filter((id) => JSON.stringify(all[id]).includes(`"${pick([...wanted])}"`));
  referring.slice(0, 2).forEach((id) => wanted.add(id));
  for (const id of [...wanted]) {
    Object.keys(all).filter((other) => JSON.stringify(all[id]).includes(`"${other}"`)).slice(0, 1)
      .forEach((other) => wanted.add(other));
  }
  const resources = Object.fromEntries(Object.keys(all).filter((id) => wanted.has(id)).map((id) => [id, copy(all[id])]));
  if (next(3) === 0) {
    resources.Extra = { Type: pick(CONDITIONAL), Properties: { Name: 'a' } };
  }
  return { Resources: resources, Outputs: {} };
}

/** Every mapping and list below a value that is not an intrinsic function. */
function containers(value, found = []) {
  if (typeof value === 'object' && value !== null && (Array.isArray(value) || !isIntrinsic(value))) {
    found.push(value);
    Object.values(value).forEach((inner) => containers(inner, found));
  }
  return found;
}

const properties = (template, id) => (template.Resources[id].Properties ??= {});
const changed = (value) => (typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value
  : typeof value === 'string' ? value + '-x' : typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { 'Fn::Sub': 'other-${AWS::Region}' } : 'x');

/** Changes the value of a property that replaces or may replace the resource, by CDK's own facts; any other one if there is none. */
function replace(template, id) {
  const type = spec.lookup('resource', 'cloudFormationType', 'equals', template.Resources[id].Type)[0];
  const names = Object.entries(type?.properties ?? {})
    .filter(([, property]) => ['yes', 'maybe'].includes(property.causesReplacement)).map(([name]) => name).sort();
  const own = properties(template, id);
  const name = names.length > 0 ? pick(names) : 'Description';
  own[name] = changed(own[name] ?? 'a');
}

const MUTATIONS = {
  change(template, id) {
    const place = pick(containers(properties(template, id)));
    const keys = Object.keys(place);
    if (keys.length > 0) {
      const key = pick(keys);
      place[key] = changed(place[key]);
    }
  },
  removeProperty(template, id) {
    const place = pick(containers(properties(template, id)).filter((value) => !Array.isArray(value)));
    delete place[pick(Object.keys(place).concat('none'))];
  },
  addProperty(template, id) {
    const type = spec.lookup('resource', 'cloudFormationType', 'equals', template.Resources[id].Type)[0];
    const names = Object.keys(type?.properties ?? { Description: 1 }).sort().concat('MadeUp');
    properties(template, id)[pick(names)] = pick(['a', 1, true, ['a'], { A: 'b' }, { Ref: 'AWS::Region' }]);
  },
  replace,
  replaceAgain: replace,
  removeResource(template, id) {
    delete template.Resources[id];
  },
  retainAndRemove(template, id, before) {
    before.Resources[id].DeletionPolicy = pick(['Retain', 'RetainExceptOnCreate', 'Snapshot', 'Delete']);
    delete template.Resources[id];
  },
  rename(template, id) {
    template.Resources[id + 'New'] = template.Resources[id];
    delete template.Resources[id];
  },
  addResource(template) {
    template.Resources['Added' + next(100)] = { Type: pick(['AWS::SQS::Queue', 'AWS::SNS::Topic', 'Custom::Thing']), Properties: {} };
  },
  changeType(template, id) {
    template.Resources[id].Type = pick(['AWS::SQS::Queue', 'AWS::Events::Rule']);
  },
  attribute(template, id) {
    template.Resources[id][pick(['DeletionPolicy', 'UpdateReplacePolicy', 'Metadata', 'Condition'])] = pick(['Retain', 'Delete']);
  },
  sameInOtherWords(template, id) {
    const resource = template.Resources[id];
    const text = JSON.stringify(resource)
      .replace(/"Fn::GetAtt":\["(\w+)","(\w+)"\]/, (all, target, attribute) => `"Fn::GetAtt":"${target}.${attribute}"`)
      .replace(/:(\d+)([,}])/, ':"$1"$2').replace(/:(true|false)([,}])/, ':"$1"$2');
    const { Properties, DependsOn, ...rest } = JSON.parse(text);
    template.Resources[id] = { ...(Properties && { Properties }), ...rest, ...(DependsOn && { DependsOn: [].concat(DependsOn).reverse() }) };
  },
  output(template) {
    template.Outputs['Output' + next(3)] = { Value: { Ref: 'AWS::Region' } };
  },
};

function impacts(before, after) {
  const found = {};
  try {
    fullDiff(before, after).resources.forEachDifference((id, change) => {
      found[id] = change.changeImpact;
    });
  } catch (malformed) {
    return undefined; // CDK reads policies and security groups, and expects them to be well formed
  }
  return found;
}

const templates = fs.readdirSync(GOLDEN).sort().map((name) => path.join(GOLDEN, name, 'template.json'))
  .filter((file) => fs.existsSync(file)).map((file) => JSON.parse(fs.readFileSync(file, 'utf8')))
  .filter((template) => Object.keys(template.Resources).length > 2);
const names = Object.keys(MUTATIONS);
const pairs = [];
while (pairs.length < PAIRS) {
  const before = part(pick(templates));
  const after = copy(before);
  const mutations = [];
  for (let i = 0; i <= next(3); i++) {
    const id = pick(Object.keys(after.Resources).concat('Extra'));
    const name = names[(pairs.length + i * 5) % names.length];
    if (after.Resources[id] && before.Resources[id]) {
      MUTATIONS[name](after, id, before);
      mutations.push(name);
    }
  }
  const resources = impacts(before, after);
  if (mutations.length > 0 && resources !== undefined) {
    pairs.push({ mutations, before, after, resources });
  }
}
fs.writeFileSync(TARGET, zlib.gzipSync(JSON.stringify(pairs), { level: 9 }));
const count = {};
pairs.flatMap((pair) => Object.values(pair.resources)).forEach((impact) => { count[impact] = (count[impact] ?? 0) + 1; });
console.log(pairs.length, 'pairs', count);
