/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.Sha256;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders in which the local target keeps its state, one for each module of this machine, outside the module: a build that deletes
 * <code>target</code> while functions are served must not take their files away.
 *
 * @param folder holds all of them
 */
record LocalStateFolders(Path folder) {

    /** The folder for packages in a place: the name of the module's folder and a digest of the whole path. */
    Path of(Path packages) {
        Path place = packages.toAbsolutePath().normalize();
        String module = Optional.ofNullable(place.getParent())
                .map(Path::getParent)
                .map(Path::getFileName)
                .map(name -> name.toString().replaceAll("[^A-Za-z0-9._-]", "_"))
                .orElse("root");
        return folder.resolve(module + "-" + Sha256.of(place.toString()).hex().substring(0, 12));
    }
}
