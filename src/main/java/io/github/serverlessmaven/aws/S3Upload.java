/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.BucketOptions.Encryption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Sends a file to an object: in one request, or a large one in parts, several at a time, so that a broken connection costs a part
 * and not all. The bucket compares what arrives with the digest of the file.
 *
 * @param client calls S3
 * @param encryption how the object is encrypted
 * @param owner the account of the bucket, if known
 * @param bucket where it goes
 * @param key its name there
 */
record S3Upload(
        S3Client client, Encryption encryption, @Nullable String owner, String bucket, String key) {

    /** Parts have 5 MiB at least, but for the last, and an object 10,000 of them ("Amazon S3 multipart upload limits"). */
    private static final long PART_SIZE = 8L << 20;

    private static final long LARGEST_IN_ONE = 2 * PART_SIZE;

    private static final int PARALLEL = 4;

    private static final Duration LONGEST_PART = Duration.ofMinutes(15);

    /**
     * Sends the file.
     *
     * @param digest of all its bytes
     * @param sent receives how many bytes were sent
     * @return the file's size in bytes
     * @throws ServerlessException if the file is not what the digest says
     * @throws SdkException if S3 refuses it
     */
    long send(Path file, Sha256 digest, LongConsumer sent) {
        try {
            long size = Files.size(file);
            SentBytes progress = new SentBytes(sent);
            if (size <= LARGEST_IN_ONE) {
                sendAtOnce(new FilePart(file, 0, size), digest, progress);
            } else {
                sendInParts(FilePart.divide(file, PART_SIZE, digest), digest, progress);
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendAtOnce(FilePart whole, Sha256 digest, SentBytes progress) {
        client.putObject(
                request -> request.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .key(key)
                        .contentType(contentType())
                        .checksumSHA256(digest.base64())
                        .serverSideEncryption(encryption.algorithm().orElse(null))
                        .ssekmsKeyId(encryption.kmsKey().orElse(null))
                        .metadata(metadata(digest)),
                whole.body(progress));
    }

    private void sendInParts(List<FilePart.Digested> parts, Sha256 digest, SentBytes progress) {
        String upload = client.createMultipartUpload(request -> request.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .key(key)
                        .contentType(contentType())
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .serverSideEncryption(encryption.algorithm().orElse(null))
                        .ssekmsKeyId(encryption.kmsKey().orElse(null))
                        .metadata(metadata(digest)))
                .uploadId();
        try {
            List<CompletedPart> sent = sendAll(upload, parts, progress);
            client.completeMultipartUpload(request -> request.bucket(bucket)
                    .expectedBucketOwner(owner)
                    .key(key)
                    .uploadId(upload)
                    .multipartUpload(whole -> whole.parts(sent)));
        } catch (RuntimeException e) {
            abort(upload, e);
            throw e;
        }
    }

    private List<CompletedPart> sendAll(String upload, List<FilePart.Digested> parts, SentBytes progress) {
        ExecutorService pool = Executors.newFixedThreadPool(PARALLEL, S3Upload::thread);
        List<Future<CompletedPart>> waiting = new ArrayList<>();
        try {
            for (FilePart.Digested part : parts) {
                int number = waiting.size() + 1;
                waiting.add(pool.submit(() -> send(upload, number, part, progress)));
            }
            List<CompletedPart> sent = new ArrayList<>();
            for (Future<CompletedPart> part : waiting) {
                sent.add(part.get());
            }
            return sent;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerlessException("Interrupted while " + key + " is uploaded.", "Run the goal again.", e);
        } finally {
            waiting.forEach(part -> part.cancel(false));
            awaitEnd(pool);
        }
    }

    /** A part that arrives after the upload is aborted would stay ("AbortMultipartUpload" in the Amazon S3 API reference). */
    private static void awaitEnd(ExecutorService pool) {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(LONGEST_PART.toMinutes(), TimeUnit.MINUTES)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private CompletedPart send(String upload, int number, FilePart.Digested part, SentBytes progress) {
        String checksum = part.digest().base64();
        String tag = client.uploadPart(
                        request -> request.bucket(bucket)
                                .expectedBucketOwner(owner)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .checksumSHA256(checksum),
                        part.part().body(progress))
                .eTag();
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(tag)
                .checksumSHA256(checksum)
                .build();
    }

    /** Parts that arrived cost money until the upload is completed or aborted. */
    private void abort(String upload, RuntimeException failure) {
        try {
            client.abortMultipartUpload(request ->
                    request.bucket(bucket).expectedBucketOwner(owner).key(key).uploadId(upload));
        } catch (SdkException e) {
            failure.addSuppressed(e);
        }
    }

    private String contentType() {
        return key.endsWith(".json") ? "application/json" : "application/zip";
    }

    private static Map<String, String> metadata(Sha256 digest) {
        return Map.of("filesha256", digest.base64());
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "serverless-upload-part");
        thread.setDaemon(true);
        return thread;
    }
}
