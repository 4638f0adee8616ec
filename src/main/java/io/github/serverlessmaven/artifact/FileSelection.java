/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a service folder that belong to a package which is not built from Java classes: all but those left out by default,
 * changed by patterns of which the last match wins.
 */
final class FileSelection {

    /** Serverless's own. */
    private static final List<String> NEVER_CODE = List.of(
            "!.git/**",
            "!.gitignore",
            "!**/.DS_Store",
            "!npm-debug.log",
            "!yarn-*.log",
            "!.serverless/**",
            "!.serverless_plugins/**");

    /** What a Maven project keeps beside its functions. */
    private static final List<String> BESIDE_FUNCTIONS = List.of(
            "!serverless.{yml,yaml,json}",
            "!.env*",
            "!.mvn/**",
            "!mvnw*",
            "!pom.xml",
            "!target/**",
            "!src/main/java/**",
            "!src/test/**");

    private final Path folder;
    private final List<Rule> rules;

    private FileSelection(Path folder, Stream<List<String>> patterns) {
        this.folder = folder;
        this.rules = patterns.flatMap(List::stream).map(Rule::of).toList();
    }

    /**
     * The code of functions.
     *
     * @param folder the service's
     * @param patterns globs with {@code **} for folders; {@code !} in front leaves files out
     */
    static FileSelection ofService(Path folder, List<String> patterns) {
        return new FileSelection(folder, Stream.of(NEVER_CODE, BESIDE_FUNCTIONS, patterns));
    }

    /**
     * The content of a layer.
     *
     * @param folder the layer's
     * @param patterns as above
     */
    static FileSelection ofLayer(Path folder, List<String> patterns) {
        return new FileSelection(folder, Stream.of(NEVER_CODE, patterns));
    }

    /** The path of a file inside a folder, with {@code /} on every system. */
    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /**
     * Builds the package.
     *
     * @param target the zip's file
     * @throws PackagingException if no file is left
     */
    Artifact packageTo(Path target) {
        ReproducibleZip zip = new ReproducibleZip();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (Files.isRegularFile(file) && isSelected(Path.of(name(folder, file)))) {
                        zip.add(name(folder, file), file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (zip.isEmpty()) {
            throw new PackagingException(
                    "No file of " + folder + " is left for the package.",
                    "Change package.patterns, or name a finished zip as package.artifact.");
        }
        return zip.write(target);
    }

    private boolean isSelected(Path relative) {
        boolean selected = true;
        for (Rule rule : rules) {
            if (rule.matcher().matches(relative)) {
                selected = rule.selects();
            }
        }
        return selected;
    }

    private record Rule(PathMatcher matcher, boolean selects) {

        static Rule of(String pattern) {
            boolean selects = !pattern.startsWith("!");
            String glob = selects ? pattern : pattern.substring(1);
            String relative = glob.startsWith("./") ? glob.substring(2) : glob;
            // A glob of the JDK needs a folder for "**/"; the one here also means none.
            String anywhere = relative.startsWith("**/") ? "{**/,}" + relative.substring(3) : relative;
            return new Rule(FileSystems.getDefault().getPathMatcher("glob:" + anywhere), selects);
        }
    }
}
