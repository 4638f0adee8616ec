/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.Optional;

/** Reading cannot continue after this problem. Never leaves the package: {@link YamlReader} reports it. */
final class BrokenYamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient DiagnosticCode code;
    private final transient Optional<Location> location;
    private final String problem;
    private final String remedy;

    BrokenYamlException(DiagnosticCode code, Optional<Location> location, String problem, String remedy) {
        super(problem, null, false, false);
        this.code = code;
        this.location = location;
        this.problem = problem;
        this.remedy = remedy;
    }

    DiagnosticCode code() {
        return code;
    }

    Optional<Location> location() {
        return location;
    }

    String problem() {
        return problem;
    }

    String remedy() {
        return remedy;
    }
}
