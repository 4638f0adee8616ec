/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.BucketOptions.Encryption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Buckets of Amazon S3. */
final class S3ArtifactStore implements ArtifactStore {

    /** The most keys one request may delete ("DeleteObjects" in the Amazon S3 API reference). */
    private static final int DELETED_AT_ONCE = 1000;

    private static final String REGION_HEADER = "x-amz-bucket-region";

    private final S3Client client;
    private final Encryption encryption;
    private final @Nullable String owner;

    S3ArtifactStore(S3Client client) {
        this(client, Encryption.NONE, null);
    }

    private S3ArtifactStore(S3Client client, Encryption encryption, @Nullable String owner) {
        this.client = client;
        this.encryption = encryption;
        this.owner = owner;
    }

    @Override
    public ArtifactStore ownedBy(String account) {
        return new S3ArtifactStore(client, encryption, account);
    }

    @Override
    public ArtifactStore encrypting(Encryption wanted) {
        return new S3ArtifactStore(client, wanted, owner);
    }

    @Override
    public void requireUsable(String bucket) {
        String here = client.serviceClientConfiguration().region().id();
        String region = AwsErrors.translating("use bucket " + bucket, () -> regionOf(bucket, here))
                .orElseThrow(() -> new ServerlessException(
                        "There is no bucket " + bucket + ".",
                        "Create it, or correct provider.deploymentBucket; without it the stack gets a bucket."));
        if (!region.equals(here)) {
            throw new ServerlessException(
                    "The bucket " + bucket + " is in " + region + ", but the stack is in " + here
                            + ": Lambda reads packages only from its own region.",
                    "Name a bucket of " + here + " with provider.deploymentBucket, or none for one of the stack.");
        }
    }

    /** Another region answers with a redirection that names the bucket's own. */
    private Optional<String> regionOf(String bucket, String here) {
        try {
            return Optional.of(Optional.ofNullable(
                            client.headBucket(request -> request.bucket(bucket).expectedBucketOwner(owner))
                                    .bucketRegion())
                    .orElse(here));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            Optional<String> region = Optional.ofNullable(e.awsErrorDetails())
                    .flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()))
                    .flatMap(response -> response.firstMatchingHeader(REGION_HEADER))
                    .filter(found -> !found.equals(here));
            if (region.isPresent()) {
                return region;
            }
            if (e.statusCode() == 403 && owner != null) {
                throw new ServerlessException(
                        "The bucket " + bucket + " is not a bucket of account " + owner
                                + ", or these credentials may not use it.",
                        "If it belongs to another account, name that with provider.deploymentBucket.owner; else give the user or"
                                + " role of these credentials the permission s3:ListBucket.",
                        e);
            }
            throw e;
        }
    }

    @Override
    public List<String> newestKeys(String bucket, String prefix) {
        return AwsErrors.translating(
                "list bucket " + bucket,
                () -> client
                        .listObjectsV2Paginator(request -> request.bucket(bucket)
                                .expectedBucketOwner(owner)
                                .prefix(prefix))
                        .contents()
                        .stream()
                        .sorted(Comparator.comparing(S3Object::lastModified)
                                .reversed()
                                .thenComparing(S3Object::key))
                        .map(S3Object::key)
                        .toList());
    }

    /** The address at which CloudFormation reads an object. */
    String url(String bucket, String key) {
        return client.utilities()
                .getUrl(request -> request.bucket(bucket).key(key))
                .toExternalForm();
    }

    @Override
    public boolean contains(String bucket, String key) {
        return AwsErrors.translating("look for " + key + " in bucket " + bucket, () -> {
            try {
                client.headObject(request ->
                        request.bucket(bucket).expectedBucketOwner(owner).key(key));
                return true;
            } catch (S3Exception e) {
                // Without the permission to list the bucket, S3 answers 403 for an object that does not exist.
                if (e.statusCode() == 404 || e.statusCode() == 403) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void upload(String bucket, String key, Path file, Sha256 digest, LongConsumer sent) {
        S3Upload upload = new S3Upload(client, encryption, owner, bucket, key);
        AwsErrors.translating("upload " + file + " to bucket " + bucket, () -> upload.send(file, digest, sent));
    }

    @Override
    public Optional<String> read(String bucket, String key) {
        return AwsErrors.translating("read " + key + " of bucket " + bucket, () -> {
            try {
                return Optional.of(client.getObjectAsBytes(request -> request.bucket(bucket)
                                .expectedBucketOwner(owner)
                                .key(key))
                        .asUtf8String());
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void write(String bucket, String key, String text) {
        AwsErrors.translating(
                "write " + key + " to bucket " + bucket,
                () -> client.putObject(
                        request -> request.bucket(bucket)
                                .expectedBucketOwner(owner)
                                .key(key)
                                .contentType("application/json")
                                .checksumSHA256(Sha256.of(text).base64())
                                .serverSideEncryption(encryption.algorithm().orElse(null))
                                .ssekmsKeyId(encryption.kmsKey().orElse(null)),
                        RequestBody.fromString(text)));
    }

    @Override
    public int deleteAll(String bucket, String prefix) {
        return AwsErrors.translating("empty bucket " + bucket, () -> {
            int deleted = 0;
            List<ObjectIdentifier> batch = new ArrayList<>();
            for (ListObjectVersionsResponse page : versions(bucket, prefix)) {
                for (ObjectIdentifier version : identifiers(page)) {
                    batch.add(version);
                    if (batch.size() == DELETED_AT_ONCE) {
                        deleted += delete(bucket, batch);
                    }
                }
            }
            return deleted + delete(bucket, batch);
        });
    }

    private Iterable<ListObjectVersionsResponse> versions(String bucket, String prefix) {
        return client.listObjectVersionsPaginator(
                request -> request.bucket(bucket).expectedBucketOwner(owner).prefix(prefix));
    }

    private static List<ObjectIdentifier> identifiers(ListObjectVersionsResponse page) {
        List<ObjectIdentifier> identifiers = new ArrayList<>();
        page.versions().forEach(version -> identifiers.add(identifier(version.key(), version.versionId())));
        page.deleteMarkers().forEach(marker -> identifiers.add(identifier(marker.key(), marker.versionId())));
        return identifiers;
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    private int delete(String bucket, List<ObjectIdentifier> batch) {
        if (batch.isEmpty()) {
            return 0;
        }
        List<ObjectIdentifier> objects = List.copyOf(batch);
        batch.clear();
        List<S3Error> errors = client.deleteObjects(request -> request.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .delete(delete -> delete.objects(objects).quiet(true)))
                .errors();
        if (!errors.isEmpty()) {
            S3Error first = errors.get(0);
            throw new ServerlessException(
                    "Could not delete " + errors.size() + " object(s) from bucket " + bucket + ", the first of them "
                            + first.key() + ": " + first.message(),
                    "Give the user or role of these credentials the permission to delete objects and their versions.");
        }
        return objects.size();
    }

    @Override
    public List<String> keysOutside(String bucket, String prefix, int limit) {
        return AwsErrors.translating("list bucket " + bucket, () -> {
            Set<String> keys = new LinkedHashSet<>();
            for (ListObjectVersionsResponse page : versions(bucket, "")) {
                for (ObjectIdentifier version : identifiers(page)) {
                    if (!version.key().startsWith(prefix)) {
                        keys.add(version.key());
                    }
                    if (keys.size() == limit) {
                        return List.copyOf(keys);
                    }
                }
            }
            return List.copyOf(keys);
        });
    }
}
