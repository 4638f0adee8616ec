# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""Deploys services with existing buckets and user pools to the emulator, which really calls the code of their custom resources.

Called by ExistingTargetsIT with the address of the emulator, an account of its own and the emulator's file of failures.
"""

import copy
import gzip
import json
import sys
import time
import unittest

from botocore.session import get_session

ENDPOINT, ACCOUNT, FAILURES = sys.argv[1:4]
RESOURCES = "src/test/resources/"
ARN = "arn:aws:lambda:us-east-1:%s:function:" % ACCOUNT

# In place of Serverless's own, which is a zip: it answers and changes nothing.
FORMER_CODE = """
const http = require('http');
exports.handler = async (event) => new Promise((resolve) => {
  const body = JSON.stringify({ ...event, Status: 'SUCCESS', PhysicalResourceId: '%s' });
  http.request(event.ResponseURL, { method: 'PUT', headers: { 'Content-Length': body.length } }, resolve).end(body);
});
"""


def client(service):
    return get_session().create_client(
        service, endpoint_url=ENDPOINT, region_name="us-east-1", aws_access_key_id=ACCOUNT, aws_secret_access_key="secret"
    )


STACKS, OBJECTS, POOLS = client("cloudformation"), client("s3"), client("cognito-idp")


def golden(name):
    with open(RESOURCES + "golden/%s/template.json" % name, encoding="utf-8") as file:
        return runnable(json.load(file))


def recorded(name, physical_id):
    with gzip.open(RESOURCES + "oracle/golden/%s.json.gz" % name) as file:
        template = runnable(json.load(file)[name]["template"])
    for id, resource in template["Resources"].items():
        if id.startswith("CustomDashresource"):
            resource["Properties"].update(Code={"ZipFile": FORMER_CODE % physical_id}, Handler="index.handler")
    return template


def runnable(template):
    """Without packages: functions whose code the template does not have do nothing."""
    template = json.loads(json.dumps(template).replace("123456789012", ACCOUNT))
    resources = template["Resources"]
    for id in [id for id, r in resources.items() if r["Type"] == "AWS::Lambda::Version" or id.startswith("ServerlessDeployment")]:
        del resources[id]
    for id, resource in resources.items():
        if resource["Type"] == "AWS::Lambda::Function" and "ZipFile" not in resource["Properties"]["Code"]:
            resource["Properties"].update(Code={"ZipFile": "def handler(event, context): pass\n"})
            if not id.startswith("CustomDashresource"):
                resource["Properties"].update(Runtime="python3.14", Handler="index.handler")
    template.pop("Outputs", None)
    return template


def deploy(stack, template, **options):
    body = {"StackName": stack, "TemplateBody": json.dumps(template), "Capabilities": ["CAPABILITY_NAMED_IAM"], **options}
    exists = any(s["StackName"] == stack for s in STACKS.describe_stacks()["Stacks"])
    (STACKS.update_stack if exists else STACKS.create_stack)(**body)
    return settled(stack)


def settled(stack):
    while True:
        found = [s["StackStatus"] for s in STACKS.describe_stacks()["Stacks"] if s["StackName"] == stack]
        if not found or not found[0].endswith("IN_PROGRESS"):
            return found[0] if found else "DELETED"
        time.sleep(0.1)


def delete(stack):
    STACKS.delete_stack(StackName=stack)
    return settled(stack)


def reasons(stack):
    events = STACKS.describe_stack_events(StackName=stack)["StackEvents"]
    return " ".join(e.get("ResourceStatusReason", "") for e in events if e["ResourceStatus"].endswith("FAILED"))


def physical_ids(stack):
    found = STACKS.describe_stack_resources(StackName=stack)["StackResources"]
    return {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in found}


def fail(*lines):
    with open(FAILURES, "a", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)


def renamed(template, old, new):
    return json.loads(json.dumps(template).replace(old, new))


class Buckets(unittest.TestCase):
    def setUp(self):
        self.name = self.id().rpartition(".")[2].lower().replace("_", "-")[:40] + "-" + ACCOUNT
        self.template = renamed(golden("existing-bucket"), "photos-demo", self.name)
        self.theirs = {"Id": "demo-dev-hello-world-" + "0" * 32, "LambdaFunctionArn": ARN + "demo-dev-hello-world", "Events": ["s3:ObjectRestore:*"]}
        self.bucket(self.name, self.theirs)
        self.addCleanup(delete, "demo-dev")

    def bucket(self, name, *notifications):
        OBJECTS.create_bucket(Bucket=name)
        configuration = {"EventBridgeConfiguration": {}, "LambdaFunctionConfigurations": list(notifications)}
        OBJECTS.put_bucket_notification_configuration(Bucket=name, NotificationConfiguration=configuration)

    def notified(self, name=None):
        configuration = OBJECTS.get_bucket_notification_configuration(Bucket=name or self.name)
        self.assertIn("EventBridgeConfiguration", configuration)
        return [c["LambdaFunctionArn"][len(ARN) :] for c in configuration.get("LambdaFunctionConfigurations", [])]

    def test_notifications_come_and_go_beside_those_of_others(self):
        self.assertEqual("CREATE_COMPLETE", deploy("demo-dev", self.template))
        self.assertEqual(["demo-dev-hello-world", "demo-dev-hello", "demo-dev-other"], self.notified())
        self.assertEqual("DELETED", delete("demo-dev"))
        self.assertEqual(["demo-dev-hello-world"], self.notified())

    def test_what_fails_on_the_way_is_done_again(self):
        fail("s3 %s: error" % self.name, "s3 %s: lost" % self.name, "s3 %s: overwritten" % self.name, "answer: error", "answer: error")
        self.assertEqual("CREATE_COMPLETE", deploy("demo-dev", self.template))
        self.assertEqual({"demo-dev-hello-world", "demo-dev-hello", "demo-dev-other"}, set(self.notified()))

    def test_another_bucket_takes_over_and_the_former_one_is_cleaned_up(self):
        deploy("demo-dev", self.template)
        other = "films-" + self.name[:40]
        self.bucket(other)
        self.assertEqual("UPDATE_COMPLETE", deploy("demo-dev", renamed(self.template, self.name, other)))
        self.assertEqual((["demo-dev-hello-world"], 2), (self.notified(), len(self.notified(other))))

    def test_a_bucket_that_does_not_exist_fails_and_rolls_back(self):
        self.assertEqual("ROLLBACK_COMPLETE", deploy("demo-dev", renamed(self.template, self.name, "missing-" + ACCOUNT)))
        self.assertIn("NoSuchBucket", reasons("demo-dev"))

    def test_a_stack_of_serverless_is_taken_over(self):
        former = renamed(recorded("existing-bucket", "CustomResourceExistingS3"), "photos-demo", self.name)
        self.assertEqual("CREATE_COMPLETE", deploy("demo-dev", former))
        before = physical_ids("demo-dev")
        time_of_deployment = [{"ParameterKey": "ServerlessDeploymentTime", "ParameterValue": "1"}]
        self.assertEqual("UPDATE_COMPLETE", deploy("demo-dev", self.template, Parameters=time_of_deployment))
        after = physical_ids("demo-dev")
        self.assertEqual(before, {id: after.get(id) for id in before})
        self.assertIn("demo-dev-other", self.notified())

    def test_another_function_for_a_custom_resource_is_refused_as_by_aws(self):
        deploy("demo-dev", self.template)
        other = copy.deepcopy(self.template)
        other["Resources"]["HelloCustomS31"]["Properties"]["ServiceToken"] = ARN + "demo-dev-hello"
        self.assertEqual("UPDATE_ROLLBACK_COMPLETE", deploy("demo-dev", other))
        self.assertIn("Modifying service token is not allowed", reasons("demo-dev"))


class UserPools(unittest.TestCase):
    def setUp(self):
        self.name = self.id().rpartition(".")[2]
        self.template = renamed(golden("existing-user-pool"), "customers", self.name)
        pool = {"PoolName": self.name, "AutoVerifiedAttributes": ["email"], "UserPoolTags": {"team": "users"}}
        self.pool = POOLS.create_user_pool(LambdaConfig={"PostConfirmation": ARN + "others"}, **pool)["UserPool"]["Id"]
        self.addCleanup(delete, "demo-dev")

    def settings(self):
        pool = POOLS.describe_user_pool(UserPoolId=self.pool)["UserPool"]
        pool.pop("LastModifiedDate")
        pool.get("AdminCreateUserConfig", {}).pop("UnusedAccountValidityDays", None)  # the former name of another setting
        return pool

    def test_triggers_come_and_go_and_nothing_else_changes(self):
        before = self.settings()
        self.assertEqual("CREATE_COMPLETE", deploy("demo-dev", self.template))
        self.assertEqual(
            {"PostConfirmation", "PreSignUp", "CustomEmailSender", "KMSKeyID"}, set(self.settings()["LambdaConfig"])
        )
        self.assertEqual("DELETED", delete("demo-dev"))
        self.assertEqual(before, self.settings())

    def test_what_fails_on_the_way_is_done_again(self):
        fail("cognito %s: error" % self.pool, "cognito %s: lost" % self.pool, "cognito %s: overwritten" % self.pool)
        self.assertEqual("CREATE_COMPLETE", deploy("demo-dev", self.template))
        self.assertIn("PreSignUp", self.settings()["LambdaConfig"])

    def test_a_trigger_of_another_function_is_not_taken(self):
        taken = renamed(self.template, "PreSignUp", "PostConfirmation")
        self.assertEqual("ROLLBACK_COMPLETE", deploy("demo-dev", taken))
        self.assertIn("Remove it there, or the event here", reasons("demo-dev"))
        self.assertEqual({"PostConfirmation": ARN + "others"}, self.settings()["LambdaConfig"])

    def test_a_stack_of_serverless_is_taken_over(self):
        former = renamed(recorded("existing-user-pool", "CustomResourceExistingCognitoUserPool"), "customers", self.name)
        self.assertEqual("CREATE_COMPLETE", deploy("demo-dev", former))
        before = physical_ids("demo-dev")
        self.assertEqual("UPDATE_COMPLETE", deploy("demo-dev", self.template))
        after = physical_ids("demo-dev")
        self.assertEqual(before, {id: after.get(id) for id in before})


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
