/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.manifest.RollbackAlarms;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may be configured of the stack as a whole. */
public final class StackSchema {

    /** The stack's name. */
    public static final Property<String> STACK_NAME = Property.of(
            "stackName",
            Types.text(
                    "a letter followed by letters, digits and -, at most 128 characters",
                    "[a-zA-Z][a-zA-Z0-9-]{0,127}"),
            "The name of the CloudFormation stack; <service>-<stage> unless given.",
            "orders-production");

    /** The only account that a stage may be deployed to. */
    public static final Property<String> EXPECTED_ACCOUNT = Property.of(
            "expectedAccount",
            Types.text("the id of an AWS account, 12 digits", "[0-9]{12}"),
            "The account that is deployed to and removed from: with credentials of another one, nothing is changed."
                    + " -Dserverless.expectedAccount takes precedence.",
            "'123456789012'");

    /** The stack's tags. */
    public static final Property<Map<String, String>> STACK_TAGS = Property.of(
            "stackTags",
            Types.map("1 to 128 characters without aws: at the start", "(?!aws:).{1,128}", Types.text(256)),
            "Tags of the stack, which CloudFormation hands on to its resources.",
            "{team: orders}");

    /** The first part of every key in the deployment bucket. */
    public static final Property<String> DEPLOYMENT_PREFIX = Property.of(
                    "deploymentPrefix",
                    Types.text(
                            "letters, digits and !_.*'()/-, without a / at either end",
                            "([\\w!.*'()-]+(/[\\w!.*'()-]+)*)?"),
                    "The first part of every key in the deployment bucket.",
                    "serverless")
            .orElse("serverless");

    /** Values of the template's parameters. */
    public static final Property<List<StackParameter>> STACK_PARAMETERS = Property.of(
            "stackParameters",
            Types.list(StackParameter.TYPE),
            "Values of the parameters that \"resources\" declares.",
            "[{ParameterKey: Domain, ParameterValue: example.com}]");

    /** The topics to which CloudFormation sends what it does to the stack. */
    public static final Property<List<String>> NOTIFICATION_ARNS = Property.of(
            "notificationArns",
            Types.list(arn("an SNS topic", "sns"), 5),
            "The SNS topics that get the stack's events.",
            "['arn:aws:sns:eu-central-1:123456789012:deployments']");

    private static final Property<String> ALARM_ARN = Property.of(
            "Arn",
            arn("a CloudWatch alarm", "cloudwatch"),
            "The alarm that counts, by its ARN.",
            "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:errors");

    private static final Property<String> ALARM_TYPE = Property.of(
                    "Type",
                    Types.choice(List.of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm")),
                    "What kind of alarm it is.",
                    "AWS::CloudWatch::Alarm")
            .orElse("AWS::CloudWatch::Alarm");

    /** The limits of "RollbackConfiguration" in the AWS CloudFormation API reference. */
    private static final Property<List<PropertyValues>> ROLLBACK_TRIGGERS = Property.of(
            "RollbackTriggers",
            Types.list(ObjectSchema.of(List.of(ALARM_ARN, ALARM_TYPE)).requiring(ALARM_ARN), 5),
            "The alarms that end a deployment and roll it back.",
            "[{Arn: 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:errors', Type: 'AWS::CloudWatch::Alarm'}]");

    private static final Property<Integer> MONITORING_TIME = Property.of(
                    "MonitoringTimeInMinutes",
                    Types.integer(0, 180),
                    "How many minutes after a deployment the alarms still count.",
                    "5")
            .orElse(0);

    /** The alarms that roll a deployment back. */
    public static final Property<RollbackAlarms> ROLLBACK_CONFIGURATION = Property.of(
            "rollbackConfiguration",
            ObjectSchema.of(List.of(ROLLBACK_TRIGGERS, MONITORING_TIME))
                    .map(values -> new RollbackAlarms(
                            values.get(MONITORING_TIME),
                            values.get(ROLLBACK_TRIGGERS).orElse(List.of()).stream()
                                    .map(alarm -> new RollbackAlarms.Alarm(
                                            alarm.get(ALARM_ARN).orElseThrow(),
                                            alarm.get(ALARM_TYPE).orElseThrow()))
                                    .toList())),
            "The CloudWatch alarms that roll a deployment back.",
            "{MonitoringTimeInMinutes: 5, RollbackTriggers: []}");

    /** Whether what could be made is kept when a deployment fails. */
    public static final Property<Boolean> DISABLE_ROLLBACK = Property.of(
                    "disableRollback",
                    Types.bool(),
                    "Whether a failed deployment is left as it is, to be looked at, and not rolled back.",
                    "true")
            .orElse(false);

    /** Whether CloudFormation deploys without its validation. */
    public static final Property<Boolean> DISABLE_VALIDATION = Property.of(
                    "disableValidation",
                    Types.bool(),
                    "Whether CloudFormation leaves out its validation of properties and names before a deployment.",
                    "true")
            .orElse(false);

    /** Whether a deployment imports resources that exist already. */
    public static final Property<Boolean> IMPORT_EXISTING = Property.of(
                    "importExistingResources",
                    Types.bool(),
                    "Whether log groups that exist already are imported into the stack instead of failing, with all resources of the"
                            + " template that have a name and a DeletionPolicy that keeps them. Log groups then stay when the stack is removed.",
                    "true")
            .orElse(false);

    /** Which updates of the stack's resources are permitted. */
    public static final Property<List<Value.Mapping>> STACK_POLICY = Property.of(
            "stackPolicy",
            Types.list(PolicyStatementType.withPrincipal()),
            "Statements that say which resources of the stack may be updated; set after each deployment.",
            "[{Effect: Allow, Principal: '*', Action: 'Update:*', Resource: '*'}]");

    private static final int KEPT_VERSIONS = 10;

    private static final Property<Integer> NUMBER = Property.of(
            "number", Types.integer(1, Integer.MAX_VALUE), "How many versions of each function and layer stay.", "5");

    /** How many versions of each function and layer stay; all if empty. */
    public static final Property<Optional<Integer>> PRUNE_FUNCTION_VERSIONS = Property.of(
            "pruneFunctionVersions",
            Types.either(
                    Types.bool().map(on -> Optional.of(KEPT_VERSIONS).filter(kept -> on)),
                    ObjectSchema.of(List.of(NUMBER)).requiring(NUMBER).map(values -> values.get(NUMBER))),
            "Whether a deployment deletes old versions of functions and layers: all but the newest 10, or number, and those an"
                    + " alias points at; durable functions keep theirs.",
            "{number: 5}");

    /** What the provider's section has of it. */
    static final List<Property<?>> PROVIDER = List.of(
            STACK_NAME,
            EXPECTED_ACCOUNT,
            STACK_TAGS,
            STACK_PARAMETERS,
            NOTIFICATION_ARNS,
            ROLLBACK_CONFIGURATION,
            DISABLE_ROLLBACK,
            DISABLE_VALIDATION,
            IMPORT_EXISTING,
            STACK_POLICY,
            DeletionProtection.PROPERTY,
            DeploymentMethods.PROPERTY,
            PRUNE_FUNCTION_VERSIONS,
            DeploymentBucketSettings.DEPLOYMENT_BUCKET,
            DEPLOYMENT_PREFIX);

    private StackSchema() {}

    private static PropertyType<String> arn(String what, String service) {
        return Types.text("the ARN of " + what, "arn:aws[a-z-]*:" + service + ":\\S+");
    }
}
