/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InsecureRegistryException;
import com.google.cloud.tools.jib.api.RegistryAuthenticationFailedException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.http.ResponseException;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.registry.RegistryAliasGroup;
import com.google.cloud.tools.jib.registry.RegistryClient;
import io.github.serverlessmaven.image.BaseCache.UnwritableCacheException;
import io.github.serverlessmaven.image.RegistryAccess.Login;
import io.github.serverlessmaven.image.Retries.FailedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.DigestException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/** The registry of a base image, as far as images are read from it. HTTPS, but for registries on this machine. */
final class BaseRegistry implements Closeable {

    private final ImageReference image;
    private final Optional<Login> login;
    private final ProxyScope proxy;
    private final Retries retries;
    private final FailoverHttpClient http;
    private final RegistryClient client;

    /**
     * Signs in to the registry, if it wants that.
     *
     * @param image the base image
     * @throws ImageException if the registry cannot be reached, or refuses the login
     */
    BaseRegistry(ImageReference image, RegistryAccess access) {
        this.image = image;
        this.retries = new Retries(access.pause());
        String host = image.getRegistry();
        boolean isHere = host.matches("(localhost|127[.][0-9.]+|\\[::1])(:[0-9]+)?");
        login = RegistryAliasGroup.getAliasesGroup(host).stream()
                .flatMap(alias -> access.logins().apply(alias).stream())
                .findFirst();
        http = new FailoverHttpClient(isHere, isHere, event -> {});
        client = RegistryClient.factory(EventHandlers.NONE, host, image.getRepository(), http)
                .setUserAgent("serverless-maven-plugin")
                .setCredential(login.map(user -> Credential.from(user.user(), user.password()))
                        .orElse(null))
                .newRegistryClient();
        proxy = new ProxyScope(access.proxy().get());
        try {
            signIn();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void signIn() {
        withRetries(() -> call(() -> {
            boolean wantsToken = client.doPullBearerAuth();
            if (!wantsToken && login.isPresent()) {
                client.configureBasicAuth();
            }
            return wantsToken;
        }));
    }

    /**
     * A manifest, or a list of them.
     *
     * @param name a tag or digest
     * @throws ImageException if it cannot be had
     */
    ManifestAndDigest<ManifestTemplate> manifest(String name) {
        return withRetries(() -> call(() -> client.pullManifest(name)));
    }

    /**
     * Downloads a part of the image; after an interruption, from its start.
     *
     * @param digest its digest
     * @param cache keeps it
     * @return the file in the cache
     * @throws ImageException if it cannot be had
     */
    Path download(String digest, BaseCache cache) {
        return withRetries(() -> cache.add(digest, out -> write(digest, out)));
    }

    /**
     * Writes a part of the image.
     *
     * @param digest its digest
     * @throws ImageException if it cannot be had
     */
    void write(String digest, OutputStream out) {
        call(() -> client.pullBlob(DescriptorDigest.fromDigest(digest), size -> {}, bytes -> {})
                .writeTo(out));
    }

    @Override
    public void close() {
        try {
            http.shutDown();
        } catch (IOException leftToTheCollector) {
            // All was read.
        } finally {
            proxy.close();
        }
    }

    private <T> T withRetries(Supplier<T> work) {
        try {
            return retries.of(() -> {
                try {
                    return work.get();
                } catch (TransientException e) {
                    throw new FailedException(e);
                }
            });
        } catch (FailedException | IOException e) {
            throw new ImageException(
                    "The base image " + image + " cannot be had from " + image.getRegistry() + ", tried "
                            + Retries.ATTEMPTS + " times: " + e.getMessage() + ".",
                    "Try again: what was downloaded is kept. With -o the image of the last build is taken.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("The download of the base image " + image + " was interrupted.", "", e);
        }
    }

    private <T> T call(Call<T> call) {
        try {
            return call.call();
        } catch (RegistryException e) {
            throw refused(e);
        } catch (DigestException e) {
            throw new IllegalArgumentException(e);
        } catch (UnwritableCacheException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            if (e.getCause() instanceof RegistryException wrapped) {
                throw refused(wrapped);
            }
            throw failed(e);
        }
    }

    private RuntimeException refused(RegistryException e) {
        if (e.getCause() instanceof ResponseException response && Retries.isTransient(response.getStatusCode())) {
            return failed(response);
        }
        if (e instanceof RegistryUnauthorizedException || e instanceof RegistryAuthenticationFailedException) {
            return new ImageException(
                    "The registry " + image.getRegistry() + " does not give out the base image " + image
                            + login.map(user -> " to the user \"" + user + "\"").orElse(" without a login")
                            + ".",
                    login.isPresent()
                            ? "Correct the user and the password of the <server> with the id " + image.getRegistry()
                                    + " in settings.xml, and check its name."
                            : "Check its name, or add a <server> with the id " + image.getRegistry()
                                    + ", a <username> and a <password> to settings.xml.",
                    e);
        }
        if (e instanceof InsecureRegistryException) {
            return new ImageException(
                    "The registry " + image.getRegistry() + " of the base image " + image
                            + " does not speak HTTPS with a certificate that Java trusts.",
                    "Add its certificate to the trust store of the JDK that runs Maven.",
                    e);
        }
        if (e.getCause() instanceof ResponseException) {
            return new ImageException(
                    "The registry " + image.getRegistry() + " has no base image " + image + ".",
                    "Check its name and its tag.",
                    e);
        }
        return failed(e);
    }

    private RuntimeException failed(Exception e) {
        if (e instanceof ResponseException answer) {
            String reason = "it answered " + answer.getStatusCode();
            return Retries.isTransient(answer.getStatusCode())
                    ? new TransientException(reason, e)
                    : outOfReach(reason, e);
        }
        String reason = e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
        return e instanceof IOException && !isOutOfReach(e) ? new TransientException(reason, e) : outOfReach(reason, e);
    }

    private ImageException outOfReach(String reason, Exception e) {
        return new ImageException(
                "The base image " + image + " cannot be had from " + image.getRegistry() + ": " + reason + ".",
                "Check the address, the network and the proxy in settings.xml, and try again; with -o the image of the last"
                        + " build is taken.",
                e);
    }

    private static boolean isOutOfReach(Exception e) {
        return e instanceof ConnectException || e instanceof UnknownHostException || e instanceof SSLException;
    }

    /** A failure that may pass when the same is done again. */
    private static final class TransientException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TransientException(String message, Exception cause) {
            super(message, cause);
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T call() throws IOException, RegistryException, DigestException;
    }
}
