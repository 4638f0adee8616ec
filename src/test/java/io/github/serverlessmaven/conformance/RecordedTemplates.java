/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What Serverless 3 once made of the services: {@code oracle/<area>.json.gz} or {@code oracle/<area>/<name>.json.gz}, a template, unless it refused, and the
 * fingerprint of its service for each name. {@code mvn verify -Pconformance -Dserverless.update} records what is new or changed.
 */
final class RecordedTemplates {

    private static final Path FOLDER = Path.of("src/test/resources/oracle");

    private RecordedTemplates() {}

    /** The template recorded for a service as it is now, if there is one. */
    static Optional<Value.Mapping> of(ConformanceCase service) {
        return read(service.recording()).get(service.name()) instanceof Value.Mapping recording
                        && recording.get("service").equals(Optional.of(Value.of(service.fingerprint())))
                ? recording.get("template").map(Value.Mapping.class::cast)
                : Optional.empty();
    }

    /** Whether it is recorded that Serverless refused a service as it is now. */
    static boolean isRefusal(ConformanceCase service) {
        return read(service.recording()).get(service.name()) instanceof Value.Mapping recording
                && recording.get("service").equals(Optional.of(Value.of(service.fingerprint())))
                && recording.get("template").isEmpty();
    }

    /**
     * Replaces everything recorded of some files of services.
     *
     * @param templates what Serverless made of all services of these files; empty if it refused one
     */
    static void replace(Map<ConformanceCase, Optional<Value.Mapping>> templates) throws IOException {
        Map<String, Value.Mapping> files = templates.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().recording(),
                        Collectors.collectingAndThen(Collectors.toList(), RecordedTemplates::recordings)));
        for (Map.Entry<String, Value.Mapping> recorded : files.entrySet()) {
            Path file = file(recorded.getKey());
            String text = Json.compact(recorded.getValue());
            Files.createDirectories(file.getParent());
            if (!Files.exists(file) || !unpacked(file).equals(text)) {
                Files.write(file, packed(text));
            }
        }
    }

    private static Value.Mapping recordings(Collection<Map.Entry<ConformanceCase, Optional<Value.Mapping>>> templates) {
        Function<Map.Entry<ConformanceCase, Optional<Value.Mapping>>, Value> recording = entry -> Value.mapping()
                .put("service", entry.getKey().fingerprint())
                .put("template", entry.getValue())
                .build();
        return new Value.Mapping(new TreeMap<>(templates.stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), recording))));
    }

    private static Map<String, Value> read(String name) {
        try {
            Path file = file(name);
            return Files.exists(file)
                    ? ((Value.Mapping) Json.parse(unpacked(file), file.toString())).entries()
                    : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String name) {
        return FOLDER.resolve(name + ".json.gz");
    }

    private static String unpacked(Path file) throws IOException {
        try (GZIPInputStream input = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream output = new GZIPOutputStream(bytes)) {
            output.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
