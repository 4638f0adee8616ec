/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.gateway.ServedRoute;
import io.github.serverlessmaven.local.schedule.ServedSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table of functions and where they answer.
 *
 * @param functions all names
 * @param paths where functions and aliases answer over HTTP
 * @param routes of APIs
 * @param schedules with their targets
 * @param sources of events
 * @param url the server's
 */
record ServedFunctions(
        List<String> functions,
        Map<String, String> paths,
        List<ServedRoute> routes,
        List<ServedSchedule> schedules,
        List<ServedSource> sources,
        String url) {

    /** One line for each address and each schedule, and one for each function that has neither. */
    List<String> lines() {
        List<Map.Entry<String, String>> addresses = new ArrayList<>();
        paths.forEach((name, path) -> addresses.add(Map.entry(name, url + path)));
        routes.forEach(route -> addresses.add(Map.entry(route.target(), route.text(url))));
        schedules.forEach(schedule -> addresses.add(Map.entry(schedule.target(), schedule.text())));
        sources.forEach(source -> addresses.add(Map.entry(source.function().orElse("-"), source.text())));
        functions.stream()
                .filter(name ->
                        addresses.stream().noneMatch(address -> address.getKey().equals(name)))
                .toList()
                .forEach(name -> addresses.add(Map.entry(name, "no URL; by the Lambda API only")));
        int width = addresses.stream()
                .mapToInt(address -> address.getKey().length())
                .max()
                .orElse(1);
        return addresses.stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> String.format(Locale.ROOT, "  %-" + width + "s  %s", entry.getKey(), entry.getValue()))
                .toList();
    }
}
