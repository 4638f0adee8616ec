/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.mapping;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The variable {@code $util} of mapping templates. */
public final class TemplateFunctions {

    /** Escapes text as a string of JavaScript; single quotes too, which JSON does not know. */
    public String escapeJavaScript(@Nullable Object value) {
        StringBuilder escaped = new StringBuilder();
        for (char each : (value == null ? "" : value.toString()).toCharArray()) {
            switch (each) {
                case '"', '\'', '\\', '/' -> escaped.append('\\').append(each);
                case '\b' -> escaped.append("\\b");
                case '\f' -> escaped.append("\\f");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    boolean isPlain = each >= ' ' && each <= '~';
                    escaped.append(isPlain ? String.valueOf(each) : String.format(Locale.ROOT, "\\u%04X", (int) each));
                }
            }
        }
        return escaped.toString();
    }

    /** Reads JSON. */
    public @Nullable Object parseJson(String json) {
        return JsonDocument.of(json).find("$").orElse(null);
    }

    /** Encodes text for a form. */
    public String urlEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Decodes text of a form. */
    public String urlDecode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Encodes text in Base64. */
    public String base64Encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Decodes text in Base64. */
    public String base64Decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
