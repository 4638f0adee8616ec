/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.image.HttpProxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How AWS is reached. What is empty is decided by the AWS SDK's own chains: environment, profile, instance.
 *
 * @param region the region, such as {@code eu-central-1}
 * @param chosenProfile the profile chosen for this run: its credentials are used and no others
 * @param profile the profile of the configuration: as in Serverless 3, credentials of the environment take precedence over it
 * @param endpoint the address of all services, instead of AWS's own
 * @param proxy the proxy between here and AWS
 * @param accessKey the key of the stage, where no profile is chosen for the run
 * @param authorities a file of certificates of authorities in PEM form, which are trusted beside Java's own
 * @param devices opens roles with codes of multi-factor devices; empty where nobody can be asked
 */
public record AwsSettings(
        Optional<String> region,
        Optional<String> chosenProfile,
        Optional<String> profile,
        Optional<URI> endpoint,
        Optional<HttpProxy> proxy,
        Optional<AccessKey> accessKey,
        Optional<Path> authorities,
        Optional<DeviceSessions> devices) {

    /** Settings with the key of no stage and Java's own authorities, without anybody to be asked. */
    public AwsSettings(
            Optional<String> region,
            Optional<String> chosenProfile,
            Optional<String> profile,
            Optional<URI> endpoint,
            Optional<HttpProxy> proxy) {
        this(region, chosenProfile, profile, endpoint, proxy, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The address of an endpoint.
     *
     * @param name what it was set with, such as {@code AWS_ENDPOINT_URL}
     * @throws ServerlessException if the text is not the address of a web server
     */
    public static URI endpoint(String name, String text) {
        try {
            URI address = new URI(text.strip());
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw noAddress(name, text, e);
        }
        throw noAddress(name, text, null);
    }

    private static ServerlessException noAddress(String name, String text, @Nullable Exception cause) {
        return new ServerlessException(
                name + " must be an address, but is \"" + text + "\".",
                "Write it with http:// or https://, such as http://127.0.0.1:4566.",
                cause);
    }

    /** The same in another region. */
    AwsSettings in(String other) {
        return new AwsSettings(
                Optional.of(other), chosenProfile, profile, endpoint, proxy, accessKey, authorities, devices);
    }

    /** The same with the credentials of another profile. */
    AwsSettings with(String otherProfile) {
        return new AwsSettings(
                region, Optional.of(otherProfile), profile, endpoint, proxy, Optional.empty(), authorities, devices);
    }

    /** The profile whose region applies where none is named. */
    Optional<String> regionProfile() {
        return chosenProfile.or(() -> profile);
    }

    /**
     * An access key.
     *
     * @param id its id
     * @param secret its secret
     * @param sessionToken the token of a temporary one
     */
    public record AccessKey(String id, String secret, Optional<String> sessionToken) {

        /** Does not show the secret. */
        @Override
        public String toString() {
            return id;
        }
    }
}
