/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A build of one module around the service, others, and a repository. */
public final class FakeModules implements Modules {

    private final Optional<JavaModule> own;
    private final Map<String, JavaModule> others = new HashMap<>();
    private final Map<String, Path> repository = new HashMap<>();

    /** Nothing but the service's own module. */
    public FakeModules(Optional<JavaModule> own) {
        this.own = own;
    }

    /** Another module of the build. */
    public FakeModules with(JavaModule module) {
        others.put(module.id(), module);
        return this;
    }

    /** An artifact of a repository, by its coordinates. */
    public FakeModules withArtifact(String coordinates, Path file) {
        repository.put(coordinates, file);
        return this;
    }

    @Override
    public Optional<JavaModule> ofService() {
        return own;
    }

    @Override
    public Optional<JavaModule> ofBuild(Coordinates coordinates) {
        return Optional.ofNullable(others.get(coordinates.groupId() + ":" + coordinates.artifactId()));
    }

    @Override
    public List<String> names() {
        return List.copyOf(others.keySet());
    }

    @Override
    public Path resolve(Coordinates coordinates) {
        Path file = repository.get(coordinates.toString());
        if (file == null) {
            throw new ServerlessException("The artifact " + coordinates + " cannot be resolved.", "");
        }
        return file;
    }
}
