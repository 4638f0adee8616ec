/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * The layers of an image that runs a Maven module, as tars that are not compressed. What changes with every build comes last, so that
 * the layers below stay the same: released libraries, snapshots, other modules of the build, resources, classes. They go where AWS's
 * base images for Java look: classes in {@code /var/task}, jars in {@code /var/task/lib} ("Deploy Java Lambda functions with container
 * images", AWS Lambda developer guide).
 */
public final class ImageLayers {

    /** Where a function's code lies in an image. */
    public static final String TASK_ROOT = "/var/task";

    /** Where what runs a function lies in an image whose base does not contain it. */
    public static final String RUNTIME_LIBRARIES = "/var/runtime/lib";

    private final Workspace workspace;
    private final Path folder;
    private final List<Layer> layers = new ArrayList<>();

    /**
     * Starts without layers.
     *
     * @param workspace where the service is packaged
     * @param folder where the tars are put
     */
    public ImageLayers(Workspace workspace, Path folder) {
        this.workspace = workspace;
        this.folder = folder;
    }

    /** The layers so far, the lowest first; none is empty. */
    public List<Layer> layers() {
        return List.copyOf(layers);
    }

    /**
     * Adds jars that run functions.
     *
     * @param jars the jars
     * @throws PackagingException if one cannot be read
     */
    public void addRuntime(Collection<Path> jars) {
        ArchiveFiles files = new ArchiveFiles(workspace.time());
        jars.forEach(jar -> files.add(inArchive(RUNTIME_LIBRARIES) + jar.getFileName(), new ReleasedJar(jar), false));
        add("runtime", files);
    }

    /**
     * Adds a module with its libraries.
     *
     * @param module the module
     * @param ofBuild the modules of the build, as {@code groupId:artifactId}
     * @throws PackagingException if the module was not compiled, or a library is a folder and not a jar
     */
    public void addModule(JavaModule module, Collection<String> ofBuild) {
        addLibraries("dependencies", module, library -> !library.rebuilt());
        addLibraries("snapshots", module, library -> library.rebuilt() && !library.isOneOf(ofBuild));
        addLibraries("modules", module, library -> library.rebuilt() && library.isOneOf(ofBuild));
        SortedMap<String, Path> files = module.classFiles(workspace);
        addClasses("resources", files, name -> !name.endsWith(".class"));
        addClasses("classes", files, name -> name.endsWith(".class"));
    }

    private void addLibraries(String name, JavaModule module, Predicate<RuntimeDependency> kind) {
        ArchiveFiles files = new ArchiveFiles(workspace.time());
        module.libraries()
                .named(kind)
                .forEach((file, library) -> files.add(inArchive(TASK_ROOT) + "lib/" + file, library.content(), false));
        add(name, files);
    }

    private void addClasses(String name, SortedMap<String, Path> classFiles, Predicate<String> kind) {
        ArchiveFiles files = new ArchiveFiles(workspace.time());
        classFiles.forEach((file, path) -> {
            if (kind.test(file)) {
                files.add(inArchive(TASK_ROOT) + file, new Content.Plain(path), ExecutableFiles.contains(file, path));
            }
        });
        add(name, files);
    }

    /**
     * Adds the files of folders.
     *
     * @param folders the place in the image of each folder, which is relative to the service's
     * @throws PackagingException if one does not exist, or lies outside the service's folder without being allowed to
     */
    public void addFolders(Map<String, String> folders) {
        ArchiveFiles files = new ArchiveFiles(workspace.time());
        new LinkedHashMap<>(folders).forEach((from, into) -> {
            Path path = workspace.folder().resolve(from).normalize();
            if (!Files.isDirectory(path)) {
                throw new PackagingException(
                        "The folder \"" + from + "\" of an image's extraDirectories does not exist: " + path + ".",
                        "Correct its path, which is relative to " + workspace.folder() + ".");
            }
            workspace.requireInside(path, "The folder \"" + from + "\" of an image's extraDirectories");
            FileSelection.ofLayer(workspace, path, List.of()).addTo(files, inArchive(into));
        });
        add("files", files);
    }

    private static String inArchive(String folder) {
        String relative = folder.replaceFirst("^/+", "");
        return relative.isEmpty() || relative.endsWith("/") ? relative : relative + "/";
    }

    private void add(String name, ArchiveFiles files) {
        if (!files.entries().isEmpty()) {
            layers.add(new Layer(name, new ReproducibleTar(files).write(folder.resolve(name + ".tar"))));
        }
    }

    /**
     * A layer of an image.
     *
     * @param name what is in it, in a word
     * @param tar its files, not compressed
     */
    public record Layer(String name, Artifact tar) {}
}
