/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;

/**
 * A request over HTTP that was let in.
 *
 * @param head its method and headers
 * @param path still encoded, with a slash in front
 * @param query still encoded, without the question mark
 * @param body of which no more is kept than shows that it is too large
 * @param sourceAddress the address it comes from
 */
public record WebRequest(ClassicHttpRequest head, String path, String query, Payload body, String sourceAddress) {

    /** A request whose body is read. */
    public static WebRequest of(ClassicHttpRequest head, Payload body, String sourceAddress) {
        String target = head.getRequestUri();
        int question = target.indexOf('?');
        return new WebRequest(
                head,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                body,
                sourceAddress);
    }

    /** Its method in capitals. */
    public String method() {
        return head.getMethod();
    }

    /** The first header of a name, in upper or lower case. */
    public Optional<String> header(String name) {
        return RequestGuard.header(head, name);
    }

    /**
     * The first parameter of a name in the query.
     *
     * @throws IllegalArgumentException if its value is not encoded properly
     */
    public Optional<String> parameter(String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }
}
