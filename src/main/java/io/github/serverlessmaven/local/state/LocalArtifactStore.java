/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.BucketOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Buckets as folders. A bucket of the user's own is there from its first object on. */
public final class LocalArtifactStore implements ArtifactStore {

    private final Path buckets;

    /** The buckets in a folder of state. */
    public LocalArtifactStore(StateFolder state) {
        this.buckets = state.path().resolve("buckets");
    }

    @Override
    public ArtifactStore ownedBy(String account) {
        return this;
    }

    /** The file of an object. */
    public Optional<Path> file(String bucket, String key) {
        return Optional.of(place(bucket, key)).filter(Files::isRegularFile);
    }

    /** Where an object is, if it is there. */
    public Path place(String bucket, String key) {
        Path folder = folder(bucket);
        Path file = folder.resolve(key).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw outside(bucket + "/" + key);
        }
        return file;
    }

    private Path folder(String bucket) {
        Path folder = buckets.resolve(bucket).normalize();
        if (!folder.startsWith(buckets) || folder.equals(buckets)) {
            throw outside(bucket);
        }
        return folder;
    }

    private ServerlessException outside(String name) {
        return new ServerlessException(
                "\"" + name + "\" would lie outside " + buckets + ".",
                "Use names of buckets and objects without \"..\".");
    }

    @Override
    public void requireUsable(String bucket) {
        folder(bucket);
    }

    @Override
    public ArtifactStore encrypting(BucketOptions.Encryption encryption) {
        return this;
    }

    @Override
    public List<String> newestKeys(String bucket, String prefix) {
        return keys(bucket).stream()
                .filter(key -> key.startsWith(prefix))
                .sorted(Comparator.comparing((String key) -> uploaded(bucket, key))
                        .reversed())
                .toList();
    }

    private FileTime uploaded(String bucket, String key) {
        try {
            return Files.getLastModifiedTime(place(bucket, key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean contains(String bucket, String key) {
        return file(bucket, key).isPresent();
    }

    @Override
    public void upload(String bucket, String key, Path file, Sha256 digest, LongConsumer sent) {
        AtomicFile.write(place(bucket, key), draft -> Files.copy(file, draft), written -> {
            if (!written.digest().equals(digest)) {
                throw new ServerlessException(file + " was changed while it was uploaded.", "Package again.");
            }
        });
    }

    @Override
    public Optional<String> read(String bucket, String key) {
        try {
            return Optional.of(Files.readString(place(bucket, key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(String bucket, String key, String text) {
        AtomicFile.write(place(bucket, key), draft -> Files.writeString(draft, text));
    }

    /** Whether a bucket holds nothing, or does not exist. */
    public boolean isEmpty(String bucket) {
        return keys(bucket).isEmpty();
    }

    @Override
    public int deleteAll(String bucket, String prefix) {
        List<String> doomed =
                keys(bucket).stream().filter(key -> key.startsWith(prefix)).toList();
        try {
            for (String key : doomed) {
                Files.delete(place(bucket, key));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return doomed.size();
    }

    @Override
    public List<String> keysOutside(String bucket, String prefix, int limit) {
        return keys(bucket).stream()
                .filter(key -> !key.startsWith(prefix))
                .limit(limit)
                .toList();
    }

    private List<String> keys(String bucket) {
        Path folder = folder(bucket);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
