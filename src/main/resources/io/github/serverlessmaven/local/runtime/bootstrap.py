# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0

"""Runs a function of a python runtime: takes calls from the Lambda Runtime API and does with them what AWS's runtime does.

See "Define Lambda function handler in Python" and "Using the Lambda runtime API" in the AWS Lambda developer guide.
"""
import decimal
import http.client
import importlib
import json
import logging
import os
import signal
import sys
import threading
import time
import traceback
import types

HOST, _, SECRET = os.environ["AWS_LAMBDA_RUNTIME_API"].partition("/")
PREFIX = "/%s/2018-06-01/runtime/" % SECRET
current_request = threading.local()


def end_others():
    """Ends the processes that the function started; on Linux they have the same address of the Runtime API in their environment."""
    variable = ("\0AWS_LAMBDA_RUNTIME_API=%s/%s\0" % (HOST, SECRET)).encode()
    for name in os.listdir("/proc") if os.path.isdir("/proc/self") else ():
        if name.isdigit() and int(name) != os.getpid():
            try:
                with open("/proc/%s/environ" % name, "rb") as environment:
                    if variable in b"\0" + environment.read() + b"\0":
                        os.kill(int(name), signal.SIGKILL)
            except OSError:
                pass  # it has ended, or is another user's


def end_with_parent():
    """Ends this process with the one that started it, whatever way that went."""
    try:
        while os.read(0, 1):
            pass
    except OSError:
        pass
    try:
        end_others()
    finally:
        os._exit(137)


class RuntimeApi:
    """The calls of this environment; one connection for all."""

    def __init__(self):
        self.connection = http.client.HTTPConnection(HOST)

    def send(self, method, place, body=None, headers=None):
        self.connection.request(method, PREFIX + place, body, headers or {})
        answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def send_error(self, place, error):
        headers = {"Content-Type": "application/json", "Lambda-Runtime-Function-Error-Type": error["errorType"]}
        self.send("POST", place, json.dumps(error).encode(), headers)


class Fault(Exception):
    """An error of the function's code that has a name of Lambda's."""

    def __init__(self, name, message, trace=()):
        super().__init__(message)
        self.error = {"errorMessage": message, "errorType": name, "requestId": "", "stackTrace": list(trace)}


class Context:
    """What a function knows of its call."""

    def __init__(self, headers):
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        identity = json.loads(headers.get("Lambda-Runtime-Cognito-Identity") or "{}")
        self.identity = types.SimpleNamespace(
            cognito_identity_id=identity.get("cognitoIdentityId"),
            cognito_identity_pool_id=identity.get("cognitoIdentityPoolId"),
        )
        self.client_context = client_context(headers.get("Lambda-Runtime-Client-Context"))

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))

    def __repr__(self):
        return "LambdaContext(%s)" % ",".join("%s=%s" % item for item in vars(self).items() if item[0][0] != "_")


def client_context(text):
    """The caller's context, or None."""
    if not text:
        return None
    given = json.loads(text)
    client = given.get("client") or {}
    names = ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name")
    return types.SimpleNamespace(
        client=types.SimpleNamespace(**{name: client.get(name) for name in names}) if client else None,
        custom=given.get("custom"),
        env=given.get("env"),
    )


class WithRequestId(logging.Filter):
    """Gives log records the id of the call."""

    def filter(self, record):
        record.aws_request_id = getattr(current_request, "id", "")
        return True


def log_as_lambda():
    """Sends logging to standard output in Lambda's form, from level WARNING on."""
    handler = logging.StreamHandler(sys.stdout)
    form = logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S"
    )
    form.converter = time.gmtime
    handler.setFormatter(form)
    handler.addFilter(WithRequestId())
    logging.getLogger().addHandler(handler)


def load_handler(text):
    """The function that a handler names: a module, nested ones with dots or slashes, a dot, the function's name."""
    module_name, dot, name = text.rpartition(".")
    if not dot or not module_name:
        raise Fault("Runtime.MalformedHandlerName", "Bad handler '%s': not <module>.<function>" % text)
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as e:
        raise Fault("Runtime.ImportModuleError", "Unable to import module '%s': %s" % (module_name, e), own_frames(e))
    except SyntaxError as e:
        trace = ['  File "%s" Line %s\n    %s' % (e.filename, e.lineno, e.text)]
        raise Fault("Runtime.UserCodeSyntaxError", "Syntax error in module '%s': %s" % (module_name, e), trace)
    try:
        return getattr(module, name)
    except AttributeError:
        raise Fault("Runtime.HandlerNotFound", "Handler '%s' missing on module '%s'" % (name, module_name))


def own_frames(error):
    """The frames of an error's stack trace that are not of this file or of the import system."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename != __file__ and not frame.filename.startswith("<frozen importlib")]
    return traceback.format_list(own)


def described(error, request_id):
    """An error in Lambda's form."""
    if isinstance(error, Fault):
        return dict(error.error, requestId=request_id)
    return {
        "errorMessage": str(error),
        "errorType": type(error).__name__,
        "requestId": request_id,
        "stackTrace": own_frames(error),
    }


def log_error(error):
    lines = ["[ERROR] %s: %s" % (error["errorType"], error["errorMessage"])]
    if error["stackTrace"]:
        lines += ["Traceback (most recent call last):"] + "".join(error["stackTrace"]).rstrip().split("\n")
    print("\n".join(lines))


def as_json(value):
    """JSON of an answer; decimal numbers are numbers."""

    def other(item):
        if isinstance(item, decimal.Decimal):
            return float(item)
        raise TypeError("Object of type %s is not JSON serializable" % type(item).__name__)

    try:
        return json.dumps(value, default=other).encode()
    except (TypeError, ValueError) as e:
        raise Fault("Runtime.MarshalError", "Unable to marshal response: %s" % e)


def answer(api, handler, headers, body):
    """Carries out one call."""
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    current_request.id = request_id
    os.environ["_X_AMZN_TRACE_ID"] = headers.get("Lambda-Runtime-Trace-Id", "")
    place = "invocation/%s/" % request_id
    try:
        result = as_json(handler(json.loads(body.decode()), Context(headers)))
    except Exception as e:
        error = described(e, request_id)
        log_error(error)
        api.send_error(place + "error", error)
    else:
        api.send("POST", place + "response", result, {"Content-Type": "application/json"})


def main():
    sys.path.pop(0)  # this file's folder; the function's own are in PYTHONPATH
    threading.Thread(target=end_with_parent, daemon=True).start()
    log_as_lambda()
    api = RuntimeApi()
    try:
        handler = load_handler(os.environ["_HANDLER"])
    except Exception as e:
        error = described(e, "")
        log_error(error)
        api.send_error("init/error", error)
        sys.exit(1)
    while True:
        status, headers, body = api.send("GET", "invocation/next")
        if status != 200:
            return
        answer(api, handler, headers, body)


try:
    main()
finally:
    end_others()
