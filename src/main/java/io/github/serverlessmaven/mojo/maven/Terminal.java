/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.deploy.port.Confirmation;
import java.io.Console;
import java.util.Locale;
import java.util.Optional;
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
