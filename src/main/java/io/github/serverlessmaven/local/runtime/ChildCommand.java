/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command that runs a third-party program in a separate JVM, which ends with this one. Of the environment of Maven it inherits only the
 * search path.
 */
public final class ChildCommand {

    /** The oldest Java that the programs run on. */
    private static final int RELEASE = 17;

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC");

    private static final String OURS = "io.github.serverlessmaven.";

    private final JavaPlatform java;
    private final RuntimeFiles ours;

    /**
     * Creates the command.
     *
     * @param folder for classes of ours that the programs need
     */
    public ChildCommand(JavaPlatform java, Path folder) {
        this.java = java;
        this.ours = new RuntimeFiles(folder);
    }

    /**
     * The process of a program, not yet started.
     *
     * @param options of the JVM
     * @param files its jars, and native libraries that they load
     * @param mainClass one of the jars, or one of ours
     */
    public ProcessBuilder of(List<String> options, List<Path> files, String mainClass, List<String> arguments) {
        Path own = ours.putClass(RuntimeChild.class.getName());
        ours.putClass(FunctionProcesses.class.getName());
        if (mainClass.startsWith(OURS)) {
            ours.putClass(mainClass);
        }
        List<String> command = new ArrayList<>();
        command.add(java.installation(RELEASE).command());
        command.addAll(OPTIONS);
        command.addAll(options);
        List<String> libraries = files.stream()
                .filter(ChildCommand::isLibrary)
                .flatMap(file -> Optional.ofNullable(file.toAbsolutePath().getParent()).stream())
                .map(Path::toString)
                .distinct()
                .toList();
        if (!libraries.isEmpty()) {
            command.add("-Djava.library.path=" + String.join(File.pathSeparator, libraries));
        }
        command.add("-cp");
        command.add(own
                + File.pathSeparator
                + files.stream()
                        .filter(file -> !isLibrary(file))
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.addAll(List.of(RuntimeChild.class.getName(), mainClass));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(FunctionProcess::isNotInherited);
        builder.environment().put("LC_ALL", "C.UTF-8"); // the charset of names of files
        return builder;
    }

    private static boolean isLibrary(Path file) {
        return file.toString().matches(".*\\.(so|dll|dylib)");
    }
}
