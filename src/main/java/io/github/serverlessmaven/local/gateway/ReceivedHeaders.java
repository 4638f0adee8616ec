/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hc.core5.http.Header;

/**
 * The headers of a request with those that AWS adds to it.
 *
 * @param all in order; a name may come more than once
 */
public record ReceivedHeaders(List<Map.Entry<String, String>> all) {

    private static final List<String> ADDED =
            List.of("host", "x-forwarded-for", "x-forwarded-port", "x-forwarded-proto");

    /** Copies the list. */
    public ReceivedHeaders {
        all = List.copyOf(all);
    }

    /** The headers of a request. */
    public static ReceivedHeaders of(WebRequest request) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        String host = RequestGuard.host(request.head()).orElse("localhost");
        headers.add(Map.entry("Host", host));
        for (Header header : request.head().getHeaders()) {
            if (!ADDED.contains(header.getName().toLowerCase(Locale.ROOT))) {
                headers.add(Map.entry(header.getName(), header.getValue()));
            }
        }
        headers.add(Map.entry("X-Forwarded-For", request.sourceAddress()));
        headers.add(Map.entry("X-Forwarded-Port", RequestGuard.port(host).orElse("80")));
        headers.add(Map.entry("X-Forwarded-Proto", "http"));
        return new ReceivedHeaders(headers);
    }

    /** The first value of a name, in upper or lower case. */
    public Optional<String> first(String name) {
        return all.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Names in lower case, values of one name joined by commas; without cookies. */
    public Value.Mapping joined() {
        Map<String, String> headers = new TreeMap<>();
        all.stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Cookie"))
                .forEach(header -> headers.merge(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue(),
                        (first, next) -> first + "," + next));
        return Values.texts(headers);
    }

    /** The cookies, each as {@code name=value}. */
    public List<String> cookies() {
        return all.stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Cookie"))
                .flatMap(header -> List.of(header.getValue().split("; ?", -1)).stream())
                .filter(cookie -> !cookie.isEmpty())
                .toList();
    }

    /** Names as they were sent, each with its last value. */
    Value.Mapping last() {
        Map<String, String> headers = new LinkedHashMap<>();
        all.forEach(header -> headers.put(sentName(header.getKey()), header.getValue()));
        return Values.texts(headers);
    }

    /** Names as they were sent, each with all its values. */
    Value.Mapping lists() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        all.forEach(header -> headers.computeIfAbsent(sentName(header.getKey()), name -> new ArrayList<>())
                .add(header.getValue()));
        Value.MappingBuilder lists = Value.mapping();
        headers.forEach((name, values) -> lists.put(name, Value.texts(values)));
        return lists.build();
    }

    /** The first spelling of a name. */
    private String sentName(String name) {
        return all.stream()
                .map(Map.Entry::getKey)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }
}
