/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Serverless 3 from npm still gives what is recorded. Part of the build with {@code -Pconformance} only, as every service takes a process
 * of seconds. {@code -Dserverless.update} records services that are new or changed, and asks Serverless about no other.
 */
class RecordingIT {

    private static final boolean UPDATE = System.getProperty("serverless.update") != null;

    private static ServerlessOracle oracle;

    @TempDir
    Path folder;

    @BeforeAll
    static void installTheOracle() throws IOException, InterruptedException {
        oracle = ServerlessOracle.installed();
    }

    @Test
    void whatIsRecordedIsWhatServerlessGives() throws Exception {
        Map<Boolean, List<ConformanceCase>> services = ConformanceCase.all().stream()
                .collect(Collectors.partitioningBy(service -> service.known().isRejectedByServerless()));
        Map<ConformanceCase, Optional<Value.Mapping>> given =
                compiled(services.get(false), service -> Optional.of(template(service)));
        if (UPDATE) {
            RecordedTemplates.replace(given);
        }
        assertThat(given)
                .allSatisfy((service, template) -> assertThat(RecordedTemplates.of(service))
                        .as(service.toString())
                        .isEqualTo(template));
    }

    @Test
    void whatIsRecordedOfWrongConfigurationsIsWhatServerlessGives() throws Exception {
        Map<ConformanceCase, Optional<Value.Mapping>> given =
                compiled(ConformanceCase.lenient(), this::templateUnlessRefused);
        if (UPDATE) {
            RecordedTemplates.replace(given);
        }
        assertThat(given).allSatisfy((service, template) -> {
            assertThat(RecordedTemplates.of(service)).as(service.toString()).isEqualTo(template);
            assertThat(RecordedTemplates.isRefusal(service))
                    .as(service.toString())
                    .isEqualTo(template.isEmpty());
        });
    }

    @Test
    void whatIsSaidToBeRejectedIsRejected() throws IOException, InterruptedException {
        List<ConformanceCase> rejected = ConformanceCase.all().stream()
                .filter(service -> service.known().isRejectedByServerless())
                .toList();
        for (ConformanceCase service : rejected) {
            assertThat(oracle.rejects(written(service), service.options()))
                    .as(service.toString())
                    .isTrue();
        }
    }

    /** Keeps the comparison itself honest: the oracle's template has what is known of it. */
    @Test
    void theOracleKnowsTheMinimalService() throws IOException, InterruptedException {
        ConformanceCase minimal = ConformanceCase.all().stream()
                .filter(service -> service.name().equals("minimal"))
                .findFirst()
                .orElseThrow();
        Value.Mapping template = oracle.template(written(minimal), List.of());
        assertThat(((Value.Mapping) template.get("Resources").orElseThrow())
                        .entries()
                        .keySet())
                .hasSize(6)
                .contains(
                        "ServerlessDeploymentBucket",
                        "ServerlessDeploymentBucketPolicy",
                        "HelloLogGroup",
                        "IamRoleLambdaExecution",
                        "HelloLambdaFunction")
                .anyMatch(id -> id.startsWith("HelloLambdaVersion"));
    }

    /** What Serverless makes of one service. */
    private interface Compilation {

        Optional<Value.Mapping> of(ConformanceCase service) throws IOException, InterruptedException;
    }

    private static Map<ConformanceCase, Optional<Value.Mapping>> compiled(
            List<ConformanceCase> services, Compilation compilation) throws InterruptedException {
        Map<ConformanceCase, Optional<Value.Mapping>> templates = new ConcurrentHashMap<>();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        ExecutorService processes =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        for (ConformanceCase service : services) {
            processes.execute(() -> {
                try {
                    templates.put(service, compilation.of(service));
                } catch (IOException | InterruptedException e) {
                    failures.add(new AssertionError(service.toString(), e));
                }
            });
        }
        processes.shutdown();
        assertThat(processes.awaitTermination(1, TimeUnit.HOURS)).isTrue();
        assertThat(failures).isEmpty();
        return templates;
    }

    private Value.Mapping template(ConformanceCase service) throws IOException, InterruptedException {
        Optional<Value.Mapping> recorded = UPDATE ? RecordedTemplates.of(service) : Optional.empty();
        return recorded.isPresent() ? recorded.get() : oracle.template(written(service), service.options());
    }

    private Optional<Value.Mapping> templateUnlessRefused(ConformanceCase service)
            throws IOException, InterruptedException {
        Optional<Value.Mapping> recorded = UPDATE ? RecordedTemplates.of(service) : Optional.empty();
        return recorded.isPresent() || (UPDATE && RecordedTemplates.isRefusal(service))
                ? recorded
                : oracle.templateUnlessRefused(written(service));
    }

    private Path written(ConformanceCase service) throws IOException {
        Path home = Files.createTempDirectory(folder, "service");
        service.writeTo(home);
        return home;
    }
}
