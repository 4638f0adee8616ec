/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An operation of a {@link ServiceApi} that was not executed. */
public final class ServiceFailure extends ServerlessException {

    /** The code of a failure without an answer of the service. */
    public static final String UNREACHABLE = "Unreachable";

    private static final long serialVersionUID = 1L;

    private static final Set<String> TRANSIENT = Set.of(
            UNREACHABLE,
            "InternalFailure",
            "InternalServerError",
            "KMSThrottlingException",
            "LimitExceededException",
            "ProvisionedThroughputExceededException",
            "RequestThrottled",
            "ServiceUnavailable",
            "Throttling",
            "ThrottlingException");

    private final String code;

    /**
     * Makes a failure.
     *
     * @param code of AWS, such as {@code ResourceNotFoundException}
     * @param problem what is wrong
     * @param remedy what the user can do; empty if the problem says it
     */
    public ServiceFailure(String code, String problem, String remedy, @Nullable Throwable cause) {
        super(problem, remedy, cause);
        this.code = code;
    }

    /** The code of AWS. */
    public String code() {
        return code;
    }

    /** Whether the same request may succeed later: the service is busy or out of reach. */
    public boolean isTransient() {
        return TRANSIENT.contains(code);
    }

    /** Whether what the request names does not exist. */
    public boolean isMissing() {
        return code.equals("ResourceNotFoundException")
                || code.equals("QueueDoesNotExist")
                || code.endsWith("NonExistentQueue");
    }
}
