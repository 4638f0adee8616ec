/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.image.RegistryAccess.Login;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** The users of registries that settings.xml has as {@code <server>}, by the registry's host with its port as id. */
record MavenServers(Settings settings, SettingsDecrypter decrypter) {

    /**
     * The user of a registry.
     *
     * @throws ServerlessException if the password cannot be decrypted
     */
    Optional<Login> login(String registry) {
        return Optional.ofNullable(settings.getServer(registry))
                .map(this::decrypt)
                .filter(server -> server.getUsername() != null && server.getPassword() != null)
                .map(server -> new Login(server.getUsername(), server.getPassword()));
    }

    private Server decrypt(Server server) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new ServerlessException(
                        "The password of the server " + server.getId() + " in settings.xml cannot be decrypted: "
                                + problem.getMessage(),
                        "Encrypt it again with \"mvn --encrypt-password\".");
            }
        }
        return result.getServer();
    }
}
