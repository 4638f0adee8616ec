// Copyright 2026 the serverless-maven-plugin authors
// SPDX-License-Identifier: Apache-2.0
// Records src/test/resources/plan/permissions.json.gz: 300 pairs of templates with changes of IAM, what @aws-cdk/cloudformation-diff finds of
// them, and whether evaluating every request that their statements can tell apart finds one that is permitted newly or no longer forbidden.
// In a folder with "npm install @aws-cdk/cloudformation-diff@2.187.5": node permissions.cjs FILE
const fs = require('fs');
const zlib = require('zlib');
const { diffTemplate } = require('@aws-cdk/cloudformation-diff');
let seed = 7;
const rnd = (n) => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return Math.floor(seed / 65536) % n;
};
const pick = (a) => a[rnd(a.length)];
const actions = ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage', 'dynamodb:GetItem', 'logs:PutLogEvents'];
const resources = [
  'arn:aws:s3:::store/a',
  'arn:aws:s3:::store/b',
  { 'Fn::GetAtt': ['Queue', 'Arn'] },
  { 'Fn::Sub': '${Table.Arn}/index/one' },
  { 'Fn::Join': ['', ['arn:aws:s3:::', { Ref: 'Store' }, '/x']] },
];
const conds = [
  undefined,
  undefined,
  undefined,
  { StringEquals: { 'aws:SourceAccount': '111122223333' } },
  { Bool: { 'aws:SecureTransport': 'true' } },
];
const some = (a) => {
  const n = 1 + rnd(2);
  const s = [];
  while (s.length < n) {
    const x = pick(a);
    if (!s.some((y) => JSON.stringify(y) === JSON.stringify(x))) s.push(x);
  }
  return s;
};
const oneOrList = (a) => (a.length === 1 && rnd(2) ? a[0] : a);
function st(principals) {
  const s = { Effect: rnd(5) ? 'Allow' : 'Deny' };
  s[rnd(12) ? 'Action' : 'NotAction'] = oneOrList(some(actions));
  s[rnd(15) ? 'Resource' : 'NotResource'] = oneOrList(some(resources));
  const c = pick(conds);
  if (c) s.Condition = c;
  if (principals)
    s.Principal = pick([
      { AWS: 'arn:aws:iam::444455556666:root' },
      { Service: 'sns.amazonaws.com' },
      { AWS: ['arn:aws:iam::444455556666:role/a', 'arn:aws:iam::444455556666:role/b'] },
    ]);
  return s;
}
const sts = (p) => {
  const n = 1 + rnd(3);
  return Array.from({ length: n }, () => st(p));
};
function base() {
  return {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
        },
        Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: sts() } }],
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/One'],
      },
    },
    Other: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: 'q', Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: sts() } },
    },
    QueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: { Statement: sts(true) } },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': ['F', 'Arn'] },
        Principal: 's3.amazonaws.com',
        SourceArn: 'arn:aws:s3:::store',
      },
    },
    Queue: { Type: 'AWS::SQS::Queue' },
    F: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
  };
}
const clone = (x) => JSON.parse(JSON.stringify(x));
const muts = [
  ['nothing', (t) => {}],
  [
    'reordered',
    (t) => {
      for (const d of docs(t)) {
        d.Statement.reverse();
        for (const s of d.Statement) for (const k of ['Action', 'Resource']) if (Array.isArray(s[k])) s[k].reverse();
      }
    },
  ],
  [
    'listed',
    (t) => {
      for (const d of docs(t))
        for (const s of d.Statement)
          for (const k of ['Action', 'Resource']) if (k in s && !Array.isArray(s[k])) s[k] = [s[k]];
    },
  ],
  [
    'moved',
    (t) => {
      t.Other.Properties.PolicyDocument.Statement.push(t.Role.Properties.Policies[0].PolicyDocument.Statement.shift());
    },
  ],
  ['statement added', (t) => pick(docs(t).slice(0, 2)).Statement.push(st())],
  ['statement removed', (t) => pick(docs(t)).Statement.shift()],
  ['policy statement added', (t) => t.QueuePolicy.Properties.PolicyDocument.Statement.push(st(true))],
  ['managed policy added', (t) => t.Role.Properties.ManagedPolicyArns.push('arn:aws:iam::aws:policy/Two')],
  ['managed policy removed', (t) => t.Role.Properties.ManagedPolicyArns.shift()],
  ['source changed', (t) => (t.Permission.Properties.SourceArn = 'arn:aws:s3:::other')],
  ['source removed', (t) => delete t.Permission.Properties.SourceArn],
  ['permission removed', (t) => delete t.Permission],
  [
    'permission added',
    (t) =>
      (t.More = {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: { 'Fn::GetAtt': ['F', 'Arn'] },
          Principal: 'sns.amazonaws.com',
          SourceAccount: '111122223333',
        },
      }),
  ],
  [
    'trust added',
    (t) =>
      t.Role.Properties.AssumeRolePolicyDocument.Statement.push({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: 'arn:aws:iam::444455556666:root' },
      }),
  ],
  [
    'action added',
    (t) => {
      const s = pick(pick(docs(t)).Statement);
      const k = 'Action' in s ? 'Action' : 'NotAction';
      s[k] = [].concat(s[k], 'kms:Decrypt');
    },
  ],
  [
    'action removed',
    (t) => {
      const s = pick(pick(docs(t)).Statement);
      const k = 'Action' in s ? 'Action' : 'NotAction';
      const l = [].concat(s[k]);
      if (l.length > 1) l.pop();
      s[k] = l;
    },
  ],
  [
    'condition added',
    (t) => {
      pick(pick(docs(t)).Statement).Condition = { StringEquals: { 'aws:PrincipalTag/team': 'x' } };
    },
  ],
  [
    'condition removed',
    (t) => {
      delete pick(pick(docs(t)).Statement).Condition;
    },
  ],
  [
    'effect changed',
    (t) => {
      const s = pick(pick(docs(t)).Statement);
      s.Effect = s.Effect === 'Allow' ? 'Deny' : 'Allow';
    },
  ],
  [
    'role added',
    (t) => {
      t.Second = {
        Type: 'AWS::IAM::Role',
        Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: sts() } }] },
      };
    },
  ],
];
function docs(t) {
  return [
    t.Role.Properties.Policies[0].PolicyDocument,
    t.Other.Properties.PolicyDocument,
    t.QueuePolicy.Properties.PolicyDocument,
  ];
}
// Evaluates every request that the statements can tell apart: what is permitted newly, or no longer forbidden?
const key = (x) => JSON.stringify(x),
  list = (x) => (x === undefined ? [] : [].concat(x));
const A = [...actions, 'kms:Decrypt', 'x:Y'],
  R = [...resources.map(key), '"elsewhere"'],
  P = ['account', 'a', 'b', 'sns'],
  C = [];
for (let i = 0; i < 8; i++) C.push({ account: !!(i & 1), secure: !!(i & 2), team: !!(i & 4) });
const holds = (c, x) =>
  !c ||
  Object.entries(c).every(([op, keys]) =>
    Object.keys(keys).every((k) =>
      k === 'aws:SourceAccount' ? x.account : k === 'aws:SecureTransport' ? x.secure : x.team,
    ),
  );
const who = (s, p) =>
  !s.Principal ||
  list(s.Principal.Service).some((v) => v.startsWith(p)) ||
  list(s.Principal.AWS).some((v) => (v.endsWith(':root') ? p !== 'sns' : v.endsWith('/' + p)));
const matches = (s, a, r, p, x) =>
  ('Action' in s ? list(s.Action).includes(a) : !list(s.NotAction).includes(a)) &&
  ('Resource' in s || 'NotResource' in s
    ? 'Resource' in s
      ? list(s.Resource).map(key).includes(r)
      : !list(s.NotResource).map(key).includes(r)
    : true) &&
  who(s, p) &&
  holds(s.Condition, x);
function groups(t) {
  const g = {
    Role: [...t.Role.Properties.Policies[0].PolicyDocument.Statement, ...t.Other.Properties.PolicyDocument.Statement],
    Queue: t.QueuePolicy.Properties.PolicyDocument.Statement,
  };
  if (t.Second) g.Second = t.Second.Properties.Policies[0].PolicyDocument.Statement;
  return g;
}
const extras = (t) => [
  ...t.Role.Properties.ManagedPolicyArns,
  ...t.Role.Properties.AssumeRolePolicyDocument.Statement.map(key),
  ...[t.Permission, t.More].filter(Boolean).map((p) => key(p.Properties)),
];
function widens(b, a) {
  const gb = groups(b),
    ga = groups(a);
  for (const k of new Set([...Object.keys(gb), ...Object.keys(ga)]))
    for (const x of C)
      for (const p of P)
        for (const r of R)
          for (const act of A) {
            const is = (g, e) => (g[k] || []).some((s) => s.Effect === e && matches(s, act, r, p, x));
            if ((is(ga, 'Allow') && !is(gb, 'Allow')) || (is(gb, 'Deny') && !is(ga, 'Deny'))) return true;
          }
  const eb = extras(b);
  return extras(a).some((e) => !eb.includes(e));
}
const out = [];
for (let i = 0; i < 300; i++) {
  const b = base();
  const a = clone(b);
  const [name, m] = muts[i % muts.length];
  m(a);
  const d = diffTemplate({ Resources: clone(b) }, { Resources: clone(a) });
  out.push({
    name: `${i} ${name}`,
    before: { Resources: b },
    after: { Resources: a },
    hasChanges: d.iamChanges.hasChanges,
    broadened: d.iamChanges.permissionsBroadened,
    widens: widens(b, a),
  });
}
fs.writeFileSync(
  process.argv[2],
  zlib.gzipSync(JSON.stringify({ recordedWith: '@aws-cdk/cloudformation-diff@2.187.5', pairs: out }), { level: 9 }),
);
console.log(
  out.length,
  out.filter((o) => o.hasChanges).length,
  out.filter((o) => o.broadened).length,
  out.filter((o) => o.widens).length,
);
