/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ServiceApi;
import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Operations as signed JSON, without the SDK's modules of the services: what streams and queues answer is the JSON that functions get, down to
 * the typed values of DynamoDB.
 */
final class SignedRequests implements ServiceApi {

    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final Region region;
    private final Function<String, Optional<URI>> endpoint;

    /**
     * Prepares requests; nothing is sent yet.
     *
     * @param endpoint the address of a service, by its name in environment variables, where it is not AWS's own
     */
    SignedRequests(
            SdkHttpClient http,
            AwsCredentialsProvider credentials,
            Region region,
            Function<String, Optional<URI>> endpoint) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.endpoint = endpoint;
    }

    /** Where a service is, by its name in environment variables. */
    enum Host {
        SQS("sqs", "sqs"),
        SNS("sns", "sns"),
        KINESIS("kinesis", "kinesis"),
        DYNAMODB("dynamodb", "dynamodb"),
        DYNAMODB_STREAMS("streams.dynamodb", "dynamodb");

        private final String prefix;
        private final String signingName;

        Host(String prefix, String signingName) {
            this.prefix = prefix;
            this.signingName = signingName;
        }
    }

    @Override
    public Value.Mapping call(Service service, String operation, Value.Mapping input) {
        Reply reply = send(
                Host.valueOf(service.name()),
                "application/x-amz-json-" + (service == Service.KINESIS ? "1.1" : "1.0"),
                Optional.of(service.target() + "." + operation),
                Json.compact(input));
        Value.Mapping output = Json.tryParse(reply.text.isEmpty() ? "{}" : reply.text)
                .filter(Value.Mapping.class::isInstance)
                .map(Value.Mapping.class::cast)
                .orElseThrow(() -> notAws(reply));
        if (reply.status >= 300) {
            throw refused(operation, reply, output);
        }
        return output;
    }

    /**
     * Executes an operation with a form as its input.
     *
     * @throws ServiceFailure if the service refuses it or cannot be reached
     */
    void submit(Host host, String form) {
        Reply reply = send(host, "application/x-www-form-urlencoded; charset=utf-8", Optional.empty(), form);
        if (reply.status >= 300) {
            throw new ServiceFailure(
                    codeOf(reply, ""), "Could not write to " + reply.address + ": " + reply.text, "", null);
        }
    }

    private Reply send(Host host, String contentType, Optional<String> target, String body) {
        URI address = endpoint.apply(host.name())
                .orElseGet(() ->
                        URI.create("https://" + ServiceMetadata.of(host.prefix).endpointFor(region)));
        ContentStreamProvider content = ContentStreamProvider.fromUtf8String(body);
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address)
                .encodedPath("/")
                .putHeader("Content-Type", contentType)
                .putHeader("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
        target.ifPresent(name -> request.putHeader("X-Amz-Target", name));
        AwsCredentials signer = AwsErrors.translating("read the credentials", credentials::resolveCredentials);
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(signer)
                        .request(request.build())
                        .payload(content)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, host.signingName)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
        return execute(address, signed, content);
    }

    private Reply execute(URI address, SignedRequest signed, ContentStreamProvider content) {
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElse(content))
                            .build())
                    .call();
            try (InputStream text =
                    response.responseBody().<InputStream>map(body -> body).orElseGet(InputStream::nullInputStream)) {
                return new Reply(
                        address,
                        response.httpResponse().statusCode(),
                        response.httpResponse().firstMatchingHeader("x-amzn-ErrorType"),
                        new String(text.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new ServiceFailure(
                    ServiceFailure.UNREACHABLE,
                    address + " cannot be reached (" + e.getMessage() + ").",
                    "Start what serves it, or correct the address.",
                    e);
        }
    }

    private static ServiceFailure notAws(Reply reply) {
        return new ServiceFailure(
                reply.status >= 500 ? "ServiceUnavailable" : "UnknownError",
                reply.address + EndpointInErrorMessage.NOT_AWS + " (HTTP status " + reply.status + ").",
                "Correct the address.",
                null);
    }

    private static ServiceFailure refused(String operation, Reply reply, Value.Mapping error) {
        String code =
                codeOf(reply, error.text("__type").or(() -> error.text("code")).orElse(""));
        String message = error.text("message").or(() -> error.text("Message")).orElse("HTTP status " + reply.status);
        return new ServiceFailure(
                code, operation + " was refused: " + message + " (" + code + ").", AwsErrors.remedy(code), null);
    }

    /** Without the namespace before it and the address of its documentation behind it. */
    private static String codeOf(Reply reply, String type) {
        String code = (type.isEmpty() ? reply.errorType.orElse("") : type)
                .replaceAll("^.*#", "")
                .replaceAll(":.*$", "");
        if (code.isEmpty()) {
            return reply.status >= 500 ? "ServiceUnavailable" : "UnknownError";
        }
        return reply.status >= 500 && reply.status != 501 ? "ServiceUnavailable" : code;
    }

    private record Reply(URI address, int status, Optional<String> errorType, String text) {}
}
