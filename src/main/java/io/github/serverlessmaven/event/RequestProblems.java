/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.feature.Condition;
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.feature.Timeout;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What may be wrong with events of requests, whichever API they are of. */
public final class RequestProblems {

    /** A path or a method that no API can have. */
    public static final DiagnosticCode INVALID_ROUTE =
            new DiagnosticCode("INVALID_ROUTE", "API Gateway has no route of this method and path.");

    /** The same requests for two functions, or twice for one. */
    public static final DiagnosticCode DUPLICATE_ROUTE =
            new DiagnosticCode("DUPLICATE_ROUTE", "Two events are for the same method and path.");

    static final DiagnosticCode TIMEOUT_BEYOND_API =
            new DiagnosticCode("TIMEOUT_BEYOND_API", "The function may run longer than the API waits for it.");

    static final DiagnosticCode CONDITIONAL_AUTHORIZER = new DiagnosticCode(
            "CONDITIONAL_AUTHORIZER", "The function of an authorizer may be missing where a route needs it.");

    /** An authorizer's function that the service does not have. */
    public static final DiagnosticCode AUTHORIZER_FUNCTION_MISSING = new DiagnosticCode(
            "AUTHORIZER_FUNCTION_MISSING", "The service has no function of this key to ask who may call.");

    /** The settings of who may call a route contradict each other. */
    public static final DiagnosticCode INVALID_ROUTE_AUTHORIZER = new DiagnosticCode(
            "INVALID_ROUTE_AUTHORIZER", "The settings of a route's authorizer contradict each other.");

    static final DiagnosticCode SETTINGS_OF_EXTERNAL_API = new DiagnosticCode(
            "SETTINGS_OF_EXTERNAL_API",
            "An existing API is named, and settings that only an API of the service itself can have.");

    private static final int MILLIS = 1000;

    private RequestProblems() {}

    /**
     * Reports events for the same requests.
     *
     * @param requests which requests an event is for, in words
     */
    public static <T> void checkDuplicates(
            ServiceEvents<T> events, Function<Event<T>, String> requests, Diagnostics diagnostics) {
        Map<String, Event<T>> first = new LinkedHashMap<>();
        for (Event<T> event : events.events()) {
            String words = requests.apply(event);
            Optional.ofNullable(first.putIfAbsent(words, event))
                    .ifPresent(other -> event.error(
                            diagnostics,
                            DUPLICATE_ROUTE,
                            "is for " + words + ", as is " + other.origin(),
                            "Remove one of them: a request goes to one function."));
        }
    }

    /**
     * Warns of functions that may run longer than the API waits for them.
     *
     * @param waits how many milliseconds it waits
     */
    public static <T> void checkTimeout(Event<T> event, String api, int waits, Diagnostics diagnostics) {
        Timeout.seconds(event.scope())
                .filter(seconds -> seconds * MILLIS >= waits)
                .ifPresent(seconds -> event.warning(
                        diagnostics,
                        TIMEOUT_BEYOND_API,
                        "the function may run for " + seconds + " seconds, but the " + api + " waits for " + waits
                                + " milliseconds only, its own work included",
                        "Set a \"timeout\" of " + Math.max(1, (waits - 1) / MILLIS)
                                + " seconds or less for the function."));
    }

    /** Reports an authorizer's function that may not exist while the event's does. */
    public static <T> void checkCondition(
            Event<T> event, String authorizer, FunctionScope function, Diagnostics diagnostics) {
        if (Condition.mayBeMissingFor(function, event.scope())) {
            event.error(
                    diagnostics,
                    CONDITIONAL_AUTHORIZER,
                    "needs the authorizer \"" + authorizer + "\", whose function exists under the condition "
                            + Condition.of(function).orElseThrow() + " only",
                    "Give both functions the same condition, or remove that of \""
                            + function.function().key() + "\".");
        }
    }

    /** A function of the service by its key, with its service. */
    public static Optional<FunctionScope> function(String key, Service service) {
        return service.functions().stream()
                .filter(function -> function.key().equals(key))
                .findFirst()
                .map(function -> new FunctionScope(service, function));
    }

    /** What to do about the key of a function that the service does not have. */
    public static String instead(String key, Service service, String otherwise) {
        List<String> keys =
                service.functions().stream().map(LambdaFunction::key).toList();
        return Suggestion.of(key, keys)
                .map(meant -> "Did you mean \"" + meant + "\"?")
                .orElseGet(() -> "Use one of " + String.join(", ", keys) + ", or " + otherwise + ".");
    }

    /**
     * Reports settings that only an API of the service itself can have.
     *
     * @param api the property that names the existing API
     */
    public static void checkExternal(
            PropertyValues section, List<Property<?>> properties, String api, Diagnostics diagnostics) {
        properties.stream()
                .filter(property -> section.configured(property).isPresent())
                .forEach(property -> section.error(
                        property,
                        diagnostics,
                        SETTINGS_OF_EXTERNAL_API,
                        "cannot be set for the existing API that " + api + " names",
                        "Remove it, and configure it where the API is."));
    }
}
