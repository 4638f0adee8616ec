// Copyright 2026 the serverless-maven-plugin authors
// SPDX-License-Identifier: Apache-2.0
//
// Records what the npm plugin serverless-domain-manager asks AWS to create, without AWS: every call of its SDK is answered here.
// Copy this file and recorded.json to an empty folder, and run there
//   npm i serverless-domain-manager@10.3.1 --legacy-peer-deps && node record.js
// It renews "recorded" of each case in recorded.json; the rest of a case is written by hand.
'use strict';
const { Client } = require('@smithy/smithy-client');
const Plugin = require('serverless-domain-manager');
const fs = require('fs');
const path = require('path');

const CERTIFICATES = region => ['*.example.com', 'api.example.com'].map((name, i) => ({
  DomainName: name, SubjectAlternativeNameSummaries: [name],
  CertificateArn: `arn:aws:acm:${region}:123456789012:certificate/${i + 1}`
}));
const ZONES = [
  { Id: '/hostedzone/ZPUBLIC1', Name: 'example.com.', Config: { PrivateZone: false } },
  { Id: '/hostedzone/ZPRIVATE1', Name: 'example.com.', Config: { PrivateZone: true } }
];
const API_IDS = { ApiGatewayRestApi: 'rest1', HttpApi: 'http1', WebsocketsApi: 'ws1' };
let requests;
let created;

Client.prototype.send = async function (command) {
  const name = command.constructor.name.replace(/Command$/, '');
  const input = command.input;
  const region = typeof this.config.region === 'function' ? await this.config.region() : this.config.region;
  switch (name) {
    case 'GetDomainName':
      if (!created) { const e = new Error('not found'); e.$metadata = { httpStatusCode: 404 }; throw e; }
      return created;
    case 'CreateDomainName': {
      requests.push([name, input]);
      const v2 = input.DomainName !== undefined;
      const type = v2 ? input.DomainNameConfigurations[0].EndpointType : input.endpointConfiguration.types[0];
      created = v2
        ? { DomainName: input.DomainName, DomainNameConfigurations: [{ ApiGatewayDomainName: 'd-1.execute-api.amazonaws.com', HostedZoneId: 'ZREGIONAL', SecurityPolicy: 'TLS_1_2' }] }
        : type === 'EDGE' ? { domainName: input.domainName, distributionDomainName: 'd1.cloudfront.net' }
          : { domainName: input.domainName, regionalDomainName: 'd-1.execute-api.amazonaws.com', regionalHostedZoneId: 'ZREGIONAL' };
      return created;
    }
    case 'ListCertificates': return { CertificateSummaryList: CERTIFICATES(region) };
    case 'ListHostedZones': return { HostedZones: ZONES };
    case 'HeadObject': return {};
    case 'DescribeStackResource': return { StackResourceDetail: { PhysicalResourceId: API_IDS[input.LogicalResourceId] } };
    case 'GetBasePathMappings': return { items: [] };
    case 'GetApiMappings': return { Items: [] };
    default: requests.push([name, input]); return {};
  }
};

async function record (service, customDomain) {
  requests = []; created = undefined;
  const serverless = {
    service: { service: 'orders', provider: { stage: 'dev', region: service.region, tags: service.tags, stackTags: {}, compiledCloudFormationTemplate: {} },
      custom: JSON.parse(JSON.stringify({ customDomain })) },
    providers: { aws: { getCredentials: () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) } }, cli: { log () {} }, addServiceOutputSection () {}
  };
  const plugin = new Plugin(serverless, { stage: 'dev' });
  try {
    await plugin.hookWrapper(plugin.createDomains);
    await plugin.hookWrapper(plugin.setupBasePathMappings);
    await plugin.hookWrapper(plugin.createOrGetDomainForCfOutputs);
  } catch (e) { return { refused: e.message.split('\n')[0] }; }
  return { requests, outputs: serverless.service.provider.compiledCloudFormationTemplate.Outputs };
}

(async () => {
  const file = path.join(__dirname, 'recorded.json');
  const cases = JSON.parse(fs.readFileSync(file));
  for (const one of cases) { one.recorded = await record(one, one.customDomain); }
  fs.writeFileSync(file, JSON.stringify(cases, null, 1) + '\n');
})();
