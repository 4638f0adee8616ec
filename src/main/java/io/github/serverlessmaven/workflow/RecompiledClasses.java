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

    /**
     * Copies the module's jar to where no other build deletes it, for all that is packaged from here on.
     *
     * @param jars the folder for the jars of all modules
     */
    void keepJar(Path jars);

    /** Uses the classes as they are now in all that is packaged from here on. */
    void reload();
}
