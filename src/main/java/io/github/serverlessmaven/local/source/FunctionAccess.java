/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.source;

import io.github.serverlessmaven.local.state.Account;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How functions reach the services of the server that their sources are at: what a function writes to a stream is where it is read.
 *
 * @param endpoint of the server
 * @param services as AWS's SDKs name them in variables, such as {@code SQS}
 * @param key for signatures
 * @param authorities a file of certificates in PEM form, if the certificate is not signed by a well-known authority
 * @param trustStore the same for Java, of type PKCS12
 */
public record FunctionAccess(
        URI endpoint, List<String> services, Key key, Optional<Path> authorities, Optional<Path> trustStore) {

    /** The password of trust stores, which hold nothing secret. */
    public static final String PASSWORD = "changeit";

    /** Copies the services. */
    public FunctionAccess {
        services = List.copyOf(services);
    }

    /** Sets the key and, for Python, Node.js and the AWS CLI, the certificate in the environment of a function. */
    public void applyTo(Map<String, String> environment) {
        environment.put("AWS_ACCESS_KEY_ID", key.id());
        environment.put("AWS_SECRET_ACCESS_KEY", key.secret());
        environment.remove("AWS_SESSION_TOKEN");
        key.sessionToken().ifPresent(token -> environment.put("AWS_SESSION_TOKEN", token));
        authorities.map(Path::toString).ifPresent(file -> {
            environment.put("AWS_CA_BUNDLE", file);
            environment.put("NODE_EXTRA_CA_CERTS", file);
        });
    }

    /** Options of Java by which a function trusts the server. */
    public List<String> javaOptions() {
        return trustStore.stream()
                .flatMap(store -> Stream.of(
                        "-Djavax.net.ssl.trustStore=" + store,
                        "-Djavax.net.ssl.trustStoreType=PKCS12",
                        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD))
                .toList();
    }

    /** URLs of queues as templates give them on this machine, with where they begin at the server. */
    public Map<String, String> queueUrls(String region) {
        String account = key.id().matches("\\d{12}") ? key.id() : Account.ID;
        return Map.of(
                "https://sqs." + region + ".amazonaws.com/" + Account.ID + "/",
                endpoint.toString().replaceAll("/$", "") + "/" + account + "/");
    }

    /**
     * An access key.
     *
     * @param id its id
     * @param secret its secret
     * @param sessionToken the token of a temporary one
     */
    public record Key(String id, String secret, Optional<String> sessionToken) {

        /** Does not show the secret. */
        @Override
        public String toString() {
            return id;
        }
    }
}
