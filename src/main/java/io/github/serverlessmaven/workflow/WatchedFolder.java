/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files below a folder that a look at it counts.
 *
 * @param folder need not exist
 * @param skipsFolder folders that count for nothing, with all in them
 * @param skipsFile files that count for nothing
 */
record WatchedFolder(Path folder, Predicate<Path> skipsFolder, Predicate<Path> skipsFile) {

    private static final Set<String> NOT_SOURCES = Set.of("node_modules", "__pycache__");

    /** What only counts once it is compiled, and what editors write beside a file while they save it. */
    private static final Pattern NOT_PACKAGED =
            Pattern.compile(".*\\.(java|kt|kts|scala|groovy|class|iml|swp|swx|tmp)|.*~|\\.#.*|#.*#|4913");

    /** All files of a folder. */
    static WatchedFolder all(Path folder) {
        return new WatchedFolder(folder, path -> false, path -> false);
    }

    /**
     * What a service is made of besides classes: its configuration, files that this refers to, and scripts. Hidden folders, the build's
     * output and other modules below the folder do not count.
     */
    static WatchedFolder ofService(ServiceModule module) {
        Path output = module.output().toAbsolutePath().getParent();
        return new WatchedFolder(
                module.folder(),
                path -> isHidden(path)
                        || NOT_SOURCES.contains(String.valueOf(path.getFileName()))
                        || path.toAbsolutePath().equals(output)
                        || Files.exists(path.resolve("pom.xml")),
                path -> NOT_PACKAGED.matcher(String.valueOf(path.getFileName())).matches());
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }

    /**
     * Each file with its size and time.
     *
     * @throws IOException if a file vanishes at this moment
     */
    Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                return !path.equals(folder) && skipsFolder.test(path)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !skipsFile.test(path)) {
                    files.put(path, attributes.size() + " " + attributes.lastModifiedTime());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
