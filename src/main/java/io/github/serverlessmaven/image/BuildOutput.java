/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Takes what a command prints while it builds an image.
 *
 * @param hiding gives a line without the secrets in it
 * @param log receives each line without them
 */
public record BuildOutput(UnaryOperator<String> hiding, Consumer<String> log) {

    /** Logs a line, and gives it as it may be shown. */
    String show(String line) {
        String shown = hiding.apply(line);
        log.accept(shown);
        return shown;
    }
}
