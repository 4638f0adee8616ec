/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sample events whose values are set on the command line. */
class EventOptionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "sqs, Records.0.body",
        "sns, Records.0.Sns.Message",
        "s3, Records.0.s3.object.key",
        "apigw-v1, body",
        "apigw-v2, body",
        "url, body",
        "alb, body",
        "websocket, body",
        "authorizer-token, authorizationToken"
    })
    void aBodyOfTextIsWrittenAsItIs(String name, String path) {
        assertThat(at(filled(name, "Grüße \"4711\"", Map.of()), path)).isEqualTo(Value.of("Grüße \"4711\""));
    }

    @ParameterizedTest
    @CsvSource({
        "kinesis, Records.0.kinesis.data",
        "kafka, records.orders-0.0.value",
        "msk, records.orders-0.0.value",
        "activemq, messages.0.data",
        "rabbitmq, rmqMessagesByQueue.orders::/.0.data"
    })
    void aBodyOfBytesIsWrittenInBase64(String name, String path) {
        Value.Text data = (Value.Text) at(filled(name, "Grüße", Map.of()), path);
        assertThat(new String(Base64.getDecoder().decode(data.text()), StandardCharsets.UTF_8))
                .isEqualTo("Grüße");
    }

    @ParameterizedTest
    @CsvSource({
        "eventbridge, detail",
        "dynamodb, Records.0.dynamodb.NewImage",
        "documentdb, events.0.event.fullDocument",
        "destination, requestPayload",
        "iot, $"
    })
    void aBodyThatIsPartOfTheEventIsJson(String name, String path) {
        assertThat(at(filled(name, "{\"id\":{\"S\":\"1\"}}", Map.of()), path))
                .isEqualTo(Json.parse("{\"id\":{\"S\":\"1\"}}", "test"));
        assertThatThrownBy(() -> filled(name, "{id", Map.of()))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("The body of the event must be JSON, but is: {id");
    }

    @Test
    void aLineOfALogIsCompressed() throws IOException {
        Value.Text data = (Value.Text) at(filled("logs", "ERROR no order", Map.of()), "awslogs.data");
        try (InputStream lines =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data.text())))) {
            Value value = Json.parse(new String(lines.readAllBytes(), StandardCharsets.UTF_8), "logs");
            assertThat(at(value, "logEvents.0.message")).isEqualTo(Value.of("ERROR no order"));
            assertThat(at(value, "messageType")).isEqualTo(Value.of("DATA_MESSAGE"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.serverlessmaven.workflow.SampleEventTest#names")
    void everySampleHasABodyOrSaysThatItHasNone(String name) {
        try {
            assertThat(filled(name, "{\"new\":\"1\"}", Map.of())).isNotEqualTo(filled(name, null, Map.of()));
        } catch (ServerlessException none) {
            assertThat(none).hasMessage("The sample event \"" + name + "\" has no body.");
        }
    }

    @Test
    void valuesAreSetByTheirPlaces() {
        Value event = filled(
                "apigw-v2",
                null,
                Map.of(
                        "requestContext.http.method", "GET",
                        "headers.x-count", "5",
                        "queryStringParameters", "{\"a\":\"1\"}",
                        "requestContext.timeEpoch", "12",
                        "isBase64Encoded", "true",
                        "cookies.0", "a=b"));
        assertThat(at(event, "requestContext.http.method")).isEqualTo(Value.of("GET"));
        assertThat(at(event, "requestContext.timeEpoch")).isEqualTo(Value.of(12));
        assertThat(at(event, "isBase64Encoded")).isEqualTo(Value.of(true));
        assertThat(at(event, "queryStringParameters.a")).isEqualTo(Value.of("1"));
        assertThat(at(event, "cookies.0")).isEqualTo(Value.of("a=b"));
    }

    @Test
    void textStaysTextThoughItIsJson() {
        assertThat(at(filled("sqs", null, Map.of("Records.0.body", "{\"id\":1}")), "Records.0.body"))
                .isEqualTo(Value.of("{\"id\":1}"));
    }

    @Test
    void aNewHeaderIsTextThoughItLooksLikeANumber() {
        assertThat(at(filled("apigw-v2", null, Map.of("headers.x-count", "5")), "headers.x-count"))
                .isEqualTo(Value.of("5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sqss | There is no sample event \"sqss\". | Did you mean \"sqs\"?",
                "apigw-v3 | There is no sample event \"apigw-v3\". | Did you mean \"apigw-v1\"?",
                "'' | There is no sample event \"\". | Use one of apigw-v1, apigw-v2,",
                "SQS | There is no sample event \"SQS\". | Did you mean \"sqs\"?",
            })
    void anUnknownSampleIsAnsweredWithOneThatThereIs(String name, String message, String remedy) {
        assertThatThrownBy(() -> filled(name, null, Map.of()))
                .isInstanceOf(ServerlessException.class)
                .hasMessage(message)
                .satisfies(e -> assertThat(((ServerlessException) e).remedy()).startsWith(remedy));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record.0.body | The event has no \"record\" of record.0.body. | Did you mean \"Records\"?",
                "Records.1.body | The event has no \"1\" of Records.1.body. | Did you mean \"0\"?",
                "Records.x.body | The event has no \"x\" of Records.x.body. | Did you mean \"0\"?",
                "Records.99999999999.body | The event has no \"99999999999\" of Records.99999999999.body. | Use one of 0.",
                "Records.0.body.id | The event has no \"id\" of Records.0.body.id. | End the path before it.",
                "Records..body | The event has no \"\" of Records..body. | Did you mean \"0\"?",
            })
    void aPlaceThatTheSampleDoesNotHaveIsReported(String path, String message, String remedy) {
        assertThatThrownBy(() -> filled("sqs", null, Map.of(path, "x")))
                .isInstanceOf(ServerlessException.class)
                .hasMessage(message)
                .satisfies(e -> assertThat(((ServerlessException) e).remedy()).isEqualTo(remedy));
    }

    @Test
    void theValuesOfACommandLineAreThoseOfItsPrefix() {
        FolderBuild build = new FolderBuild(folder)
                .withUserProperty("serverless.event", "sqs")
                .withUserProperty("serverless.event.body", "hello")
                .withUserProperty("serverless.event.Records.0.awsRegion", "eu-west-1")
                .withUserProperty("serverless.stage", "dev");
        assertThat(EventOptions.of(Optional.of("sqs"), Optional.of("hello"), build)
                        .values())
                .containsExactly(Map.entry("Records.0.awsRegion", "eu-west-1"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void valuesWithoutASampleHaveNoEffectAndSaySo(boolean isBody) {
        EventOptions options = new EventOptions(
                Optional.empty(),
                isBody ? Optional.of("hello") : Optional.empty(),
                isBody ? Map.of() : Map.of("Records.0.body", "x"));
        assertThatThrownBy(options::json)
                .isInstanceOf(ServerlessException.class)
                .hasMessage("-Dserverless.event." + (isBody ? "body" : "Records.0.body")
                        + " has no effect without a sample event.");
    }

    @Test
    void aPayloadAndASampleContradictEachOther() {
        EventOptions sqs = new EventOptions(Optional.of("sqs"), Optional.empty(), Map.of());
        Payload both = new Payload(Optional.of("{}"), Optional.empty(), sqs, InputStream.nullInputStream());
        assertThatThrownBy(both::text)
                .isInstanceOf(ServerlessException.class)
                .hasMessage("Both a payload and the sample event sqs are given.");
        assertThat(new Payload(Optional.empty(), Optional.empty(), sqs, InputStream.nullInputStream()).text())
                .startsWith("{\"Records\":[{\"messageId\":");
        assertThat(new Payload(Optional.empty(), Optional.empty(), EventOptions.NONE, InputStream.nullInputStream())
                        .text())
                .isEqualTo("{}");
    }

    private static Value filled(String name, String body, Map<String, String> values) {
        return Json.parse(
                new EventOptions(Optional.of(name), Optional.ofNullable(body), values)
                        .json()
                        .orElseThrow(),
                name);
    }

    private static Value at(Value event, String path) {
        Value[] found = {Value.NULL};
        new ValuePath(path).replace(event, present -> {
            found[0] = present;
            return present;
        });
        return found[0];
    }
}
