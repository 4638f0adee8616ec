// Copyright 2026 the serverless-maven-plugin authors
// SPDX-License-Identifier: Apache-2.0
// Loaded into Serverless 3, which has no setting for the address of AWS: sends its AWS SDK to AWS_ENDPOINT_URL.
const Module = require('module');
const load = Module.prototype.require;
const redirected = new WeakSet();

Module.prototype.require = function (name) {
  const loaded = load.apply(this, arguments);
  const config = loaded && loaded.config;
  if (name.startsWith('aws-sdk') && config && config.update && !redirected.has(config)) {
    redirected.add(config);
    config.update({ endpoint: process.env.AWS_ENDPOINT_URL, s3ForcePathStyle: true });
  }
  return loaded;
};
