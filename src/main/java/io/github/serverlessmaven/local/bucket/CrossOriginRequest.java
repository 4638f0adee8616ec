/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import io.github.serverlessmaven.local.http.RequestGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;

/**
 * A request as the browser sees it that sends it for a page. Pages of other origins need a rule of the bucket; in AWS they would reach it
 * without one, and only not see the answer. Pages of this machine reach it too, and see what the rules let them see.
 *
 * @param isRefused whether it must have no effect
 * @param isPreflight whether it only asks for permission
 * @param headers what the browser receives
 */
record CrossOriginRequest(boolean isRefused, boolean isPreflight, List<Map.Entry<String, String>> headers) {

    private static final String REQUEST_METHOD = "Access-Control-Request-Method";
    private static final String REQUEST_HEADERS = "Access-Control-Request-Headers";

    /** Judges a request to a bucket. */
    static CrossOriginRequest of(ClassicHttpRequest request, Optional<ServedBucket> bucket) {
        String origin = RequestGuard.origin(request).orElse("");
        Optional<String> asked = RequestGuard.header(request, REQUEST_METHOD);
        boolean isPreflight = request.getMethod().equals("OPTIONS") && asked.isPresent();
        String wanted =
                isPreflight ? RequestGuard.header(request, REQUEST_HEADERS).orElse("") : "";
        Optional<CorsRule> rule = bucket.stream()
                .flatMap(known -> known.cors().stream())
                .filter(each -> !origin.isEmpty()
                        && each.permits(
                                origin, asked.filter(method -> isPreflight).orElse(request.getMethod()), wanted))
                .findFirst();
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        rule.ifPresent(permission -> headers.addAll(permission.answer(origin)));
        if (rule.isPresent() && !wanted.isEmpty()) {
            headers.add(Map.entry("Access-Control-Allow-Headers", wanted));
        }
        boolean isStranger = RequestGuard.isForeign(request) && !RequestGuard.isOfThisMachine(request);
        return new CrossOriginRequest(rule.isEmpty() && (isStranger || isPreflight), isPreflight, headers);
    }
}
