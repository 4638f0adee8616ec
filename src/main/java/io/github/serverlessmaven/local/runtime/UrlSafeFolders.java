/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Other names for folders whose paths a URL would have to escape, such as those with a space: AWS's client for Java makes URLs of paths
 * as they are, which Micronaut and others cannot read then. In Lambda no such path exists.
 */
final class UrlSafeFolders {

    private final Map<Path, Path> names = new HashMap<>();
    private Optional<Path> links = Optional.empty();

    /** A name of the folder that a URL holds as it is: its own, or that of a link to it until this JVM ends. */
    synchronized Path of(Path folder) {
        return isSafe(folder.toString()) ? folder : names.computeIfAbsent(folder, this::link);
    }

    private static boolean isSafe(String path) {
        try {
            String absolute =
                    path.startsWith("/") ? path : "/" + path.replace('\\', '/'); // as URLs have a drive of Windows
            return new URI("file", null, absolute, null).getRawPath().equals(absolute);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Path link(Path folder) {
        try {
            Path links = linkFolder();
            Path link = Files.createSymbolicLink(links.resolve("code" + names.size()), folder);
            link.toFile().deleteOnExit();
            return link;
        } catch (IOException | UnsupportedOperationException noLinksHere) {
            return folder; // most functions run with such a path too
        }
    }

    private Path linkFolder() throws IOException {
        if (links.isEmpty()) {
            Path made = Files.createTempDirectory("serverless-local");
            made.toFile().deleteOnExit();
            links = Optional.of(made);
        }
        return links.get();
    }
}
