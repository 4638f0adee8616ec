/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.RunningEmulator;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The emulator creates the stack of every golden service and every one of the conformance test, each in an account of its own. Services
 * with buckets and user pools that exist already are left out: {@code ExistingTargetsIT} deploys them where these do exist.
 */
class GeneratedStacksIT {

    private static final int AT_ONCE = 4;

    private static final List<String> EXISTING = List.of("\"Custom::S3\"", "\"Custom::CognitoUserPool\"");

    /** Lines {@code part of the service's name | part of the reason given | why it is no error of ours}. */
    private static final Path REFUSED = Path.of("src/test/emulator/refused.txt");

    @TempDir
    Path folder;

    @Test
    void everyServiceBecomesAStack() throws IOException, InterruptedException {
        RunningEmulator.withNewAccount(); // skips the test at once where there is no emulator
        Map<String, List<String>> failures = new ConcurrentHashMap<>();
        ExecutorService deployments = Executors.newFixedThreadPool(AT_ONCE);
        for (ConformanceCase service : ConformanceCase.all()) {
            deployments.execute(() -> failures.put(service.toString(), deploy(service)));
        }
        deployments.shutdown();
        assertThat(deployments.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
        failures.values().removeIf(List::isEmpty);
        List<String[]> refused = Files.readAllLines(REFUSED).stream()
                .map(line -> line.split(" \\| ", 3))
                .toList();
        assertThat(failures.entrySet())
                .filteredOn(failure -> refused.stream().noneMatch(line -> isAbout(failure, line)))
                .isEmpty();
        assertThat(refused)
                .allSatisfy(line -> assertThat(failures.entrySet())
                        .as("is refused, as %s says: %s", REFUSED, line[0])
                        .anyMatch(failure -> isAbout(failure, line)));
    }

    private List<String> deploy(ConformanceCase service) {
        try (EmulatedStacks stacks = new EmulatedStacks(RunningEmulator.withNewAccount())) {
            Path home = Files.createTempDirectory(folder, "service");
            service.writeTo(home);
            Value.Mapping template = new PackagedFolder(home, service.options()).template();
            boolean hasExisting = EXISTING.stream().anyMatch(Json.compact(template)::contains);
            return hasExisting ? List.of() : stacks.deploy("service", template);
        } catch (IOException | RuntimeException e) {
            return List.of(e.toString());
        }
    }

    private static boolean isAbout(Map.Entry<String, List<String>> failure, String[] line) {
        return failure.getKey().contains(line[0])
                && failure.getValue().stream().anyMatch(reason -> reason.contains(line[1]));
    }
}
