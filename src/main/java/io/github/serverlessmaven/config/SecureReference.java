/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stands for a secret in the configuration: the secret itself is read by the deployment, when CloudFormation needs it, and is in no file.
 *
 * @param region the AWS region of the parameter
 * @param name the name of the SSM parameter of type {@code SecureString}
 * @param version its version, 1 or greater; 0 if it has none
 * @param path the keys and list indices that lead to the value, if the secret is JSON; none for the whole secret
 */
public record SecureReference(String region, String name, long version, List<String> path) {

    private static final Pattern FORM =
            Pattern.compile("\\{\\{secure:([a-z0-9-]+)\\|([^|{}]+)\\|([0-9]+)((?:\\|[^|{}]*)*)\\}\\}");

    /** Copies the list. */
    public SecureReference {
        path = List.copyOf(path);
    }

    /** The value below a key of this one. */
    public SecureReference at(String key) {
        return new SecureReference(
                region,
                name,
                version,
                Stream.concat(path.stream(), Stream.of(key)).toList());
    }

    /** The text that stands for the secret, alone or inside a longer text. */
    public String text() {
        return "{{secure:" + region + "|" + name + "|" + version
                + path.stream()
                        .map(key -> "|" + URLEncoder.encode(key, StandardCharsets.UTF_8))
                        .collect(Collectors.joining())
                + "}}";
    }

    /** Whether a text stands for a secret or has one inside. */
    public static boolean isIn(String text) {
        return text.contains("{{secure:") && FORM.matcher(text).find();
    }

    /** Finds the references inside a text; the match says where each stands. */
    public static List<MatchResult> find(String text) {
        return FORM.matcher(text).results().toList();
    }

    /**
     * The reference that a text stands for.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SecureReference parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("no reference to a secret");
        }
        List<String> path = Arrays.stream(form.group(4).split("\\|", -1))
                .skip(1)
                .map(key -> URLDecoder.decode(key, StandardCharsets.UTF_8))
                .toList();
        return new SecureReference(form.group(1), form.group(2), Long.parseLong(form.group(3)), path);
    }
}
