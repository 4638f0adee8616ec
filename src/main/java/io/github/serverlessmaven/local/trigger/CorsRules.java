/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which pages of other origins may call a function URL; its {@code Cors} property. */
final class CorsRules {

    private final Value.Mapping settings;

    CorsRules(Value.Mapping url) {
        this.settings = Values.mapping(url, "Cors");
    }

    /** Whether pages of an origin may call. */
    boolean allows(Optional<String> origin) {
        List<String> allowed = list("AllowOrigins");
        return origin.isPresent() && (allowed.contains("*") || allowed.contains(origin.get()));
    }

    /** The headers of an answer to a page of an origin that may call. */
    List<Map.Entry<String, String>> headers(String origin) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        boolean credentials = Values.text(settings, "AllowCredentials").equals("true");
        headers.add(Map.entry(
                "Access-Control-Allow-Origin", list("AllowOrigins").contains("*") && !credentials ? "*" : origin));
        headers.add(Map.entry("Vary", "Origin"));
        if (credentials) {
            headers.add(Map.entry("Access-Control-Allow-Credentials", "true"));
        }
        add(headers, "Access-Control-Expose-Headers", "ExposeHeaders");
        return headers;
    }

    /** The headers of an answer to a browser that asks before it calls. */
    List<Map.Entry<String, String>> preflightHeaders(String origin) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(headers(origin));
        add(headers, "Access-Control-Allow-Methods", "AllowMethods");
        add(headers, "Access-Control-Allow-Headers", "AllowHeaders");
        Values.find(settings, "MaxAge").ifPresent(age -> headers.add(Map.entry("Access-Control-Max-Age", age)));
        return headers;
    }

    private void add(List<Map.Entry<String, String>> headers, String header, String setting) {
        List<String> values = list(setting);
        if (!values.isEmpty()) {
            headers.add(Map.entry(header, String.join(",", values)));
        }
    }

    private List<String> list(String setting) {
        return Values.items(settings, setting).stream().map(Values::scalar).toList();
    }
}
