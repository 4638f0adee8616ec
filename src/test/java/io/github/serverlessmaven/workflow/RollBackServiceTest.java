/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.report.DeploymentList;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service on the local target that is deployed several times, and returned to what it was, without what was packaged. */
class RollBackServiceTest {

    private static final DateTimeFormatter TO_THE_MILLISECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    @TempDir
    Path folder;

    @BeforeEach
    void deployTwice() throws IOException {
        deploy("one", 128, "");
        deploy("two", 256, "");
    }

    @Test
    void withoutAnIdTheDeploymentBeforeReturnsFromAFreshClone() throws IOException {
        String first = deployed();
        delete(folder.resolve("target"));
        Files.delete(folder.resolve("index.js"));
        rollBack(Optional.empty());
        assertThat(memory()).isEqualTo("128");
        assertThat(list().get(2)).contains("rollback to " + id(4)).endsWith("(current)");
        assertThat(deployed()).isNotEqualTo(first);
        rollBack(Optional.empty());
        assertThat(memory()).isEqualTo("256");
        assertThat(deployed()).isEqualTo(first);
    }

    @Test
    void aDeploymentIsNamedByItsIdAPartOfItOrItsTime() throws IOException {
        deploy("three", 512, "");
        String newest = id(2);
        String oldest = id(4);
        Instant time = Instant.ofEpochMilli(Long.parseLong(oldest.substring(0, 13)));
        for (String name : List.of(
                oldest,
                oldest.substring(0, 13),
                TO_THE_MILLISECOND.format(time.atOffset(ZoneOffset.UTC)),
                TO_THE_MILLISECOND.format(time.atOffset(ZoneOffset.ofHours(5))))) {
            rollBack(Optional.of(name));
            assertThat(memory()).isEqualTo("128");
            rollBack(Optional.of(newest));
            assertThat(memory()).isEqualTo("512");
        }
        assertThatThrownBy(() -> rollBack(Optional.of(oldest.substring(14))))
                .hasMessageEndingWith("names 5 deployments of stack orders-dev.");
    }

    @Test
    void aMisspeltIdIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> rollBack(Optional.of("1796023071529-000000000000")))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        "Stack orders-dev has no deployment \"1796023071529-000000000000\"",
                                        id(2) + ", " + id(3),
                                        "mvn serverless:deployments -Dserverless.target=local"));
        assertThat(memory()).isEqualTo("256");
    }

    @Test
    void beforeTheFirstDeploymentThereIsNone() throws IOException {
        rollBack(Optional.of(id(3)));
        delete(folder.resolve("state"));
        deploy("one", 128, "");
        assertThatThrownBy(() -> rollBack(Optional.empty())).hasMessageEndingWith("no deployment is recorded.");
    }

    @Test
    void aPackageThatIsGoneIsNamedBeforeAnythingChanges() throws IOException {
        String before = deployed();
        withStore((store, bucket) -> store.newestKeys(bucket, "serverless/orders/dev/code/").stream()
                .skip(1)
                .forEach(key -> store.deleteAll(bucket, key)));
        assertThatThrownBy(() -> rollBack(Optional.empty()))
                .hasMessageContaining("cannot be restored, and nothing was changed: these are gone:")
                .hasMessageContaining("/serverless/orders/dev/code/");
        assertThat(deployed()).isEqualTo(before);
        assertThat(list()).hasSize(4);
    }

    @Test
    void valuesThatNoRecordHasAreKeptOnRequestOnly() throws IOException {
        deploy("secret", 128, "geheim");
        deploy("secret", 256, "geheimer");
        assertThatThrownBy(() -> rollBack(Optional.empty()))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render())
                                .contains("which no record has: Password", "-Dserverless.rollback.keepSecrets")
                                .doesNotContain("geheim"));
        assertThat(memory()).isEqualTo("256");
        rollBack(Optional.empty(), true);
        assertThat(memory()).isEqualTo("128");
        assertThat(list().get(2)).contains("rollback to");
    }

    @Test
    void aDeploymentOfServerlessIsListedAndRestored() throws IOException {
        String moved = "1476779096930-2016-10-18T08:24:56.930Z";
        withStore((store, bucket) -> {
            String code =
                    store.newestKeys(bucket, "serverless/orders/dev/code/").get(0);
            String key = "serverless/orders/dev/" + moved + "/orders.zip";
            Path zip = zip();
            store.upload(bucket, key, zip, Sha256.of(zip));
            store.write(
                    bucket,
                    "serverless/orders/dev/" + moved + "/compiled-cloudformation-template.json",
                    deployed().replace(code, key).replace("256", "1024"));
        });
        assertThat(list().get(4)).isEqualTo("  " + moved + "  2016-10-18 08:24:56 UTC  by Serverless");
        rollBack(Optional.of("2016-10-18T08:24:56.930Z"));
        assertThat(memory()).isEqualTo("1024");
        rollBack(Optional.empty());
        assertThat(memory()).isEqualTo("256");
        withStore((store, bucket) -> store.deleteAll(bucket, "serverless/orders/dev/" + moved + "/orders.zip"));
        assertThatThrownBy(() -> rollBack(Optional.of("1476779096930"))).hasMessageContaining(moved + "/orders.zip");
    }

    @Test
    void aRollbackIsContinuedOnlyIfOneIsOpen() {
        FolderBuild build = build();
        assertThatThrownBy(() -> new RollBackService(
                                build,
                                new LoadService(build),
                                targets(build),
                                Optional.empty(),
                                false,
                                true,
                                Safeguards.NONE,
                                event -> {})
                        .rollBackAll())
                .hasMessage("The stack orders-dev is in status UPDATE_COMPLETE: there is no rollback to continue.");
        assertThat(memory()).isEqualTo("256");
    }

    @Test
    void withoutAStackThereIsNothingToReturnTo() throws IOException {
        delete(folder.resolve("state"));
        assertThatThrownBy(() -> rollBack(Optional.empty())).hasMessageContaining("There is no stack orders-dev");
    }

    private void rollBack(Optional<String> to) {
        rollBack(to, false);
    }

    private void rollBack(Optional<String> to, boolean keepSecrets) {
        FolderBuild build = build();
        new RollBackService(
                        build,
                        new LoadService(build),
                        targets(build),
                        to,
                        keepSecrets,
                        false,
                        Safeguards.NONE,
                        event -> {})
                .rollBackAll();
    }

    private List<String> list() {
        FolderBuild build = build();
        return new ListDeployments(build, new LoadService(build), targets(build), 20)
                .listAll()
                .map(DeploymentList::of)
                .findFirst()
                .orElseThrow()
                .lines()
                .toList();
    }

    private Path zip() {
        try (Stream<Path> files = Files.list(folder.resolve("target/serverless"))) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String id(int line) {
        return list().get(line).strip().split(" ")[0];
    }

    private String deployed() {
        try (Target target = target()) {
            return target.stacks().template("orders-dev").orElseThrow();
        }
    }

    private String memory() {
        Value.Mapping template = (Value.Mapping) Json.parse(deployed(), "template");
        return Json.compact(template.section("Resources")
                .section("HelloLambdaFunction")
                .section("Properties")
                .get("MemorySize")
                .orElseThrow());
    }

    private interface StoreWork {
        void accept(ArtifactStore store, String bucket);
    }

    private void withStore(StoreWork work) {
        try (Target target = target()) {
            String bucket = target.stacks()
                    .physicalId("orders-dev", new LogicalId("ServerlessDeploymentBucket"))
                    .orElseThrow();
            work.accept(target.store(), bucket);
        }
    }

    private Target target() {
        FolderBuild build = build();
        return targets(build).open(folder, "dev", Optional.of("eu-central-1"), Optional.empty());
    }

    private void deploy(String code, int memory, String password) throws IOException {
        Files.writeString(folder.resolve("index.js"), "exports.handler = async () => '" + code + "';");
        Files.writeString(
                folder.resolve("serverless.yml"),
                """
                service: orders
                package: {patterns: ['!**', index.js]}
                provider:
                  name: aws
                  runtime: nodejs22.x
                  region: eu-central-1
                  memorySize: %d
                """.formatted(memory)
                        + (password.isEmpty()
                                ? ""
                                : "  stackParameters: [{ParameterKey: Password, ParameterValue: " + password + "}]\n"
                                        + "resources: {Parameters: {Password: {Type: String, NoEcho: true}}}\n")
                        + "functions:\n  hello: {handler: index.handler}\n");
        new LocalDeployments(folder).deploy();
    }

    private FolderBuild build() {
        return new LocalDeployments(folder).build();
    }

    private Targets targets(FolderBuild build) {
        return new LocalDeployments(folder).targets(build);
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
