/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.inspect.FunctionPackages;
import io.github.serverlessmaven.inspect.PackagePart;
import io.github.serverlessmaven.inspect.PackagePart.Kind;
import io.github.serverlessmaven.inspect.PackagedFile;
import io.github.serverlessmaven.inspect.Saving;
import io.github.serverlessmaven.inspect.SizedFunction;
import io.github.serverlessmaven.inspect.SizedPackage;
import io.github.serverlessmaven.workflow.SizeReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SizeTableTest {

    private static final Path ZIP = Path.of("orders.zip");

    @Test
    void tellsOfEachFunctionWhatFillsItsPackageAndWhatCouldGo() {
        Saving saving = new Saving(Saving.Kind.IN_RUNTIME, List.of("a:core:1"), 100_000, "is there anyway", "Drop it.");
        assertThat(table(
                        List.of(part("own code", Kind.CODE, 400_000), part("a:core:1", Kind.LIBRARY, 100_000)),
                        List.of(saving),
                        "create",
                        "list"))
                .isEqualTo("""
                        Service orders, stage dev

                        create, list (java21, arm64)
                            500.1 kB  orders.zip
                            500.0 kB  unzipped, 0.2% of the 262.1 MB that Lambda takes (250 MiB or 262,144,000 bytes): 261.6 MB left

                                size  share   unpacked   classes  part
                            400.0 kB  80.0%   800.0 kB         1  own code
                            100.0 kB  20.0%   200.0 kB         1  a:core:1
                               100 B   0.0%                       directory of the zip
                            500.1 kB 100.0%     1.0 MB         2  total

                          Could be left out:
                            100.0 kB  a:core:1 is there anyway
                                      -> Drop it.

                        scan: an image, which is not looked into
                        """);
    }

    @Test
    void joinsTheSmallestPartsButNotOwnCode() {
        List<PackagePart> parts = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> part("g:a" + i + ":1", Kind.LIBRARY, 1_000_000 - i))
                .toList());
        parts.add(part("own code", Kind.CODE, 10));
        assertThat(table(parts, List.of(), "create").lines())
                .anyMatch(line -> line.endsWith("  g:a24:1"))
                .noneMatch(line -> line.endsWith("  g:a25:1"))
                .anyMatch(line -> line.endsWith("  own code"))
                .anyMatch(line -> line.startsWith("     15.0 MB") && line.endsWith("  15 smaller parts"))
                .anyMatch(line -> line.startsWith("     40.0 MB 100.0%") && line.endsWith("  total"));
    }

    @Test
    void tellsWhenLambdaWouldRefuse() {
        assertThat(table(List.of(part("g:large:1", Kind.LIBRARY, 300_000_000)), List.of(), "create"))
                .contains("300.0 MB  orders.zip, beyond the 50 MB that Lambda takes in a request: it goes by S3")
                .contains("114.4% of the 262.1 MB that Lambda takes (250 MiB or 262,144,000 bytes): 37.9 MB too much");
    }

    @Test
    void controlCharactersInNamesStayOutOfTheTerminal() {
        assertThat(table(List.of(part("\u001b[31mred.jar", Kind.LIBRARY, 1)), List.of(), "create"))
                .contains("?[31mred.jar")
                .doesNotContain("\u001b");
    }

    private static String table(List<PackagePart> parts, List<Saving> savings, String... keys) {
        long size = parts.stream().mapToLong(PackagePart::size).sum() + 100;
        List<SizedFunction> functions = List.of(keys).stream()
                .map(key -> new SizedFunction(
                        new FunctionPackages(key, "java21", "arm64", ZIP, List.of(), 0),
                        List.of(new SizedPackage(ZIP, false, size, parts)),
                        savings))
                .toList();
        return SizeTable.of(new SizeReport("orders", "dev", Path.of("target/serverless"), functions, List.of("scan")));
    }

    private static PackagePart part(String name, Kind kind, long size) {
        PackagedFile file = new PackagedFile("a/A.class", size, 2 * size, 1, Optional.empty());
        return new PackagePart(name, kind, "lib/" + name, size, size, 1, List.of(file));
    }
}
