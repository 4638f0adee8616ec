/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How functions run on this machine.
 *
 * @param memory how much all may have together, in MB
 * @param debugPort where Java functions wait for a debugger, if they shall
 * @param layers holds zips of layers that others published, if there is such a folder
 */
record LocalRun(int memory, OptionalInt debugPort, Optional<Path> layers) {

    static final LocalRun USUAL = new LocalRun(8192, OptionalInt.empty(), Optional.empty());

    /** What parameters of a goal say. */
    static LocalRun of(int memory, @Nullable Integer debug, @Nullable File layers) {
        return new LocalRun(
                memory,
                debug == null ? OptionalInt.empty() : OptionalInt.of(debug),
                Optional.ofNullable(layers).map(File::toPath));
    }
}
