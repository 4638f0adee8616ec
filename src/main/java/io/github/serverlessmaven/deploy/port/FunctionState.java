/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * A function as it stands.
 *
 * @param name the name it is deployed under
 * @param codeSha256 the SHA-256 digest of its zip in Base64
 * @param revision changes with each change of the function
 * @param progress whether AWS still works on the last change
 * @param reason what AWS says about a failure
 * @param properties {@code Description}, {@code Handler}, {@code Runtime}, {@code MemorySize}, {@code Timeout}, {@code EphemeralStorage},
 *     {@code TracingConfig}, {@code Architectures} and {@code Environment}, in the form of {@code AWS::Lambda::Function}; without
 *     {@code Environment} if that may not be read
 */
public record FunctionState(
        String name,
        String codeSha256,
        String revision,
        Progress progress,
        Optional<String> reason,
        Value.Mapping properties) {

    /** How far the last change is. */
    public enum Progress {
        /** AWS works on it; the function cannot be changed. */
        RUNNING,
        /** It is carried out. */
        DONE,
        /** It could not be carried out: the code of before runs. */
        FAILED
    }
}
