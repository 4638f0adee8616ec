/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.function;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says that functions are about to leave the template that their stack was deployed with.
 *
 * @param time when, in milliseconds
 * @param unique distinguishes what several people do in the same millisecond, 8 hexadecimal digits
 * @param identity the ARN of who does it
 * @param commit the Git commit that was packaged
 * @param functions which functions
 */
public record FunctionMarker(
        Instant time,
        String unique,
        Optional<String> identity,
        Optional<String> commit,
        List<MarkedFunction> functions) {

    /** Copies the list. */
    public FunctionMarker {
        functions = List.copyOf(functions);
    }

    /**
     * A function that leaves its template.
     *
     * @param logicalId its logical id
     * @param name the name it is deployed under
     * @param codeKey the key of the zip that it gets
     * @param codeSha256 the SHA-256 digest of that zip in Base64
     * @param changes what changes: names of properties, {@code Code} for the code
     */
    public record MarkedFunction(
            String logicalId, String name, String codeKey, String codeSha256, List<String> changes) {

        /** Copies the list. */
        public MarkedFunction {
            changes = List.copyOf(changes);
        }
    }

    /** Sorted by time, as text too. */
    public String id() {
        return time.toEpochMilli() + "-" + unique;
    }
}
