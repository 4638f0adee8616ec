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
 * Recognizes requests that a page of another origin makes the user's browser send. Browsers mark them in {@code Sec-Fetch-Site} if
 * the request is addressed to {@code localhost}, {@code 127.0.0.1} or {@code [::1]}, so that there a request without that header does
 * not come from a browser; {@link ServedHosts} refuses other spellings.
 */
public final class RequestGuard {

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private static final Pattern LOOPBACK_ORIGIN =
            Pattern.compile("https?://(localhost|([a-z0-9_-]+\\.)+localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

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

    /**
     * Whether the page that makes the browser send a request is served by this machine too, or its user followed a link: what an API
     * permits without a setting.
     */
    public static boolean isOfThisMachine(ClassicHttpRequest request) {
        Optional<String> origin = origin(request);
        if (origin.isPresent()) {
            return LOOPBACK_ORIGIN.matcher(origin.get()).matches();
        }
        return is(request, "Sec-Fetch-Site", "same-site")
                || (request.getMethod().equals("GET")
                        && is(request, "Sec-Fetch-Mode", "navigate")
                        && is(request, "Sec-Fetch-Dest", "document"));
    }

    private static boolean is(ClassicHttpRequest request, String header, String value) {
        return header(request, header).filter(value::equals).isPresent();
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

    /** The first label of the Host header; empty text if there is none. */
    public static String firstLabel(ClassicHttpRequest request) {
        return firstLabel(host(request).orElse(""));
    }

    /** The first label of a host name that a port may follow. */
    public static String firstLabel(String host) {
        int end = 0;
        while (end < host.length() && host.charAt(end) != '.' && host.charAt(end) != ':') {
            end++;
        }
        return host.substring(0, end);
    }

    /** The port behind a host name. */
    public static Optional<String> port(String host) {
        String behind = host.substring(host.lastIndexOf(':') + 1);
        boolean isPort = behind.length() < host.length()
                && !behind.isEmpty()
                && behind.chars().allMatch(Character::isDigit);
        return isPort ? Optional.of(behind) : Optional.empty();
    }
}
