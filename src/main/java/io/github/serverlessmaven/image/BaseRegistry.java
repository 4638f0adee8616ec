/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.image.RegistryAccess.Login;
import io.github.serverlessmaven.image.RegistryLogin.RefusedLoginException;
import io.github.serverlessmaven.image.Retries.FailedException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The registry of a base image, as far as images are read from it. HTTPS, but for registries on this machine. */
final class BaseRegistry {

    private static final int OK = 200;

    private final BaseName image;
    private final Optional<Login> login;
    private final Retries retries;
    private final RegistrySession session;

    /**
     * Prepares downloads; nothing is sent yet.
     *
     * @param image the base image
     */
    BaseRegistry(BaseName image, RegistryAccess access) {
        this.image = image;
        this.retries = new Retries(access.pause());
        String host = image.registry();
        login = image.loginIds().stream()
                .flatMap(id -> access.logins().apply(id).stream())
                .findFirst();
        URI https = URI.create("https://" + host);
        URI registry =
                RegistryRepository.isHere(String.valueOf(https.getHost())) ? URI.create("http://" + host) : https;
        session = new RegistrySession(
                new RegistryRepository(registry, image.repository(), () -> login),
                "pull",
                new RegistryNetwork(access.proxy().get()),
                access.pause());
    }

    /**
     * A manifest, or a list of them.
     *
     * @param name a tag or digest
     * @throws ImageException if it cannot be had
     */
    BaseManifest manifest(String name) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        withRetries(() -> {
            content.reset();
            Map<String, String> accept = Map.of("Accept", String.join(", ", BaseManifest.MEDIA_TYPES));
            download("manifests/" + name, accept, content);
            return content;
        });
        String text = content.toString(StandardCharsets.UTF_8);
        String digest = ImageLayout.digest(Sha256.of(text));
        if (name.startsWith("sha256:") && !name.equals(digest)) {
            throw new ImageException(
                    "The registry " + image.registry() + " has another manifest under " + name + ", " + digest + ".",
                    "Report it to those who run the registry.");
        }
        try {
            if (Json.parse(text, "The manifest") instanceof Value.Mapping json) {
                return new BaseManifest(json, digest);
            }
        } catch (ServerlessException e) {
            throw noManifest(e);
        }
        throw noManifest(null);
    }

    private ImageException noManifest(@Nullable Exception cause) {
        return new ImageException(
                "The answer of " + image.registry() + " is not the manifest of " + image + ".",
                "Check the address of the registry, and the proxy in settings.xml.",
                cause);
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
     * @throws IOException if the connection breaks
     * @throws FailedException if the registry fails
     */
    void write(String digest, OutputStream out) throws IOException, InterruptedException, FailedException {
        download("blobs/" + digest, Map.of(), out);
    }

    private void download(String path, Map<String, String> headers, OutputStream output)
            throws IOException, InterruptedException, FailedException {
        HttpResponse<String> answer;
        try {
            answer = session.download(session.repository().resolve(path), headers, output);
        } catch (RefusedLoginException e) {
            throw refused(e);
        } catch (SSLException e) {
            throw new ImageException(
                    "The registry " + image.registry() + " of the base image " + image
                            + " does not speak HTTPS with a certificate that Java trusts.",
                    "Add its certificate to the trust store of the JDK that runs Maven.",
                    e);
        } catch (ConnectException e) {
            throw new ImageException(
                    "The base image " + image + " cannot be had from " + image.registry() + ": " + reason(e) + ".",
                    "Check the address, the network and the proxy in settings.xml, and try again; with -o the image of the"
                            + " last build is taken.",
                    e);
        }
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            throw refused(null);
        }
        if (answer.statusCode() != OK) {
            throw new ImageException(
                    "The registry " + image.registry() + " has no base image " + image + ": it answered "
                            + RegistryError.of(answer) + ".",
                    "Check its name and its tag.");
        }
    }

    private ImageException refused(@Nullable Exception cause) {
        return new ImageException(
                "The registry " + image.registry() + " does not give out the base image " + image
                        + login.map(user -> " to the user \"" + user + "\"").orElse(" without a login")
                        + ".",
                login.isPresent()
                        ? "Correct the user and the password of the <server> with the id " + image.registry()
                                + " in settings.xml, and check its name."
                        : "Check its name, or add a <server> with the id " + image.registry()
                                + ", a <username> and a <password> to settings.xml.",
                cause);
    }

    private <T> T withRetries(Retries.Work<T> work) {
        try {
            return retries.of(work);
        } catch (FailedException | IOException e) {
            throw new ImageException(
                    "The base image " + image + " cannot be had from " + image.registry() + ", tried "
                            + Retries.ATTEMPTS + " times: "
                            + (e instanceof FailedException ? e.getMessage() : reason(e))
                            + ".",
                    "Try again: what was downloaded is kept. With -o the image of the last build is taken.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("The download of the base image " + image + " was interrupted.", "", e);
        }
    }

    private static String reason(Exception e) {
        return e.getClass().getSimpleName().replace("Exception", "")
                + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }
}
