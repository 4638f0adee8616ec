/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * How this build reaches AWS.
 *
 * @param session the running build
 * @param decrypter reads the passwords of settings.xml
 * @param options what the command line says
 * @param goal the running goal, for messages
 */
record AwsConnection(MavenSession session, SettingsDecrypter decrypter, ServiceOptions options, String goal) {

    /**
     * The settings for a service.
     *
     * @param configuredRegion the region of the configuration, which the command line goes before
     * @param configuredProfile the profile of the configuration
     * @throws ServerlessException if Maven works offline
     */
    AwsSettings settings(Optional<String> configuredRegion, Optional<String> configuredProfile) {
        refuseOffline();
        return new AwsSettings(
                options.region().or(() -> configuredRegion),
                options.profile(),
                configuredProfile,
                options.endpoint(),
                MavenProxy.of(session.getSettings(), decrypter));
    }

    /** Fails before anything is done if Maven works offline, since AWS could not be reached. */
    void refuseOffline() {
        if (session.isOffline()) {
            throw new ServerlessException(
                    "serverless:" + goal + " talks to AWS, but Maven works offline (-o).", "Leave out -o.");
        }
    }
}
