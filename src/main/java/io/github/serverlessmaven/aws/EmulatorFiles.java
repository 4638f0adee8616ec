/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * What AWS Emulator writes when it starts, in a folder named for its port: keys, without which it refuses requests, and the certificate it is
 * known by. See "Pointing your AWS SDK at AWS Emulator" in its user guide.
 *
 * @param folder below {@code ~/.aws/emulator}
 */
public record EmulatorFiles(Path folder) {

    private static final String ID = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";

    /** The files of the emulator at an address; empty if there are none, as for every other server. */
    public static Optional<EmulatorFiles> of(URI endpoint, Path home) {
        return Optional.of(home.resolve(".aws/emulator/" + endpoint.getPort()))
                .filter(folder -> "https".equals(endpoint.getScheme()) && Files.isDirectory(folder))
                .map(EmulatorFiles::new);
    }

    /** The keys of this run; empty if the emulator accepts any. */
    public Optional<AwsSettings.AccessKey> accessKey() {
        return Stream.of("emulator_credentials", "credentials")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .flatMap(EmulatorFiles::keys)
                .findFirst();
    }

    private static Stream<AwsSettings.AccessKey> keys(Path file) {
        ProfileFile profiles = ProfileFile.builder()
                .content(file)
                .type(ProfileFile.Type.CREDENTIALS)
                .build();
        return profiles.profiles().values().stream()
                .map(Profile::properties)
                .filter(keys -> keys.keySet().containsAll(List.of(ID, SECRET)))
                .map(keys -> new AwsSettings.AccessKey(
                        String.valueOf(keys.get(ID)),
                        String.valueOf(keys.get(SECRET)),
                        Optional.ofNullable(keys.get("aws_session_token"))));
    }

    /** The certificate of its authority, in PEM form. */
    public Optional<Path> authorities() {
        return Optional.of(folder.resolve("ca.pem")).filter(Files::isRegularFile);
    }
}
