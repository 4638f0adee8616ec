/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.local.log.FunctionOutput;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows what functions log, as it comes, each line behind the name of its function. On a terminal each name has a colour, and JSON is
 * shown with one value a line; elsewhere lines stay what they are, for programs that read them.
 */
final class FunctionLines implements FunctionOutput {

    /** Red is for errors, and black and white are what the terminal's background may be. */
    private static final List<Integer> COLOURS = List.of(36, 33, 32, 35, 34, 96, 93, 92, 95, 94);

    private static final String ESCAPE = "\u001b[";

    private final BuildLog log;
    private final boolean terminal;
    private final Map<String, Integer> colours = new HashMap<>();

    /** Shows lines in a log; {@code terminal} is whether it understands colours. */
    FunctionLines(BuildLog log, boolean terminal) {
        this.log = log;
        this.terminal = terminal;
    }

    @Override
    public synchronized void line(String function, String line) {
        if (terminal) {
            String name = ESCAPE + colour(function) + "m" + function + ESCAPE + "0m | ";
            readable(line).lines().forEach(part -> log.info(name + part));
        } else {
            log.info(function + " | " + line);
        }
    }

    private int colour(String function) {
        return colours.computeIfAbsent(function, name -> COLOURS.get(colours.size() % COLOURS.size()));
    }

    private static String readable(String line) {
        boolean mayBeJson = line.startsWith("{") || line.startsWith("[");
        return line.isEmpty() || !mayBeJson
                ? line + "\n"
                : Json.tryParse(line)
                        .filter(FunctionLines::hasParts)
                        .map(Json::pretty)
                        .orElse(line);
    }

    private static boolean hasParts(Value value) {
        return value instanceof Value.Mapping || value instanceof Value.Sequence;
    }
}
