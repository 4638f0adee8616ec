/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.diagnostic;

/**
 * A place in a file the user wrote, printed as {@code serverless.yml:14:16}, which editors and CI systems make clickable.
 *
 * @param file the file's path as the user would write it, relative to the service directory
 * @param line the line, from 1
 * @param column the column, from 1
 */
public record Location(String file, int line, int column) implements Comparable<Location> {

    @Override
    public int compareTo(Location other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
