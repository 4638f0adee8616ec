/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.failure;

import io.github.serverlessmaven.template.BundledFile;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * The failures of CloudFormation whose remedy is known, as {@code known-failures.json} has them. The first one that matches counts, so
 * special ones stand before general ones.
 */
final class KnownFailures {

    private static final String FILE = "known-failures.json";

    static final List<KnownFailure> ALL = ((Value.Sequence)
                    Json.parse(BundledFile.text(KnownFailures.class, FILE), FILE))
            .items().stream().map(entry -> failure((Value.Mapping) entry)).toList();

    private KnownFailures() {}

    private static KnownFailure failure(Value.Mapping entry) {
        return KnownFailure.of(
                entry.text("code").orElseThrow(),
                entry.text("type").orElse(""),
                entry.text("reason").orElseThrow(),
                entry.text("remedy").orElseThrow());
    }

    /** The failure that a reason names, for a resource of a type. */
    static Optional<Match> find(String type, String reason) {
        return ALL.stream()
                .flatMap(known -> known.remedyFor(type, reason).map(remedy -> new Match(known.code(), remedy)).stream())
                .findFirst();
    }

    /**
     * A failure that was recognized.
     *
     * @param code its name
     * @param remedy what to do
     */
    record Match(String code, String remedy) {}
}
