/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * Code and configuration of deployed functions, changed without CloudFormation. No version is published. Every method throws
 * {@link ServerlessException} when AWS refuses the request or cannot be reached.
 */
public interface FunctionUpdates {

    /** A function with its newest code as it is now; empty if there is none of that name. */
    Optional<FunctionState> find(String functionName);

    /**
     * Starts to change the code of a function; the architecture stays.
     *
     * @param function as it was last read
     * @param bucket the bucket that holds the zip
     * @param key its key there
     * @return the function, whose {@link FunctionState#progress} shows the end of the work when it is read again
     * @throws FunctionChangedException if the function is no longer as it was read, or is being changed
     */
    FunctionState updateCode(FunctionState function, String bucket, String key);

    /**
     * Starts to change settings of a function.
     *
     * @param function as it was last read
     * @param properties of {@code AWS::Lambda::Function}, among those of {@link FunctionState#properties}; others stay. An
     *     {@code Environment} replaces the whole one
     * @return as for {@link #updateCode}
     * @throws FunctionChangedException if the function is no longer as it was read, or is being changed
     */
    FunctionState updateConfiguration(FunctionState function, Value.Mapping properties);
}
