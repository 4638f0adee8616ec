/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * A queue, topic or the like that is served on this machine, for reading.
 *
 * @param kind such as {@code queue}
 * @param address what programs call it by: a URL, an ARN or a name
 * @param function the function that gets what it holds, if one does
 * @param isEnabled whether that function gets it at the moment
 */
record ServedSource(String kind, String address, Optional<String> function, boolean isEnabled) {

    /** One line, to stand behind the name of the function. */
    String text() {
        return kind + " " + address + (isEnabled ? "" : " (disabled)");
    }

    Value.Mapping toValue() {
        return Value.mapping()
                .put("kind", kind)
                .put("address", address)
                .put("function", function.map(Value::of))
                .put("enabled", Value.of(isEnabled))
                .build();
    }
}
