/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How functions run on this machine.
 *
 * @param memory how much all may have together, in MB
 * @param debug which functions are debugged
 * @param tables whether DynamoDB Local is fetched and started for tables
 * @param layers holds zips of layers that others published, if there is such a folder
 */
public record LocalOptions(int memory, DebugOptions debug, boolean tables, Optional<Path> layers) {

    /** For goals that run no functions. */
    public static final LocalOptions DEFAULT = new LocalOptions(8192, DebugOptions.NONE, false, Optional.empty());

    /** The options as parameters of a goal; null stands for an option that is not given. */
    public static LocalOptions of(int memory, DebugOptions debug, boolean tables, @Nullable File layers) {
        return new LocalOptions(
                memory, debug, tables, Optional.ofNullable(layers).map(File::toPath));
    }
}
