# The code of a function that CloudFormation calls: it changes what exists outside of the stack for the functions of the stack.
# S3 and Cognito replace a configuration as a whole and know no conditional update. So the entries of others go back as they came, and
# what was written is read again, and written again if somebody wrote an older state over it.

import functools
import hashlib
import json
import random
import re
import threading
import time
import urllib.request
import xml.etree.ElementTree as ElementTree

PAUSES = (1, 2, 4, 8, 12, 16, 16, 16)  # seconds between writing and reading again
LAST_WORD = 15  # seconds before the end of the invocation, when an answer is due

DENIED = {"AccessDenied", "AccessDeniedException"}  # a new policy takes effect within seconds
BUSY = {"OperationAborted", "ConcurrentModificationException"}
GONE = {"NoSuchBucket", "ResourceNotFoundException"}


# --- The answer to CloudFormation -------------------------------------------------------------------------------------


class Failure(Exception):
    """What the user reads."""


class Answer:
    """The one answer to a request. After it nothing is changed any more."""

    current = None

    def __init__(self, event, physical_id):
        self.event, self.physical_id = event, physical_id
        self.lock, self.is_given = threading.Lock(), False

    def give(self, status, reason="", data=None):
        with self.lock:
            if self.is_given:
                return
            self.is_given = True
        answer = {key: self.event[key] for key in ("StackId", "RequestId", "LogicalResourceId")}
        answer.update(Status=status, Reason=reason[:1000], PhysicalResourceId=self.physical_id, Data=data or {})
        print(status, self.event["RequestType"], self.event["LogicalResourceId"], reason)
        put(self.event["ResponseURL"], json.dumps(answer).encode())


def respond(event, context, physical_id, work):
    answer = Answer.current = Answer(event, physical_id)
    seconds = max(0.1, context.get_remaining_time_in_millis() / 1000 - LAST_WORD)
    watch = threading.Timer(seconds, answer.give, ("FAILED", "The change was not finished in time. Deploy again."))
    watch.daemon = True
    watch.start()
    try:
        data = work()
    except Exception as problem:
        answer.give("FAILED", str(problem) if isinstance(problem, Failure) else "%s: %s" % (type(problem).__name__, problem))
    else:
        answer.give("SUCCESS", data=data)
    finally:
        watch.cancel()


def put(url, body, attempts=4):
    request = urllib.request.Request(url, data=body, method="PUT", headers={"Content-Type": ""})
    for attempt in range(1, attempts + 1):
        try:
            with urllib.request.urlopen(request, timeout=3):
                return
        except OSError as problem:
            print("The answer did not arrive:", problem)
            if attempt == attempts:
                raise  # Lambda calls again
            time.sleep(PAUSES[0] / 2)


# --- Requests to AWS, as they are on the wire: settings that are younger than the SDK survive -------------------------


@functools.lru_cache
def client(service):
    from botocore.config import Config
    from botocore.session import get_session

    config = Config(connect_timeout=3, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 4})
    return get_session().create_client(service, config=config)


def call(service, operation, body=None, **parameters):
    """Calls an operation, with another body if one is given. Gives the body of what AWS answers."""
    answers = []

    def replace_body(params, **_):
        if body is not None:
            params["body"] = body

    def require_time(**_):
        if Answer.current.is_given:
            raise Failure("The answer is given.")

    def keep_answer(http_response, **_):
        answers.append(http_response.content)

    hooks = {"before-call": replace_body, "before-send": require_time, "after-call": keep_answer}
    events = client(service).meta.events
    for name, hook in hooks.items():
        events.register(name, hook)
    try:
        getattr(client(service), operation)(**parameters)
    finally:
        for name, hook in hooks.items():
            events.unregister(name, hook)
    return answers[-1]


def code(problem):
    return getattr(problem, "response", {}).get("Error", {}).get("Code", "")


# --- Changes ----------------------------------------------------------------------------------------------------------


class Function:
    """A function, or its alias; and whatever else of the function stands in a configuration."""

    def __init__(self, place, properties):
        self.name = properties["FunctionName"]
        self.qualifier = properties.get("FunctionQualifier")
        self.unqualified = place + ":" + self.name
        self.arn = ":".join(filter(None, (self.unqualified, self.qualifier)))

    def has(self, arn):
        return arn == self.unqualified or arn.startswith(self.unqualified + ":")


def change(event, context, kind):
    place = ":".join(context.invoked_function_arn.split(":")[:6])
    new = event["ResourceProperties"]
    old = event.get("OldResourceProperties", new)
    functions = [Function(place, properties) for properties in (new, old)]
    if event["RequestType"] == "Delete":
        remove(kind, new, functions)
        remove_permission_of_serverless(functions[0], kind.statement_id(new))
        return
    target = kind.only(new, place)
    merge(target, target.wanted(functions[0]), functions, [new, old])
    remove(kind, old, functions, spared=target.name)


def remove(kind, properties, functions, spared=None):
    """Does not fail for what is not there, or cannot be reached: CloudFormation could not delete the stack."""
    try:
        for target in kind.all(properties, functions[0].unqualified):
            if target.name != spared:
                target.validates = False
                merge(target, {}, functions, [properties])
    except Exception as problem:
        if code(problem) not in GONE | DENIED:
            raise
        print("Left as it is:", problem)


def merge(target, wanted, functions, properties):
    """Makes the entries of the functions the wanted ones and leaves all others, until that is what is read."""
    seen = {}
    for pause in PAUSES:
        try:
            entries = target.read()
            own = {name: entry for name, entry in entries.items() if target.is_own(name, entries, functions, properties)}
            foreign = {name: entry for name, entry in entries.items() if name not in own}
            target.require_free(wanted, foreign)
            if target.are_equal(own, {name: entry for name, entry in wanted.items() if name not in foreign}):
                return
            # Who wrote without ours had not read ours: what else that has been read is missing is lost, not removed.
            target.write({**seen, **foreign, **wanted})
            seen.update(foreign)
        except Exception as problem:
            patience = 4 if code(problem) in DENIED and not wanted else PAUSES[-1]
            if code(problem) not in BUSY | DENIED | target.passing(problem, functions) or pause >= patience:
                raise
        time.sleep(pause * random.uniform(0.8, 1.2))
    raise Failure("%s is changed by something else all the time. Deploy again when that is finished." % target.name)


def remove_permission_of_serverless(function, statement):
    """Serverless 3 added a statement to the function's policy. CloudFormation does not know it."""
    for qualifier in {None, function.qualifier}:
        alias = {"Qualifier": qualifier} if qualifier else {}
        try:
            call("lambda", "remove_permission", FunctionName=function.name, StatementId=statement[:100], **alias)
        except Exception as problem:
            print("No permission to remove:", problem)
