/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Says in a failure of the network which address could not be reached; the SDK's own message does not. */
final class EndpointInErrorMessage implements ExecutionInterceptor {

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        if (!(failure instanceof SdkClientException) || !(failure.getCause() instanceof IOException cause)) {
            return failure;
        }
        return context.httpRequest()
                .map(request -> request.protocol() + "://" + request.host() + ":" + request.port())
                .map(address -> (Throwable)
                        SdkClientException.create(address + " cannot be reached (" + cause.getMessage() + ")", cause))
                .orElse(failure);
    }
}
