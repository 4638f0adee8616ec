/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that function and provider set key by key. */
final class KeyedValues {

    private KeyedValues() {}

    /** The provider's values with the function's merged over them. */
    static Map<String, Value> merge(Map<String, Value> provider, Map<String, Value> function) {
        Map<String, Value> merged = new LinkedHashMap<>(provider);
        merged.putAll(function);
        return merged;
    }

    /** The values without those set to null, by which a function drops a value of the provider. */
    static Map<String, Value> present(Map<String, Value> values) {
        Map<String, Value> present = new LinkedHashMap<>(values);
        present.values().removeIf(Value.Null.class::isInstance);
        return present;
    }
}
