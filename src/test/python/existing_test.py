# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the code of the custom resources for existing buckets and user pools against an S3 and a Cognito in memory.

Needs no SDK: what the code says to AWS goes through its function `call`.
"""

import contextlib
import copy
import http.server
import json
import os
import pathlib
import sys
import threading
import types
import unittest
import xml.etree.ElementTree as ElementTree

CODE = pathlib.Path("src/main/resources/io/github/serverlessmaven/event/existing")
PLACE = "arn:aws:lambda:us-east-1:123456789012:function"
POOL = "us-east-1_AbCdEf123"
CREATED = {"Event": "s3:ObjectCreated:*", "Rules": [{"Prefix": "in/"}]}
REMOVED = {"Event": "s3:ObjectRemoved:*", "Rules": []}


class AwsError(Exception):
    def __init__(self, code, message=""):
        super().__init__("An error occurred (%s): %s" % (code, message))
        self.response = {"Error": {"Code": code, "Message": message}}


class Context:
    invoked_function_arn = PLACE + ":demo-dev-custom-resource"
    seconds = 180

    def get_remaining_time_in_millis(self):
        return int(self.seconds * 1000)


class ResponseUrl:
    """What CloudFormation listens on; it may refuse the first answers."""

    def __init__(self, refusals=0):
        self.answers, self.refusals = [], refusals
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_PUT(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if outer.refusals:
                    outer.refusals -= 1
                    self.send_response(500)
                else:
                    outer.answers.append((json.loads(body), self.headers.get("Content-Type")))
                    self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = "http://127.0.0.1:%d/answer" % self.server.server_port

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Aws:
    """The wire: buckets by name, pools by id. `before` holds what happens before a call, once each: something else's change, or an error."""

    def __init__(self):
        self.buckets, self.pools, self.calls, self.before = {}, {}, [], []

    def call(self, service, operation, body=None, **parameters):
        self.calls.append((operation, parameters))
        for happening in [h for h in self.before if h[0] == operation][:1]:
            self.before.remove(happening)
            happening[1]()
        return getattr(self, operation)(body=body, **parameters)

    def on(self, operation, *happenings):
        self.before += [(operation, happening) for happening in happenings]

    def named(self, operation):
        return [parameters for name, parameters in self.calls if name == operation]

    def get_bucket_notification_configuration(self, Bucket, ExpectedBucketOwner, body):
        if Bucket not in self.buckets:
            raise AwsError("NoSuchBucket")
        return self.buckets[Bucket]

    def put_bucket_notification_configuration(self, Bucket, body, **_):
        self.buckets[Bucket] = body

    def list_user_pools(self, MaxResults, body, NextToken="0"):
        pools = [{"Id": id, "Name": pool["Name"]} for id, pool in self.pools.items()]
        page = {"UserPools": pools[int(NextToken) : int(NextToken) + 1]}
        if int(NextToken) + 1 < len(pools):
            page["NextToken"] = str(int(NextToken) + 1)
        return json.dumps(page)

    def describe_user_pool(self, UserPoolId, body):
        if UserPoolId not in self.pools:
            raise AwsError("ResourceNotFoundException")
        return json.dumps({"UserPool": self.pools[UserPoolId]})

    def update_user_pool(self, UserPoolId, body):
        update = json.loads(body)
        assert update.pop("UserPoolId") == UserPoolId
        kept = {key: self.pools[UserPoolId][key] for key in ("Id", "Name", "Arn", "SchemaAttributes")}
        self.pools[UserPoolId] = {**kept, **update}  # what is left out is reset

    def remove_permission(self, body, **_):
        raise AwsError("ResourceNotFoundException")


def raising(problem):
    def happen():
        raise problem

    return happen


def xml(*entries):
    return ('<NotificationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">%s</NotificationConfiguration>' % "".join(entries)).encode()


def entry(id, arn, event="s3:ObjectCreated:*", kind="CloudFunction", target="CloudFunction", more=""):
    return "<%sConfiguration><Id>%s</Id><%s>%s</%s><Event>%s</Event>%s</%sConfiguration>" % (
        kind, id, target, arn, target, event, more, kind)  # fmt: skip


class ExistingResources(unittest.TestCase):
    code = ""

    def setUp(self):
        self.aws = Aws()
        self.sleeps = []
        self.module = types.ModuleType("index")
        exec(compile((CODE / "resource.py").read_text() + (CODE / self.code).read_text(), "index.py", "exec"), self.module.__dict__)
        self.module.call = self.aws.call
        self.module.time = types.SimpleNamespace(sleep=self.sleeps.append)
        self.cloudformation = ResponseUrl()
        self.addCleanup(self.cloudformation.close)

    def run_event(self, request, properties, old=None, context=None, kind="Custom::S3"):
        event = {
            "RequestType": request,
            "ResponseURL": self.cloudformation.url,
            "StackId": "arn:aws:cloudformation:us-east-1:123456789012:stack/demo-dev/1",
            "RequestId": "r",
            "LogicalResourceId": "HelloCustom1",
            "ResourceType": kind,
            "ResourceProperties": properties,
        }
        if old:
            event["OldResourceProperties"] = old
        with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
            self.module.handler(event, context or Context())
        self.assertEqual(1, len(self.cloudformation.answers))
        answer = self.cloudformation.answers.pop()[0]
        self.assertEqual(("r", "HelloCustom1"), (answer["RequestId"], answer["LogicalResourceId"]))
        return answer

    def succeed(self, *arguments, **options):
        answer = self.run_event(*arguments, **options)
        self.assertEqual(("SUCCESS", ""), (answer["Status"], answer["Reason"]))
        return answer

    def fail_with(self, reason, *arguments, **options):
        answer = self.run_event(*arguments, **options)
        self.assertEqual("FAILED", answer["Status"])
        self.assertIn(reason, answer["Reason"])
        return answer


class Buckets(ExistingResources):
    code = "bucket.py"

    def setUp(self):
        super().setUp()
        self.aws.buckets["photos"] = xml()

    def properties(self, *configs, name="demo-dev-hello", bucket="photos", **more):
        return {"FunctionName": name, "BucketName": bucket, "BucketConfigs": list(configs), **more}

    def ids(self, bucket="photos"):
        return [self.module.text(e, "Id") for e in ElementTree.fromstring(self.aws.buckets[bucket])]

    def arns(self, bucket="photos"):
        return [self.module.text(e, "CloudFunction") for e in ElementTree.fromstring(self.aws.buckets[bucket])]

    def test_adds_notifications_with_the_ids_of_serverless(self):
        answer = self.succeed("Create", self.properties(CREATED, REMOVED))
        self.assertEqual("CustomResourceExistingS3", answer["PhysicalResourceId"])
        self.assertEqual(["demo-dev-hello-575f08aeaf4b8c271904460b93ad5669"], self.ids()[:1])
        self.assertEqual([PLACE + ":demo-dev-hello"] * 2, self.arns())
        self.assertIn(b"<FilterRule><Name>prefix</Name><Value>in/</Value></FilterRule>", self.aws.buckets["photos"])

    def test_changes_nothing_that_is_there(self):
        self.succeed("Create", self.properties(CREATED))
        self.aws.calls.clear()
        self.succeed("Update", self.properties(CREATED, ForceDeploy="2"), self.properties(CREATED, ForceDeploy="1"))
        self.assertEqual([], self.aws.named("put_bucket_notification_configuration"))

    def test_leaves_what_others_have(self):
        queue = entry("q", "arn:aws:sqs:us-east-1:123456789012:q", kind="Queue", target="Queue", more="<Younger>than the SDK</Younger>")
        others = [
            entry("demo-dev-hello-world-" + "0" * 32, PLACE + ":demo-dev-hello-world"),
            entry("demo-dev-hello-by-hand", PLACE + ":demo-dev-hello", "s3:ObjectRestore:*"),
            entry("demo-dev-hello-" + "0" * 32, PLACE.replace("us-east-1", "eu-west-1") + ":demo-dev-hello"),
            "<CloudFunctionConfiguration><CloudFunction>arn:without:id</CloudFunction></CloudFunctionConfiguration>",
            "<EventBridgeConfiguration/>",
            queue,
        ]
        self.aws.buckets["photos"] = xml(*others)
        before = [self.module.content(e) for e in ElementTree.fromstring(xml(*others))]
        self.succeed("Create", self.properties(CREATED))
        after = [self.module.content(e) for e in ElementTree.fromstring(self.aws.buckets["photos"])]
        self.assertEqual(before, after[:-1])
        self.succeed("Delete", self.properties(CREATED))
        self.assertEqual(before, [self.module.content(e) for e in ElementTree.fromstring(self.aws.buckets["photos"])])

    def test_replaces_own_notifications_in_one_step(self):
        self.succeed("Create", self.properties(CREATED))
        self.aws.calls.clear()
        self.succeed("Update", self.properties(REMOVED), self.properties(CREATED))
        self.assertEqual(1, len(self.ids()))
        self.assertEqual(1, len(self.aws.named("put_bucket_notification_configuration")))

    def test_adopts_what_serverless_wrote(self):
        self.aws.buckets["photos"] = xml(entry("demo-dev-hello-" + "a" * 32, PLACE + ":demo-dev-hello"))
        self.succeed("Update", self.properties(CREATED, FunctionQualifier="live"), self.properties(CREATED))
        self.assertEqual([PLACE + ":demo-dev-hello:live"], self.arns())

    def test_moves_to_another_bucket(self):
        self.aws.buckets["films"] = xml()
        self.succeed("Create", self.properties(CREATED))
        self.succeed("Update", self.properties(CREATED, bucket="films"), self.properties(CREATED))
        self.assertEqual(([], 1), (self.ids("photos"), len(self.ids("films"))))

    def test_moves_from_a_bucket_that_is_gone(self):
        self.succeed("Update", self.properties(CREATED), self.properties(CREATED, bucket="gone"))
        self.assertEqual(1, len(self.ids()))

    def test_follows_a_renamed_function(self):
        self.succeed("Create", self.properties(CREATED))
        self.succeed("Update", self.properties(CREATED, name="other"), self.properties(CREATED))
        self.assertEqual([PLACE + ":other"], self.arns())

    def test_deletes_what_was_never_created(self):
        self.succeed("Delete", self.properties(CREATED, bucket="gone"))
        self.succeed("Delete", self.properties(CREATED))

    def test_deletes_where_access_is_denied(self):
        self.aws.on("get_bucket_notification_configuration", *[raising(AwsError("AccessDenied"))] * 8)
        self.succeed("Delete", self.properties(CREATED))

    def test_deletes_beside_a_destination_that_is_gone(self):
        self.succeed("Create", self.properties(CREATED))
        self.succeed("Delete", self.properties(CREATED))
        self.assertTrue(self.aws.named("put_bucket_notification_configuration")[-1]["SkipDestinationValidation"])

    def test_removes_the_permission_of_serverless_with_the_event(self):
        self.succeed("Delete", self.properties(CREATED, bucket="my.photos"))
        self.assertEqual(
            [{"FunctionName": "demo-dev-hello", "StatementId": "demo-dev-hello-myphotos"}], self.aws.named("remove_permission")
        )

    def test_answers_what_s3_refuses(self):
        self.aws.on("put_bucket_notification_configuration", raising(AwsError("InvalidArgument", "Überlappung ☃")))
        answer = self.fail_with("Überlappung ☃", "Create", self.properties(CREATED))
        self.assertEqual("CustomResourceExistingS3", answer["PhysicalResourceId"])

    def test_answers_a_missing_bucket(self):
        self.fail_with("NoSuchBucket", "Create", self.properties(CREATED, bucket="gone"))

    def test_waits_until_the_policy_takes_effect(self):
        self.aws.on("get_bucket_notification_configuration", *[raising(AwsError("AccessDenied"))] * 3)
        self.succeed("Create", self.properties(CREATED))

    def test_waits_until_the_permission_takes_effect(self):
        refusal = AwsError("InvalidArgument", "Unable to validate the following destination configurations")
        refusal.response["Error"]["ArgumentName1"] = PLACE + ":demo-dev-hello, null"
        self.aws.on("put_bucket_notification_configuration", raising(refusal), raising(refusal))
        self.succeed("Create", self.properties(CREATED))
        self.assertEqual([False] * 3, [put["SkipDestinationValidation"] for put in self.aws.named("put_bucket_notification_configuration")])

    def test_gives_up_on_a_permission_that_never_takes_effect(self):
        refusal = AwsError("InvalidArgument", "Unable to validate the following destination configurations: demo-dev-hello")
        self.aws.on("put_bucket_notification_configuration", *[raising(refusal)] * 8)
        self.fail_with("Unable to validate", "Create", self.properties(CREATED))

    def test_does_not_let_destinations_of_others_stand_in_the_way(self):
        refusal = AwsError("InvalidArgument", "Unable to validate the following destination configurations: arn:aws:sqs:::gone")
        self.aws.on("put_bucket_notification_configuration", raising(refusal))
        self.succeed("Create", self.properties(CREATED))
        self.assertTrue(self.aws.named("put_bucket_notification_configuration")[-1]["SkipDestinationValidation"])

    def test_survives_a_conflict_and_a_lost_answer(self):
        def lose_the_answer():
            self.aws.buckets["photos"] = lost
            raise AwsError("OperationAborted")

        self.succeed("Create", self.properties(CREATED))
        lost = self.aws.buckets["photos"]
        self.aws.buckets["photos"] = xml()
        self.aws.on("put_bucket_notification_configuration", lose_the_answer)
        self.succeed("Create", self.properties(CREATED))
        self.assertEqual(1, len(self.ids()))

    def write_after(self, seconds, body):
        """Somebody who read an older state writes it after us."""

        def sleep(pause):
            self.sleeps.append(pause)
            if len(self.sleeps) in seconds:
                self.aws.buckets["photos"] = body

        self.module.time.sleep = sleep

    def test_writes_again_what_somebody_overwrote(self):
        self.write_after({1, 2}, xml(entry("theirs", "arn:theirs")))
        self.succeed("Create", self.properties(CREATED))
        self.assertEqual(2, len(self.ids()))
        self.assertIn("theirs", self.ids())

    def test_restores_what_was_lost_with_ours(self):
        self.aws.buckets["photos"] = xml(entry("first", "arn:first"))
        self.write_after({1}, xml(entry("second", "arn:second")))
        self.succeed("Create", self.properties(CREATED))
        self.assertEqual({"first", "second"}, set(self.ids()[:2]))
        self.assertEqual(3, len(self.ids()))

    def test_does_not_restore_what_was_removed_beside_ours(self):
        self.aws.buckets["photos"] = xml(entry("first", "arn:first"))

        def sleep(pause):
            ours = [e for e in ElementTree.fromstring(self.aws.buckets["photos"]) if self.module.text(e, "Id") != "first"]
            self.aws.buckets["photos"] = xml(*[ElementTree.tostring(e, encoding="unicode") for e in ours])

        self.module.time.sleep = sleep
        self.succeed("Create", self.properties(CREATED))
        self.assertEqual(1, len(self.ids()))

    def test_removes_again_what_somebody_restored(self):
        self.succeed("Create", self.properties(CREATED))
        self.write_after({1}, self.aws.buckets["photos"])
        self.sleeps.clear()
        self.succeed("Delete", self.properties(CREATED))
        self.assertEqual([], self.ids())

    def test_gives_up_when_somebody_always_overwrites(self):
        self.write_after(set(range(99)), xml())
        self.fail_with("changed by something else all the time", "Create", self.properties(CREATED))

    def test_adds_thousands_of_objects_names_with_any_letters(self):
        rules = {"Event": "s3:ObjectCreated:*", "Rules": [{"Prefix": "Größe & <Maß>/"}, {"Suffix": " .jpg"}]}
        self.succeed("Create", self.properties(rules))
        self.succeed("Update", self.properties(rules), self.properties(rules))
        self.assertEqual(1, len(self.aws.named("put_bucket_notification_configuration")))

    def test_answers_before_the_time_is_over(self):
        waiting = threading.Event()
        context = Context()
        context.seconds = 0
        self.module.time.sleep = lambda _: waiting.wait(5)
        original = self.module.Answer.give

        def give(answer, *arguments, **more):
            original(answer, *arguments, **more)
            waiting.set()

        self.module.Answer.give = give
        self.fail_with("not finished in time", "Create", self.properties(CREATED), context=context)

    def test_answers_again_until_the_answer_arrives(self):
        self.cloudformation.refusals = 3
        self.succeed("Create", self.properties(CREATED))

    def test_fails_the_invocation_when_no_answer_arrives(self):
        self.cloudformation.refusals = 99
        with self.assertRaises(OSError):
            self.run_event("Create", self.properties(CREATED))

    def test_sends_no_content_type_as_the_signed_address_demands(self):
        self.module.put(self.cloudformation.url, b"{}")
        self.assertIn(self.cloudformation.answers[0][1], ("", None))


class UserPools(ExistingResources):
    code = "user_pool.py"

    def setUp(self):
        super().setUp()
        self.aws.pools[POOL] = {
            "Id": POOL,
            "Name": "users",
            "Arn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/" + POOL,
            "SchemaAttributes": [],
            "MfaConfiguration": "OPTIONAL",
            "YoungerThanTheSdk": {"Setting": 1},
            "LambdaConfig": {"PostConfirmation": PLACE + ":other"},
        }

    def run_event(self, request, properties, old=None, context=None, kind="Custom::CognitoUserPool"):
        return super().run_event(request, properties, old, context, kind)

    def properties(self, *configs, name="demo-dev-hello", pool="users", **more):
        configs = [{"Trigger": config} if isinstance(config, str) else config for config in configs]
        return {"FunctionName": name, "UserPoolName": pool, "UserPoolConfigs": configs, **more}

    def triggers(self, pool=POOL):
        return self.aws.pools[pool]["LambdaConfig"]

    def test_adds_triggers_beside_those_of_others(self):
        answer = self.succeed("Create", self.properties("PreSignUp", "CustomMessage"))
        self.assertEqual("CustomResourceExistingCognitoUserPool", answer["PhysicalResourceId"])
        ours = PLACE + ":demo-dev-hello"
        self.assertEqual({"PostConfirmation": PLACE + ":other", "PreSignUp": ours, "CustomMessage": ours}, self.triggers())

    def test_leaves_every_other_setting(self):
        before = copy.deepcopy(self.aws.pools[POOL])
        self.succeed("Create", self.properties("PreSignUp"))
        self.succeed("Delete", self.properties("PreSignUp"))
        self.assertEqual(before, self.aws.pools[POOL])

    def test_takes_one_of_the_two_names_of_a_period(self):
        self.aws.pools[POOL].update(
            AdminCreateUserConfig={"UnusedAccountValidityDays": 7}, Policies={"PasswordPolicy": {"TemporaryPasswordValidityDays": 3}}
        )
        self.succeed("Create", self.properties("PreSignUp"))
        self.assertEqual({}, self.aws.pools[POOL]["AdminCreateUserConfig"])
        self.assertEqual({"TemporaryPasswordValidityDays": 3}, self.aws.pools[POOL]["Policies"]["PasswordPolicy"])

    def test_keeps_a_period_of_the_former_name(self):
        self.aws.pools[POOL].update(AdminCreateUserConfig={"UnusedAccountValidityDays": 7}, Policies={"PasswordPolicy": {}})
        self.succeed("Create", self.properties("PreSignUp"))
        self.assertEqual({"TemporaryPasswordValidityDays": 7}, self.aws.pools[POOL]["Policies"]["PasswordPolicy"])

    def test_does_not_take_a_trigger_from_another_function(self):
        self.fail_with("PostConfirmation of the user pool %s is" % POOL, "Create", self.properties("PostConfirmation"))
        self.assertEqual({"PostConfirmation": PLACE + ":other"}, self.triggers())

    def test_sets_senders_with_their_key(self):
        sender = {"Trigger": "CustomSMSSender", "LambdaVersion": "V1_0", "KMSKeyID": "arn:key"}
        self.succeed("Create", self.properties(sender))
        self.assertEqual("arn:key", self.triggers()["KMSKeyID"])
        self.assertEqual({"LambdaArn": PLACE + ":demo-dev-hello", "LambdaVersion": "V1_0"}, self.triggers()["CustomSMSSender"])
        self.succeed("Update", self.properties({**sender, "KMSKeyID": "arn:other"}), self.properties(sender))
        self.assertEqual("arn:other", self.triggers()["KMSKeyID"])
        self.succeed("Delete", self.properties({**sender, "KMSKeyID": "arn:other"}))
        self.assertEqual({"PostConfirmation": PLACE + ":other"}, self.triggers())

    def test_leaves_the_key_that_senders_of_others_need(self):
        theirs = {"CustomEmailSender": {"LambdaArn": PLACE + ":other", "LambdaVersion": "V1_0"}, "KMSKeyID": "arn:key"}
        self.aws.pools[POOL]["LambdaConfig"] = dict(theirs)
        sender = {"Trigger": "CustomSMSSender", "LambdaVersion": "V1_0", "KMSKeyID": "arn:key"}
        self.succeed("Create", self.properties(sender))
        self.succeed("Delete", self.properties(sender))
        self.assertEqual(theirs, self.triggers())

    def test_sets_and_takes_back_the_version_of_token_events(self):
        self.succeed("Create", self.properties({"Trigger": "PreTokenGeneration", "LambdaVersion": "V2_0"}))
        self.assertEqual("V2_0", self.triggers()["PreTokenGenerationConfig"]["LambdaVersion"])
        self.succeed(
            "Update", self.properties("PreTokenGeneration"), self.properties({"Trigger": "PreTokenGeneration", "LambdaVersion": "V2_0"})
        )
        self.assertNotIn("PreTokenGenerationConfig", self.triggers())

    def test_understands_that_cognito_tells_the_version_of_token_events_by_itself(self):
        self.aws.pools[POOL]["LambdaConfig"] = {
            "PreTokenGeneration": PLACE + ":demo-dev-hello",
            "PreTokenGenerationConfig": {"LambdaArn": PLACE + ":demo-dev-hello", "LambdaVersion": "V1_0"},
        }
        self.succeed("Create", self.properties("PreTokenGeneration"))
        self.assertEqual([], self.aws.named("update_user_pool"))

    def test_finds_a_pool_on_a_later_page(self):
        self.aws.pools = {"us-east-1_Other": {**self.aws.pools[POOL], "Id": "us-east-1_Other", "Name": "others"}, **self.aws.pools}
        self.succeed("Create", self.properties("PreSignUp"))
        self.assertIn("PreSignUp", self.triggers())

    def test_refuses_one_of_several_pools(self):
        self.aws.pools["us-east-1_Twin"] = {**self.aws.pools[POOL], "Id": "us-east-1_Twin"}
        self.fail_with('Several user pools are named "users": %s, us-east-1_Twin' % POOL, "Create", self.properties("PreSignUp"))

    def test_takes_the_id_of_a_pool(self):
        self.aws.pools["us-east-1_Twin"] = {**self.aws.pools[POOL], "Id": "us-east-1_Twin", "LambdaConfig": {}}
        self.succeed("Create", self.properties("PreSignUp", pool="us-east-1_Twin"))
        self.assertEqual((["PreSignUp"], ["PostConfirmation"]), (list(self.triggers("us-east-1_Twin")), list(self.triggers())))

    def test_takes_a_name_that_looks_like_an_id(self):
        self.aws.pools[POOL]["Name"] = "eu-users-1_x"
        self.succeed("Create", self.properties("PreSignUp", pool="eu-users-1_x"))
        self.assertIn("PreSignUp", self.triggers())

    def test_moves_from_one_of_several_pools_to_an_id(self):
        self.succeed("Create", self.properties("PreSignUp"))
        self.aws.pools["us-east-1_Twin"] = copy.deepcopy({**self.aws.pools[POOL], "Id": "us-east-1_Twin"})
        self.succeed("Update", self.properties("PreSignUp", pool="us-east-1_Twin"), self.properties("PreSignUp"))
        self.assertEqual((False, True), ("PreSignUp" in self.triggers(), "PreSignUp" in self.triggers("us-east-1_Twin")))

    def test_answers_a_missing_pool(self):
        self.fail_with('There is no user pool "gone"', "Create", self.properties("PreSignUp", pool="gone"))

    def test_deletes_what_was_never_created(self):
        self.succeed("Delete", self.properties("PreSignUp", pool="gone"))
        self.succeed("Delete", self.properties("PreSignUp"))
        self.assertEqual([], self.aws.named("update_user_pool"))

    def test_follows_an_alias(self):
        self.succeed("Create", self.properties("PreSignUp"))
        self.succeed("Update", self.properties("PreSignUp", FunctionQualifier="live"), self.properties("PreSignUp"))
        self.assertEqual(PLACE + ":demo-dev-hello:live", self.triggers()["PreSignUp"])

    def test_does_not_confuse_functions_whose_names_begin_alike(self):
        self.aws.pools[POOL]["LambdaConfig"] = {"PreSignUp": PLACE + ":demo-dev-hello-world"}
        self.succeed("Create", self.properties("CustomMessage"))
        self.succeed("Delete", self.properties("CustomMessage"))
        self.assertEqual({"PreSignUp": PLACE + ":demo-dev-hello-world"}, self.triggers())

    def test_writes_again_what_somebody_overwrote(self):
        theirs = {**self.aws.pools[POOL], "MfaConfiguration": "ON", "LambdaConfig": {"PostConfirmation": PLACE + ":other"}}

        def sleep(pause):
            self.sleeps.append(pause)
            if len(self.sleeps) == 1:
                self.aws.pools[POOL] = theirs

        self.module.time.sleep = sleep
        self.succeed("Create", self.properties("PreSignUp"))
        self.assertEqual(("ON", 2), (self.aws.pools[POOL]["MfaConfiguration"], len(self.triggers())))

    def test_waits_while_cognito_is_busy(self):
        self.aws.on("update_user_pool", raising(AwsError("ConcurrentModificationException")))
        self.succeed("Create", self.properties("PreSignUp"))

    def test_tells_the_arn_of_a_pool(self):
        answer = self.succeed("Create", {"UserPoolName": "users"}, kind="Custom::CognitoUserPoolArn")
        self.assertEqual({"Arn": self.aws.pools[POOL]["Arn"]}, answer["Data"])
        self.succeed("Delete", {"UserPoolName": "gone"}, kind="Custom::CognitoUserPoolArn")
        self.fail_with("There is no user pool", "Create", {"UserPoolName": "gone"}, kind="Custom::CognitoUserPoolArn")

    def test_waits_for_the_policy_to_tell_the_arn(self):
        self.aws.on("list_user_pools", *[raising(AwsError("AccessDeniedException"))] * 2)
        self.succeed("Create", {"UserPoolName": "users"}, kind="Custom::CognitoUserPoolArn")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
