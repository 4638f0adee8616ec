/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.serverlessmaven.artifact.FixedPackages;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.Origins;
import io.github.serverlessmaven.config.SecretValues;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.config.YamlWriter;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.diagnostic.ValidationMode;
import io.github.serverlessmaven.model.EffectiveConfiguration;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.variable.Resolution;
import io.github.serverlessmaven.workflow.FolderBuild;
import io.github.serverlessmaven.workflow.ServiceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Damaged services, read, resolved, checked in one of the three modes and compiled: each ends in a template or in problems that can be shown. A failure names its
 * case's seed; {@code -Dserverless.fuzz.seed=...} runs that case alone, {@code -Dserverless.fuzz.cases=...} another number of them.
 */
class ConfigurationFuzzTest {

    private static final long FIRST_SEED = 20261124_00000L;
    private static final Optional<Long> ONLY = Optional.ofNullable(Long.getLong("serverless.fuzz.seed"));
    private static final int CASES = Integer.getInteger("serverless.fuzz.cases", 10_000);

    private static final long CPU_SECONDS = 2;
    private static final long BYTES = 256L << 20;
    private static final long HANGING_SECONDS = 60;

    private static final ServiceSchema SCHEMA = StandardFeatures.schema();

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Path> files = files();
    private final List<String> texts =
            files.stream().map(ConfigurationFuzzTest::text).toList();
    private int templates;
    private volatile long running;

    @Test
    void everyDamagedServiceEndsInATemplateOrInProblems() throws Exception {
        FutureTask<Void> all = new FutureTask<>(this::all, null);
        Thread worker = new Thread(all, "fuzz");
        worker.setDaemon(true);
        worker.start();
        long last = -1;
        while (!all.isDone()) {
            try {
                all.get(HANGING_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                assertThat(running)
                        .as("hangs: -Dserverless.fuzz.seed=%d at %s", running, Arrays.toString(worker.getStackTrace()))
                        .isNotEqualTo(last);
                last = running;
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause().getMessage(), e.getCause());
            }
        }
        if (ONLY.isEmpty()) {
            assertThat(templates).as("templates among %d cases", CASES).isBetween(CASES / 20, CASES - CASES / 20);
        }
    }

    private void all() {
        if (ONLY.isPresent()) {
            bounded(ONLY.get());
            return;
        }
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            bounded(seed);
        }
    }

    private void bounded(long seed) {
        running = seed;
        Random random = new Random(seed);
        int file = random.nextInt(texts.size());
        String text = new Mutation(random, texts).of(texts.get(file));
        ValidationMode mode = ValidationMode.values()[random.nextInt(ValidationMode.values().length)];
        String about = "-Dserverless.fuzz.seed=" + seed + ", validation " + mode + ", a changed " + files.get(file)
                + ":\n" + text;
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        long nanos = threads.getCurrentThreadCpuTime();
        try {
            run(text, mode, files.get(file).getParent(), about);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(e + " for " + about, e);
        }
        assertThat(threads.getCurrentThreadCpuTime() - nanos)
                .as(about)
                .isLessThan(TimeUnit.SECONDS.toNanos(CPU_SECONDS));
        assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes)
                .as(about)
                .isLessThan(BYTES);
    }

    private void run(String text, ValidationMode mode, Path folder, String about) {
        Diagnostics diagnostics = new Diagnostics(mode);
        ServiceReader reader = new FolderBuild(folder)
                .withEnvironment(Map.of("HOME", "/home/me"))
                .reader();
        Optional<Mapping> written = FolderBuild.parse(text, diagnostics);
        if (written.isPresent() && diagnostics.errors().isEmpty()) {
            Resolution resolved = reader.resolve(written.get(), new SecretValues(), diagnostics);
            if (diagnostics.errors().isEmpty()) {
                Optional<Service> service = reader.assemble(resolved.configuration(), diagnostics);
                if (diagnostics.errors().isEmpty()) {
                    compile(service.orElseThrow(), about);
                    print(written.get(), resolved, about);
                    templates++;
                }
            }
        }
        assertThat(diagnostics.errors()).as(about).allMatch(ConfigurationFuzzTest::isComplete);
    }

    private static void compile(Service service, String about) {
        Value.Mapping template;
        try {
            template = new ServiceCompiler(service)
                    .compile(FixedPackages.of(service))
                    .template();
        } catch (ServerlessException told) {
            assertThat(told.render()).as(about).isNotBlank();
            return;
        }
        assertThat(Json.compact(Json.parse(Json.pretty(template), "the template")))
                .as(about)
                .isEqualTo(Json.compact(template));
        Value.Mapping resources = (Value.Mapping) template.entries().get("Resources");
        assertThat(resources.entries())
                .as(about)
                .isNotEmpty()
                .allSatisfy((id, resource) -> assertThat(
                                ((Value.Mapping) resource).entries().get("Type"))
                        .as(about)
                        .isInstanceOf(Value.Text.class));
    }

    private static void print(Mapping written, Resolution resolved, String about) {
        EffectiveConfiguration effective = new EffectiveConfiguration(SCHEMA, resolved.configuration());
        Origins origins = Origins.of(written, resolved.configuration(), resolved.targets());
        String printed = YamlWriter.write(effective.tree(), path -> effective.origin(path, origins));
        assertThat(TemplateTypes.toValue(new YamlReader(new Diagnostics())
                        .read(printed, "printed")
                        .orElseThrow()))
                .as(about)
                .isEqualTo(TemplateTypes.toValue(effective.tree()));
    }

    private static boolean isComplete(Diagnostic diagnostic) {
        return !diagnostic.problem().isBlank()
                && !diagnostic.remedy().isBlank()
                && diagnostic.render().length() < 5_000;
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.walk(Path.of("src/test/resources"))) {
            return all.filter(file -> file.getFileName().toString().equals("serverless.yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
