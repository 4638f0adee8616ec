/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.template.FunctionEndpoint;
import io.github.serverlessmaven.template.LogicalId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URLs at which the functions of a deployed stack are reached. */
public final class EndpointUrls {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    private final Target target;
    private final Stack stack;
    private final Map<String, String> values;
    private final Map<String, Boolean> existing = new HashMap<>();

    private EndpointUrls(Stack stack, Target target) {
        this.target = target;
        this.stack = stack;
        this.values = new HashMap<>(stack.outputs());
        values.put("AWS::Region", target.region());
    }

    /**
     * Fills in what only the deployed stack knows.
     *
     * @param endpoints those of its functions, in the order in which they are returned; what the stack does not have is left out
     */
    public static List<EndpointUrl> of(List<FunctionEndpoint> endpoints, Stack stack, Target target) {
        EndpointUrls urls = new EndpointUrls(stack, target);
        return endpoints.stream()
                .filter(urls::exists)
                .flatMap(endpoint -> urls.url(endpoint).stream())
                .distinct()
                .toList();
    }

    private boolean exists(FunctionEndpoint endpoint) {
        return endpoint.onlyWith()
                .map(resource -> existing.computeIfAbsent(resource, this::isInStack))
                .orElse(true);
    }

    private boolean isInStack(String resource) {
        return target.stacks().physicalId(stack.name(), new LogicalId(resource)).isPresent();
    }

    private Optional<EndpointUrl> url(FunctionEndpoint endpoint) {
        Matcher placeholders = PLACEHOLDER.matcher(endpoint.base());
        StringBuilder base = new StringBuilder();
        while (placeholders.find()) {
            Optional<String> value = value(placeholders.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            placeholders.appendReplacement(base, Matcher.quoteReplacement(value.get()));
        }
        placeholders.appendTail(base);
        return Optional.of(new EndpointUrl(endpoint.method(), base + endpoint.path(), endpoint.function()));
    }

    /** The AWS SDK loads hundreds of classes for the domain of a region, which few goals need. */
    private Optional<String> value(String name) {
        return name.equals("AWS::URLSuffix") ? Optional.of(target.urlSuffix()) : Optional.ofNullable(values.get(name));
    }

    /**
     * A URL of a function.
     *
     * @param method the HTTP method, or {@code ANY} or {@code WEBSOCKET}
     * @param url the whole URL; variables of its path are in braces
     * @param function the key of the function
     */
    public record EndpointUrl(String method, String url, String function) {

        /** The line that shows it. */
        public String text() {
            return method + " - " + url + " (" + function + ")";
        }
    }
}
