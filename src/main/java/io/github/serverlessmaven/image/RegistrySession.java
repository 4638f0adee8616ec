/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.image.Retries.FailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Requests to a registry, signed in; repeated with growing pauses while the registry fails or the connection breaks. */
final class RegistrySession {

    private static final Duration CONNECTING = Duration.ofSeconds(30);
    private static final Duration ANSWER_TIME = Duration.ofMinutes(15);
    private static final int UNAUTHORIZED = 401;

    private final RegistryRepository repository;
    private final Retries retries;
    private final HttpClient http;
    private final RegistryLogin login;

    /**
     * Makes a session; nothing is sent yet.
     *
     * @param network the proxy on the way
     * @param pause waits
     */
    RegistrySession(RegistryRepository repository, RegistryNetwork network, Consumer<Duration> pause) {
        this.repository = repository;
        this.retries = new Retries(pause);
        this.http = network.client(CONNECTING);
        this.login = new RegistryLogin(repository, http);
    }

    RegistryRepository repository() {
        return repository;
    }

    /**
     * Does something until it works.
     *
     * @param action in words, continuing "Could not"
     * @param work is done again from the start when the connection breaks, or the registry fails
     * @throws ImageException if it fails again and again, or the registry refuses
     */
    <T> T withRetries(String action, Retries.Work<T> work) {
        try {
            return retries.of(work);
        } catch (FailedException | IOException e) {
            throw failed(action, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("Could not " + action + ": interrupted.", "", e);
        }
    }

    private ImageException failed(String action, Exception cause) {
        String reason = cause instanceof FailedException
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        return new ImageException(
                "Could not " + action + " " + repository + ", " + Retries.ATTEMPTS + " times: " + reason + ".",
                "Check the network, and run the goal again: it continues with what is missing.",
                cause);
    }

    /**
     * Sends a request; signs in first if the registry asks for it.
     *
     * @param method HTTP's
     * @param headers the request's own
     * @throws FailedException if the registry fails
     * @throws IOException if the connection breaks
     */
    HttpResponse<String> send(String method, URI target, Map<String, String> headers, BodyPublisher body)
            throws IOException, InterruptedException, FailedException {
        HttpResponse<String> answer = sendOnce(method, target, headers, body);
        if (answer.statusCode() == UNAUTHORIZED) {
            login.renew(answer);
            answer = sendOnce(method, target, headers, body);
        }
        if (Retries.isTransient(answer.statusCode())) {
            throw new FailedException("it answered " + RegistryError.of(answer));
        }
        return answer;
    }

    private HttpResponse<String> sendOnce(String method, URI target, Map<String, String> headers, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(ANSWER_TIME).method(method, body);
        headers.forEach(request::header);
        boolean isRegistry = repository.registry().getAuthority().equals(target.getAuthority());
        login.header().filter(header -> isRegistry).ifPresent(header -> request.header("Authorization", header));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
