/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** Where credentials come from: the profile chosen for the run, the key of the stage, or the AWS SDK's own chain. */
final class CredentialsChain {

    private CredentialsChain() {}

    /** The credentials that settings lead to; nothing is read yet. */
    static AwsCredentialsProvider of(AwsSettings settings) {
        if (settings.chosenProfile().isPresent()) {
            String profile = settings.chosenProfile().get();
            return new ExplainedCredentials(ProfileCredentialsProvider.create(profile), profile, settings);
        }
        if (settings.accessKey().isPresent()) {
            return StaticCredentialsProvider.create(
                    credentials(settings.accessKey().get()));
        }
        DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
        settings.profile().ifPresent(chain::profileName);
        return new ExplainedCredentials(
                chain.build(),
                settings.profile().orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow),
                settings);
    }

    private static AwsCredentials credentials(AwsSettings.AccessKey key) {
        return key.sessionToken().isPresent()
                ? AwsSessionCredentials.create(
                        key.id(), key.secret(), key.sessionToken().get())
                : AwsBasicCredentials.create(key.id(), key.secret());
    }
}
