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
    private final AwsSettings settings;

    ExplainedCredentials(AwsCredentialsProvider provider, String profile, AwsSettings settings) {
        this.provider = provider;
        this.profile = profile;
        this.settings = settings;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        Optional<AwsCredentials> opened = settings.devices().flatMap(devices -> devices.current(profile));
        if (opened.isPresent()) {
            return opened.get();
        }
        try {
            return provider.resolveCredentials();
        } catch (SdkException failure) {
            return openedWithCode().orElseThrow(() -> explain(failure));
        }
    }

    /** The role may be one that a code opens. */
    private Optional<AwsCredentials> openedWithCode() {
        return ofFile().filter(DeviceSessions::isFor)
                .flatMap(role -> settings.devices().flatMap(devices -> devices.open(role, settings)));
    }

    private SdkException explain(SdkException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("SSO session") || message.contains("SSO token") || message.contains("Token is expired")) {
            return SdkClientException.create(EXPIRED + profile, failure);
        }
        boolean needsCode = ofFile().flatMap(known -> known.property(ProfileProperty.MFA_SERIAL))
                .isPresent();
        return needsCode ? SdkClientException.create(NEEDS_CODE + profile, failure) : failure;
    }

    private Optional<Profile> ofFile() {
        return ProfileFile.defaultProfileFile().profile(profile);
    }

    @Override
    public void close() {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
