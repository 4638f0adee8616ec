/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.history;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Records as JSON. What a list of deployments and the clean-up read stands in fields of its own, which later versions of the plugin
 * understand even if they cannot read the manifest any more.
 */
final class RecordJson {

    private RecordJson() {}

    static String write(DeploymentRecord record) {
        return Json.pretty(Value.mapping()
                .put("time", record.time().toString())
                .put("service", record.service())
                .put("stage", record.stage())
                .put("commit", record.commit().map(Value::of))
                .put("identity", record.identity().map(Value::of))
                .put("rollbackOf", record.rollbackOf().map(Value::of))
                .put("templateSha256", record.templateSha256())
                .put("objects", texts(record.objects()))
                .put("images", texts(record.images()))
                .put("withheldParameters", texts(record.withheld()))
                .put("manifest", Json.parse(record.manifest(), "manifest"))
                .put("template", compressed(record.template()))
                .build());
    }

    /**
     * Reads a record.
     *
     * @param origin its key, for messages
     * @throws ServerlessException if the text is no record
     */
    static DeploymentRecord read(String json, String origin) {
        try {
            Value.Mapping record = (Value.Mapping) Json.parse(json, origin);
            return new DeploymentRecord(
                    Instant.parse(record.text("time").orElseThrow()),
                    record.text("service").orElseThrow(),
                    record.text("stage").orElseThrow(),
                    record.text("commit"),
                    record.text("identity"),
                    record.text("rollbackOf"),
                    record.text("templateSha256").orElseThrow(),
                    texts(record, "objects"),
                    texts(record, "images"),
                    texts(record, "withheldParameters"),
                    Json.pretty(record.get("manifest").orElseThrow()),
                    expanded(record.text("template").orElseThrow()));
        } catch (IOException | RuntimeException e) {
            throw new ServerlessException(
                    "The object " + origin + " is not the record of a deployment.",
                    "Delete it from the bucket; other deployments are not affected.",
                    e);
        }
    }

    private static Value texts(List<String> items) {
        return new Value.Sequence(
                items.stream().map(item -> (Value) Value.of(item)).toList());
    }

    private static List<String> texts(Value.Mapping record, String name) {
        return ((Value.Sequence) record.get(name).orElseThrow())
                .items().stream().map(item -> ((Value.Text) item).text()).toList();
    }

    private static String compressed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream compressing = new GZIPOutputStream(bytes)) {
            compressing.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String expanded(String text) throws IOException {
        try (GZIPInputStream expanding =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return new String(expanding.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
