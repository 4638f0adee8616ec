/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.failure;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What AWS says about a failure.
 *
 * @param text as AWS says it
 */
record Reason(String text) {

    private static final Pattern WRAPPED = Pattern.compile(
            "^Resource handler returned message: \"(.*)\" \\(RequestToken: [^,)]*, HandlerErrorCode: (\\w+)\\)$",
            Pattern.DOTALL);

    /** Identifiers of a request, which only AWS's support understands. */
    private static final List<Pattern> NOISE = List.of(
            Pattern.compile(" \\(Service: [^,;)]*[,;] Status Code: \\d+[^)]*?(?:Error Code: (?<code>\\w+)[^)]*)?\\)"),
            Pattern.compile(" \\(SDK Attempt Count: \\d+\\)"));

    /** Lambda repeats all values of the environment, secrets included. */
    private static final Pattern ENVIRONMENT = Pattern.compile("\\s*String measured: .*", Pattern.DOTALL);

    private static final Pattern PROPERTY = Pattern.compile("#(/[A-Za-z0-9/_~.-]+)");

    private static final Pattern REQUIRED = Pattern.compile("at (/Resources/[A-Za-z0-9/_~.-]+)");

    /** The reason as a person reads it. */
    String readable() {
        Matcher wrapped = WRAPPED.matcher(text);
        String message = wrapped.matches() ? wrapped.group(1) + " (" + wrapped.group(2) + ")" : text;
        message = ENVIRONMENT.matcher(message).replaceAll("");
        for (Pattern noise : NOISE) {
            message = noise.matcher(message)
                    .replaceAll(found -> Matcher.quoteReplacement(codeOf(message(found.group()))
                            .map(code -> " (" + code + ")")
                            .orElse("")));
        }
        return message.strip();
    }

    private static Matcher message(String noise) {
        return Pattern.compile("Error Code: (\\w+)").matcher(noise);
    }

    private static Optional<String> codeOf(Matcher found) {
        return Optional.of(found).filter(Matcher::find).map(match -> match.group(1));
    }

    /** The part of the template that it names, as a JSON pointer: the resource, or one of its properties. */
    String pointer(String logicalId) {
        Matcher required = REQUIRED.matcher(text);
        if (required.find()) {
            return required.group(1);
        }
        String resource = "/Resources/" + logicalId;
        Matcher property = PROPERTY.matcher(text);
        return property.find() ? resource + "/Properties" + property.group(1) : resource;
    }
}
