/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.image.Retries.FailedException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Requests to a registry, signed in; repeated with growing pauses while the registry fails or the connection breaks. */
final class RegistrySession {

    private static final Duration CONNECTING = Duration.ofSeconds(30);
    private static final Duration ANSWER_TIME = Duration.ofMinutes(15);
    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;

    private final RegistryRepository repository;
    private final Retries retries;
    private final HttpClient http;
    private final RegistryLogin login;

    /**
     * Makes a session; nothing is sent yet.
     *
     * @param actions what tokens must permit: {@code pull} or {@code pull,push}
     * @param network the proxy on the way
     * @param pause waits
     */
    RegistrySession(RegistryRepository repository, String actions, RegistryNetwork network, Consumer<Duration> pause) {
        this.repository = repository;
        this.retries = new Retries(pause);
        this.http = network.client(CONNECTING);
        this.login = new RegistryLogin(repository, actions, http);
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
        return send(request(method, target, headers, body), new TextBody());
    }

    /**
     * Downloads something; follows redirects to where the registry keeps it.
     *
     * @param output receives the bytes of a successful answer
     * @return the answer; if its status is 200, without its body
     * @throws FailedException if the registry fails
     * @throws IOException if the connection breaks or stalls, or the output fails
     */
    HttpResponse<String> download(URI target, Map<String, String> headers, OutputStream output)
            throws IOException, InterruptedException, FailedException {
        URI place = target;
        for (int redirects = 0; ; redirects++) {
            HttpResponse<String> answer =
                    send(request("GET", place, headers, BodyPublishers.noBody()), new DownloadedBody(output));
            Optional<String> location = answer.headers().firstValue("Location");
            if (!REDIRECTS.contains(answer.statusCode()) || location.isEmpty() || redirects == MOST_REDIRECTS) {
                return answer;
            }
            place = RegistryRepository.requireEncrypted(place.resolve(location.get()));
        }
    }

    private static HttpRequest request(String method, URI target, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(ANSWER_TIME).method(method, body);
        headers.forEach(request::header);
        return request.build();
    }

    private HttpResponse<String> send(HttpRequest request, AnswerBody body)
            throws IOException, InterruptedException, FailedException {
        HttpResponse<String> answer = body.await(http.sendAsync(authorized(request), body));
        if (answer.statusCode() == UNAUTHORIZED) {
            login.renew(answer);
            answer = body.await(http.sendAsync(authorized(request), body));
        }
        if (Retries.isTransient(answer.statusCode())) {
            throw new FailedException("it answered " + RegistryError.of(answer));
        }
        return answer;
    }

    /** Other hosts, which a registry may redirect to, must not see the login. */
    private HttpRequest authorized(HttpRequest request) {
        boolean isRegistry =
                repository.registry().getAuthority().equals(request.uri().getAuthority());
        return login.header()
                .filter(header -> isRegistry)
                .map(header -> HttpRequest.newBuilder(request, (name, value) -> true)
                        .header("Authorization", header)
                        .build())
                .orElse(request);
    }
}
