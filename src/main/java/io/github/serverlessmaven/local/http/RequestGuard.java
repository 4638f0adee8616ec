/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;

/**
 * Keeps pages in the user's browser from calling functions. The Host header must name this machine by address or as localhost, so
 * that a name which an attacker points at 127.0.0.1 is of no use; a page of another origin is let through only where a function's
 * CORS settings say so.
 */
public final class RequestGuard {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|[^:]+\\.localhost|\\d+\\.\\d+\\.\\d+\\.\\d+|\\[[0-9a-fA-F:.]+])(:\\d+)?");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private RequestGuard() {}

    /** Whether a request is addressed to this machine and not to a name that leads to it. */
    public static boolean isAddressedHere(ClassicHttpRequest request) {
        return host(request)
                .filter(host -> THIS_MACHINE.matcher(host).matches())
                .isPresent();
    }

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
