/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report.console;

import io.github.serverlessmaven.deploy.port.Confirmation;
import java.io.Console;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that a goal runs in, if there is one.
 *
 * @param interactive whether questions may be asked
 * @param style what the option {@code -Dstyle.color} of Maven says: {@code auto}, {@code always} or {@code never}
 * @param environment the environment variables
 */
public record Terminal(boolean interactive, String style, Map<String, String> environment) {

    /** Copies the map. */
    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** The person at the terminal; empty if there is none, or none may be asked. */
    public Optional<Confirmation> confirmation() {
        return console()
                .filter(console -> interactive)
                .map(console -> question -> isYes(console.readLine("%s [y/N] ", question)));
    }

    /** Asks the person for a text that is not shown. */
    public Optional<UnaryOperator<String>> secretPrompt() {
        return console()
                .filter(console -> interactive)
                .map(console -> question -> Optional.ofNullable(console.readPassword("%s", question))
                        .map(String::valueOf)
                        .orElse(""));
    }

    /** Whether control sequences can paint a display again. */
    public boolean isLive() {
        return interactive
                && !style.equals("never")
                && understandsControls()
                && console().isPresent();
    }

    /** The console of Windows before its terminal application does not, and Maven translates only what it prints itself. */
    private boolean understandsControls() {
        return environment.get("WT_SESSION") != null
                || !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** Whether Maven's log is shown there in colours: its option, {@code NO_COLOR} and {@code TERM} decide. */
    public boolean hasColours() {
        if (!style.equals("auto")) {
            return style.equals("always");
        }
        return interactive
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb")
                && console().isPresent();
    }

    /** From Java 22 on there may be a console without a terminal. */
    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Terminal::isTerminal);
    }

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
