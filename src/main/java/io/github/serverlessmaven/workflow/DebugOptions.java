/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.local.runtime.DebugPorts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which functions are debugged on this machine.
 *
 * @param chosen {@code true} for all, {@code false} for none, keys of functions with commas between them, or a port that all share
 * @param suspends whether a function waits for the debugger before it starts
 */
public record DebugOptions(Optional<String> chosen, boolean suspends) {

    /** No function is debugged. */
    public static final DebugOptions NONE = new DebugOptions(Optional.empty(), false);

    private static final String OPTION = "serverless.debug";
    private static final int LAST_PORT = 65_535;

    /** Whether functions are debugged. */
    boolean isOn() {
        return chosen.filter(text -> !text.equals("false")).isPresent();
    }

    /**
     * The ports of functions.
     *
     * @param names the names of the functions by their keys
     * @throws ServerlessException if the option names a function that there is not, or is a number that is not a port
     */
    DebugPorts ports(Map<String, String> names) {
        if (!isOn()) {
            return DebugPorts.NONE;
        }
        String text = chosen.orElseThrow().strip();
        if (text.matches("-?\\d+")) {
            return DebugPorts.shared(port(text), suspends);
        }
        if (text.equals("true")) {
            return DebugPorts.each(name -> true, suspends);
        }
        List<String> keys = Stream.of(text.split(",", -1)).map(String::strip).toList();
        keys.forEach(key -> requireKnown(key, names.keySet()));
        Set<String> debugged = keys.stream().map(names::get).collect(Collectors.toUnmodifiableSet());
        return DebugPorts.each(debugged::contains, suspends);
    }

    private static int port(String text) {
        int port = text.length() > 5 ? -1 : Integer.parseInt(text);
        if (port < 1 || port > LAST_PORT) {
            throw new ServerlessException(
                    OPTION + " must be a port from 1 to " + LAST_PORT + ", true or keys of functions, but is " + text
                            + ".",
                    "Choose another one, or use true to have free ports chosen.");
        }
        return port;
    }

    private static void requireKnown(String key, Set<String> known) {
        if (!known.contains(key)) {
            throw new ServerlessException(
                    "There is no function \"" + key + "\" to debug (" + OPTION + ").",
                    Suggestion.of(key, known)
                            .map(meant -> "Did you mean \"" + meant + "\"?")
                            .orElse("Use true for all functions, or some of " + String.join(", ", new TreeSet<>(known))
                                    + ", with commas between them."));
        }
    }
}
