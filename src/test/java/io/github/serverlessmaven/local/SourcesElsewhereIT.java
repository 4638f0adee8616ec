/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.aws.AwsAccess;
import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.port.ServiceApi;
import io.github.serverlessmaven.deploy.port.ServiceApi.Service;
import io.github.serverlessmaven.external.RunningEmulator;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.service.ForeignQueues;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.stream.StreamPolling;
import io.github.serverlessmaven.local.trigger.QueueReaders;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queues and streams of an emulator, read for functions of this machine through the clients that read those of AWS. */
class SourcesElsewhereIT {

    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    Path folder;

    private final RunningEmulator emulator = RunningEmulator.withNewAccount();
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private CallResult call(DeployedFunction function, Call call) {
        calls.add(function.name() + " " + call.payload().text());
        return new CallResult(call.requestId(), function.version(), Payload.of("null"), Optional.empty(), "");
    }

    private static String mapping(String id, String function, String source) {
        return """
                "%s": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {"FunctionName": {"Fn::GetAtt": ["%s", "Arn"]},
                 "EventSourceArn": %s, "StartingPosition": "TRIM_HORIZON"}}""".formatted(id, function, source);
    }

    private static Value.Mapping json(String text) {
        return (Value.Mapping) Json.parse(text, "The test");
    }

    @Test
    void whatIsWrittenThereReachesTheFunctionHere() throws IOException, InterruptedException {
        try (AwsAccess aws = new AwsAccess(new AwsSettings(
                Optional.of("us-east-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(emulator.endpoint()),
                Optional.empty(),
                Optional.of(new AwsSettings.AccessKey(emulator.account(), "secret", Optional.empty())),
                Optional.empty(),
                Optional.empty()))) {
            write(aws.services());
            EventSources sources = new EventSources(
                    "at " + emulator.endpoint(),
                    aws.services(),
                    (stack, id) -> aws.stacks().physicalId(stack, new LogicalId(id)),
                    aws.failureRecords()::send,
                    Optional.empty());
            StateFolder state = deploy();
            try (StreamPolling polling = new StreamPolling(
                            state,
                            sources,
                            Optional::of,
                            this::call,
                            new SystemClock(),
                            SourcesElsewhereIT::id,
                            messages::add);
                    QueueReaders queues = new QueueReaders(
                            state,
                            () -> {},
                            new ForeignQueues(state, sources, new SystemClock(), messages::add),
                            this::call,
                            new SystemClock(),
                            SourcesElsewhereIT::id,
                            messages::add,
                            messages::add)) {
                polling.open();
                queues.open();
                assertThat(List.of(next(), next(), next()))
                        .anySatisfy(call -> assertThat(call)
                                .startsWith("elsewhere-Orders {")
                                .contains("\"body\":\"tea\"", ":sqs:us-east-1:" + emulator.account() + ":parcels"))
                        .anySatisfy(call -> assertThat(call)
                                .startsWith("elsewhere-Orders {")
                                .contains("\"data\":\"aGVsbG8=\"", "\"partitionKey\":\"k\"", ":stream/orders\""))
                        .anySatisfy(call -> assertThat(call)
                                .startsWith("elsewhere-Items {")
                                .contains(
                                        "\"eventName\":\"INSERT\"",
                                        "\"NewImage\":{\"id\":{\"S\":\"4711\"},\"n\":{\"N\":\"1\"}}",
                                        "table/items/stream/"));
                assertThat(messages)
                        .anySatisfy(message ->
                                assertThat(message).startsWith("There is no stream missing at " + emulator.endpoint()));
            }
        }
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static void write(ServiceApi api) {
        String queue = api.call(Service.SQS, "CreateQueue", json("{\"QueueName\": \"parcels\"}"))
                .text("QueueUrl")
                .orElseThrow();
        api.call(Service.SQS, "SendMessage", json("{\"QueueUrl\": \"" + queue + "\", \"MessageBody\": \"tea\"}"));
        api.call(Service.KINESIS, "CreateStream", json("{\"StreamName\": \"orders\", \"ShardCount\": 2}"));
        api.call(
                Service.KINESIS,
                "PutRecord",
                json("{\"StreamName\": \"orders\", \"PartitionKey\": \"k\", \"Data\": \"aGVsbG8=\"}"));
        api.call(Service.DYNAMODB, "CreateTable", json("""
                        {"TableName": "items", "BillingMode": "PAY_PER_REQUEST", "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                         "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                         "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"}}"""));
        api.call(
                Service.DYNAMODB,
                "PutItem",
                json("{\"TableName\": \"items\", \"Item\": {\"id\": {\"S\": \"4711\"}, \"n\": {\"N\": \"1\"}}}"));
    }

    private StateFolder deploy() throws IOException {
        DeployedTemplate stack =
                new DeployedTemplate(new LocalSetUp().open(folder), "elsewhere", HandlerPackage.in(folder));
        stack.with(
                stack.function("Orders", "echo"),
                stack.function("Items", "echo"),
                "\"Table\": {\"Type\": \"AWS::DynamoDB::Table\", \"Properties\": {\"TableName\": \"items\"}}",
                mapping("Missing", "Orders", "\"arn:aws:kinesis:us-east-1:000000000000:stream/missing\""),
                mapping("Kinesis", "Orders", "\"arn:aws:kinesis:us-east-1:000000000000:stream/orders\""),
                "\"Parcels\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {\"QueueName\": \"parcels\"}}",
                """
                "Queue": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {"FunctionName": {"Fn::GetAtt": ["Orders", "Arn"]},
                 "EventSourceArn": {"Fn::GetAtt": ["Parcels", "Arn"]}}}""",
                mapping("DynamoDb", "Items", "{\"Fn::GetAtt\": [\"Table\", \"StreamArn\"]}"));
        return new StateFolder(folder);
    }

    private String next() throws InterruptedException {
        String call = calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(call).as(messages.toString()).isNotNull();
        return call;
    }
}
