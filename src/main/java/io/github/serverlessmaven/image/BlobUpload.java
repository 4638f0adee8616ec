/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.image.Retries.FailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads one part of an image; after an interruption it continues where the registry stopped. */
final class BlobUpload {

    private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-(\\d+)");
    private static final String NO_TYPE = "application/octet-stream";

    private final RegistrySession session;
    private final ImageBlob blob;
    private final Path file;
    private Optional<URI> begun = Optional.empty();

    BlobUpload(RegistrySession session, ImageBlob blob, Path file) {
        this.session = session;
        this.blob = blob;
        this.file = file;
    }

    /**
     * Uploads the part.
     *
     * @throws ImageException if the registry refuses, or fails again and again
     */
    void run() {
        session.withRetries("push " + file.getFileName() + " to", this::attempt);
    }

    private HttpResponse<String> attempt() throws IOException, InterruptedException, FailedException {
        OptionalLong there = begun.isPresent() ? received(begun.get()) : OptionalLong.empty();
        if (there.isEmpty()) {
            begin();
        }
        send(there.orElse(0));
        return finish();
    }

    /** How many bytes of an upload have arrived; empty if the registry knows it no more. */
    private OptionalLong received(URI upload) throws IOException, InterruptedException, FailedException {
        HttpResponse<String> answer = session.send("GET", upload, Map.of(), BodyPublishers.noBody());
        if (answer.statusCode() != 204) {
            return OptionalLong.empty();
        }
        begun = Optional.of(location(answer).orElse(upload));
        Matcher range = RANGE.matcher(answer.headers().firstValue("Range").orElse(""));
        long last = range.matches() ? Long.parseLong(range.group(1)) : 0; // 0 stands for one byte or none
        return last == 0 || last >= blob.size() ? OptionalLong.empty() : OptionalLong.of(last + 1);
    }

    private void begin() throws IOException, InterruptedException, FailedException {
        HttpResponse<String> answer =
                session.send("POST", session.repository().resolve("blobs/uploads/"), Map.of(), BodyPublishers.noBody());
        begun = answer.statusCode() == 202 ? location(answer) : Optional.empty();
        if (begun.isEmpty()) {
            throw refused(answer);
        }
    }

    private Optional<URI> location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").map(text -> answer.uri().resolve(text));
    }

    private void send(long start) throws IOException, InterruptedException, FailedException {
        Map<String, String> headers = start == 0
                ? Map.of("Content-Type", NO_TYPE)
                : Map.of("Content-Type", NO_TYPE, "Content-Range", start + "-" + (blob.size() - 1));
        if (start < blob.size()) {
            HttpResponse<String> answer = session.send("PATCH", begun.orElseThrow(), headers, body(start));
            if (answer.statusCode() != 202) {
                throw refused(answer);
            }
            begun = location(answer).or(() -> begun);
        }
    }

    private BodyPublisher body(long start) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> rest(start)), blob.size() - start);
    }

    private InputStream rest(long start) {
        try {
            InputStream bytes = Files.newInputStream(file);
            bytes.skipNBytes(start);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> finish() throws IOException, InterruptedException, FailedException {
        URI upload = begun.orElseThrow();
        URI target = URI.create(upload + (upload.getRawQuery() == null ? "?" : "&") + "digest=" + blob.digest());
        HttpResponse<String> answer =
                session.send("PUT", target, Map.of("Content-Type", NO_TYPE), BodyPublishers.noBody());
        if (answer.statusCode() != 201) {
            begun = Optional.empty();
            throw refused(answer);
        }
        return answer;
    }

    private ImageException refused(HttpResponse<String> answer) {
        return RegistryPush.refused(session.repository(), answer);
    }
}
