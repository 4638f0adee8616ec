/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.aws.DeviceSessions;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How a build reaches AWS.
 *
 * @param build the running build
 */
record AwsConnection(BuildContext build) {

    /**
     * The settings for a service.
     *
     * @param stage its stage, which may have credentials of its own
     * @param configuredRegion the region of the configuration; the option takes precedence over it
     * @param configuredProfile the profile of the configuration
     * @throws ServerlessException if the build is offline
     */
    AwsSettings settings(String stage, Optional<String> configuredRegion, Optional<String> configuredProfile) {
        refuseOffline();
        ServiceOptions options = build.options();
        Optional<AwsSettings.AccessKey> key = build.accessKey();
        StageCredentials credentials = new StageCredentials(stage, build.environment());
        return new AwsSettings(
                options.regionOver(configuredRegion),
                options.profile().or(() -> key.isPresent() ? Optional.empty() : credentials.profile()),
                configuredProfile,
                options.endpoint(),
                build.proxy(),
                key.or(credentials::accessKey),
                Optional.ofNullable(build.environment().get("AWS_CA_BUNDLE"))
                        .filter(file -> !file.isBlank())
                        .map(Path::of),
                devices());
    }

    /** A role that a code opened stays open for later goals. */
    private Optional<DeviceSessions> devices() {
        Optional<DeviceSessions> opened = build.memory().get(DeviceSessions.class);
        if (opened.isPresent()) {
            return opened;
        }
        Optional<DeviceSessions> fresh =
                build.secretPrompt().map(prompt -> new DeviceSessions(prompt, InstantSource.system()));
        fresh.ifPresent(sessions -> build.memory().put(DeviceSessions.class, sessions));
        return fresh;
    }

    /** Fails before anything is done if Maven works offline, since AWS could not be reached. */
    void refuseOffline() {
        if (build.isOffline()) {
            throw new ServerlessException(
                    "serverless:" + build.goal() + " talks to AWS, but Maven works offline (-o).", "Leave out -o.");
        }
    }
}
