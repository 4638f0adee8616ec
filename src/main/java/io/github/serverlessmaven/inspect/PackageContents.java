/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a function finds when it runs: the files of its zip and its layers, and the classes in them and in their jars. */
final class PackageContents implements Closeable {

    private static final String CLASS = ".class";

    /** Where a zip has its jars. */
    static final String LIBRARIES = "lib/";

    /** How the packager names the classes of the layout {@code flat-jar}. */
    static final String OWN_JAR = "lib/app.jar";

    private final List<Archive> roots = new ArrayList<>();
    private final List<Archive> jars = new ArrayList<>();
    private final Map<String, Place> classes = new HashMap<>();

    /** A file of an archive. */
    record Place(Archive archive, Archive.Entry entry) {}

    private PackageContents() {}

    /**
     * Opens a zip, or a folder of classes with the jars beside them, and layers.
     *
     * @throws io.github.serverlessmaven.artifact.PackagingException if one of them, or a jar inside, cannot be read
     */
    static PackageContents open(Path code, List<Path> libraries, List<Path> layers) {
        PackageContents contents = new PackageContents();
        try {
            contents.add(code);
            libraries.forEach(library -> contents.addJar(Archive.open(library)));
            layers.forEach(contents::add);
            return contents;
        } catch (RuntimeException e) {
            contents.close();
            throw e;
        }
    }

    private void add(Path file) {
        Archive root = Archive.open(file);
        roots.add(root);
        boolean isLayer = roots.size() > 1;
        addClasses(root);
        root.entries().stream()
                .filter(entry -> isLibrary(entry.name(), isLayer))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(entry -> addJar(root.nested(entry)));
    }

    private void addJar(Archive jar) {
        jars.add(jar);
        addClasses(jar);
    }

    /** {@code lib/} of the zip and {@code java/lib/} of a layer are on the class path ("Deploy Java Lambda functions with .zip"). */
    private static boolean isLibrary(String name, boolean isLayer) {
        String folder = isLayer ? "java/lib/" : LIBRARIES;
        return name.startsWith(folder) && name.endsWith(".jar") && name.indexOf('/', folder.length()) < 0;
    }

    private void addClasses(Archive archive) {
        archive.entries().stream()
                .filter(entry -> entry.name().endsWith(CLASS) && !entry.name().startsWith("META-INF/"))
                .forEach(entry -> classes.putIfAbsent(
                        entry.name().substring(0, entry.name().length() - CLASS.length()), new Place(archive, entry)));
    }

    /** The function's zip. */
    Archive code() {
        return roots.get(0);
    }

    /** The zips of its layers. */
    List<Archive> layers() {
        return roots.subList(1, roots.size());
    }

    /** The jars on the class path. */
    List<Archive> jars() {
        return jars;
    }

    /** The zips, then the jars inside. */
    List<Archive> archives() {
        return Stream.concat(roots.stream(), jars.stream()).toList();
    }

    /** The bytes of a class by its name with slashes. */
    Optional<byte[]> classFile(String name) {
        return Optional.ofNullable(classes.get(name))
                .map(place -> place.archive().content(place.entry()));
    }

    /** The names of the zip's own classes, with slashes. */
    Set<String> ownClasses() {
        return classes.entrySet().stream()
                .filter(found -> found.getValue().archive() == code())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The names of the classes of a module of the build: the zip's own, and those of the layout {@code flat-jar}. */
    Set<String> moduleClasses() {
        return classes.entrySet().stream()
                .filter(found -> found.getValue().archive() == code()
                        || found.getValue().archive().name().equals(OWN_JAR))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The names of all classes, with slashes. */
    Set<String> classNames() {
        return Collections.unmodifiableSet(classes.keySet());
    }

    /** Bytes of all files, unzipped. */
    long unzippedSize() {
        return files().mapToLong(Archive.Entry::size).sum();
    }

    /** The files of the zip and its layers; a jar is one file. */
    Stream<Archive.Entry> files() {
        return roots.stream().flatMap(root -> root.entries().stream());
    }

    /** Every file of every archive. */
    void forEachFile(Consumer<Place> visitor) {
        archives().forEach(archive -> archive.entries().forEach(entry -> visitor.accept(new Place(archive, entry))));
    }

    @Override
    public void close() {
        jars.forEach(Archive::close);
        roots.forEach(Archive::close);
    }
}
