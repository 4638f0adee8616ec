/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.port.ServiceApi;
import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamLookupTest implements ServiceApi {

    private static final String RESOURCES = """
            "Named": {"Type": "AWS::Kinesis::Stream", "Properties": {"Name": "orders", "ShardCount": 1}},
            "Unnamed": {"Type": "AWS::Kinesis::Stream", "Properties": {"ShardCount": 1}},
            "Consumer": {"Type": "AWS::Kinesis::StreamConsumer", "Properties": {"ConsumerName": "c", "StreamARN": {"Fn::GetAtt": ["Named", "Arn"]}}},
            "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "items"}}""";

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private StateFolder state;
    private DeployedTemplate stack;
    private Optional<String> physicalId = Optional.empty();
    private String table = "{\"LatestStreamArn\": \"" + FakeStreams.DYNAMODB + "\"}";
    private Optional<String> failure = Optional.empty();

    @BeforeEach
    void deploy() throws IOException {
        stack = new DeployedTemplate(new LocalSetUp().open(folder), "shop", HandlerPackage.in(folder));
        state = new StateFolder(folder);
    }

    @Override
    public Value.Mapping call(Service service, String operation, Value.Mapping input) {
        asked.add(operation + " " + Json.compact(input));
        failure.ifPresent(code -> {
            throw new ServiceFailure(code, operation + " was refused.", "", null);
        });
        return operation.equals("DescribeTable")
                ? Value.mapping("Table", Json.parse(table, "table"))
                : Value.mapping("StreamDescriptionSummary", Value.mapping("StreamARN", Value.of(FakeStreams.KINESIS)));
    }

    private RecordStream find(String source) {
        stack.with(
                stack.function("Reader", "echo"),
                RESOURCES,
                "\"Mapping\": {\"Type\": \"AWS::Lambda::EventSourceMapping\", \"Properties\": {\"FunctionName\":"
                        + " {\"Fn::GetAtt\": [\"Reader\", \"Arn\"]}, \"EventSourceArn\": " + source + "}}");
        EventSources sources = new EventSources(
                "at http://127.0.0.1:4566",
                this,
                (name, id) -> physicalId.map(text -> name + "-" + text),
                (arn, key, record) -> {},
                Optional.empty());
        return new StreamLookup(sources).find(StreamMapping.of(state.read()).get(0), state.read(), "role");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"arn:aws:kinesis:eu-central-1:1:stream/s\" | DescribeStreamSummary {\"StreamARN\":\"arn:aws:kinesis:eu-central-1:1:stream/s\"}",
                "\"arn:aws:kinesis:eu-central-1:1:stream/s/consumer/c:1\" | DescribeStreamSummary {\"StreamARN\":\"arn:aws:kinesis:eu-central-1:1:stream/s\"}",
                "{\"Fn::Sub\": \"arn:aws:kinesis:${AWS::Region}:${AWS::AccountId}:stream/s\"} | DescribeStreamSummary {\"StreamName\":\"s\"}",
                "{\"Fn::GetAtt\": [\"Named\", \"Arn\"]} | DescribeStreamSummary {\"StreamName\":\"orders\"}",
                "{\"Ref\": \"Consumer\"} | DescribeStreamSummary {\"StreamName\":\"orders\"}",
                "{\"Fn::GetAtt\": [\"Unnamed\", \"Arn\"]} | DescribeStreamSummary {\"StreamName\":\"shop-physical\"}",
                "\"arn:aws:dynamodb:eu-central-1:1:table/t/stream/2026-11-23T00:00:00.000\" | DescribeStream {\"StreamArn\":\"arn:aws:dynamodb:eu-central-1:1:table/t/stream/2026-11-23T00:00:00.000\",\"Limit\":1}",
                "{\"Fn::GetAtt\": [\"Table\", \"StreamArn\"]} | DescribeTable {\"TableName\":\"items\"}"
            })
    void eachFormOfAnArnIsLookedUp(String source, String expected) {
        physicalId = Optional.of("physical");
        RecordStream stream = find(source);
        assertThat(asked).containsExactly(expected);
        assertThat(stream.arn()).startsWith("arn:aws:");
    }

    @Test
    void aStreamThatIsNotThereIsNamedWithWhatToDo() {
        failure = Optional.of("ResourceNotFoundException");
        assertThatThrownBy(() -> find("{\"Fn::GetAtt\": [\"Named\", \"Arn\"]}"))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        missing -> assertThat(missing.render().replace(System.lineSeparator(), "\n"))
                                .isEqualTo("""
                                        There is no stream orders at http://127.0.0.1:4566, which shop-Reader reads.
                                            -> Create it there, or deploy the service there; it is read as soon as it exists."""));
        assertThatThrownBy(() -> find("{\"Fn::GetAtt\": [\"Table\", \"StreamArn\"]}"))
                .hasMessage("There is no table items at http://127.0.0.1:4566, which shop-Reader reads.");
    }

    @Test
    void aTableWithoutAStreamIsNamed() {
        table = "{}";
        assertThatThrownBy(() -> find("{\"Fn::GetAtt\": [\"Table\", \"StreamArn\"]}"))
                .hasMessage("The table items at http://127.0.0.1:4566 has no stream, which shop-Reader reads.");
    }

    @Test
    void otherFailuresStayWhatTheyAre() {
        failure = Optional.of("AccessDeniedException");
        assertThatThrownBy(() -> find("{\"Fn::GetAtt\": [\"Named\", \"Arn\"]}"))
                .hasMessage("DescribeStreamSummary was refused.");
    }
}
