/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.image.RegistryAccess.Login;
import io.github.serverlessmaven.image.Retries.FailedException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signs in to a registry in the way it asks for: with user and password, or with a token that another address gives for them
 * ("Token Authentication Specification", distribution). What it learns stays in memory.
 */
final class RegistryLogin {

    private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    private final RegistryRepository repository;
    private final HttpClient http;
    private Optional<String> header = Optional.empty();

    RegistryLogin(RegistryRepository repository, HttpClient http) {
        this.repository = repository;
        this.http = http;
    }

    /** What goes with each request, if anything was asked for yet. */
    Optional<String> header() {
        return header;
    }

    /**
     * Signs in, again if the login has ended.
     *
     * @param refusal the answer that asks for it
     * @throws IOException if the address of tokens cannot be reached
     * @throws FailedException if it fails
     * @throws ImageException if it refuses
     */
    void renew(HttpResponse<?> refusal) throws IOException, InterruptedException, FailedException {
        String challenge = refusal.headers().firstValue("WWW-Authenticate").orElse("Basic");
        Optional<String> basic = repository.login().get().map(RegistryLogin::basic);
        header = challenge.regionMatches(true, 0, "Bearer", 0, "Bearer".length())
                ? Optional.of("Bearer " + token(parameters(challenge), basic))
                : basic;
    }

    private static String basic(Login login) {
        String text = login.user() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(String challenge) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(challenge);
        while (matcher.find()) {
            parameters.put(matcher.group(1), matcher.group(2));
        }
        return parameters;
    }

    private String token(Map<String, String> challenge, Optional<String> basic)
            throws IOException, InterruptedException, FailedException {
        URI realm = repository.registry().resolve(challenge.getOrDefault("realm", "/token"));
        Set<String> scopes = new LinkedHashSet<>();
        scopes.add("repository:" + repository.name() + ":pull,push");
        scopes.addAll(List.of(challenge.getOrDefault("scope", "").split(" ", -1)));
        String text = Stream.concat(
                        Optional.ofNullable(challenge.get("service"))
                                .map(service -> "service=" + encoded(service))
                                .stream(),
                        scopes.stream().filter(scope -> !scope.isEmpty()).map(scope -> "scope=" + encoded(scope)))
                .collect(Collectors.joining("&"));
        URI address = URI.create(realm + (realm.getQuery() == null ? "?" : "&") + text);
        HttpRequest.Builder request = HttpRequest.newBuilder(RegistryRepository.requireEncrypted(address));
        basic.ifPresent(value -> request.header("Authorization", value));
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (Retries.isTransient(answer.statusCode())) {
            throw new FailedException("the address of its tokens answered " + answer.statusCode());
        }
        Optional<String> token = answer.statusCode() == 200 ? token(answer.body()) : Optional.empty();
        return token.orElseThrow(() -> refused(answer.statusCode()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private ImageException refused(int status) {
        return new ImageException(
                "The registry of " + repository + " gives no token to push with: it answered " + status + ".",
                "Check the credentials, and whether they may push to the repository.");
    }

    private static Optional<String> token(String body) {
        return Json.parse(body, "the token") instanceof Value.Mapping answer
                ? answer.get("token")
                        .or(() -> answer.get("access_token"))
                        .filter(Value.Text.class::isInstance)
                        .map(token -> ((Value.Text) token).text())
                : Optional.empty();
    }
}
