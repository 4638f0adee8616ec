# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""The AWS emulator MiniStack, made as strict as AWS where a deployment tool would notice.

MiniStack finishes every stack at once and accepts functions that AWS rejects. This server replaces the entry points
through which MiniStack's CloudFormation touches resources, in memory only:

* each create, update and delete of a resource takes a moment, so that IN_PROGRESS events can be seen;
* Lambda checks what it is given, with the words of AWS, and a version must match the code it was computed for;
* a log group, a function, a stage of a REST API, a domain or its path to an API that already exists cannot be created a second time;
* a deployment of a REST API describes no stage that exists;
* a bucket with objects or old versions in it cannot be deleted;
* a resource named in the failure file fails, and so do updates of buckets and user pools, and answers of custom resources;
* a custom resource keeps its function;
* resource types that MiniStack lacks are accepted and do nothing;
* HTTP APIs answer other origins as configured, and REST APIs validate requests, which MiniStack forgets when a stack asks for it;
* functions with a java runtime really run, by AWS's own runtime interface client, and call the emulator in place of AWS;
* each request is written to a log, one line each.

It listens on 127.0.0.1, and ends when its owner process does. Only Emulator.java starts it.
"""

import argparse
import base64
import collections
import copy
import glob
import hashlib
import io
import json
import os
import pathlib
import platform
import re
import signal
import sys
import tempfile
import threading
import time
import urllib.parse
import zipfile

OWNER_CHECK_SECONDS = 1.0
EVENTS_OF_A_PAGE = 2

ABSENT_RESOURCE_TYPES = (
    "AWS::ApiGatewayV2::Deployment",
    "AWS::ApiGatewayV2::IntegrationResponse",
    "AWS::ApiGatewayV2::RouteResponse",
    "AWS::CodeDeploy::Application",
    "AWS::CodeDeploy::DeploymentConfig",
    "AWS::CodeDeploy::DeploymentGroup",
    "AWS::Events::EventBusPolicy",
    "AWS::Kinesis::StreamConsumer",
    "AWS::WAFv2::WebACLAssociation",
    "Alexa::ASK::Skill",
)


def main():
    options = read_options()
    os.setsid()
    configure_emulator(options)

    import ministack.app as emulator

    # MiniStack reads its settings while it is imported, so everything that needs it comes after.
    make_stacks_strict(options)
    fail_updates(options)
    complete_apis()
    run_java_functions(options)
    redirect_functions(options)
    page_log_events()
    emulator.app = RequestLog(emulator.app, options.access_log)
    threading.Thread(target=end_with_owner, args=(options.owner,), daemon=True).start()

    sys.argv = sys.argv[:1]
    emulator.main()


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--owner", type=int, required=True, help="process whose end ends this server")
    parser.add_argument("--delay-millis", type=int, default=100, help="how long each change of a resource takes")
    parser.add_argument("--failures", required=True, help="folder with files of failures to inject, read at each change")
    parser.add_argument("--access-log", required=True, help="file that gets one line per request")
    parser.add_argument("--java", required=True, help="the java command that runs functions")
    parser.add_argument("--runtime-client", required=True, help="folder with the jars of the runtime interface client")
    return parser.parse_args()


def configure_emulator(options):
    os.environ.update(
        GATEWAY_PORT=str(options.port),
        BIND_HOST="127.0.0.1",
        MINISTACK_HOST="127.0.0.1",
        LOG_LEVEL="WARNING",
        # Nothing else may listen: its port would be the same for several servers.
        IOT_MTLS_ENABLED="0",
    )


def end_with_owner(owner):
    """Ends this server and the functions it runs as soon as the owner is gone."""
    while is_running(owner):
        time.sleep(OWNER_CHECK_SECONDS)
    os.killpg(0, signal.SIGKILL)


def is_running(pid):
    try:
        os.kill(pid, 0)
        return True
    except ProcessLookupError:
        return False
    except PermissionError:
        return True


# --- CloudFormation ---------------------------------------------------------------------------------------------------


class Failures:
    """The failures to inject: lines `[delete ]<stack name>/<logical id>: <message>`, read at each look-up."""

    def __init__(self, folder):
        self.folder = folder

    def raise_if_asked(self, stack_name, logical_id, deleting=False):
        wanted = ("delete " if deleting else "") + "%s/%s" % (stack_name, logical_id)
        for _, target, message in injected_failures(self.folder):
            if target == wanted:
                raise ValueError(message)


def make_stacks_strict(options):
    """Puts a delay, the injected failures and the services' own checks around MiniStack's three resource operations."""
    from ministack.services.cloudformation import provisioners, stacks

    failures = Failures(options.failures)
    refused_tokens = set()
    delay = options.delay_millis / 1000
    create, update, delete = stacks._provision_resource, stacks._update_resource, stacks._delete_resource

    def strict_create(resource_type, logical_id, properties, stack_name):
        time.sleep(delay)
        failures.raise_if_asked(stack_name, logical_id)
        check_absent(resource_type, properties)
        check_properties(resource_type, properties)
        return create(resource_type, logical_id, properties, stack_name)

    def strict_update(resource_type, physical_id, old, new, stack_name, logical_id=None, attributes=None):
        if old != new:
            time.sleep(delay)
            failures.raise_if_asked(stack_name, logical_id)
            check_service_token(resource_type, old, new, (stack_name, logical_id), refused_tokens)
            check_properties(resource_type, new)
        return update(resource_type, physical_id, old, new, stack_name, logical_id, attributes)

    def strict_delete(resource_type, physical_id, properties, stack_name=None, logical_id=None):
        time.sleep(delay)
        failures.raise_if_asked(stack_name, logical_id, deleting=True)
        if resource_type == "AWS::S3::Bucket":
            check_bucket_is_empty(physical_id)
        return delete(resource_type, physical_id, properties, stack_name, logical_id)

    stacks._provision_resource, stacks._update_resource, stacks._delete_resource = (
        strict_create,
        strict_update,
        strict_delete,
    )
    # The delays must not hold up other requests, so every operation leaves the event loop.
    stacks._runs_on_worker_thread = lambda resource_type: True
    for resource_type in ABSENT_RESOURCE_TYPES:
        provisioners._RESOURCE_HANDLERS.setdefault(
            resource_type,
            {
                "create": lambda logical_id, properties, stack_name: ("%s-%s" % (stack_name, logical_id), {}),
                "delete": lambda physical_id, properties: None,
            },
        )


def check_service_token(resource_type, old, new, resource, refused):
    """Refuses another function for a custom resource; the rollback of that goes back to the former one."""
    if not resource_type.startswith("Custom::") or old.get("ServiceToken") == new.get("ServiceToken"):
        return
    if resource in refused:
        refused.remove(resource)
    else:
        refused.add(resource)
        raise ValueError("Modifying service token is not allowed.")


def fail_updates(options):
    """Fails what the files of failures have a line for, once for each line: `s3 <bucket>: <how>`, `cognito <id of a pool>: <how>`, `answer: error`.

    How: `error` does nothing, `lost` does it and says that it failed, `overwritten` does it, and then somebody writes the former state.
    """
    from ministack.services import cognito, s3
    from ministack.services.cloudformation import custom_resource

    failures = PassingFailures(options.failures)
    put, update, deliver = s3._put_bucket_notification, cognito._update_user_pool, custom_resource.deliver_response

    def change(key, former, operation, restore, failed):
        how = failures.next(key)
        if how == "error":
            return failed
        result = operation()
        if how == "overwritten":
            restore(former)
        return failed if how == "lost" else result

    def strict_put(name, body, headers=None):
        xml = b"<Error><Code>InternalError</Code><Message>injected</Message></Error>"
        return change(
            "s3 " + name,
            s3._bucket_notifications.get(name),
            lambda: put(name, body, headers),
            lambda former: s3._bucket_notifications.__setitem__(name, former),
            (500, {"Content-Type": "application/xml"}, xml),
        )

    def strict_update(data):
        pool = cognito._user_pools.get(data["UserPoolId"], {})
        return change(
            "cognito " + data["UserPoolId"],
            copy.deepcopy(pool.get("LambdaConfig")),
            lambda: update(data),
            lambda former: pool.__setitem__("LambdaConfig", former),
            (500, {"Content-Type": "application/x-amz-json-1.1"}, b'{"__type": "InternalErrorException"}'),
        )

    def strict_deliver(token, response):
        if failures.next("answer"):
            raise ConnectionError("injected")
        return deliver(token, response)

    s3._put_bucket_notification = strict_put
    cognito._update_user_pool = strict_update
    custom_resource.deliver_response = strict_deliver


class PassingFailures:
    """Lines `<key>: <how>`, each of which counts once."""

    def __init__(self, folder):
        self.folder, self.used = folder, set()

    def next(self, key):
        present = list(injected_failures(self.folder))
        self.used &= {place for place, _, _ in present}
        for place, target, how in present:
            if target == key and place not in self.used:
                self.used.add(place)
                return how
        return None


def injected_failures(folder):
    """Each line of the folder's files, one for each account, as its place, its key and its value."""
    for name in sorted(os.listdir(folder)):
        try:
            with open(os.path.join(folder, name), encoding="utf-8") as lines:
                for number, line in enumerate(lines):
                    key, separator, value = line.strip().partition(": ")
                    if separator:
                        yield (name, number), key, value
        except FileNotFoundError:
            continue


def check_absent(resource_type, properties):
    """CloudFormation creates; it never takes over what is there."""
    from ministack.services import cloudwatch_logs, iam, lambda_svc

    name_property, existing = {
        "AWS::IAM::Role": ("RoleName", iam._roles),
        "AWS::Lambda::Function": ("FunctionName", lambda_svc._functions),
        "AWS::Logs::LogGroup": ("LogGroupName", cloudwatch_logs._log_groups),
    }.get(resource_type, (None, {}))
    name = properties.get(name_property)
    if name and name in existing:
        raise ValueError("Resource of type '%s' with identifier '%s' already exists." % (resource_type, name))
    if resource_type == "AWS::ApiGateway::Stage" and has_stage(properties):
        raise already_exists("Stage already exists")
    if resource_type == "AWS::ApiGateway::Deployment" and properties.get("StageDescription") and has_stage(properties):
        raise ValueError("StageDescription cannot be specified when stage referenced by StageName already exists")
    check_no_domain(resource_type, properties)


def has_stage(properties):
    """Whether a deployment with a StageName has made the stage already."""
    from ministack.services import apigateway_v1

    return properties.get("StageName") in (apigateway_v1._stages_v1.get(properties.get("RestApiId")) or {})


def check_no_domain(resource_type, properties):
    """MiniStack replaces domains, and paths of REST APIs, when a stack asks for them a second time."""
    from ministack.services import apigateway_v1

    domain = properties.get("DomainName")
    if resource_type == "AWS::ApiGateway::DomainName" and domain in apigateway_v1._domain_names:
        raise already_exists("The domain name you provided already exists.")
    if resource_type == "AWS::ApiGateway::BasePathMapping":
        path = properties.get("BasePath") or "(none)"
        if path in apigateway_v1._base_path_mappings.get(domain, {}):
            raise already_exists("Base path already exists for this domain name")


def already_exists(message):
    return ValueError(
        'Resource handler returned message: "%s (Service: ApiGateway, Status Code: 409,'
        ' Request ID: STRICT) (SDK Attempt Count: 1)" (RequestToken: strict, HandlerErrorCode: AlreadyExists)' % message
    )


def check_properties(resource_type, properties):
    if resource_type == "AWS::Lambda::Function":
        check_function(properties)
    elif resource_type == "AWS::Lambda::Version":
        check_version(properties)


def check_bucket_is_empty(name):
    from ministack.services import s3

    if s3._buckets.get(name, {}).get("objects") or s3._bucket_has_versions(name):
        raise ValueError(
            "The bucket you tried to delete is not empty"
            " (Service: S3, Status Code: 409, Request ID: STRICT) (SDK Attempt Count: 1)"
        )


# --- API Gateway ------------------------------------------------------------------------------------------------------


def complete_apis():
    """Passes on to API Gateway what MiniStack's CloudFormation keeps to itself."""
    from ministack.services import apigateway_v1
    from ministack.services.cloudformation import provisioners

    apis = provisioners._RESOURCE_HANDLERS["AWS::ApiGatewayV2::Api"]
    create_api, update_api = apis["create"], apis["update"]

    def with_service_spelling(properties):
        cors = properties.get("CorsConfiguration")
        if not isinstance(cors, dict):
            return properties
        return {**properties, "CorsConfiguration": {key[0].lower() + key[1:]: value for key, value in cors.items()}}

    def create_validator(logical_id, properties, stack_name):
        flags = ("ValidateRequestBody", "ValidateRequestParameters")
        data = {flag[0].lower() + flag[1:]: str(properties.get(flag)).lower() == "true" for flag in flags}
        answer = apigateway_v1._create_request_validator(properties.get("RestApiId", ""), {"name": properties.get("Name", ""), **data})
        identifier = json.loads(answer[2])["id"]
        return identifier, {"RequestValidatorId": identifier}

    methods = provisioners._RESOURCE_HANDLERS["AWS::ApiGateway::Method"]
    create_method, update_method = methods["create"], methods["update"]

    def with_validator(result, properties):
        resource = apigateway_v1._resources.get(properties.get("RestApiId"), {}).get(properties.get("ResourceId"))
        if resource:
            resource["resourceMethods"][properties["HttpMethod"]]["requestValidatorId"] = properties.get("RequestValidatorId")
        return result

    apis["create"] = lambda logical_id, properties, stack: create_api(logical_id, with_service_spelling(properties), stack)
    apis["update"] = lambda physical_id, old, new, *rest: update_api(
        physical_id, with_service_spelling(old), with_service_spelling(new), *rest
    )
    methods["create"] = lambda logical_id, properties, stack: with_validator(create_method(logical_id, properties, stack), properties)
    methods["update"] = lambda physical_id, old, new, *rest: with_validator(update_method(physical_id, old, new, *rest), new)
    provisioners._RESOURCE_HANDLERS["AWS::ApiGateway::RequestValidator"]["create"] = create_validator


# --- Lambda -----------------------------------------------------------------------------------------------------------

ROLE_PATTERN = r"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+"
RUNTIME_PATTERN = r"(dotnet|java|nodejs|python|ruby|provided)[0-9a-z.]*"
HANDLER_PATTERN = r"[^\s]{1,128}"
FUNCTION_NAME_PATTERN = r"[a-zA-Z0-9-_]{1,64}"
VARIABLE_NAME_PATTERN = r"[a-zA-Z]([a-zA-Z0-9_])+"
SOURCES = pathlib.Path(__file__).resolve().parents[2]
RESERVED_VARIABLES = {
    line
    for line in (SOURCES / "main/resources/io/github/serverlessmaven/template/reserved-variables.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
}
MAX_VARIABLES_BYTES = 4096
MAX_UNZIPPED_BYTES = 262144000


def rejected(message):
    """The form in which CloudFormation passes on what Lambda answered."""
    return ValueError(
        'Resource handler returned message: "%s (Service: Lambda, Status Code: 400, Request ID: STRICT)'
        ' (SDK Attempt Count: 1)" (RequestToken: strict, HandlerErrorCode: InvalidRequest)' % message
    )


def check_function(properties):
    for name in ("Code", "Role"):
        if not properties.get(name):
            raise ValueError(
                "Properties validation failed for resource with message:\n#: required key [%s] not found" % name
            )
    check_role(str(properties["Role"]))
    check_matches("functionName", properties.get("FunctionName", "unnamed"), FUNCTION_NAME_PATTERN)
    check_range("memorySize", properties.get("MemorySize", 128), 128, 10240)
    check_range("timeout", properties.get("Timeout", 3), 1, 900)
    check_range("length of description", len(properties.get("Description") or ""), 0, 256)
    check_variables(properties.get("Environment", {}).get("Variables", {}))
    code = properties["Code"]
    if properties.get("PackageType") == "Image" or code.get("ImageUri"):
        return
    for name in ("Handler", "Runtime"):
        if not properties.get(name):
            raise rejected("Runtime and Handler are mandatory parameters for functions created with deployment packages.")
    check_matches("runtime", properties["Runtime"], RUNTIME_PATTERN)
    check_matches("handler", properties["Handler"], HANDLER_PATTERN)
    if not code.get("ZipFile"):
        check_unzipped_size(stored_code(code))


def check_matches(name, value, pattern):
    if not re.fullmatch(pattern, str(value)):
        raise rejected(
            "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint:"
            " Member must satisfy regular expression pattern: %s" % (value, name, pattern)
        )


def check_range(name, value, minimum, maximum):
    if not minimum <= int(value) <= maximum:
        side, limit = ("greater", minimum) if int(value) < minimum else ("less", maximum)
        raise rejected(
            "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint:"
            " Member must have value %s than or equal to %d" % (value, name, side, limit)
        )


def check_role(role):
    from ministack.services import iam

    check_matches("role", role, ROLE_PATTERN)
    if role.rpartition("/")[2] not in iam._roles:
        raise rejected("The role defined for the function cannot be assumed by Lambda.")


def check_variables(variables):
    for name in variables:
        check_matches("environment.variables", name, VARIABLE_NAME_PATTERN)
    reserved = sorted(RESERVED_VARIABLES.intersection(variables))
    if reserved:
        raise rejected(
            "Lambda was unable to configure your environment variables because the environment variables you have"
            " provided contains reserved keys that are currently not supported for modification."
            " Reserved keys used in this request: %s" % ", ".join(reserved)
        )
    if sum(len(str(name)) + len(str(value)) for name, value in variables.items()) > MAX_VARIABLES_BYTES:
        raise rejected(
            "Lambda was unable to configure your environment variables because the environment variables you have"
            " provided exceeded the 4KB limit."
        )


def stored_code(code):
    """The zip that the function's code points at."""
    from ministack.services import lambda_svc, s3

    if not (code.get("S3Bucket") and code.get("S3Key")):
        raise rejected("Please provide a source for function code.")
    if code["S3Bucket"] not in s3._buckets:
        raise rejected(
            "Error occurred while GetObject. S3 Error Code: NoSuchBucket."
            " S3 Error Message: The specified bucket does not exist"
        )
    stored = lambda_svc._fetch_code_from_s3(code["S3Bucket"], code["S3Key"], version_id=code.get("S3ObjectVersion"))
    if stored is None:
        raise rejected(
            "Error occurred while GetObject. S3 Error Code: NoSuchKey."
            " S3 Error Message: The specified key does not exist."
        )
    return stored


def check_unzipped_size(stored):
    try:
        with zipfile.ZipFile(io.BytesIO(stored)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as not_a_zip:
        raise rejected("Could not unzip uploaded file. Please check your file, then try to upload again.") from not_a_zip
    if size > MAX_UNZIPPED_BYTES:
        raise rejected("Unzipped size must be smaller than %d bytes" % MAX_UNZIPPED_BYTES)


def check_version(properties):
    """A version may name the code it was computed for; publishing anything else would lie."""
    from ministack.services import lambda_svc

    wanted = properties.get("CodeSha256")
    function = lambda_svc._functions.get(str(properties.get("FunctionName", "")).rpartition(":")[2])
    if not wanted or not function or not function.get("code_zip"):
        return
    current = base64.b64encode(hashlib.sha256(function["code_zip"]).digest()).decode()
    if wanted != current:
        raise rejected(
            "CodeSHA256 (%s) is different from current CodeSHA256 in $LATEST (%s)."
            " Please try again with the CodeSHA256 in $LATEST." % (wanted, current)
        )


def run_java_functions(options):
    """Sends java functions down MiniStack's path for custom runtimes, with a bootstrap that starts AWS's client."""
    from ministack.services import lambda_svc

    java_zips = set()
    native = native_client(options.runtime_client)
    in_container, unpack = lambda_svc._execute_function_docker, lambda_svc._provided_runtime_code_dir

    def run(function, event, request_id):
        config = function.get("config") or function
        code = function.get("code_zip")
        if not code or not str(config.get("Runtime", "")).startswith("java"):
            return in_container(function, event, request_id)
        java_zips.add(hashlib.sha256(code).hexdigest())
        as_custom_runtime = {**function, "config": {**config, "Runtime": "provided.al2023"}}
        return lambda_svc._execute_function_provided_warm(as_custom_runtime, event, request_id)

    def unpack_with_bootstrap(code):
        folder = unpack(code)
        if hashlib.sha256(code).hexdigest() in java_zips:
            write_bootstrap(os.path.join(folder, "bootstrap"), options, native)
        return folder

    lambda_svc._execute_function_docker = run
    lambda_svc._provided_runtime_code_dir = unpack_with_bootstrap


def native_client(runtime_client):
    """Unpacks the client's library once: each function would unpack it to the same file, while others are loading that."""
    jar = glob.glob(os.path.join(runtime_client, "aws-lambda-java-runtime-interface-client-*.jar"))
    libc = "linux" if platform.libc_ver()[0] else "linux_musl"
    name = "libaws-lambda-jni.%s-%s.so" % (libc, platform.machine().replace("arm64", "aarch64").replace("aarch64", "aarch_64"))
    if not jar:
        return None
    with zipfile.ZipFile(jar[0]) as files:
        return files.extract("jni/" + name, tempfile.mkdtemp()) if "jni/" + name in files.namelist() else None


def write_bootstrap(file, options, native):
    """The client finds the function's classes and lib/*.jar by itself, in LAMBDA_TASK_ROOT, as on AWS."""
    if os.path.exists(file):
        return
    client = "com.amazonaws.services.lambda.runtime.api.client"
    with open(file, "w", encoding="utf-8") as script:
        script.write(
            "#!/bin/sh\n"
            'exec "%s" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto %s -cp "%s/*" %s.AWSLambda "$_HANDLER"\n'
            % (
                options.java,
                '"-D%s.runtimeapi.NativeClient.JNI=%s"' % (client, native) if native else "",
                options.runtime_client,
                client,
            )
        )
    os.chmod(file, 0o755)


def redirect_functions(options):
    """Functions call the emulator in place of AWS, and APIs whose address on AWS is in a variable of theirs."""
    from ministack.services import lambda_svc

    environment = lambda_svc._provided_worker_env
    endpoint = "http://127.0.0.1:%d" % options.port
    api = re.compile(r"https://(\w+)\.execute-api\.[\w-]+\.amazonaws\.com/")

    def redirected(config, code_folder, port):
        variables = environment(config, code_folder, port)
        variables.setdefault("AWS_ENDPOINT_URL", endpoint)
        return {name: api.sub(endpoint + r"/_aws/execute-api/\1/", value) for name, value in variables.items()}

    lambda_svc._provided_worker_env = redirected


# --- Requests ---------------------------------------------------------------------------------------------------------


def page_log_events():
    """Gives log events in small pages, the first of them empty, as AWS may, and each with an id: MiniStack does neither."""
    from ministack.services import cloudwatch_logs

    read = cloudwatch_logs._filter_log_events

    def read_page(request):
        status, headers, body = read(request)
        if status != 200:
            return status, headers, body
        answer = json.loads(body)
        seen = collections.Counter()
        for event in answer["events"]:
            content = (event["logStreamName"], event["timestamp"], event["message"])
            seen[content] += 1
            event["eventId"] = event.get("eventId") or hashlib.sha256(repr((content, seen[content])).encode()).hexdigest()
        end = int(request.get("nextToken") or 0)
        start = max(0, end - EVENTS_OF_A_PAGE)
        if end < len(answer["events"]) + EVENTS_OF_A_PAGE:
            answer["nextToken"] = str(end + EVENTS_OF_A_PAGE)
        answer["events"] = answer["events"][start:end]
        return status, headers, json.dumps(answer).encode()

    cloudwatch_logs._filter_log_events = read_page


class RequestLog:
    """Writes one line per request: account, service, status, method and path, the action that a form or a header names, if any."""

    CREDENTIAL = re.compile(rb"Credential=(\d{12})/\d+/[^/]+/([^/]+)/")
    ACTION = re.compile(rb"(?:^|&)Action=(\w+)")

    def __init__(self, application, file):
        self.application = application
        self.log = open(file, "a", encoding="utf-8", buffering=1)

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or scope["path"].startswith("/_ministack/"):
            await self.application(scope, receive, send)
            return
        headers = dict(scope["headers"])
        request = {"action": headers.get(b"x-amz-target", b"-").decode().rpartition(".")[2]}
        is_form = headers.get(b"content-type", b"").startswith(b"application/x-www-form-urlencoded")

        async def noting_receive():
            message = await receive()
            found = self.ACTION.search(message.get("body", b"")) if is_form else None
            if found:
                request["action"] = found.group(1).decode()
            return message

        async def noting_send(message):
            # Before the answer leaves: whoever has it may read the log at once.
            if message["type"] == "http.response.start":
                self.note(scope, message["status"], request["action"])
            await send(message)

        await self.application(scope, noting_receive, noting_send)

    def note(self, scope, status, action):
        account, service = self.caller(scope)
        path = urllib.parse.quote(scope["path"])
        self.log.write("%s %s %s %s %s %s\n" % (account, service, status, scope["method"], path, action))

    def caller(self, scope):
        found = self.CREDENTIAL.search(dict(scope["headers"]).get(b"authorization", b""))
        return (found.group(1).decode(), found.group(2).decode()) if found else ("-", "-")


if __name__ == "__main__":
    main()
