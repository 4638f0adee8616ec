/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.template.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the JSON Schema that the goal {@code schema} prints into the plugin, when it is built. */
final class WriteSchema {

    private WriteSchema() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(
                Path.of(arguments[0]),
                Json.pretty(TemplateTypes.toValue(StandardFeatures.schema().jsonSchema())));
    }
}
