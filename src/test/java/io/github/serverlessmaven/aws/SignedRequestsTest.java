/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.serverlessmaven.deploy.port.ServiceApi;
import io.github.serverlessmaven.deploy.port.ServiceApi.Service;
import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedRequestsTest {

    private static final Value.Mapping INPUT = Value.mapping("StreamName", Value.of("Bestellungen-ä"));

    private final List<String> received = new ArrayList<>();
    private int status = 200;
    private String answer = "{}";
    private AwsServer server;
    private ServiceApi api;

    @BeforeEach
    void start() throws IOException {
        server = new AwsServer(this::answer);
        api = server.access().services();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " "
                + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                + String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                        .replaceAll(".*/eu-central-1/([^/]+)/.*", "$1")
                + " " + AwsServer.body(exchange));
        AwsServer.answer(exchange, status, "application/x-amz-json-1.1", answer);
        exchange.close();
    }

    @ParameterizedTest
    @CsvSource({
        "KINESIS, GetRecords, Kinesis_20131202.GetRecords application/x-amz-json-1.1 kinesis",
        "DYNAMODB, DescribeTable, DynamoDB_20120810.DescribeTable application/x-amz-json-1.0 dynamodb",
        "DYNAMODB_STREAMS, GetRecords, DynamoDBStreams_20120810.GetRecords application/x-amz-json-1.0 dynamodb",
        "SQS, ReceiveMessage, AmazonSQS.ReceiveMessage application/x-amz-json-1.0 sqs"
    })
    void eachServiceIsAskedInItsProtocol(Service service, String operation, String expected) {
        answer = "{\"Records\": [{\"SizeBytes\": 1E+2}]}";
        assertThat(api.call(service, operation, INPUT))
                .isEqualTo(Json.parse("{\"Records\": [{\"SizeBytes\": 1E+2}]}", "expected"));
        assertThat(received).containsExactly(expected + " {\"StreamName\":\"Bestellungen-ä\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"__type\":\"ResourceNotFoundException\",\"message\":\"Stream x not found\"} | ResourceNotFoundException | false",
                "400 | {\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"no\"} | QueueDoesNotExist | false",
                "400 | {\"__type\":\"ProvisionedThroughputExceededException\",\"Message\":\"slow\"} | ProvisionedThroughputExceededException | true",
                "500 | {\"__type\":\"InternalFailure\"} | ServiceUnavailable | true",
                "503 | <html>busy</html> | ServiceUnavailable | true",
                "404 | <html>not here</html> | UnknownError | false",
                "200 | [] | UnknownError | false"
            })
    void aRefusalHasTheCodeOfAws(int given, String body, String code, boolean isTransient) {
        status = given;
        answer = body;
        assertThatThrownBy(() -> api.call(Service.KINESIS, "GetRecords", INPUT))
                .isInstanceOfSatisfying(ServiceFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.isTransient()).isEqualTo(isTransient);
                });
        assertThat(received).hasSize(1);
    }

    @Test
    void aServerThatDoesNotListenIsUnreachable() {
        server.stop();
        assertThatThrownBy(() -> api.call(Service.SQS, "ReceiveMessage", INPUT))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        failure -> assertThat(failure.isTransient()).isTrue())
                .hasMessageContaining(server.address() + " cannot be reached");
    }

    @Test
    void recordsOfFailuresGoToQueuesTopicsAndBuckets() {
        answer = "{\"QueueUrl\": \"" + server.address() + "/1/failed\"}";
        FailureRecords records = server.access().failureRecords();
        Value.Mapping record = Value.mapping("version", Value.of("1.0"));
        records.send("arn:aws:sqs:eu-central-1:1:failed", "key", record);
        records.send("arn:aws:sns:eu-central-1:1:failed", "key", record);
        records.send("arn:aws:s3:::failed", "aws/lambda/key", record);
        assertThat(received).hasSize(4);
        assertThat(received.get(1)).contains("AmazonSQS.SendMessage", "/1/failed", "{\\\"version\\\":\\\"1.0\\\"}");
        assertThat(received.get(2))
                .contains("sns Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns")
                .endsWith("&Message=%7B%22version%22%3A%221.0%22%7D");
        assertThat(received.get(3)).contains("s3", "{\"version\":\"1.0\"}");
    }
}
