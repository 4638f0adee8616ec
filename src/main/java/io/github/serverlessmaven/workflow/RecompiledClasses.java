/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import java.nio.file.Path;

/** The classes of a module, which may be compiled again while a goal runs. */
public interface RecompiledClasses {

    /** The folder the compiler writes to. */
    Path folder();

    /** Uses the classes as they are now in all that is packaged from here on. */
    void reload();
}
