/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import io.github.serverlessmaven.artifact.PrivateFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts a process with text that this JVM cannot pass on by itself: where it runs in the POSIX locale, it would replace everything beyond
 * ASCII by question marks. A script in UTF-8 sets such variables and starts the command; its process becomes that of the command.
 */
final class LaunchScript {

    private static final Path SHELL = Path.of("/bin/sh");

    private LaunchScript() {}

    /**
     * Changes a process that is about to be started, if that is necessary.
     *
     * @param folder where a script may be written
     */
    static void prepare(ProcessBuilder process, Path folder) throws IOException {
        List<String> command = process.command();
        Map<String, String> environment = process.environment();
        Map<String, String> lost = environment.entrySet().stream()
                .filter(variable -> !isPassedOn(variable.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if ((lost.isEmpty() && command.stream().allMatch(LaunchScript::isPassedOn)) || !Files.isExecutable(SHELL)) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lost.forEach((name, value) -> lines.add("export " + name + "=" + quoted(value)));
        lines.add("exec " + command.stream().map(LaunchScript::quoted).collect(Collectors.joining(" ")));
        environment.keySet().removeAll(lost.keySet());
        Path script = folder.resolve("launch.sh");
        PrivateFile.write(script, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        process.command(SHELL.toString(), script.toString());
    }

    /** Which of the two charsets a JVM uses depends on its version. */
    private static boolean isPassedOn(String text) {
        return Stream.of("file.encoding", "sun.jnu.encoding")
                .map(property -> Charset.forName(System.getProperty(property, "UTF-8")))
                .allMatch(charset -> charset.newEncoder().canEncode(text));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
