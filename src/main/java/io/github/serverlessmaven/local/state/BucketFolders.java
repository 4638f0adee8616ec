/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The objects of the buckets of services, a folder for each bucket, as S3Proxy stores them. */
public final class BucketFolders {

    /** What S3Proxy begins the names of unfinished uploads with. */
    private static final String UNFINISHED = ".mpus-";

    private final Path folder;

    /** The folders in a folder of state. */
    public BucketFolders(StateFolder state) {
        this.folder = state.path().resolve("objects");
    }

    /** The folder with all of them. */
    public Path path() {
        return folder;
    }

    /** Creates the folder of a bucket, unless it is there. */
    public void create(String bucket) {
        if (!exist(bucket)) {
            try {
                Files.createDirectories(place(bucket));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether there is a bucket. */
    public boolean exist(String bucket) {
        return Files.isDirectory(place(bucket));
    }

    /** Whether a bucket holds no object; unfinished uploads do not count. */
    public boolean isEmpty(String bucket) {
        if (!exist(bucket)) {
            return true;
        }
        try (Stream<Path> files = Files.walk(place(bucket))) {
            return files.filter(Files::isRegularFile)
                    .allMatch(file -> file.getFileName().toString().startsWith(UNFINISHED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes all that is in a bucket, unfinished uploads too. */
    public void empty(String bucket) {
        if (!exist(bucket)) {
            return;
        }
        try (Stream<Path> content = Files.list(place(bucket))) {
            for (Path each : content.toList()) {
                UnpackedZips.deleteTree(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a bucket with all that is left in it. */
    public void delete(String bucket) {
        try {
            UnpackedZips.deleteTree(place(bucket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(String bucket) {
        Path place = folder.resolve(bucket).normalize();
        if (!folder.equals(place.getParent())) {
            throw new ServerlessException(
                    "The bucket \"" + bucket + "\" would lie outside " + folder + ".",
                    "Use a name of letters, digits, dots and hyphens.");
        }
        return place;
    }
}
