/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.function.FunctionSelection;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which functions a deployment changes without their stack.
 *
 * @param functions the keys of functions, with commas between them; empty for whole services
 * @param changed whether all functions that changed are meant, where none are named
 */
public record FunctionOptions(Optional<String> functions, boolean changed) {

    /** Whole services. */
    public static final FunctionOptions NONE = new FunctionOptions(Optional.empty(), false);

    /**
     * The options of a goal. Maven takes an option of the command line without a value for none.
     *
     * @param functions the keys of functions, with commas between them
     */
    public static FunctionOptions of(Optional<String> functions, boolean changed, BuildContext build) {
        return new FunctionOptions(
                functions.or(() -> Optional.ofNullable(build.userProperties().get("serverless.function"))), changed);
    }

    /** Whether the stack is deployed only if it has to be. */
    boolean prefersFunctions() {
        return functions.isPresent() || changed;
    }

    /**
     * Checks the names of functions.
     *
     * @param services the keys of the functions of each service that is deployed
     * @throws ServerlessException if no service has a function of one of the names
     */
    void check(Map<String, List<String>> services) {
        Set<String> known = services.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw unknown(key, services, known);
            }
        }
    }

    private static ServerlessException unknown(
            String key, Map<String, List<String>> services, Collection<String> known) {
        List<String> sorted = known.stream().sorted().toList();
        String subject = services.size() == 1
                ? "The service " + services.keySet().iterator().next() + " has"
                : "The services " + String.join(", ", services.keySet()) + " have";
        return new ServerlessException(
                subject + " no function \"" + key + "\".",
                Suggestion.of(key, sorted)
                        .map(meant -> "Did you mean \"" + meant + "\"?")
                        .orElse("Name functions with commas between them; there are: " + String.join(", ", sorted)
                                + "."));
    }

    /**
     * The functions of one service.
     *
     * @param keys the keys of its functions
     * @return empty if the whole service is meant; no function at all if only functions of other services are named
     */
    Optional<FunctionSelection> of(Collection<String> keys) {
        if (functions.isPresent()) {
            Set<String> own = new LinkedHashSet<>(keys());
            own.retainAll(keys);
            return Optional.of(new FunctionSelection(Optional.of(own)));
        }
        return changed ? Optional.of(FunctionSelection.CHANGED) : Optional.empty();
    }

    private List<String> keys() {
        return functions
                .map(text ->
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList())
                .orElse(new ArrayList<>());
    }
}
