/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of functions and where they answer.
 *
 * @param functions all names
 * @param paths where functions and aliases answer over HTTP
 * @param url the server's
 */
record ServedFunctions(List<String> functions, Map<String, String> paths, String url) {

    /** One line for each address, and one for each function that has none. */
    List<String> lines() {
        Map<String, String> addresses = new TreeMap<>();
        functions.forEach(name -> addresses.put(name, "no URL; by the Lambda API only"));
        paths.forEach((name, path) -> addresses.put(name, url + path));
        int width = addresses.keySet().stream().mapToInt(String::length).max().orElse(1);
        return addresses.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "  %-" + width + "s  %s", entry.getKey(), entry.getValue()))
                .toList();
    }
}
