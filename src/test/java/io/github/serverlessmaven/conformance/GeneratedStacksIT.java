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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The emulator creates the stacks of golden services and those of the conformance test, each in an account of its own, until it has
 * created every property of every type that is in any of them. Services with buckets and user pools that exist already are left out:
 * {@code ExistingTargetsIT} deploys them where these do exist.
 */
class GeneratedStacksIT {

    private static final int AT_ONCE = 4;

    private static final List<String> EXISTING = List.of("\"Custom::S3\"", "\"Custom::CognitoUserPool\"");

    /** Lines {@code part of the service's name | part of the reason given | why it is no error of ours}. */
    private static final Path REFUSED = Path.of("src/test/emulator/refused.txt");

    @TempDir
    Path folder;

    /** A template, and the service it is of. */
    private record Generated(ConformanceCase service, Value.Mapping template) {}

    @Test
    void everyPropertyThatIsGeneratedIsDeployed() throws IOException, InterruptedException {
        RunningEmulator.withNewAccount(); // skips the test at once where there is no emulator
        List<String[]> refused = Files.readAllLines(REFUSED).stream()
                .map(line -> line.split(" \\| ", 3))
                .toList();
        Map<String, List<String>> failures = new ConcurrentHashMap<>();
        ExecutorService deployments = Executors.newFixedThreadPool(AT_ONCE);
        for (Generated stack : stacks(refused)) {
            deployments.execute(() -> failures.put(stack.service().toString(), deploy(stack.template())));
        }
        deployments.shutdown();
        assertThat(deployments.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
        failures.values().removeIf(List::isEmpty);
        assertThat(failures.entrySet())
                .filteredOn(failure -> refused.stream().noneMatch(line -> isAbout(failure, line)))
                .isEmpty();
        assertThat(refused)
                .allSatisfy(line -> assertThat(failures.entrySet())
                        .as("is refused, as %s says: %s", REFUSED, line[0])
                        .anyMatch(failure -> isAbout(failure, line)));
    }

    /** The services that have a property none before has, and all that the emulator refuses. */
    private List<Generated> stacks(List<String[]> refused) throws IOException {
        List<Generated> stacks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ConformanceCase service : ConformanceCase.all()) {
            Path home = Files.createTempDirectory(folder, "service");
            service.writeTo(home);
            Value.Mapping template = new PackagedFolder(home, service.options()).template();
            boolean isRefused =
                    refused.stream().anyMatch(line -> service.toString().contains(line[0]));
            if (EXISTING.stream().noneMatch(Json.compact(template)::contains)
                    && (isRefused || seen.addAll(properties(template)))) {
                stacks.add(new Generated(service, template));
            }
        }
        return stacks;
    }

    /** The properties of all resources, each behind the type of its resource. */
    private static Set<String> properties(Value.Mapping template) {
        Set<String> properties = new HashSet<>();
        Value.Mapping resources = (Value.Mapping) template.get("Resources").orElseThrow();
        for (Value value : resources.entries().values()) {
            Value.Mapping resource = (Value.Mapping) value;
            String type = ((Value.Text) resource.get("Type").orElseThrow()).text();
            properties.add(type);
            if (resource.get("Properties").orElse(Value.NULL) instanceof Value.Mapping own) {
                own.entries().keySet().forEach(name -> properties.add(type + "." + name));
            }
        }
        return properties;
    }

    private static List<String> deploy(Value.Mapping template) {
        try (EmulatedStacks stacks = new EmulatedStacks(RunningEmulator.withNewAccount())) {
            return stacks.deploy("service", template);
        } catch (RuntimeException e) {
            return List.of(e.toString());
        }
    }

    private static boolean isAbout(Map.Entry<String, List<String>> failure, String[] line) {
        return failure.getKey().contains(line[0])
                && failure.getValue().stream().anyMatch(reason -> reason.contains(line[1]));
    }
}
