/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.regex.Pattern;

/**
 * A policy that an authorizer gives back. A statement with a condition permits nothing here, and denies whatever the condition says:
 * conditions are not evaluated.
 *
 * @param document its JSON
 */
record AccessPolicy(Value.Mapping document) {

    private static final String ACTION = "execute-api:Invoke";

    /** Whether it permits a request, by the request's ARN. */
    boolean permits(String arn) {
        return states("Allow", arn) && !denies(arn);
    }

    /** Whether it denies a request in words. */
    boolean denies(String arn) {
        return states("Deny", arn);
    }

    private boolean states(String effect, String arn) {
        return Values.items(document, "Statement").stream()
                .map(Values::asMapping)
                .filter(statement -> Values.text(statement, "Effect").equals(effect))
                .filter(statement ->
                        effect.equals("Deny") || statement.get("Condition").isEmpty())
                .anyMatch(statement -> names(statement, "Action", ACTION, Pattern.CASE_INSENSITIVE)
                        && names(statement, "Resource", arn, 0));
    }

    private static boolean names(Value.Mapping statement, String key, String text, int flags) {
        return Values.items(statement, key).stream()
                .map(Values::scalar)
                .anyMatch(pattern -> matches(pattern, text, flags));
    }

    private static boolean matches(String pattern, String text, int flags) {
        String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(expression, flags | Pattern.DOTALL).matcher(text).matches();
    }
}
