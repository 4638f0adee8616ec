/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Text files in the plugin's jar, in UTF-8; each beside the class that reads it. */
public final class BundledFile {

    private BundledFile() {}

    /**
     * The text of a file.
     *
     * @param reader the class that the file belongs to
     * @param name its path from the package of that class
     */
    public static String text(Class<?> reader, String name) {
        try (InputStream content = Objects.requireNonNull(reader.getResourceAsStream(name), name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries of a file of properties. */
    public static Properties properties(Class<?> reader, String name) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text(reader, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
