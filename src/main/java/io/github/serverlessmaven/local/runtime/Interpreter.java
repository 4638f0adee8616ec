/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of this machine that runs scripts.
 *
 * @param command its name, found in the search path
 * @param version such as {@code 20.11.1}
 */
public record Interpreter(String command, String version) {

    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");

    /** The first of some programs that is there and prints its version. */
    public static Optional<Interpreter> find(List<String> commands) {
        return commands.stream().map(Interpreter::ask).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Interpreter> ask(String command) {
        Process process;
        try {
            process = new ProcessBuilder(command, "--version")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            return Optional.empty();
        }
        try (var output = process.getInputStream()) {
            process.getOutputStream().close();
            Matcher version = VERSION.matcher(new String(output.readAllBytes(), StandardCharsets.UTF_8));
            boolean works =
                    process.onExit().join().exitValue() == 0; // a version manager's stand-in fails and names versions
            return works && version.find() ? Optional.of(new Interpreter(command, version.group())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this is a version, or one of a release. */
    boolean isOf(String release) {
        return version.equals(release) || version.startsWith(release + ".");
    }
}
