/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a JSON object of the manifest. Each method throws {@link ServerlessException} where the file is not what this version of
 * the plugin writes.
 *
 * @param mapping the object
 * @param origin the file, for messages
 */
record JsonFields(Value.Mapping mapping, String origin) {

    static JsonFields parse(String json, String origin) {
        if (Json.parse(json, origin) instanceof Value.Mapping mapping) {
            return new JsonFields(mapping, origin);
        }
        throw new JsonFields(Value.Mapping.EMPTY, origin).unreadable();
    }

    Optional<Value> value(String key) {
        return mapping.get(key);
    }

    JsonFields section(String key) {
        return fields(value(key).orElse(Value.NULL));
    }

    List<JsonFields> items(String key) {
        return sequence(key).stream().map(this::fields).toList();
    }

    String text(String key) {
        return text(value(key).orElse(Value.NULL));
    }

    Optional<String> optionalText(String key) {
        return value(key).map(this::text);
    }

    List<String> texts(String key) {
        return sequence(key).stream().map(this::text).toList();
    }

    Map<String, String> textByKey(String key) {
        JsonFields below = section(key);
        Map<String, String> texts = new LinkedHashMap<>();
        below.mapping().entries().keySet().forEach(name -> texts.put(name, below.text(name)));
        return texts;
    }

    long number(String key) {
        return number(value(key).orElse(Value.NULL));
    }

    Optional<Long> optionalNumber(String key) {
        return value(key).map(this::number);
    }

    boolean flag(String key) {
        if (value(key).orElse(Value.NULL) instanceof Value.Bool bool) {
            return bool.bool();
        }
        throw unreadable();
    }

    Sha256 digest(String key) {
        try {
            return new Sha256(text(key));
        } catch (IllegalArgumentException notADigest) {
            throw unreadable();
        }
    }

    private List<Value> sequence(String key) {
        if (value(key).orElse(Value.NULL) instanceof Value.Sequence sequence) {
            return sequence.items();
        }
        throw unreadable();
    }

    private JsonFields fields(Value value) {
        if (value instanceof Value.Mapping below) {
            return new JsonFields(below, origin);
        }
        throw unreadable();
    }

    private String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        throw unreadable();
    }

    private long number(Value value) {
        if (value instanceof Value.Numeric number) {
            return number.number().longValue();
        }
        throw unreadable();
    }

    ServerlessException unreadable() {
        return new ServerlessException(
                origin + " was not written by this version of the plugin.", DeploymentFolder.PACKAGE_AGAIN);
    }
}
