/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The files of a folder that belong to a package which is not built from a Maven module: all but those left out by default, changed
 * by patterns of which the last match wins. Links are followed.
 */
final class FileSelection implements FolderFiles.Choice {

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

    private final Workspace workspace;
    private final Path folder;
    private final List<Rule> rules;

    private FileSelection(Workspace workspace, Path folder, Stream<List<String>> patterns) {
        this.workspace = workspace;
        this.folder = folder;
        rules = patterns.flatMap(List::stream).map(Rule::of).toList();
    }

    /**
     * The code of functions.
     *
     * @param patterns globs with {@code **} for folders; {@code !} in front leaves files out
     */
    static FileSelection ofService(Workspace workspace, List<String> patterns) {
        return new FileSelection(workspace, workspace.folder(), Stream.of(NEVER_CODE, BESIDE_FUNCTIONS, patterns));
    }

    /**
     * The content of a layer.
     *
     * @param folder the layer's
     * @param patterns as above
     */
    static FileSelection ofLayer(Workspace workspace, Path folder, List<String> patterns) {
        return new FileSelection(workspace, folder, Stream.of(NEVER_CODE, patterns));
    }

    /**
     * Builds the package.
     *
     * @param target the zip's file
     * @throws PackagingException if no file is left, or one cannot be packaged
     */
    Artifact packageTo(Path target) {
        return packageTo(target, false);
    }

    /**
     * Builds the package of Node.js functions.
     *
     * @param target the zip's file
     * @param withoutDevelopment whether npm's packages for development only stay out, whatever the patterns say
     * @throws PackagingException if no file is left, or one cannot be packaged
     */
    Artifact packageTo(Path target, boolean withoutDevelopment) {
        SortedMap<String, Path> files = selected();
        if (withoutDevelopment) {
            files.keySet().removeAll(DevelopmentPackages.among(files));
        }
        if (files.isEmpty()) {
            throw new PackagingException(
                    "No file of " + folder + " is left for the package.",
                    "Change package.patterns, or name a finished zip as package.artifact.");
        }
        ReproducibleZip zip = new ReproducibleZip(workspace.time());
        files.forEach(zip::add);
        return zip.write(target);
    }

    /**
     * Adds the files to an archive.
     *
     * @param prefix what their names there begin with; empty, or ends in a slash
     * @throws PackagingException if one cannot be packaged
     */
    void addTo(ArchiveFiles archive, String prefix) {
        selected()
                .forEach((name, file) -> archive.add(
                        prefix + name, new Content.Plain(file), ExecutableFiles.contains(prefix + name, file)));
    }

    private SortedMap<String, Path> selected() {
        return new FolderFiles(folder, workspace.outsideFiles(), this).take();
    }

    @Override
    public boolean takes(String name) {
        boolean selected = true;
        for (Rule rule : rules) {
            if (selected != rule.selects() && rule.glob().matches(name)) {
                selected = rule.selects();
            }
        }
        return selected;
    }

    @Override
    public boolean enters(Path directory, String name) {
        return !isOwnOutput(directory) && mayHoldSelected(name);
    }

    private boolean isOwnOutput(Path directory) {
        return directory.equals(workspace.output()) || directory.equals(Workspace.records(workspace.output()));
    }

    @Override
    public Optional<String> exclusion(String pattern) {
        return Optional.of("leave it out with the pattern \"!" + pattern + "\"");
    }

    /** Whether something below a folder may be selected; says yes where it cannot know. */
    private boolean mayHoldSelected(String name) {
        boolean may = true;
        for (Rule rule : rules) {
            if (rule.selects() && rule.glob().mayMatchBelow(name)) {
                may = true;
            } else if (!rule.selects() && rule.glob().coversAllBelow(name)) {
                may = false;
            }
        }
        return may;
    }

    private record Rule(Glob glob, boolean selects) {

        static Rule of(String pattern) {
            boolean selects = !pattern.startsWith("!");
            String glob = selects ? pattern : pattern.substring(1);
            if (("/" + glob).contains("/../")) {
                throw new PackagingException(
                        "The pattern \"" + pattern + "\" points outside the service's folder.",
                        "Copy the files below the folder during the build: a package has no room outside of it.");
            }
            return new Rule(Glob.of(glob), selects);
        }
    }
}
