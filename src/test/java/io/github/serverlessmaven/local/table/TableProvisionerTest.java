/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which requests bring tables to what stacks declare. */
class TableProvisionerTest {

    private static final String DEFINITIONS =
            "\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}]";
    private static final String KEY = "\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]";
    private static final String ON_DEMAND = "\"BillingMode\":\"PAY_PER_REQUEST\"";
    private static final String TWO_DEFINITIONS =
            "\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"},"
                    + "{\"AttributeName\":\"day\",\"AttributeType\":\"N\"}]";
    private static final String INDEX =
            "{\"IndexName\":\"%s\",\"KeySchema\":[{\"AttributeName\":\"day\",\"KeyType\":\"HASH\"}],\"Projection\":{\"ProjectionType\":\"%s\"}}";

    @TempDir
    Path folder;

    private final FakeTables api = new FakeTables();
    private final List<String> messages = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final TableProvisioner tables = new TableProvisioner(api, new FakeClock(), messages::add, warnings::add);
    private DeployedTemplate stack;
    private StateFolder state;

    @BeforeEach
    void open() throws IOException {
        stack = new DeployedTemplate(new LocalSetUp().open(folder), "shop", HandlerPackage.in(folder));
        state = new StateFolder(folder);
    }

    private void follow(String... resources) {
        api.calls.clear();
        stack.with(resources);
        tables.follow(TableDefinition.of(state.read()));
    }

    private static String table(String... properties) {
        return resource("AWS::DynamoDB::Table", properties);
    }

    private static String resource(String type, String... properties) {
        return "\"Orders\": {\"Type\": \"" + type + "\", \"Properties\": {\"TableName\": \"orders\", "
                + String.join(", ", properties) + "}}";
    }

    private static String indexes(String... indexes) {
        return "\"GlobalSecondaryIndexes\": [" + String.join(", ", indexes) + "]";
    }

    private static String stream(String view) {
        return "\"StreamSpecification\": {\"StreamViewType\": \"" + view + "\"}";
    }

    @Test
    void aTableIsCreatedWithItsKeysIndexesCapacityAndStream() {
        follow(table(
                TWO_DEFINITIONS,
                KEY,
                "\"ProvisionedThroughput\": {\"ReadCapacityUnits\": \"5\", \"WriteCapacityUnits\": 2}",
                "\"LocalSecondaryIndexes\": [{\"IndexName\": \"local\"}]",
                "\"GlobalSecondaryIndexes\": [{\"IndexName\": \"byDay\", \"KeySchema\": [], \"Projection\": {\"ProjectionType\": \"ALL\"},"
                        + " \"ContributorInsightsSpecification\": {\"Enabled\": true},"
                        + " \"ProvisionedThroughput\": {\"ReadCapacityUnits\": 1, \"WriteCapacityUnits\": \"1\"}}]",
                stream("KEYS_ONLY"),
                "\"Tags\": [{\"Key\": \"a\", \"Value\": \"b\"}]",
                "\"DeletionProtectionEnabled\": true"));
        assertThat(api.calls)
                .containsExactly("CreateTable {\"TableName\":\"orders\"," + TWO_DEFINITIONS + "," + KEY
                        + ",\"LocalSecondaryIndexes\":[{\"IndexName\":\"local\"}]"
                        + ",\"ProvisionedThroughput\":{\"ReadCapacityUnits\":5,\"WriteCapacityUnits\":2}"
                        + ",\"GlobalSecondaryIndexes\":[{\"IndexName\":\"byDay\",\"KeySchema\":[],\"Projection\":{\"ProjectionType\":\"ALL\"},"
                        + "\"ProvisionedThroughput\":{\"ReadCapacityUnits\":1,\"WriteCapacityUnits\":1}}]"
                        + ",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"KEYS_ONLY\"}}");
        assertThat(messages).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aGlobalTableIsATableOnDemandWithTheStreamThatItsReplicasNeed() {
        follow(resource(
                "AWS::DynamoDB::GlobalTable",
                DEFINITIONS,
                KEY,
                "\"WriteProvisionedThroughputSettings\": {}",
                "\"Replicas\": [{\"Region\": \"eu-central-1\"}, {\"Region\": \"us-east-1\"}]"));
        assertThat(api.calls)
                .containsExactly(
                        "CreateTable {\"TableName\":\"orders\"," + DEFINITIONS + "," + KEY + "," + ON_DEMAND
                                + ",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"}}");
    }

    @Test
    void whatDidNotChangeIsLeftAlone() {
        follow(table(DEFINITIONS, KEY, ON_DEMAND));
        follow(table(DEFINITIONS, KEY, ON_DEMAND, "\"Tags\": []"));
        assertThat(api.calls).isEmpty();
    }

    @Test
    void indexesComeAndGoWhileItemsStay() {
        follow(table(
                TWO_DEFINITIONS,
                KEY,
                ON_DEMAND,
                indexes(INDEX.formatted("old", "ALL"), INDEX.formatted("kept", "ALL"))));
        follow(table(
                TWO_DEFINITIONS,
                KEY,
                ON_DEMAND,
                indexes(INDEX.formatted("kept", "ALL"), INDEX.formatted("new", "KEYS_ONLY"))));
        String update =
                "UpdateTable {\"TableName\":\"orders\"," + TWO_DEFINITIONS + ",\"GlobalSecondaryIndexUpdates\":[";
        assertThat(api.calls)
                .containsExactly(
                        update + "{\"Delete\":{\"IndexName\":\"old\"}}]}",
                        update + "{\"Create\":" + INDEX.formatted("new", "KEYS_ONLY") + "}]}");
        assertThat(messages).isEmpty();
    }

    @Test
    void aStreamOfAnotherViewIsAnotherStream() {
        follow(table(DEFINITIONS, KEY, ON_DEMAND));
        assertThat(tables.tables().get(0).streamArn()).isEmpty();
        follow(table(DEFINITIONS, KEY, ON_DEMAND, stream("NEW_IMAGE")));
        assertThat(tables.tables().get(0).streamArn())
                .hasValueSatisfying(arn -> assertThat(arn).endsWith(":table/orders/stream/2026-11-30T16:00:01.000"));
        follow(table(DEFINITIONS, KEY, ON_DEMAND, stream("OLD_IMAGE")));
        String update = "UpdateTable {\"TableName\":\"orders\"," + DEFINITIONS + ",\"StreamSpecification\":{";
        assertThat(api.calls)
                .containsExactly(
                        update + "\"StreamEnabled\":false}}",
                        update + "\"StreamEnabled\":true,\"StreamViewType\":\"OLD_IMAGE\"}}");
        assertThat(tables.tables().get(0).streamArn())
                .hasValueSatisfying(arn -> assertThat(arn).endsWith("16:00:02.000"));
        follow(table(DEFINITIONS, KEY, ON_DEMAND));
        assertThat(tables.tables().get(0).streamArn()).isEmpty();
    }

    @Test
    void itemsExpireAndNoLongerDo() {
        String expiry = "\"TimeToLiveSpecification\": {\"AttributeName\": \"until\", \"Enabled\": %s}";
        follow(table(DEFINITIONS, KEY, ON_DEMAND, expiry.formatted("true")));
        String call = "UpdateTimeToLive {\"TableName\":\"orders\",\"TimeToLiveSpecification\":"
                + "{\"AttributeName\":\"until\",\"Enabled\":%s}}";
        assertThat(api.calls).hasSize(2).last().isEqualTo(call.formatted(true));
        follow(table(DEFINITIONS, KEY, ON_DEMAND, expiry.formatted("false")));
        assertThat(api.calls).containsExactly(call.formatted(false));
    }

    @Test
    void otherKeysMakeAnotherTableWhichTheUserIsTold() {
        follow(table(DEFINITIONS, KEY, ON_DEMAND));
        follow(table(DEFINITIONS.replace("\"S\"", "\"N\""), KEY, ON_DEMAND));
        assertThat(api.calls).hasSize(2).first().isEqualTo("DeleteTable {\"TableName\":\"orders\"}");
        assertThat(messages).containsExactly("The local table orders is created anew; its items are lost.");
    }

    @Test
    void aTableThatIsNoLongerDeclaredIsDeleted() {
        follow(table(DEFINITIONS, KEY, ON_DEMAND));
        follow("\"Queue\": {\"Type\": \"AWS::SQS::Queue\"}");
        assertThat(api.calls).containsExactly("DeleteTable {\"TableName\":\"orders\"}");
        assertThat(tables.tables()).isEmpty();
    }

    @Test
    void whatTheServerRefusesIsReportedOnceAndTriedAgainWhenItIsDeclaredOtherwise() {
        api.refuse("CreateTable", "ValidationException");
        follow(table(DEFINITIONS, ON_DEMAND));
        follow(table(DEFINITIONS, ON_DEMAND, "\"Tags\": []"));
        assertThat(api.calls).isEmpty();
        assertThat(warnings)
                .containsExactly(
                        "The local table orders is not as declared: CreateTable was refused (ValidationException).");
        follow(table(DEFINITIONS, KEY, ON_DEMAND));
        assertThat(api.calls).hasSize(1);
        assertThat(warnings).hasSize(2);
    }

    @Test
    void whatTheServerDoesNotHaveIsReportedAndTheTableIsThere() {
        api.refuse("UpdateTimeToLive", "UnknownOperationException");
        follow(table(
                DEFINITIONS,
                KEY,
                ON_DEMAND,
                "\"TimeToLiveSpecification\": {\"AttributeName\": \"until\", \"Enabled\": true}",
                "\"KinesisStreamSpecification\": {\"StreamArn\": \"arn\"}"));
        assertThat(tables.tables()).hasSize(1);
        assertThat(warnings)
                .containsExactly(
                        "Items of the local table orders do not expire by until: UpdateTimeToLive was refused (UnknownOperationException).",
                        "KinesisStreamSpecification of the local table orders has no effect on this machine.");
    }

    @Test
    void aServerThatDoesNotAnswerIsAFailure() {
        api.refuse("CreateTable", ServiceFailure.UNREACHABLE);
        assertThatThrownBy(() -> follow(table(DEFINITIONS, KEY, ON_DEMAND))).isInstanceOf(ServiceFailure.class);
    }
}
