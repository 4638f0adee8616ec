/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.compile.CompiledService;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.zip.GZIPInputStream;

/** Compares answers with those of serverless-offline: what differs must be one of its known faults, and each fault must be seen. */
final class OfflineComparison {

    private static final Path FOLDER = Path.of("src/test/resources/offline");

    /** What either server or its client adds, or what tells who is who. */
    private static final List<String> NOT_COMPARED = List.of(
            "accountId",
            "apiId",
            "domainName",
            "domainPrefix",
            "requestId",
            "extendedRequestId",
            "time",
            "timeEpoch",
            "requestTime",
            "requestTimeEpoch",
            "sourceIp",
            "identity",
            "resourceId",
            "authorizer",
            "connection",
            "host",
            "content-length",
            "x-forwarded-for",
            "x-forwarded-port",
            "x-forwarded-proto",
            "userAgent",
            "operationName");

    private final Map<String, BiPredicate<OfflineRequest, String>> known;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> faults = new TreeMap<>();

    OfflineComparison(Map<String, BiPredicate<OfflineRequest, String>> known) {
        this.known = known;
    }

    void assertOnlyFaults() {
        assertThat(differences).isEmpty();
        assertThat(faults.keySet()).containsExactlyInAnyOrderElementsOf(known.keySet());
    }

    void differHeaders(OfflineRequest request, Value.Mapping theirs, HttpReply ours) {
        Map<String, String> headers = new TreeMap<>();
        ours.headers()
                .forEach(header -> headers.merge(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue(),
                        (first, next) -> first + "," + next));
        Values.mapping(theirs, "headers")
                .entries()
                .forEach((name, value) -> differ(
                        request,
                        "header " + name,
                        withoutCharset(String.join(
                                ",",
                                Values.items(value).stream().map(Values::scalar).toList())),
                        withoutCharset(headers.getOrDefault(name, ""))));
    }

    private static String withoutCharset(String value) {
        return value.replaceAll("(?i); *charset=utf-8", "");
    }

    /** What is missing, null or empty is the same. */
    void compare(OfflineRequest request, String path, Value theirs, Value ours) {
        if (theirs instanceof Value.Mapping their && ours instanceof Value.Mapping our) {
            TreeMap<String, Boolean> keys = new TreeMap<>();
            their.entries().keySet().forEach(key -> keys.put(key, true));
            our.entries().keySet().forEach(key -> keys.put(key, true));
            keys.keySet().stream()
                    .filter(key -> NOT_COMPARED.stream().noneMatch(key::equalsIgnoreCase))
                    .forEach(key -> compare(
                            request,
                            path + "." + key,
                            their.get(key).orElse(new Value.Null()),
                            our.get(key).orElse(new Value.Null())));
            return;
        }
        differ(request, path, empty(theirs) ? "" : Values.scalar(theirs), empty(ours) ? "" : Values.scalar(ours));
    }

    private static boolean empty(Value value) {
        return value instanceof Value.Null
                || value.equals(Value.Mapping.EMPTY)
                || value.equals(new Value.Sequence(List.of()));
    }

    void differ(OfflineRequest request, String what, String theirs, String ours) {
        if (Objects.equals(theirs, ours)) {
            return;
        }
        Optional<String> fault = known.entrySet().stream()
                .filter(candidate -> candidate.getValue().test(request, what))
                .map(Map.Entry::getKey)
                .findFirst();
        fault.ifPresent(name -> faults.merge(name, 1, Integer::sum));
        if (fault.isEmpty()) {
            differences.add(request + " | " + what + " | offline: " + theirs + " | here: " + ours);
        }
    }

    /** A file of requests, or a recording of answers. */
    static Value read(String file) throws IOException {
        try (InputStream stored = Files.newInputStream(FOLDER.resolve(file));
                InputStream content = file.endsWith(".gz") ? new GZIPInputStream(stored) : stored) {
            return Json.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8), file);
        }
    }

    /** The resources of the recorded service whose types have a prefix. */
    static String[] resources(String prefix) throws IOException {
        Value.Mapping template = CompiledService.of(Files.readString(FOLDER.resolve("serverless.yml")))
                .template();
        return Values.mapping(template, "Resources").entries().entrySet().stream()
                .filter(resource -> Values.text(Values.asMapping(resource.getValue()), "Type")
                        .startsWith(prefix))
                .map(resource -> Json.compact(Value.of(resource.getKey())) + ": "
                        + Json.compact(Value.mapping()
                                .put("Type", Values.text(Values.asMapping(resource.getValue()), "Type"))
                                .put("Properties", Values.mapping(Values.asMapping(resource.getValue()), "Properties"))
                                .build()))
                .toArray(String[]::new);
    }
}
