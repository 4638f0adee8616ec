/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Sessions of roles that ask for a code of a multi-factor device: a person types one code for each profile, and its session is used
 * until it ends. They are kept in memory only.
 */
public final class DeviceSessions {

    /** Devices show a new code every 30 seconds, and AWS takes none twice. */
    private static final int ATTEMPTS = 3;

    /** A session that ends sooner is not used for another request. */
    private static final Duration RESERVE = Duration.ofMinutes(1);

    private final UnaryOperator<String> prompt;
    private final InstantSource clock;
    private final Map<String, AwsSessionCredentials> sessions = new HashMap<>();

    /**
     * No sessions so far.
     *
     * @param prompt asks a person and returns the answer, which is empty if there is none
     */
    public DeviceSessions(UnaryOperator<String> prompt, InstantSource clock) {
        this.prompt = prompt;
        this.clock = clock;
    }

    /** The session that was opened for a profile and has not ended. */
    synchronized Optional<AwsCredentials> current(String profile) {
        Instant needed = clock.instant().plus(RESERVE);
        return Optional.ofNullable(sessions.get(profile))
                .filter(session -> session.expirationTime().stream().allMatch(needed::isBefore))
                .map(AwsCredentials.class::cast);
    }

    /**
     * Opens a session of a profile's role.
     *
     * @param profile has {@code role_arn}, {@code source_profile} and {@code mfa_serial}
     * @param settings how AWS is reached
     * @return empty if no code was typed
     * @throws StsException if the codes, or the role, are refused
     */
    synchronized Optional<AwsCredentials> open(Profile profile, AwsSettings settings) {
        Optional<AwsCredentials> opened = current(profile.name());
        try (AwsAccess source = new AwsAccess(settings.with(property(profile, ProfileProperty.SOURCE_PROFILE)))) {
            for (int attempt = 1; opened.isEmpty(); attempt++) {
                String code = prompt.apply("Code of " + property(profile, ProfileProperty.MFA_SERIAL) + " for profile "
                                + profile.name() + ": ")
                        .strip();
                if (code.isEmpty()) {
                    return Optional.empty();
                }
                opened = assumeRole(profile, code, source, attempt == ATTEMPTS);
            }
        }
        return opened;
    }

    private Optional<AwsCredentials> assumeRole(Profile profile, String code, AwsAccess source, boolean isLast) {
        try {
            Credentials answer = source.clients()
                    .identity()
                    .assumeRole(request(profile, code))
                    .credentials();
            AwsSessionCredentials session = AwsSessionCredentials.builder()
                    .accessKeyId(answer.accessKeyId())
                    .secretAccessKey(answer.secretAccessKey())
                    .sessionToken(answer.sessionToken())
                    .expirationTime(answer.expiration())
                    .build();
            sessions.put(profile.name(), session);
            return Optional.of(session);
        } catch (StsException e) {
            if (isLast || !String.valueOf(e.getMessage()).contains("MultiFactorAuthentication failed")) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static AssumeRoleRequest request(Profile profile, String code) {
        return AssumeRoleRequest.builder()
                .roleArn(property(profile, ProfileProperty.ROLE_ARN))
                .roleSessionName(
                        profile.property(ProfileProperty.ROLE_SESSION_NAME).orElse("serverless-maven-plugin"))
                .externalId(profile.property(ProfileProperty.EXTERNAL_ID).orElse(null))
                .durationSeconds(profile.property(ProfileProperty.DURATION_SECONDS)
                        .map(Integer::valueOf)
                        .orElse(null))
                .serialNumber(property(profile, ProfileProperty.MFA_SERIAL))
                .tokenCode(code)
                .build();
    }

    private static String property(Profile profile, String name) {
        return profile.property(name).orElseThrow();
    }

    /** Whether a profile's role is opened with a code. */
    static boolean isFor(Profile profile) {
        return profile.property(ProfileProperty.MFA_SERIAL).isPresent()
                && profile.property(ProfileProperty.ROLE_ARN).isPresent()
                && profile.property(ProfileProperty.SOURCE_PROFILE).isPresent();
    }
}
