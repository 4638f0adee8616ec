/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Says in a failure of the network which address could not be reached; the SDK's own message does not. */
final class EndpointInErrorMessage implements ExecutionInterceptor {

    /** Stands in the message of a failure whose answer is not of AWS. */
    static final String NOT_AWS = " does not answer as AWS does";

    private static final List<String> AWS_HOSTS = List.of(".amazonaws.com", ".amazonaws.com.cn", ".api.aws");

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        return context.httpRequest()
                .map(request -> named(failure, request, context.httpResponse()))
                .orElse(failure);
    }

    private static Throwable named(Throwable failure, SdkHttpRequest request, Optional<SdkHttpResponse> response) {
        String address = request.protocol() + "://" + request.host() + ":" + request.port();
        if (failure instanceof SdkClientException && failure.getCause() instanceof IOException cause) {
            return SdkClientException.create(address + " cannot be reached (" + cause.getMessage() + ")", cause);
        }
        if (response.isEmpty() || isOfAws(request.host())) {
            return failure;
        }
        String message = address + NOT_AWS + " (HTTP status " + response.get().statusCode() + ")";
        if (failure instanceof SdkClientException) {
            return SdkClientException.create(message, failure);
        }
        // The answer to HEAD has no body, so that it never has a code.
        return failure instanceof AwsServiceException refused
                        && !hasCode(refused)
                        && request.method() != SdkHttpMethod.HEAD
                ? refused.toBuilder()
                        .awsErrorDetails(
                                AwsErrorDetails.builder().errorMessage(message).build())
                        .build()
                : failure;
    }

    private static boolean isOfAws(String host) {
        return AWS_HOSTS.stream().anyMatch(host::endsWith);
    }

    /** What AWS refuses has one. */
    private static boolean hasCode(AwsServiceException refused) {
        return refused.awsErrorDetails() != null
                && refused.awsErrorDetails().errorCode() != null
                && !refused.awsErrorDetails().errorCode().isBlank();
    }
}
