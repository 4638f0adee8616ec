/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import io.github.serverlessmaven.local.http.RequestGuard;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpRequest;

/**
 * A request to S3.
 *
 * @param path with the bucket in its first part, as it was sent, with the query
 * @param bucket empty for requests that concern all buckets
 * @param key empty for requests that concern a bucket as a whole; not encoded
 * @param operation what it asks for
 */
record ObjectRequest(String path, String bucket, String key, Operation operation) {

    /** Operations that change objects, and all others. */
    enum Operation {
        PUT,
        COPY,
        COMPLETE,
        DELETE,
        DELETE_SEVERAL,
        OTHER
    }

    /** Parameters of operations that concern a part or a property of an object. */
    private static final Set<String> PARTS = Set.of(
            "acl",
            "attributes",
            "legal-hold",
            "partNumber",
            "restore",
            "retention",
            "select",
            "tagging",
            "torrent",
            "uploadId",
            "uploads");

    /** Reads a request whose bucket is in the path or in the name of the host. */
    static ObjectRequest of(ClassicHttpRequest request) {
        String target = request.getRequestUri();
        String path = RequestGuard.host(request)
                .flatMap(ObjectRequest::bucketOfHost)
                .map(bucket -> "/" + bucket + target)
                .orElse(target);
        int question = path.indexOf('?');
        String[] parts = (question < 0 ? path : path.substring(0, question)).split("/", 3);
        String bucket = parts.length > 1 ? parts[1] : "";
        Optional<String> key = decoded(parts.length > 2 ? parts[2] : "");
        Set<String> parameters = Arrays.stream((question < 0 ? "" : path.substring(question + 1)).split("&", -1))
                .map(parameter -> parameter.replaceFirst("=.*", ""))
                .collect(Collectors.toSet());
        return new ObjectRequest(
                path,
                bucket,
                key.orElse(""),
                key.map(name -> operation(request, name, parameters)).orElse(Operation.OTHER));
    }

    /** The bucket before {@code localhost} or {@code s3.localhost}. */
    private static Optional<String> bucketOfHost(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        String bucket = name.replaceFirst("(^|\\.)(s3\\.)?localhost$", "");
        return bucket.isEmpty() || bucket.equals(name) ? Optional.empty() : Optional.of(bucket);
    }

    /** Empty if it is not encoded properly. */
    private static Optional<String> decoded(String key) {
        try {
            return Optional.of(URLDecoder.decode(key, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Operation operation(ClassicHttpRequest request, String key, Set<String> parameters) {
        String method = request.getMethod();
        if (key.isEmpty()) {
            return method.equals("POST") && parameters.contains("delete") ? Operation.DELETE_SEVERAL : Operation.OTHER;
        }
        if (method.equals("POST")) {
            return parameters.contains("uploadId") ? Operation.COMPLETE : Operation.OTHER;
        }
        if (parameters.stream().anyMatch(PARTS::contains)) {
            return Operation.OTHER;
        }
        return switch (method) {
            case "PUT" -> request.containsHeader("x-amz-copy-source") ? Operation.COPY : Operation.PUT;
            case "DELETE" -> Operation.DELETE;
            default -> Operation.OTHER;
        };
    }
}
