/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.EventSourceMapping;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of resources that this machine knows. All others are recorded. */
public final class ResourceTypes {

    private static final Map<String, ResourceType> BY_NAME = Stream.of(
                    new FunctionType(),
                    new VersionType(),
                    new AliasType(),
                    new LayerVersionType(),
                    new FunctionUrlType(),
                    new EventSourceMappingType(),
                    SimpleType.emulated("AWS::Lambda::LayerVersionPermission"),
                    SimpleType.emulated("AWS::Lambda::Permission"),
                    SimpleType.emulated("AWS::Lambda::EventInvokeConfig"),
                    new RestApiType(),
                    new MethodType(),
                    SimpleType.emulated("AWS::ApiGateway::ApiKey"),
                    SimpleType.emulated("AWS::ApiGateway::Authorizer"),
                    SimpleType.emulated("AWS::ApiGateway::Deployment"),
                    SimpleType.emulated("AWS::ApiGateway::GatewayResponse"),
                    SimpleType.emulated("AWS::ApiGateway::Model").named("Name"),
                    SimpleType.emulated("AWS::ApiGateway::RequestValidator"),
                    SimpleType.emulated("AWS::ApiGateway::Resource"),
                    SimpleType.emulated("AWS::ApiGateway::Stage").named("StageName"),
                    SimpleType.emulated("AWS::ApiGateway::UsagePlan"),
                    SimpleType.emulated("AWS::ApiGateway::UsagePlanKey"),
                    new HttpApiType(),
                    SimpleType.emulated("AWS::ApiGatewayV2::Authorizer"),
                    SimpleType.emulated("AWS::ApiGatewayV2::Deployment"),
                    SimpleType.emulated("AWS::ApiGatewayV2::Integration"),
                    SimpleType.emulated("AWS::ApiGatewayV2::IntegrationResponse"),
                    SimpleType.emulated("AWS::ApiGatewayV2::Route"),
                    SimpleType.emulated("AWS::ApiGatewayV2::RouteResponse"),
                    SimpleType.emulated("AWS::ApiGatewayV2::Stage").named("StageName"),
                    new RuleType(),
                    SimpleType.emulated("AWS::Events::EventBus")
                            .named("Name")
                            .with((name, scope) ->
                                    Map.of("Arn", scope.arn("events", "event-bus/" + name), "Name", name)),
                    new ScheduleType(),
                    SimpleType.emulated("AWS::Scheduler::ScheduleGroup"),
                    new TopicType(),
                    new SubscriptionType(),
                    SimpleType.emulated("AWS::SNS::TopicPolicy"),
                    new QueueType(),
                    SimpleType.emulated("AWS::SQS::QueuePolicy"),
                    new BucketType(),
                    SimpleType.emulated("AWS::S3::BucketPolicy"),
                    SimpleType.emulated("Custom::S3"),
                    SimpleType.emulated("AWS::IAM::Role")
                            .named("RoleName")
                            .unique()
                            .with((name, scope) -> Map.of("Arn", "arn:aws:iam::" + Account.ID + ":role/" + name)),
                    new LogGroupType(),
                    table("AWS::DynamoDB::Table"),
                    table("AWS::DynamoDB::GlobalTable"),
                    SimpleType.recorded("AWS::Kinesis::Stream").named("Name"),
                    SimpleType.recorded("AWS::SSM::Parameter").named("Name"))
            .collect(Collectors.toUnmodifiableMap(ResourceType::name, Function.identity()));

    private ResourceTypes() {}

    private static ResourceType table(String name) {
        return SimpleType.recorded(name)
                .named("TableName")
                .with((table, scope) -> Map.of(
                        "Arn", scope.arn("dynamodb", "table/" + table),
                        "StreamArn", scope.arn("dynamodb", "table/" + table + "/stream/local")));
    }

    /** Whether a resource is a table, or what reads the stream of one of this machine: these have an effect if tables are served. */
    public static boolean isOfTable(LocalResource resource) {
        return resource.type().startsWith("AWS::DynamoDB::")
                || (resource.isOf(EventSourceMapping.TYPE)
                        && Values.text(resource.properties(), "EventSourceArn")
                                .matches("arn:aws:dynamodb:[^:]*:" + Account.ID + ":table/.*"));
    }

    /** Whether a resource has an effect here; all others are only recorded. */
    public static boolean isEmulated(LocalResource resource) {
        return of(resource.type()).isEmulated(resource.properties());
    }

    /** The type of a name; one that is recorded if it is not known. */
    public static ResourceType of(String name) {
        return BY_NAME.getOrDefault(name, SimpleType.recorded(name));
    }
}
