/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;

/**
 * Recognizes requests that a page of another origin makes the user's browser send. Browsers tell of them in {@code Sec-Fetch-Site} if
 * the request is addressed to {@code localhost}, {@code 127.0.0.1} or {@code [::1]}, so that there a request without that header does
 * not come from a browser; {@link ServedHosts} refuses other spellings.
 */
public final class RequestGuard {

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private RequestGuard() {}

    /** Whether a page of another origin makes the browser send the request. */
    public static boolean isForeign(ClassicHttpRequest request) {
        Optional<String> origin = origin(request);
        if (origin.isPresent()) {
            return !origin.get().equals("http://" + host(request).orElse(""));
        }
        return header(request, "Sec-Fetch-Site")
                .filter(site -> !OWN_SITE.contains(site))
                .isPresent();
    }

    /** The origin that a browser says a request comes from. */
    public static Optional<String> origin(ClassicHttpRequest request) {
        return header(request, "Origin");
    }

    /** The first header of a name, in upper or lower case. */
    public static Optional<String> header(ClassicHttpRequest request, String name) {
        return Optional.ofNullable(request.getFirstHeader(name)).map(Header::getValue);
    }

    /** The Host header; the server keeps it as the request's authority. */
    public static Optional<String> host(ClassicHttpRequest request) {
        return header(request, "Host")
                .or(() -> Optional.ofNullable(request.getAuthority()).map(Object::toString));
    }
}
