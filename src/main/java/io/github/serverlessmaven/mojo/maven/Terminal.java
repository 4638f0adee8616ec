/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.deploy.port.Confirmation;
import java.io.Console;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/** The terminal that Maven runs in. */
final class Terminal {

    private Terminal() {}

    /**
     * The person at the terminal.
     *
     * @param interactive whether Maven may ask
     */
    static Optional<Confirmation> of(boolean interactive) {
        return Optional.ofNullable(System.console())
                .filter(console -> interactive && isTerminal(console))
                .map(console -> question -> isYes(console.readLine("%s [y/N] ", question)));
    }

    /** Asks the person for a text that is not shown. */
    static Optional<UnaryOperator<String>> secretPrompt(boolean interactive) {
        return Optional.ofNullable(System.console())
                .filter(console -> interactive && isTerminal(console))
                .map(console -> question -> Optional.ofNullable(console.readPassword("%s", question))
                        .map(String::valueOf)
                        .orElse(""));
    }

    /**
     * Whether a display that is painted again can be shown: Maven may use a person's terminal with its control sequences, and builds
     * one module at a time.
     */
    static boolean isLive(MavenSession session) {
        return Optional.ofNullable(System.console())
                        .filter(Terminal::isTerminal)
                        .isPresent()
                && session.getRequest().isInteractiveMode()
                && session.getRequest().getDegreeOfConcurrency() <= 1
                && !"never".equals(session.getUserProperties().getProperty("style.color"))
                && understandsControls(session.getSystemProperties());
    }

    /** The console of Windows before its terminal application does not, and Maven translates only what it prints itself. */
    private static boolean understandsControls(Properties environment) {
        return environment.getProperty("env.WT_SESSION") != null
                || !environment.getProperty("env.TERM", "dumb").equals("dumb");
    }

    /**
     * Whether Maven's log is shown there in colours, as Maven's option {@code -Dstyle.color} and the variables {@code NO_COLOR} and
     * {@code TERM} have it.
     */
    static boolean hasColours(MavenExecutionRequest request, Map<String, String> environment) {
        String style = request.getUserProperties().getProperty("style.color", "auto");
        if (!style.equals("auto")) {
            return style.equals("always");
        }
        boolean isPlain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb")
                || !request.isInteractiveMode();
        return !isPlain
                && Optional.ofNullable(System.console())
                        .filter(Terminal::isTerminal)
                        .isPresent();
    }

    /** From Java 22 on there may be a console without a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static boolean isYes(@Nullable String answer) {
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
