/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a function's environment says of the places and programs that only Lambda has. Options that name files of a layer, such as agents,
 * get the place of these files on this machine; what is not supported here is left out with a warning.
 */
public final class LambdaPaths {

    private static final String WRAPPER = "AWS_LAMBDA_EXEC_WRAPPER";
    private static final List<String> OPTIONS = List.of("JAVA_TOOL_OPTIONS", "NODE_OPTIONS");

    /** The layers or the task root, and a file there. */
    private static final Pattern FILE = Pattern.compile("/(opt|var/task)/([^\\s\"',;=:]+)");

    private final Consumer<String> warnings;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /**
     * Creates the rule.
     *
     * @param warnings receives each difference to AWS once for each function
     */
    public LambdaPaths(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /**
     * The variables as the function can use them here.
     *
     * @param function its name
     * @param variables those of its configuration
     * @param taskRoot the function's files
     * @param layers what is in {@code /opt} in AWS
     */
    Map<String, String> translated(String function, Map<String, String> variables, Path taskRoot, Path layers) {
        Map<String, String> translated = new LinkedHashMap<>(variables);
        if (!variables.getOrDefault(WRAPPER, "").isBlank()) {
            report(
                    function,
                    WRAPPER,
                    "is " + variables.get(WRAPPER) + ", but no wrapper runs on this machine: the"
                            + " function starts without it");
        }
        for (String name : OPTIONS) {
            Matcher files = FILE.matcher(variables.getOrDefault(name, ""));
            List<MatchResult> missing = files.results()
                    .filter(file -> !Files.exists(place(file, taskRoot, layers)))
                    .toList();
            if (missing.isEmpty()) {
                translated.computeIfPresent(
                        name,
                        (key, text) -> FILE.matcher(text)
                                .replaceAll(file -> Matcher.quoteReplacement(
                                        quoted(place(file, taskRoot, layers).toString()))));
            } else {
                translated.remove(name);
                report(
                        function,
                        name,
                        "names " + missing.get(0).group()
                                + ", which is not on this machine: the function starts without " + name);
            }
        }
        return translated;
    }

    private static Path place(MatchResult file, Path taskRoot, Path layers) {
        return (file.group(1).equals("opt") ? layers : taskRoot).resolve(file.group(2));
    }

    private static String quoted(String path) {
        return path.contains(" ") ? "\"" + path + "\"" : path;
    }

    private void report(String function, String variable, String difference) {
        if (reported.add(function + " " + variable)) {
            warnings.accept("The variable " + variable + " of function " + function + " " + difference + ".");
        }
    }
}
