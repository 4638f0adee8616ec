/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.EventSourceMapping;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.LayerName;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.LocalUrls;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives resources their names and attributes, in the forms of AWS. What is not in {@link #EMULATED_TYPES} is recorded: it has a name and
 * an ARN, others can refer to it, and nothing of it runs.
 */
final class ResourceProvisioner {

    private static final String FUNCTION = "AWS::Lambda::Function";

    private static final String RULE = "AWS::Events::Rule";

    private static final String SCHEDULE = "AWS::Scheduler::Schedule";

    static final String REST_API = "AWS::ApiGateway::RestApi";

    static final String HTTP_API = "AWS::ApiGatewayV2::Api";

    static final String QUEUE = "AWS::SQS::Queue";

    private static final String TOPIC = "AWS::SNS::Topic";

    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

    /** How long the ids of APIs are. */
    private static final int API_ID = 10;

    private static final Set<String> EMULATED_TYPES = Set.of(
            FUNCTION,
            "AWS::Lambda::Version",
            "AWS::Lambda::Alias",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::LayerVersionPermission",
            "AWS::Lambda::Permission",
            "AWS::Lambda::EventInvokeConfig",
            "AWS::Lambda::Url",
            "AWS::ApiGateway::ApiKey",
            "AWS::ApiGateway::Authorizer",
            "AWS::ApiGateway::Deployment",
            "AWS::ApiGateway::GatewayResponse",
            "AWS::ApiGateway::Method",
            "AWS::ApiGateway::Model",
            "AWS::ApiGateway::RequestValidator",
            "AWS::ApiGateway::Resource",
            REST_API,
            "AWS::ApiGateway::Stage",
            "AWS::ApiGateway::UsagePlan",
            "AWS::ApiGateway::UsagePlanKey",
            "AWS::ApiGatewayV2::Api",
            "AWS::ApiGatewayV2::Authorizer",
            "AWS::ApiGatewayV2::Deployment",
            "AWS::ApiGatewayV2::Integration",
            "AWS::ApiGatewayV2::IntegrationResponse",
            "AWS::ApiGatewayV2::Route",
            "AWS::ApiGatewayV2::RouteResponse",
            "AWS::ApiGatewayV2::Stage",
            "AWS::Events::EventBus",
            RULE,
            "AWS::IAM::Role",
            "AWS::Logs::LogGroup",
            "AWS::S3::Bucket",
            "AWS::S3::BucketPolicy",
            "Custom::S3",
            "AWS::Scheduler::ScheduleGroup",
            QUEUE,
            "AWS::SQS::QueuePolicy",
            SUBSCRIPTION,
            TOPIC,
            "AWS::SNS::TopicPolicy");

    /** The property that names a resource, where it has one. */
    private static final Map<String, String> NAME_PROPERTIES = Map.ofEntries(
            Map.entry(FUNCTION, "FunctionName"),
            Map.entry("AWS::ApiGateway::Model", "Name"),
            Map.entry("AWS::ApiGateway::Stage", "StageName"),
            Map.entry("AWS::ApiGatewayV2::Stage", "StageName"),
            Map.entry("AWS::IAM::Role", "RoleName"),
            Map.entry("AWS::Logs::LogGroup", "LogGroupName"),
            Map.entry("AWS::S3::Bucket", "BucketName"),
            Map.entry(QUEUE, "QueueName"),
            Map.entry(TOPIC, "TopicName"),
            Map.entry("AWS::DynamoDB::Table", "TableName"),
            Map.entry("AWS::Kinesis::Stream", "Name"),
            Map.entry(RULE, "Name"),
            Map.entry("AWS::Events::EventBus", "Name"),
            Map.entry(SCHEDULE, "Name"),
            Map.entry("AWS::SSM::Parameter", "Name"));

    private static final Set<String> UNIQUE =
            Set.of(FUNCTION, "AWS::IAM::Role", "AWS::Logs::LogGroup", "AWS::S3::Bucket");

    private final Account account;
    private final String region;
    private final UniqueIds ids;
    private final FunctionCheck functions;
    private final MappingCheck mappings;

    ResourceProvisioner(Account account, String region, UniqueIds ids, FunctionCheck functions, MappingCheck mappings) {
        this.account = account;
        this.region = region;
        this.ids = ids;
        this.functions = functions;
        this.mappings = mappings;
    }

    /** Whether more happens with a resource than that it is recorded. */
    static boolean isActedUpon(LocalResource resource) {
        return readsQueue(resource)
                || isScheduleOfFunctions(resource)
                || (EMULATED_TYPES.contains(resource.type())
                        && !callsOtherServices(resource)
                        && !hasNoEffect(resource));
    }

    private static boolean isScheduleOfFunctions(LocalResource resource) {
        List<Value> targets = resource.isOf(RULE)
                ? Values.items(resource.properties(), "Targets")
                : resource.isOf(SCHEDULE) ? Values.items(resource.properties(), "Target") : List.of();
        return !targets.isEmpty()
                && !Values.text(resource.properties(), "ScheduleExpression").isEmpty()
                && targets.stream()
                        .allMatch(target ->
                                Values.text(Values.asMapping(target), "Arn").contains(":function:"));
    }

    private static boolean readsQueue(LocalResource resource) {
        return resource.isOf(EventSourceMapping.TYPE)
                && Values.text(resource.properties(), "EventSourceArn").contains(":sqs:");
    }

    /** Whether a subscription has a receiver outside this machine, or a rule waits for no events. */
    private static boolean hasNoEffect(LocalResource resource) {
        return (resource.isOf(SUBSCRIPTION)
                        && !Set.of("lambda", "sqs").contains(Values.text(resource.properties(), "Protocol")))
                || (resource.isOf(RULE)
                        && resource.properties().get("EventPattern").isEmpty());
    }

    /** Whether a method calls what this machine does not have: services of AWS, but for those here, or what is behind a VPC link. */
    private static boolean callsOtherServices(LocalResource resource) {
        Value.Mapping integration = Values.mapping(resource.properties(), "Integration");
        return resource.isOf("AWS::ApiGateway::Method")
                && (Values.text(integration, "ConnectionType").equals("VPC_LINK")
                        || (Values.text(integration, "Type").equals("AWS")
                                && !Values.text(integration, "Uri").matches(".*:(function|sqs|sns|events):.*")));
    }

    /** Whether a change of properties needs a new resource in place of the old one. */
    static boolean isReplaced(LocalResource old, Value.Mapping properties) {
        if (old.isOf("AWS::Lambda::Version") || old.isOf("AWS::Lambda::LayerVersion")) {
            return true;
        }
        if (old.isOf(QUEUE) && isFifo(old.properties()) != isFifo(properties)) {
            return true;
        }
        return Optional.ofNullable(NAME_PROPERTIES.get(old.type()))
                .filter(name -> !old.properties().get(name).equals(properties.get(name)))
                .isPresent();
    }

    /**
     * Makes a resource.
     *
     * @throws ResourceProblem if AWS would refuse it
     */
    LocalResource create(String stackName, String logicalId, String type, Value.Mapping properties) {
        check(type, properties);
        Optional<String> given =
                Optional.ofNullable(NAME_PROPERTIES.get(type)).flatMap(name -> Values.find(properties, name));
        given.filter(name -> UNIQUE.contains(type)).ifPresent(name -> requireFree(type, name));
        String name = given.orElseGet(() -> generated(type, stackName, logicalId))
                + (type.equals(QUEUE) && given.isEmpty() && isFifo(properties) ? ".fifo" : "");
        return withAttributes(type, name, properties);
    }

    /**
     * A resource with other properties that keeps its name.
     *
     * @throws ResourceProblem if AWS would refuse it
     */
    LocalResource update(LocalResource old, Value.Mapping properties) {
        check(old.type(), properties);
        return new LocalResource(old.type(), old.physicalId(), properties, old.attributes());
    }

    private void check(String type, Value.Mapping properties) {
        PatternCheck.check(type, properties);
        if (type.equals(FUNCTION)) {
            functions.check(properties);
        } else if (type.equals(EventSourceMapping.TYPE)) {
            mappings.check(
                    properties,
                    FunctionName.parse(Values.text(properties, "FunctionName")).name());
        }
    }

    private static boolean isFifo(Value.Mapping queue) {
        return Values.text(queue, "FifoQueue").equals("true");
    }

    private void requireFree(String type, String name) {
        if (account.resources(type).anyMatch(other -> other.physicalId().equals(name))) {
            throw new ResourceProblem("Resource of type '" + type + "' with identifier '" + name + "' already exists.");
        }
    }

    private String generated(String type, String stackName, String logicalId) {
        String suffix = ids.next().replace("-", "").substring(0, 12);
        if (type.equals(HTTP_API) || type.equals(REST_API)) {
            return suffix.substring(0, API_ID).toLowerCase(Locale.ROOT);
        }
        return type.equals("AWS::S3::Bucket")
                ? (cut(stackName + "-" + logicalId, 50) + "-" + suffix).toLowerCase(Locale.ROOT)
                : cut(stackName + "-" + logicalId, 51) + "-" + suffix.toUpperCase(Locale.ROOT);
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }

    private LocalResource withAttributes(String type, String name, Value.Mapping properties) {
        return switch (type) {
            case FUNCTION -> made(type, name, properties, Map.of("Arn", functionArn(name)));
            case "AWS::Lambda::Version" -> version(type, properties);
            case "AWS::Lambda::Alias" -> alias(type, properties);
            case "AWS::Lambda::LayerVersion" -> layer(type, name, properties);
            case "AWS::Lambda::Url" -> url(type, properties);
            case REST_API -> made(type, name, properties, Map.of("RestApiId", name, "RootResourceId", name + "-root"));
            case HTTP_API ->
                made(
                        type,
                        name,
                        properties,
                        Map.of(
                                "ApiId",
                                name,
                                "ApiEndpoint",
                                LocalUrls.ofApi(
                                        Values.text(properties, "ProtocolType").equals("WEBSOCKET") ? "wss" : "https",
                                        name,
                                        region)));
            case "AWS::IAM::Role" ->
                made(type, name, properties, Map.of("Arn", "arn:aws:iam::" + Account.ID + ":role/" + name));
            case "AWS::Logs::LogGroup" ->
                made(type, name, properties, Map.of("Arn", arn("logs", "log-group:" + name + ":*")));
            case "AWS::S3::Bucket" ->
                made(
                        type,
                        name,
                        properties,
                        Map.of(
                                "Arn", "arn:aws:s3:::" + name,
                                "DomainName", name + ".s3.amazonaws.com",
                                "RegionalDomainName", name + ".s3." + region + ".amazonaws.com"));
            case TOPIC -> topic(type, name, properties);
            case SUBSCRIPTION -> {
                String arn = Values.text(properties, "TopicArn") + ":" + ids.next();
                yield made(type, arn, properties, Map.of("Arn", arn));
            }
            case "AWS::Events::EventBus" ->
                made(type, name, properties, Map.of("Arn", arn("events", "event-bus/" + name), "Name", name));
            case QUEUE -> queue(type, name, properties);
            case EventSourceMapping.TYPE -> mapping(type, properties);
            case "AWS::DynamoDB::Table" ->
                made(
                        type,
                        name,
                        properties,
                        Map.of(
                                "Arn", arn("dynamodb", "table/" + name),
                                "StreamArn", arn("dynamodb", "table/" + name + "/stream/local")));
            case RULE -> made(type, name, properties, Map.of("Arn", arn("events", "rule/" + bus(properties) + name)));
            case SCHEDULE ->
                made(
                        type,
                        name,
                        properties,
                        Map.of(
                                "Arn",
                                arn(
                                        "scheduler",
                                        "schedule/"
                                                + Values.find(properties, "GroupName")
                                                        .orElse("default") + "/" + name)));
            default -> made(type, name, properties, Map.of("Arn", arn(service(type), name)));
        };
    }

    private LocalResource topic(String type, String name, Value.Mapping properties) {
        boolean lacksSuffix = Values.text(properties, "FifoTopic").equals("true") && !name.endsWith(".fifo");
        String full = lacksSuffix ? name + ".fifo" : name;
        return made(type, arn("sns", full), properties, Map.of("TopicArn", arn("sns", full), "TopicName", full));
    }

    /** The bus of a rule as part of the rule's ARN; nothing for the default bus. */
    private static String bus(Value.Mapping properties) {
        String bus = Values.text(properties, "EventBusName").replaceFirst(".*event-bus/", "");
        return bus.isEmpty() || bus.equals("default") ? "" : bus + "/";
    }

    private static LocalResource made(
            String type, String id, Value.Mapping properties, Map<String, String> attributes) {
        return new LocalResource(type, id, properties, attributes);
    }

    private LocalResource queue(String type, String name, Value.Mapping properties) {
        String url = "https://sqs." + region + ".amazonaws.com/" + Account.ID + "/" + name;
        return made(type, url, properties, Map.of("Arn", arn("sqs", name), "QueueName", name, "QueueUrl", url));
    }

    private LocalResource mapping(String type, Value.Mapping properties) {
        String id = ids.next();
        String arn = arn("lambda", "event-source-mapping:" + id);
        return made(type, id, properties, Map.of("Id", id, "EventSourceMappingArn", arn));
    }

    private LocalResource version(String type, Value.Mapping properties) {
        LocalResource function = function(properties);
        String name = function.physicalId();
        int number = account.publish(name, function.properties()).number();
        return made(type, functionArn(name) + ":" + number, properties, Map.of("Version", Integer.toString(number)));
    }

    private LocalResource layer(String type, String generated, Value.Mapping properties) {
        LayerName name = new LayerName(Values.find(properties, "LayerName").orElse(generated));
        int number = account.publish(name.key(), properties).number();
        String arn = arn("lambda", "layer:" + name.text() + ":" + number);
        return made(type, arn, properties, Map.of("LayerVersionArn", arn));
    }

    private LocalResource alias(String type, Value.Mapping properties) {
        String arn = functionArn(function(properties).physicalId()) + ":" + Values.text(properties, "Name");
        return made(type, arn, properties, Map.of("AliasArn", arn));
    }

    private LocalResource url(String type, Value.Mapping properties) {
        String target = Values.text(properties, "TargetFunctionArn");
        FunctionName function = FunctionName.parse(target);
        String arn = functionArn(function.name());
        String qualifier =
                Values.find(properties, "Qualifier").map(text -> "/" + text).orElse("");
        return made(
                type,
                arn + qualifier,
                properties,
                Map.of(
                        "FunctionArn",
                        arn,
                        "FunctionUrl",
                        LocalUrls.ofFunction(
                                new FunctionName(function.name(), Values.find(properties, "Qualifier")), region)));
    }

    private LocalResource function(Value.Mapping properties) {
        String name =
                FunctionName.parse(Values.text(properties, "FunctionName")).name();
        return functions
                .inThisStack(name)
                .or(() -> account.resources(FUNCTION)
                        .filter(function -> function.physicalId().equals(name))
                        .findFirst())
                .orElseThrow(() -> new ResourceProblem("Function not found: " + functionArn(name)));
    }

    private String functionArn(String name) {
        return arn("lambda", "function:" + name);
    }

    private String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + region + ":" + Account.ID + ":" + rest;
    }

    private static String service(String type) {
        String[] parts = type.split("::", -1);
        return (parts.length > 1 ? parts[1] : type).toLowerCase(Locale.ROOT);
    }
}
