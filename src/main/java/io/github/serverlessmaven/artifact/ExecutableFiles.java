/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Which files of a package may be run: those that are marked so on disk or in a zip, what Lambda starts itself ({@code bootstrap},
 * extensions), and scripts, which begin with {@code #!}. Not every disk, and not every zip tool, knows executables.
 */
final class ExecutableFiles {

    private static final Pattern STARTED_BY_LAMBDA = Pattern.compile("bootstrap|(opt/)?extensions/[^/]+");

    /** Files that nobody runs, whatever a disk such as a mounted one of Windows says. */
    private static final Set<String> DATA =
            Set.of("class", "jar", "json", "map", "md", "properties", "xml", "yml", "yaml");

    /** Files that their interpreter reads, whatever they begin with; there may be many thousands of them. */
    private static final Set<String> MODULES = Set.of("js", "mjs", "cjs", "ts");

    private ExecutableFiles() {}

    /** Whether a file on disk may be run. */
    static boolean contains(String name, Path file) {
        return contains(name, isMarked(file), () -> head(file));
    }

    /**
     * Whether a file may be run.
     *
     * @param name its path in the package
     * @param marked whether it is marked as executable where it comes from
     * @param head its first two bytes, or fewer if it is shorter
     */
    static boolean contains(String name, boolean marked, Supplier<byte[]> head) {
        if (STARTED_BY_LAMBDA.matcher(name).matches()) {
            return true;
        }
        String ending = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
        return !DATA.contains(ending) && (marked || (!MODULES.contains(ending) && isScript(head.get())));
    }

    private static boolean isScript(byte[] head) {
        return head.length > 1 && head[0] == '#' && head[1] == '!';
    }

    private static boolean isMarked(Path file) {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            return posix != null && posix.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
        } catch (IOException unreadable) {
            return false; // reported when it is packaged
        }
    }

    private static byte[] head(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(2);
        } catch (IOException unreadable) {
            return new byte[0]; // reported when it is packaged
        }
    }
}
