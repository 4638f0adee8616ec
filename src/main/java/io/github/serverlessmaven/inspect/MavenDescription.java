/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** What Maven writes into the jars that it builds, below {@code META-INF/maven}. */
final class MavenDescription {

    private MavenDescription() {}

    /**
     * The coordinates of a jar. One that holds others merged has their descriptions too: only that counts which fits the file's name.
     *
     * @param fileName the jar's, such as {@code guava-33.0.0.jar}
     */
    static Optional<String> coordinates(Archive jar, String fileName) {
        return jar.entries().stream()
                .filter(entry -> entry.name().startsWith("META-INF/maven/")
                        && entry.name().endsWith("/pom.properties"))
                .map(entry -> properties(jar, entry))
                .filter(description -> fileName.contains(
                        description.getProperty("artifactId", "?") + "-" + description.getProperty("version", "?")))
                .map(description -> description.getProperty("groupId") + ":" + description.getProperty("artifactId")
                        + ":" + description.getProperty("version"))
                .findFirst();
    }

    private static Properties properties(Archive jar, Archive.Entry entry) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(jar.content(entry), StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException noProperties) {
            properties.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
