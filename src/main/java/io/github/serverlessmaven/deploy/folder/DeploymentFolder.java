/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.folder;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.image.ImageLayout;
import io.github.serverlessmaven.manifest.ChangeOptions;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.PackagedImages.PackagedImage;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder {@code target/serverless}: the template, the packages, and the manifest that names them with their digests. What is
 * deployed is what lies here.
 *
 * @param path the folder
 * @param manifest its manifest
 * @param template its template
 */
public record DeploymentFolder(Path path, Manifest manifest, Value.Mapping template) {

    /** The same with other settings of how CloudFormation is asked. */
    public DeploymentFolder withChanges(ChangeOptions changes) {
        return new DeploymentFolder(path, manifest.withChanges(changes), template);
    }

    /** The name of the template's file. */
    public static final String TEMPLATE = "template.json";

    /** The name of the manifest's file. */
    public static final String MANIFEST = "manifest.json";

    /** The name of the file that states which lines of the configuration cause which parts of the template; for messages only. */
    public static final String SOURCES = "sources.json";

    /** The name of the file that holds the Git commit that was packaged, where there is one. */
    public static final String COMMIT = "commit.txt";

    private static final String ROLLBACK_OF = "rollback-of.txt";

    /**
     * Completes a folder that holds the packages: writes template and manifest, and deletes what an earlier packaging left. A file
     * whose content stays the same is not touched.
     *
     * @param manifest names all packages of the folder
     * @param commit the Git commit that was packaged
     * @throws UncheckedIOException if a file cannot be written
     */
    public static void complete(Path folder, Manifest manifest, String template, Optional<String> commit) {
        try {
            Files.createDirectories(folder);
            if (commit.isPresent()) {
                AtomicFile.write(folder.resolve(COMMIT), draft -> Files.writeString(draft, commit.get()));
            } else {
                Files.deleteIfExists(folder.resolve(COMMIT));
            }
            AtomicFile.writePrivate(folder.resolve(TEMPLATE), template);
            AtomicFile.writePrivate(folder.resolve(MANIFEST), manifest.toJson());
            deleteOthers(folder, manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteOthers(Path folder, Manifest manifest) throws IOException {
        Set<String> kept = new HashSet<>(List.of(TEMPLATE, MANIFEST, SOURCES, COMMIT));
        manifest.artifacts().forEach(artifact -> kept.add(artifact.path()));
        List<Path> others;
        try (Stream<Path> files = Files.list(folder)) {
            others = files.filter(Files::isRegularFile)
                    .filter(file -> !kept.contains(file.getFileName().toString()))
                    .toList();
        }
        for (Path other : others) {
            Files.delete(other);
        }
    }

    /**
     * Reads a folder and checks every file against its digest.
     *
     * @throws ServerlessException if the folder is incomplete or was changed since it was packaged
     */
    public static DeploymentFolder read(Path folder) {
        Path manifestFile = folder.resolve(MANIFEST);
        try {
            Manifest manifest = Manifest.fromJson(Files.readString(manifestFile), manifestFile.toString());
            check(folder.resolve(TEMPLATE), manifest.templateSha256());
            for (Manifest.PackagedArtifact artifact : manifest.artifacts()) {
                check(folder.resolve(artifact.path()), artifact.sha256());
            }
            for (PackagedImage image : manifest.images().packaged()) {
                check(ImageLayout.read(folder.resolve(image.path())), image);
            }
            Path template = folder.resolve(TEMPLATE);
            return new DeploymentFolder(
                    folder, manifest, (Value.Mapping) Json.parse(Files.readString(template), template.toString()));
        } catch (NoSuchFileException e) {
            throw new ServerlessException(
                    "Nothing is packaged: " + e.getFile() + " is missing.", Manifest.PACKAGE_AGAIN, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks that folders do not replace each other's stack.
     *
     * @throws ServerlessException if two of them are for the same stack
     */
    public static void requireOwnStacks(List<DeploymentFolder> folders) {
        Map<List<String>, Path> stacks = new HashMap<>();
        for (DeploymentFolder folder : folders) {
            Manifest manifest = folder.manifest();
            Path other =
                    stacks.put(List.of(manifest.stackName(), manifest.region().orElse("")), folder.path());
            if (other != null) {
                throw new ServerlessException(
                        other + " and " + folder.path() + " are both for the stack " + manifest.stackName()
                                + ": the second would delete what the first deploys.",
                        "Give each service a name of its own.");
            }
        }
    }

    /**
     * Checks that the template has everything that its service configures.
     *
     * @throws ServerlessException if it was made without some
     */
    public void requireAllParts() {
        if (!manifest.missingParts().isEmpty()) {
            throw new ServerlessException(
                    "The package lacks what was not looked up in AWS: " + String.join(", ", manifest.missingParts())
                            + ".",
                    "Package again with credentials and without -o.");
        }
    }

    private static void check(Path file, String expected) throws NoSuchFileException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Artifact.digestOfPackage(file).hex().equals(expected)) {
            throw new ServerlessException(file + " was changed since it was packaged.", Manifest.PACKAGE_AGAIN);
        }
    }

    private static void check(ImageLayout layout, PackagedImage expected) {
        if (!layout.digest().equals(expected.digest())) {
            throw new ServerlessException(
                    layout.folder() + " was changed since it was packaged.", Manifest.PACKAGE_AGAIN);
        }
    }

    /**
     * The place in the user's files that causes a part of the template, as {@code file:line:column}; empty if it is not recorded.
     *
     * @param pointer a JSON pointer into the template, such as {@code /Resources/HelloLambdaFunction}
     */
    public Optional<String> place(String pointer) {
        return sources().places().text(pointer);
    }

    /** All recorded places in the user's files. */
    public Sources sources() {
        Path sources = path.resolve(SOURCES);
        try {
            return Files.isRegularFile(sources)
                    ? new Sources((Value.Mapping) Json.parse(Files.readString(sources), sources.toString()))
                    : new Sources(Value.Mapping.EMPTY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A folder that lacks the packages, because they were uploaded by an earlier deployment.
     *
     * @param path an empty folder
     * @param commit the Git commit that was packaged then
     * @param deployment the id of that deployment
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static DeploymentFolder recorded(
            Path path, Manifest manifest, String template, Optional<String> commit, String deployment) {
        try {
            Files.writeString(path.resolve(TEMPLATE), template);
            Files.writeString(path.resolve(ROLLBACK_OF), deployment);
            if (commit.isPresent()) {
                Files.writeString(path.resolve(COMMIT), commit.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DeploymentFolder(path, manifest, (Value.Mapping) Json.parse(template, deployment));
    }

    /** The template as it was packaged, whose digest the manifest has. */
    public String templateText() {
        try {
            return Files.readString(path.resolve(TEMPLATE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Git commit that was packaged; empty outside a repository. */
    public Optional<String> commit() {
        return text(COMMIT);
    }

    /** The id of the deployment that this folder returns to; empty for what was packaged. */
    public Optional<String> rollbackOf() {
        return text(ROLLBACK_OF);
    }

    /** What to do if something that was deployed earlier cannot be restored. */
    public static String deployAgain(Optional<String> commit) {
        return commit.map(hash -> "Check out commit " + hash + " and deploy it.")
                .orElse("Check out what was deployed then and deploy it.");
    }

    private Optional<String> text(String name) {
        try {
            return Optional.of(Files.readString(path.resolve(name)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a package lies. */
    public Path file(Manifest.PackagedArtifact artifact) {
        return path.resolve(artifact.path());
    }

    /** The digest of a package. */
    public Sha256 digest(Manifest.PackagedArtifact artifact) {
        return new Sha256(artifact.sha256());
    }

    /** Describes a package for the manifest. */
    public static Manifest.PackagedArtifact describe(Artifact artifact, String key) {
        return new Manifest.PackagedArtifact(
                String.valueOf(artifact.file().getFileName()), artifact.digest().hex(), artifact.size(), key);
    }
}
