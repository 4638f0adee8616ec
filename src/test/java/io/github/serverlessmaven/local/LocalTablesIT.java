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
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.external.RunningEmulator;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.runtime.JavaInstallation;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import io.github.serverlessmaven.local.service.ServerProgram;
import io.github.serverlessmaven.local.table.StandInPlatform;
import io.github.serverlessmaven.local.table.TableApi;
import io.github.serverlessmaven.local.table.TableServer;
import io.github.serverlessmaven.local.trigger.LocalServer;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tables of this machine with the emulator in place of DynamoDB Local, whose license demands an AWS account: a program of the tests hands on what the
 * SDK of AWS and the readers of streams send to its port.
 */
@Timeout(120)
class LocalTablesIT {

    private static final String TABLE = """
            "%s": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "%s",
             "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}, {"AttributeName": "day", "AttributeType": "N"}],
             "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}], "ProvisionedThroughput": {"ReadCapacityUnits": "1", "WriteCapacityUnits": 1},
             "GlobalSecondaryIndexes": [{"IndexName": "byDay", "KeySchema": [{"AttributeName": "day", "KeyType": "HASH"}],
               "Projection": {"ProjectionType": "ALL"}, "ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}}],
             "TimeToLiveSpecification": {"AttributeName": "until", "Enabled": true},
             "StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES"}}}""";

    @TempDir
    Path folder;

    private final RunningEmulator emulator = RunningEmulator.withNewAccount();

    /** Functions run as ever; what Maven would fetch is the program of the tests. */
    private record Platform(JavaPlatform functions, JavaPlatform servers) implements JavaPlatform {

        @Override
        public JavaInstallation installation(int release) {
            return functions.installation(release);
        }

        @Override
        public List<Path> runtimeClient() {
            return functions.runtimeClient();
        }

        @Override
        public List<Path> programs(String program, List<String> coordinates, List<String> exclusions) {
            return servers.programs(program, coordinates, exclusions);
        }

        @Override
        public String system() {
            return functions.system();
        }
    }

    private record Requests(AwsAccess aws) implements TableApi {

        @Override
        public Value.Mapping call(Service service, String operation, Value.Mapping input) {
            return aws.services().call(service, operation, input);
        }

        @Override
        public void close() {
            aws.close();
        }
    }

    private TableApi requests(URI endpoint) {
        return new Requests(new AwsAccess(new AwsSettings(
                Optional.of("us-east-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(endpoint),
                Optional.empty(),
                Optional.of(new AwsSettings.AccessKey(emulator.account(), "secret", Optional.empty())),
                Optional.empty(),
                Optional.empty())));
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            new SystemClock().sleep(Duration.ofMillis(20));
        }
    }

    private static void deploy(DeployedTemplate stack, LocalTarget target, String... more) {
        List<String> resources = new ArrayList<>(List.of(more));
        resources.add(TABLE.formatted("Orders", "orders"));
        resources.add("\"Failed\": {\"Type\": \"AWS::SNS::Topic\"}");
        resources.add(stack.function("Changes", "changes"));
        resources.add(stack.function("Shows", "shows"));
        resources.add(stack.function(
                "Names",
                "environment",
                ", \"Environment\": {\"Variables\": {\"TABLE\": {\"Ref\": \"Orders\"}, \"TABLE_ARN\": {\"Fn::GetAtt\": [\"Orders\", \"Arn\"]},"
                        + " \"STREAM_ARN\": {\"Fn::GetAtt\": [\"Orders\", \"StreamArn\"]}}}"));
        resources.add("""
                "Mapping": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {"FunctionName": {"Ref": "Changes"}, "StartingPosition": "TRIM_HORIZON",
                 "EventSourceArn": {"Fn::GetAtt": ["Orders", "StreamArn"]}, "FunctionResponseTypes": ["ReportBatchItemFailures"],
                 "MaximumRetryAttempts": 1, "FilterCriteria": {"Filters": [{"Pattern": "{\\"eventName\\": [\\"INSERT\\"]}"}]},
                 "DestinationConfig": {"OnFailure": {"Destination": {"Ref": "Failed"}}}}}""");
        resources.add("""
                "Subscription": {"Type": "AWS::SNS::Subscription", "Properties": {"Protocol": "lambda", "TopicArn": {"Ref": "Failed"},
                 "Endpoint": {"Fn::GetAtt": ["Shows", "Arn"]}}}""");
        stack.with(resources.toArray(String[]::new));
        target.provisionServices();
    }

    @Test
    void theProgramIsOnCentralUnderTheLicenseThatTheNoticeNames() throws Exception {
        ServerProgram program = TableServer.program();
        assertThat(program.coordinates())
                .singleElement()
                .satisfies(coordinates -> assertThat(MavenPrograms.pom(coordinates))
                        .contains(
                                "<name>DynamoDB Local License Agreement</name>",
                                "<maven.compiler.target>17</maven.compiler.target>"));
        assertThat(program.notice())
                .hasValueSatisfying(notice -> assertThat(notice).contains("DynamoDB Local License Agreement"));
    }

    @Test
    void whatAFunctionWritesToATableReachesTheFunctionThatReadsItsStream() throws IOException {
        Files.createDirectories(folder.resolve("upstream"));
        Files.writeString(
                folder.resolve("upstream/upstream.txt"), emulator.endpoint().toString());
        LocalSetUp setUp = new LocalSetUp()
                .java(new Platform(new TestPlatform(), new StandInPlatform(folder.resolve("upstream"))))
                .memory(4096)
                .tables(this::requests);
        try (LocalTarget target = setUp.open(folder.resolve("state"))) {
            DeployedTemplate stack = new DeployedTemplate(target, "shop", HandlerPackage.in(folder));
            deploy(stack, target, TABLE.formatted("Bills", "bills"));
            assertThat(target.recordedOnly("shop")).isEmpty();
            try (LocalServer server =
                            target.serve(LocalSetUp.LOOPBACK, 0, "shop", LocalAuthorizers.ON, LocalEvents.ALL);
                    DynamoDbClient client = emulator.client(DynamoDbClient.builder())
                            .endpointOverride(
                                    URI.create(target.endpointVariables().get("AWS_ENDPOINT_URL_DYNAMODB")))
                            .httpClient(UrlConnectionHttpClient.create())
                            .build()) {
                assertThat(client.listTables().tableNames()).containsExactlyInAnyOrder("bills", "orders");
                assertThat(server.listing()).anyMatch(line -> line.matches(".*shop-Changes +table orders.*"));
                put(client, "tea", 1);
                put(client, "poison", 1);
                put(client, "tea", 2);
                put(client, "cups", 2);
                await(() -> setUp.output().stream().anyMatch(line -> line.contains("shop-Shows:")));
                await(() -> setUp.output().contains("shop-Changes: INSERT {id={S=cups}}"));
                assertThat(setUp.output())
                        .contains("shop-Changes: INSERT {id={S=tea}}")
                        .noneMatch(line -> line.contains("MODIFY"))
                        .anySatisfy(line -> assertThat(line)
                                .startsWith("shop-Shows: ")
                                .contains("RetryAttemptsExhausted", "DDBStreamBatchInfo"));
                assertThat(client.query(request -> request.tableName("orders")
                                        .indexName("byDay")
                                        .keyConditionExpression("#d = :day")
                                        .expressionAttributeNames(Map.of("#d", "day"))
                                        .expressionAttributeValues(Map.of(":day", AttributeValue.fromN("2"))))
                                .count())
                        .isEqualTo(2);
                functionsGetWhatTheServerCallsThem(target, client);
                deploy(stack, target, TABLE.formatted("Items", "items"));
                assertThat(client.listTables().tableNames()).containsExactlyInAnyOrder("items", "orders");
                assertThat(client.scan(request -> request.tableName("orders")).count())
                        .isEqualTo(3);
            }
        }
        assertThat(setUp.warnings()).isEmpty();
        assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
    }

    private static void put(DynamoDbClient client, String id, int day) {
        client.putItem(request -> request.tableName("orders")
                .item(Map.of("id", AttributeValue.fromS(id), "day", AttributeValue.fromN(Integer.toString(day)))));
    }

    private static void functionsGetWhatTheServerCallsThem(LocalTarget target, DynamoDbClient client) {
        String environment = target.functions()
                .invoke(new Functions.Invocation(
                        "shop-Names", "{}", Functions.Type.REQUEST_RESPONSE, Optional.empty(), false))
                .payload();
        var table = client.describeTable(request -> request.tableName("orders")).table();
        assertThat(environment)
                .contains(
                        "\"TABLE\":\"orders\"",
                        "\"TABLE_ARN\":\"" + table.tableArn() + "\"",
                        "\"STREAM_ARN\":\"" + table.latestStreamArn() + "\"",
                        "\"AWS_ENDPOINT_URL_DYNAMODB_STREAMS\":\"http://127.0.0.1:")
                .doesNotContain("\"AWS_ENDPOINT_URL\"");
    }
}
