/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 300 pairs of templates, recorded by {@code src/bench/permissions.cjs}: what evaluating every request finds, and what the AWS CDK does. The
 * CDK compares whole statements, so that less in a statement is more to it, and takes {@code NotAction} for a restriction.
 */
class RecordedPermissionsTest {

    private static final Path RECORDING = Path.of("src/test/resources/plan/permissions.json.gz");

    /** A pair of templates. */
    record Pair(Value.Mapping values) {

        List<PermissionChange> changes() {
            return PermissionChanges.between(values.section("before"), values.section("after"));
        }

        boolean isWider() {
            return changes().stream().anyMatch(PermissionChange::isWidening);
        }

        boolean is(String key) {
            return values.get(key).filter(Value.of(true)::equals).isPresent();
        }

        @Override
        public String toString() {
            return values.text("name").orElseThrow();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aChangeIsWiderExactlyIfSomeRequestIsPermittedNewlyOrNoLongerForbidden(Pair pair) {
        assertThat(pair.isWider()).as(pair.changes().toString()).isEqualTo(pair.is("widens"));
    }

    @Test
    void whereTheCdkFindsNoChangeThereIsNone() {
        assertThat(pairs().filter(pair -> !pair.is("hasChanges")))
                .hasSize(77)
                .allSatisfy(pair -> assertThat(pair.changes()).isEmpty());
    }

    @Test
    void theCdkDiffersWhereAStatementBecomesSmallerOrIsNegated() {
        assertThat(pairs().filter(pair -> pair.isWider() != pair.is("broadened")))
                .hasSize(32)
                .extracting(pair -> pair.toString().replaceAll("^[0-9]+ ", ""))
                .containsOnly(
                        "action added",
                        "action removed",
                        "condition added",
                        "condition removed",
                        "effect changed",
                        "role added",
                        "statement added",
                        "statement removed");
    }

    static Stream<Pair> pairs() {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(RECORDING))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ((Value.Mapping) Json.parse(text, RECORDING.toString()))
                    .items("pairs").stream().map(pair -> new Pair((Value.Mapping) pair));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
