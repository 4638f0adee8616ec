/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What to use here in place of well-known plugins of Serverless, from the file {@code npm-plugins.properties}, and in place of the
 * keys they read, from {@code npm-plugin-keys.properties}.
 */
final class NpmPlugins {

    private static final Properties INSTEAD = read("npm-plugins.properties");

    private static final Properties KEYS = read("npm-plugin-keys.properties");

    private NpmPlugins() {}

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(NpmPlugins.class.getResourceAsStream(resource), resource);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /**
     * What to do about keys that well-known plugins of Serverless read.
     *
     * @param section the section they stand in with a dot behind it, such as {@code function.}; empty for the top level
     * @return by the key, two sentences
     */
    static Map<String, String> keysIn(String section) {
        return KEYS.stringPropertyNames().stream()
                .filter(key -> key.startsWith(section) && key.indexOf('.', section.length()) < 0)
                .collect(Collectors.toMap(
                        key -> key.substring(section.length()),
                        key -> "Remove it. " + advice(List.of(KEYS.getProperty(key)))));
    }

    /** One sentence for each plugin that something here stands in for; empty if there is none. */
    static String advice(List<String> plugins) {
        return plugins.stream()
                .filter(INSTEAD::containsKey)
                .map(plugin -> "For " + plugin + " " + INSTEAD.getProperty(plugin) + ".")
                .collect(Collectors.joining(" "));
    }
}
