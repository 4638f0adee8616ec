/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.Diagnostics;

/** Reads YAML, of which JSON is a part. */
@FunctionalInterface
public interface DocumentReader {

    /**
     * Reads a document.
     *
     * @param text the document
     * @param label the file's path for the locations of its values
     * @param diagnostics receives what is wrong with it
     * @return its value; any value if there was an error
     */
    ConfigNode read(String text, String label, Diagnostics diagnostics);
}
