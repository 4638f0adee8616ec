/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Commands for messages, with all options that lead to the same target.
 *
 * @param mavenOptions options of this plugin, such as {@code -Dserverless.stage=prod}
 * @param awsOptions options of the AWS CLI, such as {@code --region}, {@code eu-central-1}
 */
public record SuggestedCommands(List<String> mavenOptions, List<String> awsOptions) {

    /** Commands without options. */
    public static final SuggestedCommands NONE = new SuggestedCommands(List.of(), List.of());

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.,:=/@%+-]+");

    /** Copies the lists. */
    public SuggestedCommands {
        mavenOptions = List.copyOf(mavenOptions);
        awsOptions = List.copyOf(awsOptions);
    }

    /** A goal: {@code mvn serverless:deploy -Dserverless.stage=prod}. */
    public String maven(String goal) {
        return "mvn serverless:" + goal + text(mavenOptions);
    }

    /** A command of the AWS CLI: {@code aws cloudformation describe-stacks --region eu-central-1}. */
    public String aws(String command) {
        return "aws " + command + text(awsOptions);
    }

    private static String text(List<String> options) {
        return options.stream().map(option -> " " + quoted(option)).collect(Collectors.joining());
    }

    /** As a shell takes it for one word. */
    private static String quoted(String option) {
        return PLAIN.matcher(option).matches() ? option : "'" + option.replace("'", "'\\''") + "'";
    }
}
