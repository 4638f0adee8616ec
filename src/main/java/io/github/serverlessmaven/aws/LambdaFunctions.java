/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** Functions of AWS Lambda. Its client must not repeat an invocation that may have reached a function. */
final class LambdaFunctions implements Functions {

    private final LambdaClient client;

    LambdaFunctions(LambdaClient client) {
        this.client = client;
    }

    @Override
    public Result invoke(Invocation invocation) {
        InvokeRequest.Builder request = InvokeRequest.builder()
                .functionName(invocation.functionName())
                .payload(SdkBytes.fromUtf8String(invocation.payload()))
                .invocationType(
                        switch (invocation.type()) {
                            case REQUEST_RESPONSE -> InvocationType.REQUEST_RESPONSE;
                            case EVENT -> InvocationType.EVENT;
                            case DRY_RUN -> InvocationType.DRY_RUN;
                        })
                .logType(invocation.withLog() ? LogType.TAIL : LogType.NONE);
        invocation.qualifier().ifPresent(request::qualifier);
        InvokeResponse response = send(request.build());
        return new Result(
                response.payload() == null ? "" : response.payload().asUtf8String(),
                Optional.ofNullable(response.functionError()),
                Optional.ofNullable(response.logResult())
                        .map(log -> new String(Base64.getDecoder().decode(log), StandardCharsets.UTF_8)));
    }

    private InvokeResponse send(InvokeRequest request) {
        try {
            return client.invoke(request);
        } catch (SdkException e) {
            ServerlessException failure = AwsErrors.translate("invoke " + request.functionName(), e);
            if (request.invocationType() == InvocationType.DRY_RUN || !UndeliveredRequests.mayBeCarriedOut(e)) {
                throw failure;
            }
            throw new ServerlessException(
                    String.valueOf(failure.getMessage()),
                    "The function may have run. Read its log before you invoke it again.",
                    e);
        }
    }
}
