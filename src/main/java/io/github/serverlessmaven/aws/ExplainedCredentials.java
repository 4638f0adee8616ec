/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Credentials whose failures name the profile, and what it needs: the SDK knows no codes, and does not name the profile. */
final class ExplainedCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

    /** Stands in the message of an expired session, before the name of the profile. */
    static final String EXPIRED = "The single sign-on session has expired for profile ";

    /** Stands in the message of a profile that needs a code, before its name. */
    static final String NEEDS_CODE = "A code of a multi-factor device is needed for profile ";

    private final AwsCredentialsProvider provider;
    private final String profile;

    ExplainedCredentials(AwsCredentialsProvider provider, String profile) {
        this.provider = provider;
        this.profile = profile;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (SdkException failure) {
            throw explain(failure);
        }
    }

    private SdkException explain(SdkException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("SSO session") || message.contains("SSO token") || message.contains("Token is expired")) {
            return SdkClientException.create(EXPIRED + profile, failure);
        }
        return hasDevice() ? SdkClientException.create(NEEDS_CODE + profile, failure) : failure;
    }

    private boolean hasDevice() {
        Optional<Profile> settings = ProfileFile.defaultProfileFile().profile(profile);
        return settings.flatMap(known -> known.property(ProfileProperty.MFA_SERIAL))
                .isPresent();
    }

    @Override
    public void close() {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
