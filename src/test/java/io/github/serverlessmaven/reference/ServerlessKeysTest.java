/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file written for Serverless uses no key that is unknown here. */
class ServerlessKeysTest {

    @Test
    void everyKeyOfServerlessIsKnown() throws IOException {
        List<String> keys = Files.readAllLines(Path.of("src/test/resources/serverless-keys.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(keys).hasSizeGreaterThan(400);
        assertThat(keys)
                .filteredOn(key -> !isKnown(StandardFeatures.schema().root(), List.of(key.split("\\."))))
                .isEmpty();
    }

    /** Whether a path leads to a property; what stands below a value of any form is known too. */
    private static boolean isKnown(ObjectSchema schema, List<String> path) {
        String name = path.get(0).replace("[]", "");
        List<String> below = path.subList(1, path.size());
        if (name.equals("*") || name.isEmpty()) {
            return below.isEmpty() || isKnown(schema, below);
        }
        Optional<Property<?>> property = schema.properties().stream()
                .filter(known -> known.name().equals(name) || known.aliases().contains(name))
                .findFirst();
        return property.map(known -> below.isEmpty()
                        || known.type()
                                .section()
                                .map(nested -> isKnown(nested, below))
                                .orElse(true))
                .orElse(false);
    }
}
