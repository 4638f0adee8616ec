/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicExposureTest {

    private static final String STATEMENT =
            "'R': {'Type': '%s', 'Properties': {'%s': {'Statement': [{'Effect': 'Allow', 'Action': 'x:Y', 'Resource': 'r', 'Principal': %s%s}]}}}";

    /** A template before, one after, and what it exposes. */
    private static final String[][] EXPOSED = {
        {
            "'U': {'Type': 'AWS::Lambda::Url', 'Properties': {'AuthType': 'AWS_IAM', 'TargetFunctionArn': {'Fn::GetAtt': ['F', 'Arn']}}}",
            "'U': {'Type': 'AWS::Lambda::Url', 'Properties': {'AuthType': 'NONE', 'TargetFunctionArn': {'Fn::GetAtt': ['F', 'Arn']}}}",
            "/Resources/U/Properties/AuthType U is a URL of function F that anybody can call (AuthType NONE)"
        },
        {
            "'R': {'Type': 'AWS::ApiGatewayV2::Route', 'Properties': {'ApiId': {'Ref': 'A'}, 'RouteKey': 'GET /x', 'AuthorizationType': 'JWT'}}",
            "'R': {'Type': 'AWS::ApiGatewayV2::Route', 'Properties': {'ApiId': {'Ref': 'A'}, 'RouteKey': 'GET /x'}}",
            "/Resources/R/Properties/RouteKey R is route GET /x of an HTTP API without authorization"
        },
        {
            "",
            "'R': {'Type': 'AWS::ApiGatewayV2::Route', 'Properties': {'ApiId': {'Ref': 'A'}, 'RouteKey': '$default', 'AuthorizationType': 'NONE'}}",
            "/Resources/R/Properties/AuthorizationType R is route $default of an HTTP API without authorization"
        },
        {
            "",
            "'A': {'Type': 'AWS::ApiGatewayV2::Api', 'Properties': {'ProtocolType': 'HTTP', 'Target': 'arn'}}",
            "/Resources/A/Properties/Target A is an HTTP API whose route $default is without authorization"
        },
        {
            "",
            "'A': {'Type': 'AWS::ApiGatewayV2::Api', 'Properties': {'ProtocolType': 'WEBSOCKET'}}, 'C': {'Type': 'AWS::ApiGatewayV2::Route', 'Properties': {'ApiId': {'Ref': 'A'}, 'RouteKey': '$connect'}}",
            "/Resources/C/Properties/RouteKey C is route $connect of a WebSocket API without authorization"
        },
        {
            "'B': {'Type': 'AWS::ApiGateway::Resource', 'Properties': {'ParentId': {'Fn::GetAtt': ['A', 'RootResourceId']}, 'PathPart': 'orders'}}",
            "'B': {'Type': 'AWS::ApiGateway::Resource', 'Properties': {'ParentId': {'Fn::GetAtt': ['A', 'RootResourceId']}, 'PathPart': 'orders'}}, 'C': {'Type': 'AWS::ApiGateway::Resource', 'Properties': {'ParentId': {'Ref': 'B'}, 'PathPart': '{id}'}}, 'M': {'Type': 'AWS::ApiGateway::Method', 'Properties': {'RestApiId': {'Ref': 'A'}, 'ResourceId': {'Ref': 'C'}, 'HttpMethod': 'get', 'AuthorizationType': 'NONE', 'ApiKeyRequired': true}}",
            "/Resources/M/Properties/AuthorizationType M is method GET /orders/{id} of a REST API without authorization but for an API key"
        },
        {
            "'S': {'Type': 'AWS::EC2::SecurityGroup', 'Properties': {'SecurityGroupIngress': [{'IpProtocol': 'tcp', 'FromPort': 443, 'ToPort': 443, 'CidrIp': '10.0.0.0/8'}]}}",
            "'S': {'Type': 'AWS::EC2::SecurityGroup', 'Properties': {'SecurityGroupIngress': [{'IpProtocol': 'tcp', 'FromPort': 443, 'ToPort': 443, 'CidrIp': '10.0.0.0/8'}, {'IpProtocol': 'tcp', 'FromPort': 22, 'ToPort': '22', 'CidrIp': '0.0.0.0/0'}]}}",
            "/Resources/S/Properties/SecurityGroupIngress/1 S lets the internet connect: tcp 22 from 0.0.0.0/0"
        },
        {
            "",
            "'S': {'Type': 'AWS::EC2::SecurityGroupIngress', 'Properties': {'GroupId': {'Fn::GetAtt': ['G', 'GroupId']}, 'IpProtocol': -1, 'CidrIpv6': '::/0'}}",
            "/Resources/S S lets the internet connect: all ports from ::/0"
        },
        {
            "",
            "'D': {'Type': 'AWS::RDS::DBInstance', 'Properties': {'PubliclyAccessible': true}}",
            "/Resources/D/Properties/PubliclyAccessible D can be reached from the internet"
        },
        {
            "'B': {'Type': 'AWS::S3::Bucket'}",
            "'B': {'Type': 'AWS::S3::Bucket', 'Properties': {'AccessControl': 'PublicRead'}}",
            "/Resources/B/Properties/AccessControl B has the access control list PublicRead, by which anybody can read it"
        },
        {
            "",
            "'P': {'Type': 'AWS::Cognito::IdentityPool', 'Properties': {'AllowUnauthenticatedIdentities': 'true'}}",
            "/Resources/P/Properties/AllowUnauthenticatedIdentities P gives credentials to anybody (AllowUnauthenticatedIdentities)"
        },
        {
            "'B': {'Type': 'AWS::S3::Bucket', 'Properties': {'PublicAccessBlockConfiguration': {'BlockPublicAcls': true, 'BlockPublicPolicy': true, 'IgnorePublicAcls': true, 'RestrictPublicBuckets': true}}}",
            "'B': {'Type': 'AWS::S3::Bucket', 'Properties': {'PublicAccessBlockConfiguration': {'BlockPublicAcls': true, 'BlockPublicPolicy': false, 'IgnorePublicAcls': 'true'}}}",
            "/Resources/B/Properties/PublicAccessBlockConfiguration B no longer blocks public access: BlockPublicPolicy, RestrictPublicBuckets are off"
        },
        {
            "'B': {'Type': 'AWS::S3::Bucket', 'Properties': {'PublicAccessBlockConfiguration': {'BlockPublicAcls': true, 'BlockPublicPolicy': true, 'IgnorePublicAcls': true, 'RestrictPublicBuckets': true}}}",
            "'B': {'Type': 'AWS::S3::Bucket', 'Properties': {}}",
            "/Resources/B B no longer blocks public access: BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets are off"
        },
        {
            "",
            STATEMENT.formatted("AWS::S3::BucketPolicy", "PolicyDocument", "'*'", ""),
            "/Resources/R/Properties/PolicyDocument/Statement/0 R permits anybody (principal *) x:Y on r"
        },
        {
            STATEMENT.formatted(
                    "AWS::SQS::QueuePolicy",
                    "PolicyDocument",
                    "'*'",
                    ", 'Condition': {'ArnEquals': {'aws:SourceArn': 't'}}"),
            STATEMENT.formatted(
                    "AWS::SQS::QueuePolicy",
                    "PolicyDocument",
                    "{'AWS': ['1', '*']}",
                    ", 'Condition': {'Bool': {'aws:SecureTransport': 'true'}}"),
            "/Resources/R/Properties/PolicyDocument/Statement/0 R permits anybody (principal *) x:Y on r"
        },
        {
            "",
            STATEMENT.formatted(
                    "AWS::KMS::Key",
                    "KeyPolicy",
                    "{'AWS': '*'}",
                    ", 'Condition': {'IpAddress': {'aws:SourceIp': '0.0.0.0/0'}}"),
            "/Resources/R/Properties/KeyPolicy/Statement/0 R permits anybody (principal *) x:Y on r"
        },
        {
            "",
            "'P': {'Type': 'AWS::Lambda::Permission', 'Properties': {'FunctionName': {'Ref': 'F'}, 'Action': 'lambda:InvokeFunction', 'Principal': '*'}}",
            "/Resources/P/Properties P permits anybody (principal *) lambda:InvokeFunction on ${F}"
        },
    };

    static Stream<String[]> exposed() {
        return Stream.of(EXPOSED);
    }

    @ParameterizedTest
    @MethodSource("exposed")
    void whatIsOpenedIsNamedOnce(String before, String after, String expected) {
        assertThat(risks(before, after)).containsExactly(expected);
        assertThat(risks(after, after)).isEmpty();
        assertThat(risks(after, before)).isEmpty();
    }

    /** What is not for everybody. */
    private static final List<String> CLOSED = List.of(
            "'R': {'Type': 'AWS::ApiGatewayV2::Route', 'Properties': {'ApiId': {'Ref': 'A'}, 'RouteKey': 'GET /x', 'AuthorizationType': 'AWS_IAM'}}",
            "'A': {'Type': 'AWS::ApiGatewayV2::Api', 'Properties': {'ProtocolType': 'WEBSOCKET'}}, 'C': {'Type': 'AWS::ApiGatewayV2::Route', 'Properties': {'ApiId': {'Ref': 'A'}, 'RouteKey': '$default'}}, 'D': {'Type': 'AWS::ApiGatewayV2::Route', 'Properties': {'ApiId': {'Ref': 'A'}, 'RouteKey': 'send'}}",
            "'M': {'Type': 'AWS::ApiGateway::Method', 'Properties': {'HttpMethod': 'OPTIONS', 'AuthorizationType': 'NONE', 'Integration': {'Type': 'MOCK'}}}",
            "'A': {'Type': 'AWS::ApiGateway::RestApi', 'Properties': {'EndpointConfiguration': {'Types': ['PRIVATE']}}}, 'M': {'Type': 'AWS::ApiGateway::Method', 'Properties': {'RestApiId': {'Ref': 'A'}, 'HttpMethod': 'GET'}}",
            "'A': {'Type': 'AWS::ApiGateway::RestApi', 'Properties': {'Policy': {'Statement': [{'Effect': 'Allow', 'Action': 'execute-api:Invoke', 'Principal': '*', 'Condition': {'IpAddress': {'aws:SourceIp': ['192.0.2.0/24']}}}]}}}, 'M': {'Type': 'AWS::ApiGateway::Method', 'Properties': {'RestApiId': {'Ref': 'A'}, 'HttpMethod': 'GET'}}",
            "'B': {'Type': 'AWS::S3::Bucket', 'Properties': {'PublicAccessBlockConfiguration': {'BlockPublicAcls': true, 'BlockPublicPolicy': true, 'IgnorePublicAcls': true, 'RestrictPublicBuckets': true}}}",
            "'B': {'Type': 'AWS::S3::Bucket', 'Properties': {'AccessControl': 'Private'}}",
            STATEMENT.formatted("AWS::SNS::TopicPolicy", "PolicyDocument", "{'Service': 's3.amazonaws.com'}", ""),
            STATEMENT.formatted(
                    "AWS::SNS::TopicPolicy",
                    "PolicyDocument",
                    "'*'",
                    ", 'Condition': {'StringEquals': {'aws:SourceAccount': {'Ref': 'AWS::AccountId'}}}"),
            STATEMENT
                    .formatted("AWS::S3::BucketPolicy", "PolicyDocument", "'*'", "")
                    .replace("'Allow'", "'Deny'"),
            STATEMENT.formatted("AWS::EC2::VPCEndpoint", "PolicyDocument", "'*'", ""),
            "'P': {'Type': 'AWS::Lambda::Permission', 'Properties': {'FunctionName': {'Ref': 'F'}, 'Action': 'lambda:InvokeFunctionUrl', 'Principal': '*', 'FunctionUrlAuthType': 'NONE'}}",
            "'P': {'Type': 'AWS::Lambda::Permission', 'Properties': {'FunctionName': {'Ref': 'F'}, 'Action': 'lambda:InvokeFunction', 'Principal': '*', 'InvokedViaFunctionUrl': true}}",
            "'S': {'Type': 'AWS::EC2::SecurityGroup', 'Properties': {'SecurityGroupIngress': {'IpProtocol': 'tcp', 'FromPort': 443, 'CidrIp': '172.16.0.0/12'}, 'SecurityGroupEgress': [{'IpProtocol': '-1', 'CidrIp': '0.0.0.0/0'}]}}");

    static Stream<String> closed() {
        return CLOSED.stream();
    }

    @ParameterizedTest
    @MethodSource("closed")
    void whatIsLimitedIsNotNamed(String after) {
        assertThat(risks("", after)).isEmpty();
    }

    @Test
    void whatIsOpenAlreadyMayMoveToAnotherResource() {
        String route =
                "'%s': {'Type': 'AWS::ApiGatewayV2::Route'%s, 'Properties': {'ApiId': {'Ref': 'A'}, 'RouteKey': 'GET /x'}}";
        assertThat(risks(route.formatted("Old", ""), route.formatted("New", "")))
                .isEmpty();
        assertThat(risks(route.formatted("R", ""), route.formatted("R", ", 'Condition': 'Prod'")))
                .isEmpty();
        assertThat(risks(route.formatted("R", ", 'Condition': 'Prod'"), route.formatted("R", "")))
                .hasSize(1);
    }

    @Test
    void routesAreOpenedByThePolicyOfTheirApi() {
        String method =
                ", 'M': {'Type': 'AWS::ApiGateway::Method', 'Properties': {'RestApiId': {'Ref': 'A'}, 'HttpMethod': 'GET'}}";
        String policy = "{'Statement': [{'Effect': 'Allow', 'Action': 'execute-api:Invoke', 'Principal': '*'}%s]}";
        String api = "'A': {'Type': 'AWS::ApiGateway::RestApi', 'Properties': {'Policy': %s}}" + method;
        String limited = api.formatted(
                policy.formatted(
                        ", {'Effect': 'Deny', 'Action': 'execute-api:Invoke', 'Principal': '*', 'Condition': {'NotIpAddress': {'aws:SourceIp': '192.0.2.0/24'}}}"));
        assertThat(risks("", limited)).isEmpty();
        assertThat(risks(limited, api.formatted(policy.formatted(""))))
                .containsExactly(
                        "/Resources/M/Properties/HttpMethod M is method GET / of a REST API without authorization");
    }

    @Test
    void aTemplateThatIsHardlyOneHasNoRisk() {
        assertThat(PublicExposure.added(Value.Mapping.EMPTY, Value.Mapping.EMPTY))
                .isEmpty();
        assertThat(
                        risks(
                                "",
                                "'A': 'text', 'B': {}, 'C': {'Type': 'AWS::EC2::SecurityGroup', 'Properties': {'SecurityGroupIngress': ['x']}}"))
                .isEmpty();
    }

    private static List<String> risks(String before, String after) {
        return PublicExposure.added(parsed(before), parsed(after)).stream()
                .map(risk -> risk.pointer() + " " + risk.logicalId() + " " + risk.text())
                .toList();
    }

    private static Value.Mapping parsed(String resources) {
        return (Value.Mapping) Json.parse(("{'Resources': {" + resources + "}}").replace('\'', '"'), "template");
    }
}
