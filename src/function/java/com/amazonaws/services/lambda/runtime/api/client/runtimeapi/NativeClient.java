/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.amazonaws.services.lambda.runtime.api.client.runtimeapi;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Takes the place of the class of this name in AWS's runtime interface client, whose native part there is for Linux only. The process
 * of a Java function on another system has it in front of the client on its class path, and nobody else loads it. All else is the
 * client's own: how a handler is found, what it is given, how errors are told.
 */
final class NativeClient {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private static String invocations = "";

    private NativeClient() {}

    /** The client calls this first, with the host and port of the Runtime API, which may have a path behind. */
    static void init(String runtimeApi) {
        invocations = "http://" + runtimeApi + "/2018-06-01/runtime/invocation/";
    }

    /** Waits for the next call. */
    static InvocationRequest next() {
        try {
            HttpURLConnection connection = open("next");
            if (connection.getResponseCode() != OK) {
                throw new LambdaRuntimeClientException("There is no next call", connection.getResponseCode());
            }
            InvocationRequest request = new InvocationRequest();
            request.setId(connection.getHeaderField("Lambda-Runtime-Aws-Request-Id"));
            request.setInvokedFunctionArn(connection.getHeaderField("Lambda-Runtime-Invoked-Function-Arn"));
            request.setDeadlineTimeInMs(connection.getHeaderFieldLong("Lambda-Runtime-Deadline-Ms", 0));
            request.setXrayTraceId(connection.getHeaderField("Lambda-Runtime-Trace-Id"));
            request.setClientContext(connection.getHeaderField("Lambda-Runtime-Client-Context"));
            request.setCognitoIdentity(connection.getHeaderField("Lambda-Runtime-Cognito-Identity"));
            try (InputStream body = connection.getInputStream()) {
                request.setContent(body.readAllBytes());
            }
            return request;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Answers a call. */
    static void postInvocationResponse(byte[] requestId, byte[] response) {
        try {
            HttpURLConnection connection = open(new String(requestId, StandardCharsets.UTF_8) + "/response");
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(response.length);
            connection.setRequestProperty("Content-Type", "application/json");
            try (OutputStream body = connection.getOutputStream()) {
                body.write(response);
            }
            int status = connection.getResponseCode();
            try (InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                answer.readAllBytes(); // so that the connection can be used again
            }
            if (status != ACCEPTED) {
                throw new LambdaRuntimeClientException("The answer was not taken", status);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static HttpURLConnection open(String place) throws IOException {
        return (HttpURLConnection) URI.create(invocations + place).toURL().openConnection();
    }

    private static LambdaRuntimeClientException failed(IOException cause) {
        LambdaRuntimeClientException failure =
                new LambdaRuntimeClientException("The Runtime API cannot be reached: " + cause.getMessage(), 0);
        failure.initCause(cause);
        return failure;
    }
}
