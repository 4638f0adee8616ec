/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Runs a function of a nodejs runtime: takes calls from the Lambda Runtime API and does with them what AWS's runtime does. See "Define
 * Lambda function handler in Node.js" and "Using the Lambda runtime API" in the AWS Lambda developer guide.
 */
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const util = require('node:util');
const { pathToFileURL } = require('node:url');
const { Worker } = require('node:worker_threads');

const env = process.env;
const taskRoot = env.LAMBDA_TASK_ROOT;
const slash = env.AWS_LAMBDA_RUNTIME_API.indexOf('/');
const [host, port] = env.AWS_LAMBDA_RUNTIME_API.slice(0, slash).split(':');
const prefix = env.AWS_LAMBDA_RUNTIME_API.slice(slash) + '/2018-06-01/runtime/';
const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
const streaming = Symbol.for('aws.lambda.runtime.handler.streaming');

let requestId;

/** Ends what the function started; on Linux such processes have the same address of the Runtime API in their environment. */
function endOthers(address) {
  const files = require('node:fs');
  const variable = '\0AWS_LAMBDA_RUNTIME_API=' + address + '\0';
  const processes = files.existsSync('/proc/self') ? files.readdirSync('/proc').map(Number) : [];
  for (const id of processes.filter((number) => number > 0 && number !== process.pid)) {
    try {
      if (('\0' + files.readFileSync('/proc/' + id + '/environ', 'latin1') + '\0').includes(variable)) {
        process.kill(id, 'SIGKILL');
      }
    } catch (endedOrOfAnotherUser) { /* not one of the function's */ }
  }
}

/** Ends this process with the one that started it, even while the function keeps the event loop busy. */
function endWithParent() {
  const address = env.AWS_LAMBDA_RUNTIME_API;
  process.on('exit', () => endOthers(address));
  const watch = `
    const buffer = Buffer.alloc(1);
    try { while (require('node:fs').readSync(0, buffer) > 0); } catch (closed) { /* the same as its end */ }
    (${endOthers})(${JSON.stringify(address)});
    process.kill(process.pid, 'SIGKILL');`;
  new Worker(watch, { eval: true, stdin: false }).unref();
}

function open(method, place, headers, answered) {
  return http.request({ host, port, agent, method, path: prefix + place, headers }, answered);
}

function send(method, place, headers, body) {
  return new Promise((resolve, reject) => {
    const request = open(method, place, headers, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** An error in Lambda's form. */
function described(error) {
  return util.types.isNativeError(error) || (error && error.name && error.message && error.stack)
    ? { errorType: error.name, errorMessage: error.message, trace: String(error.stack).split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function sendError(place, error) {
  const body = described(error);
  return send(
    'POST', place,
    { 'Content-Type': 'application/json', 'Lambda-Runtime-Function-Error-Type': encodeURIComponent(body.errorType) },
    JSON.stringify(body));
}

function write(level, text) {
  fs.writeSync(1, `${new Date().toISOString()}\t${requestId}\t${level}\t${text}\n`);
}

function logAsLambda() {
  const levels = { log: 'INFO', info: 'INFO', debug: 'DEBUG', warn: 'WARN', error: 'ERROR', trace: 'TRACE' };
  for (const [method, level] of Object.entries(levels)) {
    console[method] = (...parts) => write(level, util.format(...parts));
  }
}

function fault(name, message, cause) {
  const error = new Error(message);
  error.name = name;
  if (cause) {
    error.stack = `${name}: ${message}\n${String(cause.stack)}`;
  }
  return error;
}

/** The file of a module that is named without its ending. */
function moduleFile(name) {
  const base = path.resolve(taskRoot, name);
  return ['', '.js', '.mjs', '.cjs'].map((ending) => base + ending)
    .find((file) => fs.existsSync(file) && fs.statSync(file).isFile());
}

async function loadModule(name) {
  const file = moduleFile(name);
  if (!file) {
    throw fault('Runtime.ImportModuleError', `Error: Cannot find module '${name}'`);
  }
  try {
    return file.endsWith('.mjs') || (file.endsWith('.js') && isModule(path.dirname(file)))
      ? await import(pathToFileURL(file))
      : require(file);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw fault('Runtime.UserCodeSyntaxError', String(error), error);
    }
    if (error && (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_MODULE_NOT_FOUND')) {
      throw fault('Runtime.ImportModuleError', String(error), error);
    }
    throw error;
  }
}

/** Whether the nearest package.json says that its files are ECMAScript modules. */
function isModule(folder) {
  const file = path.join(folder, 'package.json');
  if (fs.existsSync(file)) {
    return JSON.parse(fs.readFileSync(file, 'utf8')).type === 'module';
  }
  return folder !== taskRoot && path.dirname(folder) !== folder && isModule(path.dirname(folder));
}

async function loadHandler(text) {
  const base = path.basename(text);
  const dot = base.indexOf('.');
  if (dot < 1 || dot === base.length - 1) {
    throw fault('Runtime.MalformedHandlerName', `Bad handler: ${text} is not <file>.<function>`);
  }
  const module = await loadModule(path.join(path.dirname(text), base.slice(0, dot)));
  const handler = base.slice(dot + 1).split('.')
    .reduce((found, name) => found && (found[name] || (found.default && found.default[name])), module);
  if (typeof handler !== 'function') {
    throw fault('Runtime.HandlerNotFound', `${text} is ${handler === undefined ? 'undefined' : 'not a function'} or not exported`);
  }
  return handler;
}

function contextOf(headers, done) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const json = (header) => (headers[header] ? JSON.parse(headers[header]) : undefined);
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: json('lambda-runtime-client-context'),
    identity: json('lambda-runtime-cognito-identity'),
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done,
    succeed: (result) => done(null, result),
    fail: (error) => done(error === undefined || error === null ? 'handled' : error),
  };
}

/** Calls the function; the result comes by a promise, by the callback, or is nothing once there is nothing more to do. */
function call(handler, event, headers) {
  return new Promise((resolve, reject) => {
    let settled = false;
    const settle = (error, result) => {
      process.removeListener('beforeExit', atEnd);
      return error === undefined || error === null ? resolve(result) : reject(error);
    };
    const atEnd = () => settle(null, undefined);
    const done = (error, result) => {
      if (settled) {
        return;
      }
      settled = true;
      if (context.callbackWaitsForEmptyEventLoop && (error === undefined || error === null)) {
        process.removeListener('beforeExit', atEnd);
        process.once('beforeExit', () => settle(error, result));
      } else {
        settle(error, result);
      }
    };
    const context = contextOf(headers, done);
    process.once('beforeExit', atEnd);
    try {
      const returned = handler(event, context, done);
      if (returned && typeof returned.then === 'function') {
        returned.then((result) => settle(null, result), (error) => settle(error === undefined ? 'undefined' : error));
      }
    } catch (error) {
      settle(error);
    }
  });
}

/** The stream that a handler of awslambda.streamifyResponse writes its answer to. */
function responseStream(id, ended) {
  const request = open(
    'POST', `invocation/${id}/response`,
    { 'Lambda-Runtime-Function-Response-Mode': 'streaming', 'Content-Type': 'application/octet-stream' },
    (response) => { response.resume(); response.on('end', ended); });
  request.on('error', ended);
  request.setContentType = (type) => request.setHeader('Content-Type', type);
  return request;
}

async function callStreaming(handler, event, headers) {
  let ended;
  const end = new Promise((resolve) => { ended = resolve; });
  const stream = responseStream(requestId, ended);
  try {
    await handler(event, stream, contextOf(headers, () => {}));
  } catch (error) {
    stream.destroy();
    throw error;
  }
  if (!stream.writableEnded) {
    stream.end();
  }
  await end;
}

function provideStreaming() {
  globalThis.awslambda = {
    streamifyResponse: (handler) => { handler[streaming] = true; return handler; },
    HttpResponseStream: {
      from: (stream, head) => {
        stream.setContentType('application/vnd.awslambda.http-integration-response');
        stream.write(JSON.stringify(head));
        stream.write(Buffer.alloc(8));
        return stream;
      },
    },
  };
}

/** Ends the process after an error that nobody caught, as Lambda's runtime does. */
function endAt(event, name, code) {
  process.on(event, async (error) => {
    const reported = event === 'unhandledRejection' ? fault(name, described(error).errorMessage, error) : error;
    write('ERROR', `${name === 'Runtime.UnhandledPromiseRejection' ? 'Unhandled Promise Rejection' : 'Uncaught Exception'}`
      + ` \t${JSON.stringify(described(reported))}`);
    await sendError(requestId ? `invocation/${requestId}/error` : 'init/error', reported);
    process.exit(code);
  });
}

async function serve(handler) {
  for (;;) {
    const invocation = await send('GET', 'invocation/next', {});
    if (invocation.status !== 200) {
      process.exit(0);
    }
    requestId = invocation.headers['lambda-runtime-aws-request-id'];
    env._X_AMZN_TRACE_ID = invocation.headers['lambda-runtime-trace-id'];
    try {
      const event = JSON.parse(invocation.body);
      if (handler[streaming]) {
        await callStreaming(handler, event, invocation.headers);
      } else {
        const result = await call(handler, event, invocation.headers);
        const text = JSON.stringify(result === undefined ? null : result);
        await send('POST', `invocation/${requestId}/response`, { 'Content-Type': 'application/json' }, text);
      }
    } catch (error) {
      write('ERROR', `Invoke Error \t${JSON.stringify(described(error))}`);
      await sendError(`invocation/${requestId}/error`, error);
    }
  }
}

async function main() {
  endWithParent();
  logAsLambda();
  provideStreaming();
  endAt('uncaughtException', 'Runtime.UncaughtException', 129);
  endAt('unhandledRejection', 'Runtime.UnhandledPromiseRejection', 128);
  let handler;
  try {
    handler = await loadHandler(env._HANDLER);
  } catch (error) {
    write('ERROR', `Uncaught Exception \t${JSON.stringify(described(error))}`);
    await sendError('init/error', error);
    process.exit(1);
  }
  await serve(handler);
}

main();
