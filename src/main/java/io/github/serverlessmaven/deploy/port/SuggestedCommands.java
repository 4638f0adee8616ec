/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import java.util.List;
import java.util.regex.Matcher;
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

    private static final Pattern IN_TEXT = Pattern.compile("<(mvn|aws) ([^>]+)>");

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

    /**
     * A text with its commands, which stand in angle brackets: {@code <mvn logs>} is a goal, {@code <aws logs tail NAME>} a command of the
     * AWS CLI.
     */
    public String inText(String text) {
        return IN_TEXT.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).equals("mvn") ? maven(found.group(2)) : aws(found.group(2))));
    }

    private static String text(List<String> options) {
        return options.stream().map(option -> " " + quoted(option)).collect(Collectors.joining());
    }

    /** As a shell takes it for one word. */
    private static String quoted(String option) {
        return PLAIN.matcher(option).matches() ? option : "'" + option.replace("'", "'\\''") + "'";
    }
}
