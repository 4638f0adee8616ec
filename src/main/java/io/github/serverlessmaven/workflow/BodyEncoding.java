/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How what the sender of an event wrote is written in it. */
enum BodyEncoding {
    /** As it is. */
    TEXT {
        @Override
        Value encode(String body, Value present) {
            return Value.of(body);
        }
    },
    /** As a part of the event. */
    JSON {
        @Override
        Value encode(String body, Value present) {
            return Json.tryParse(body)
                    .orElseThrow(() -> new ServerlessException(
                            "The body of the event must be JSON, but is: " + body,
                            "Write a JSON object, such as -Dserverless.event.body='{\"id\": 1}'."));
        }
    },
    /** In base64. */
    BASE64 {
        @Override
        Value encode(String body, Value present) {
            return Value.of(base64(body.getBytes(StandardCharsets.UTF_8)));
        }
    },
    /** As lines of a log, compressed and in base64. */
    LOGS {
        @Override
        Value encode(String body, Value present) {
            Value lines = Json.parse(unzipped(((Value.Text) present).text()), "logs");
            Value written = new ValuePath("logEvents.0.message").replace(lines, message -> Value.of(body));
            return Value.of(base64(zipped(Json.compact(written))));
        }
    };

    /**
     * What stands in the event.
     *
     * @param body what the sender wrote
     * @param present what stands there in the sample
     */
    abstract Value encode(String body, Value present);

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String unzipped(String base64) {
        try (GZIPInputStream bytes =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
