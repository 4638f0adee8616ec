/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.model.PackageLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The compiled classes of a Maven module with what they need at run time. Packaged the way Lambda's Java runtimes read it: classes
 * at the root, libraries below {@code lib/} ("Deploy Java Lambda functions with .zip file archives", AWS Lambda developer guide).
 *
 * @param id its coordinates, for messages
 * @param name its artifactId
 * @param buildFolder the folder of what its build makes
 * @param classes the folder of compiled classes and resources
 * @param jars what its build has made so far
 * @param dependencies the runtime class path without the module itself
 */
public record JavaModule(
        String id, String name, Path buildFolder, Path classes, ModuleJars jars, List<RuntimeDependency> dependencies) {

    private static final int OLDEST_JAVA = 8;

    private static final String COMPILE =
            "Run \"mvn package\" first, or call serverless:package or serverless:deploy directly: they compile what is missing.";

    private static final FolderFiles.Choice COMPILED = new FolderFiles.Choice() {
        @Override
        public boolean enters(Path directory, String name) {
            return true;
        }

        @Override
        public boolean takes(String name) {
            return !name.endsWith(".DS_Store");
        }

        @Override
        public Optional<String> exclusion(String pattern) {
            return Optional.empty();
        }
    };

    /** Copies the list. */
    public JavaModule {
        dependencies = List.copyOf(dependencies);
    }

    /**
     * Builds the package from classes and libraries.
     *
     * @param layout with the classes at the root, or as a jar beside the libraries
     * @param withReleased whether the libraries go in that are not built again and again; otherwise a layer has them
     * @param target the zip's file
     * @throws PackagingException if the module was not compiled, a link leads out of its classes, or a library is a folder and not
     *     a jar
     */
    Artifact packageTo(Path target, PackageLayout layout, boolean withReleased, Workspace workspace) {
        ReproducibleZip zip = new ReproducibleZip(workspace.time());
        SortedMap<String, Path> files = classFiles(workspace);
        if (layout == PackageLayout.FLAT_JAR) {
            zip.add("lib/app.jar", new ClassesJar(files), false);
        } else {
            files.forEach(zip::add);
        }
        if (layout == PackageLayout.FLAT_JAR || !files.containsKey(MainClass.FILE)) {
            mainClass().ifPresent(mainClass -> zip.add(MainClass.FILE, mainClass, false));
        }
        Libraries libraries = libraries();
        (withReleased ? libraries.all() : libraries.rebuilt())
                .forEach((file, library) -> zip.add("lib/" + file, library.content(), false));
        return zip.write(target);
    }

    /** Its libraries. */
    Libraries libraries() {
        return new Libraries(dependencies);
    }

    /** The coordinates of its libraries, with their versions, by the names of their files in a package. */
    public Map<String, String> libraryCoordinates() {
        return libraries().all().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, library -> library.getValue().coordinates()));
    }

    /**
     * Builds a layer from classes and libraries.
     *
     * @throws PackagingException as {@link #packageTo}
     */
    Artifact layerTo(Path target, Workspace workspace) {
        ReproducibleZip zip = new ReproducibleZip(workspace.time());
        zip.add(Libraries.LAYER_FOLDER + name + ".jar", new ClassesJar(classFiles(workspace)), false);
        libraries().all().forEach((file, library) -> zip.add(Libraries.LAYER_FOLDER + file, library.content(), false));
        return zip.write(target);
    }

    /**
     * Its compiled classes and resources, by their names with slashes.
     *
     * @throws PackagingException if the module was not compiled, or a link leads out of its classes
     */
    SortedMap<String, Path> classFiles(Workspace workspace) {
        if (!Files.isDirectory(classes)) {
            throw new PackagingException(
                    "There are no compiled classes of " + id + ": " + classes + " does not exist.", COMPILE);
        }
        return new FolderFiles(classes, workspace.outsideFiles(), COMPILED).take();
    }

    /** What its jar starts with; a package of classes and libraries would not show it. */
    Optional<MainClass> mainClass() {
        return jars.own().flatMap(MainClass::of);
    }

    /**
     * The package that Quarkus's own build makes of it. Much of such an application is generated into that package only, so that its
     * classes and libraries do not run.
     *
     * @return empty if it is no Quarkus application for Lambda
     * @throws PackagingException if Quarkus's build did not run, runs later, or ran before the classes were compiled
     */
    Optional<Path> quarkusPackage(Workspace workspace) {
        if (!isQuarkus()) {
            return Optional.empty();
        }
        Path zip = buildFolder.resolve("function.zip");
        requireFinal(zip, "The package that Quarkus makes of " + id, workspace);
        if (!Files.isRegularFile(zip)) {
            throw new PackagingException(
                    "Quarkus has not packaged " + id + ": " + zip + " does not exist.",
                    "Add the goal \"build\" of quarkus-maven-plugin to the POM, and run \"mvn package\".");
        }
        return Optional.of(zip);
    }

    /** Whether it is a Quarkus application for Lambda. */
    boolean isQuarkus() {
        return dependencies.stream()
                .anyMatch(library -> library.groupId().equals("io.quarkus")
                        && library.artifactId().matches("quarkus-(funqy-)?amazon-lambda.*"));
    }

    private void requireFinal(Path file, String subject, Workspace workspace) {
        jars.requireFinal(
                file,
                subject,
                Files.isDirectory(classes) ? classFiles(workspace).values() : List.of());
    }

    /** Whether the module's build makes a file. */
    boolean makes(Path file) {
        return file.normalize().startsWith(buildFolder.normalize());
    }

    /**
     * A jar or zip that the module's build makes.
     *
     * @throws PackagingException if it is packaged too early
     */
    Path requireFinal(Path file, Workspace workspace) {
        requireFinal(file, "The artifact " + file.getFileName() + " of " + id, workspace);
        return file;
    }

    /** Whether a jar of this module holds its libraries, merged into it. */
    boolean isMergedInto(Path file, Workspace workspace) {
        if (dependencies.isEmpty() || !Files.isDirectory(classes)) {
            return false;
        }
        try (Archive jar = Archive.open(file)) {
            Set<String> names = jar.entries().stream().map(Archive.Entry::name).collect(Collectors.toSet());
            return classFiles(workspace).keySet().stream()
                            .anyMatch(name -> name.endsWith(".class") && names.contains(name))
                    && dependencies.stream().anyMatch(library -> library.isMergedInto(names));
        }
    }

    /**
     * The Java version its classes need, such as 17: that of the newest class file; 8 without any.
     *
     * @throws PackagingException if the module was not compiled
     */
    public int javaVersion(Workspace workspace) {
        return classFiles(workspace).entrySet().stream()
                .filter(file ->
                        file.getKey().endsWith(".class") && !file.getKey().startsWith("META-INF/"))
                .mapToInt(file -> ClassFileVersion.release(file.getValue()).orElse(0))
                .reduce(OLDEST_JAVA, Math::max);
    }

    /**
     * The module's own jar.
     *
     * @throws PackagingException if it was not packaged, if there are only several with classifiers, if the build changes it later, or
     *     if it is older than the classes
     */
    Path requireJar(Workspace workspace) {
        requireFinal(jars.own().orElse(buildFolder), "The jar of " + id, workspace);
        return jars.own().orElseThrow(this::withoutJar);
    }

    private PackagingException withoutJar() {
        if (jars.classified().isEmpty()) {
            return new PackagingException("The module " + id + " has no jar yet.", COMPILE);
        }
        String example =
                jars.classified().values().iterator().next().getFileName().toString();
        return new PackagingException(
                "The module " + id + " has no jar without a classifier, but several with one: "
                        + String.join(", ", jars.classified().keySet()) + ".",
                "Name one of them as package.artifact, such as target/" + example + ".");
    }

    /**
     * The executable that a native build left: {@code <artifactId>} as GraalVM's Maven plugin names it, or the only
     * {@code *-runner} as Quarkus does.
     *
     * @throws PackagingException if there is none, or more than one runner
     */
    Path requireExecutable() {
        Path named = buildFolder.resolve(name);
        if (Files.isRegularFile(named)) {
            return named;
        }
        try (Stream<Path> files = Files.isDirectory(buildFolder) ? Files.list(buildFolder) : Stream.empty()) {
            List<Path> runners = files.filter(file -> file.toString().endsWith("-runner"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (runners.size() == 1) {
                return runners.get(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new PackagingException(
                "The module " + id + " has no native executable: there is neither " + named + " nor one *-runner.",
                "Build it first, for example with native-maven-plugin, or name it as package.artifact.");
    }
}
