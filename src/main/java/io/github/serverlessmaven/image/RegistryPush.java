/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Pushes images to a registry ("OCI Distribution Specification"). Only what is missing travels, and the manifest last: what was
 * interrupted leaves no image behind that lacks a part, and the next push continues.
 */
public final class RegistryPush {

    private static final String DIGEST_HEADER = "Docker-Content-Digest";

    private final RegistrySession session;

    /**
     * Prepares a push; nothing is sent yet.
     *
     * @param repository where to
     * @param network the way there
     * @param pause waits before something is tried again
     */
    public RegistryPush(RegistryRepository repository, RegistryNetwork network, Consumer<Duration> pause) {
        this.session = new RegistrySession(repository, network, pause);
    }

    /**
     * Pushes an image.
     *
     * @param image the image
     * @param tag the tag it gets
     * @param sent is notified of each part whose bytes were sent
     * @return whether anything was missing
     * @throws ImageException if the registry refuses, or fails again and again
     */
    public boolean push(ImageLayout image, String tag, Consumer<ImageBlob> sent) {
        if (isThere(image, tag)) {
            return false;
        }
        for (ImageBlob blob : image.blobs()) {
            if (!has("blobs/" + blob.digest())) {
                new BlobUpload(session, blob, image.file(blob)).run();
                sent.accept(blob);
            }
        }
        putManifest(image, tag);
        sent.accept(image.manifest());
        return true;
    }

    private boolean isThere(ImageLayout image, String tag) {
        HttpResponse<String> answer =
                head("manifests/" + tag, Map.of("Accept", image.manifest().mediaType()));
        return answer.statusCode() == 200
                && answer.headers().firstValue(DIGEST_HEADER).equals(Optional.of(image.digest()));
    }

    private boolean has(String path) {
        return head(path, Map.of()).statusCode() == 200;
    }

    private HttpResponse<String> head(String path, Map<String, String> headers) {
        HttpResponse<String> answer = session.withRetries(
                "look into",
                () -> session.send("HEAD", session.repository().resolve(path), headers, BodyPublishers.noBody()));
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            throw refused(session.repository(), answer);
        }
        return answer;
    }

    private void putManifest(ImageLayout image, String tag) {
        ImageBlob manifest = image.manifest();
        HttpResponse<String> answer = session.withRetries(
                "push the manifest to",
                () -> session.send(
                        "PUT",
                        session.repository().resolve("manifests/" + tag),
                        Map.of("Content-Type", manifest.mediaType()),
                        body(image.file(manifest))));
        if (answer.statusCode() != 201) {
            throw refused(session.repository(), answer);
        }
        Optional<String> digest = answer.headers().firstValue(DIGEST_HEADER);
        if (digest.filter(given -> !given.equals(manifest.digest())).isPresent()) {
            throw new ImageException(
                    session.repository() + " took the image " + manifest.digest() + " as " + digest.get() + ".",
                    "Report it to those who run the registry: it changes what is pushed.");
        }
    }

    private static BodyPublisher body(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImageException refused(RegistryRepository repository, HttpResponse<String> answer) {
        boolean isRight = answer.statusCode() == 401 || answer.statusCode() == 403;
        return new ImageException(
                repository + " does not take the image: it answered " + RegistryError.of(answer) + ".",
                isRight
                        ? "Give the user or role of these credentials the permission to push, or use others."
                        : "Run the goal again; if it is the same again, the registry's own log says more.");
    }
}
