/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.image.HttpProxy;
import io.github.serverlessmaven.image.RegistryAccess.Login;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * The users and the proxy of settings.xml.
 *
 * @param settings the file's content
 * @param decrypter reads its passwords
 */
record MavenSettings(Settings settings, SettingsDecrypter decrypter) {

    /**
     * The user of a {@code <server>}; empty if there is none of the id, or it has no password.
     *
     * @param id its id: for a registry of images, its host with its port
     * @throws ServerlessException if the password cannot be decrypted
     */
    Optional<Login> login(String id) {
        return Optional.ofNullable(settings.getServer(id))
                .map(this::decrypted)
                .filter(server -> server.getUsername() != null && server.getPassword() != null)
                .map(server -> new Login(server.getUsername(), server.getPassword()));
    }

    /**
     * The active proxy.
     *
     * @throws ServerlessException if its password cannot be decrypted
     */
    Optional<HttpProxy> proxy() {
        return Optional.ofNullable(settings.getActiveProxy())
                .map(this::decrypted)
                .map(proxy -> new HttpProxy(
                        URI.create("http://" + proxy.getHost() + ":" + proxy.getPort()),
                        Optional.ofNullable(proxy.getUsername())
                                .map(user -> new Login(
                                        user,
                                        Optional.ofNullable(proxy.getPassword()).orElse(""))),
                        patterns(Optional.ofNullable(proxy.getNonProxyHosts()).orElse(""))));
    }

    private static Set<String> patterns(String hosts) {
        return Arrays.stream(hosts.split("[|,]"))
                .map(String::trim)
                .filter(host -> !host.isEmpty())
                .map(host -> host.replace(".", "\\.").replace("*", ".*"))
                .collect(Collectors.toSet());
    }

    private Server decrypted(Server server) {
        return decrypt(new DefaultSettingsDecryptionRequest(server), "the server " + server.getId())
                .getServer();
    }

    private Proxy decrypted(Proxy proxy) {
        return decrypt(new DefaultSettingsDecryptionRequest(proxy), "proxy " + proxy.getId())
                .getProxy();
    }

    private SettingsDecryptionResult decrypt(SettingsDecryptionRequest request, String subject) {
        SettingsDecryptionResult result = decrypter.decrypt(request);
        result.getProblems().stream()
                .filter(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING)
                .findFirst()
                .ifPresent(problem -> {
                    throw new ServerlessException(
                            "The password of " + subject + " in settings.xml cannot be decrypted: "
                                    + problem.getMessage(),
                            "Encrypt it again with \"mvn --encrypt-password\".");
                });
        return result;
    }
}
