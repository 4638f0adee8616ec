/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.SecretValues;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.workflow.FolderBuild;
import io.github.serverlessmaven.workflow.ServiceReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small files that stand for billions of values end with a message, after little processor time and memory, whatever it is that repeats
 * them: aliases, variables, files, or one behind the other.
 */
class BillionLaughsTest {

    private static final long CPU_SECONDS = 1;
    private static final long BYTES = 256L << 20;
    private static final int LEVELS = 30;
    private static final int TIMES = 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    private Map<String, String> environment = Map.of();

    /** What is measured is the work, not the loading of classes. */
    @BeforeAll
    static void classesAreLoaded(@TempDir Path folder) {
        Diagnostics diagnostics = new Diagnostics();
        ServiceReader reader = new FolderBuild(folder).reader();
        Mapping written = FolderBuild.parse(
                        "custom: {a: &a [1], b: *a, c: '${self:custom.b}', d: '${file(none.yml), 1}'}", diagnostics)
                .orElseThrow();
        reader.resolve(written, new SecretValues(), diagnostics);
        diagnostics.throwIfErrors();
    }

    @Test
    void aliases() {
        assertEndsWith("YAML_TOO_LARGE", "custom:\n" + levels("&a0 [x]", i -> "&a" + i + " " + list("*a" + (i - 1))));
    }

    @Test
    void aliasesInAFile() throws IOException {
        write("f.yml", "all:\n" + levels("&a0 [x]", i -> "&a" + i + " " + list("*a" + (i - 1))));
        assertEndsWith("YAML_TOO_LARGE", "custom: ${file(f.yml):all}");
    }

    @Test
    void aFileOfBoundedAliasesThatIsUsedAgainAndAgain() throws IOException {
        write("f.yml", "a: &a " + list("x") + "\nb: &b " + list("*a") + "\nc: &c " + list("*b") + "\nd: " + list("*c"));
        assertEndsWith(
                "VARIABLE_TOO_LARGE", "custom: [" + list("'${file(f.yml)}'") + ", " + list("'${file(f.yml)}'") + "]");
    }

    @Test
    void aFileWhoseAliasesAreVariables() throws IOException {
        write(
                "f.yml",
                "all:\n" + levels("[x]", i -> "[&v" + i + " '${file(f.yml):all.a" + (i - 1) + "}', *v" + i + "]"));
        assertEndsWith("VARIABLE_TOO_LARGE", "custom: ${file(f.yml):all}");
    }

    @Test
    void filesThatHoldOthers() throws IOException {
        write("f0.yml", "[x]");
        for (int i = 1; i <= LEVELS; i++) {
            write("f" + i + ".yml", list("'${file(f" + (i - 1) + ".yml)}'"));
        }
        assertEndsWith("VARIABLE_TOO_LARGE", "custom: ${file(f" + LEVELS + ".yml)}");
    }

    @Test
    void listsOfTheConfiguration() {
        assertEndsWith("VARIABLE_TOO_LARGE", "custom:\n" + levels("[x]", i -> list("'" + self(i) + "'")));
    }

    @Test
    void mappingsOfTheConfiguration() {
        assertEndsWith(
                "VARIABLE_TOO_LARGE",
                "custom:\n" + levels("{k: x}", i -> "{k: '" + self(i) + "', l: '" + self(i) + "'}"));
    }

    @Test
    void textsOfTheConfiguration() {
        assertEndsWith("VARIABLE_TOO_LARGE", "custom:\n" + levels("x", i -> '"' + self(i) + self(i) + '"'));
    }

    @Test
    void fallbacks() {
        assertEndsWith(
                "VARIABLE_TOO_LARGE", "custom:\n" + levels("x", i -> "\"${opt:none, '" + self(i) + self(i) + "'}\""));
    }

    @Test
    void addresses() {
        assertEndsWith(
                "VARIABLE_TOO_LARGE",
                "custom:\n" + levels("x", i -> "\"${param:" + self(i) + self(i) + ", '" + self(i) + self(i) + "'}\""));
    }

    @Test
    void textsOfFiles() throws IOException {
        write("f0.txt", "x");
        for (int i = 1; i <= LEVELS; i++) {
            write("f" + i + ".txt", ("${file(f" + (i - 1) + ".txt)}").repeat(TIMES));
        }
        assertEndsWith("VARIABLE_TOO_DEEP", "custom: ${file(f" + LEVELS + ".txt)}");
        assertEndsWith("VARIABLE_TOO_LARGE", "custom: ${file(f9.txt)}");
    }

    @Test
    void textsOfTheEnvironment() {
        environment = IntStream.rangeClosed(0, LEVELS)
                .boxed()
                .collect(Collectors.toMap(i -> "A" + i, i -> i == 0 ? "x" : ("${env:A" + (i - 1) + "}").repeat(TIMES)));
        assertEndsWith("VARIABLE_TOO_DEEP", "custom: {a: '${env:A" + LEVELS + "}'}");
        assertEndsWith("VARIABLE_TOO_LARGE", "custom: {a: '${env:A9}'}");
    }

    @Test
    void aLargeTextThatOneValueJoins() throws IOException {
        write("large.txt", "x".repeat(1 << 20));
        assertEndsWith("VARIABLE_TOO_LARGE", "custom: {a: '" + "${file(large.txt)}".repeat(10_000) + "'}");
    }

    @Test
    void aLargeTextThatManyValuesHold() throws IOException {
        write("large.txt", "x".repeat(1 << 20));
        assertEndsWith("VARIABLE_TOO_LARGE", "custom: [" + "'a${file(large.txt)}', ".repeat(10_000) + "]");
        assertEndsWith("VARIABLE_TOO_LARGE", "custom: [" + "'${file(large.txt)}', ".repeat(10_000) + "]");
    }

    private void assertEndsWith(String code, String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        ServiceReader reader =
                new FolderBuild(folder).withEnvironment(environment).reader();
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        long nanos = threads.getCurrentThreadCpuTime();
        FolderBuild.parse(yaml, diagnostics)
                .ifPresent(written -> reader.resolve(written, new SecretValues(), diagnostics));
        long spent = threads.getCurrentThreadCpuTime() - nanos;
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
        assertThat(diagnostics.errors()).singleElement().satisfies(told -> {
            assertThat(told.code().name()).isEqualTo(code);
            assertThat(told.location()).isPresent();
            assertThat(told.remedy()).isNotBlank();
        });
        assertThat(spent).isLessThan(TimeUnit.SECONDS.toNanos(CPU_SECONDS));
        assertThat(allocated).isLessThan(BYTES);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    /** The entries {@code a0}, {@code a1} and so on, each made of the one before. */
    private static String levels(String first, IntFunction<String> next) {
        return IntStream.rangeClosed(0, LEVELS)
                .mapToObj(i -> "  a" + i + ": " + (i == 0 ? first : next.apply(i)))
                .collect(Collectors.joining("\n"));
    }

    /** The variable that leads to the entry before the one of a level. */
    private static String self(int level) {
        return "${self:custom.a" + (level - 1) + "}";
    }

    private static String list(String value) {
        return Collections.nCopies(TIMES, value).toString();
    }
}
