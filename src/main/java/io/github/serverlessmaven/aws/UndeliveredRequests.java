/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;

/** Retries for requests that AWS must not carry out twice: only what surely was not carried out is sent again. */
final class UndeliveredRequests {

    private static final int SERVER_ERROR = 500;

    private UndeliveredRequests() {}

    /** Repeats a request that was throttled, refused for its time, or for which there was no connection; nothing else. */
    static StandardRetryStrategy retryStrategy() {
        return DefaultRetryStrategy.standardStrategyBuilder()
                .useClientDefaults(false)
                .retryOnException(UndeliveredRequests::isUndelivered)
                .treatAsThrottling(UndeliveredRequests::isThrottled)
                .build();
    }

    /** Whether AWS may have carried the request out although it failed: its response was lost, or is an error of the server. */
    static boolean mayBeCarriedOut(SdkException failure) {
        if (isUndelivered(failure)) {
            return false;
        }
        return failure instanceof SdkServiceException refused
                ? refused.statusCode() >= SERVER_ERROR
                : failure instanceof ApiCallAttemptTimeoutException
                        || causes(failure).anyMatch(IOException.class::isInstance);
    }

    private static boolean isUndelivered(Throwable failure) {
        return isThrottled(failure)
                || (failure instanceof SdkException refused && RetryUtils.isClockSkewException(refused))
                || causes(failure).anyMatch(UndeliveredRequests::isWithoutConnection);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static boolean isThrottled(Throwable failure) {
        return failure instanceof SdkException refused && RetryUtils.isThrottlingException(refused);
    }

    private static boolean isWithoutConnection(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || (cause instanceof SocketTimeoutException
                        && String.valueOf(cause.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .startsWith("connect timed out"));
    }
}
