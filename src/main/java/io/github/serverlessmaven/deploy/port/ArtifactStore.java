/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.BucketOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Buckets of an account. Every method throws {@link ServerlessException} when AWS refuses the request or cannot be reached. Several
 * threads may look for objects and upload at the same time.
 */
public interface ArtifactStore {

    /** Checks that a bucket exists, in the region that is worked in, and may be used. */
    void requireUsable(String bucket);

    /** This store, encrypting what it uploads. */
    ArtifactStore encrypting(BucketOptions.Encryption encryption);

    /**
     * This store, for buckets of one account: every call for a bucket of another account fails.
     *
     * @param account the account's id, 12 digits
     */
    ArtifactStore ownedBy(String account);

    /** The keys of objects below a prefix, those last uploaded first. */
    List<String> newestKeys(String bucket, String prefix);

    /** Whether a bucket has an object. */
    boolean contains(String bucket, String key);

    /**
     * Uploads a file, checked on arrival.
     *
     * @param digest of the file's bytes
     * @param sent receives now and then, from any thread, how many bytes were sent; fewer than before if some are sent again
     */
    void upload(String bucket, String key, Path file, Sha256 digest, LongConsumer sent);

    /** Uploads a file without saying how far it is. */
    default void upload(String bucket, String key, Path file, Sha256 digest) {
        upload(bucket, key, file, digest, bytes -> {});
    }

    /**
     * The text of a small object, as UTF-8.
     *
     * @return empty if the bucket has no such object
     */
    Optional<String> read(String bucket, String key);

    /**
     * Writes a small text as UTF-8, instead of the object that has the key.
     *
     * @param text at most some megabytes: it is sent in one request and checked on arrival
     */
    void write(String bucket, String key, String text);

    /**
     * Deletes every object whose key starts with a prefix, with all its versions.
     *
     * @param prefix empty for the whole bucket
     * @return how many objects and versions were deleted
     */
    int deleteAll(String bucket, String prefix);

    /**
     * Keys of objects that do not start with a prefix, those with only old versions included.
     *
     * @param limit at most so many
     */
    List<String> keysOutside(String bucket, String prefix, int limit);
}
