/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsAccessTest {

    @TempDir
    Path folder;

    /** System properties stand for the environment's variables: the SDK's chain reads them at the same place. */
    @BeforeEach
    void haveCredentialsInTheEnvironmentAndInAProfile() throws IOException {
        Path file = folder.resolve("credentials");
        Files.writeString(file, "[production]\naws_access_key_id = of-profile\naws_secret_access_key = secret\n");
        System.setProperty("aws.sharedCredentialsFile", file.toString());
        System.setProperty("aws.configFile", folder.resolve("config").toString());
        System.setProperty("aws.accessKeyId", "of-environment");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterEach
    void forgetCredentials() {
        System.clearProperty("aws.sharedCredentialsFile");
        System.clearProperty("aws.configFile");
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void aProfileChosenForTheRunGoesBeforeTheEnvironment() {
        assertThat(accessKey(Optional.of("production"), Optional.empty())).isEqualTo("of-profile");
        assertThat(accessKey(Optional.of("production"), Optional.of("other"))).isEqualTo("of-profile");
    }

    @Test
    void theEnvironmentGoesBeforeTheProfileOfTheConfiguration() {
        assertThat(accessKey(Optional.empty(), Optional.of("production"))).isEqualTo("of-environment");
    }

    @Test
    void aChosenProfileThatDoesNotExistIsNamed() {
        assertThatThrownBy(() ->
                        AwsErrors.translating("read", () -> accessKey(Optional.of("prodution"), Optional.empty())))
                .isInstanceOf(ServerlessException.class)
                .hasCauseInstanceOf(SdkClientException.class)
                .hasMessage("The profile \"prodution\" has no AWS credentials, or does not exist.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not an address", "localhost:4566", "127.0.0.1:4566", "//host", "ftp://host", "http:", ""})
    void anEndpointThatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> AwsSettings.endpoint("AWS_ENDPOINT_URL", text))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("AWS_ENDPOINT_URL must be an address, but is \"" + text + "\".");
    }

    @Test
    void anEndpointIsAnAddressWithOrWithoutPort() {
        assertThat(AwsSettings.endpoint("AWS_ENDPOINT_URL", " http://127.0.0.1:4566 "))
                .hasToString("http://127.0.0.1:4566");
        assertThat(AwsSettings.endpoint("AWS_ENDPOINT_URL", "https://aws.example.com"))
                .hasToString("https://aws.example.com");
    }

    @Test
    void theKeyOfTheStageGoesBeforeTheEnvironmentAndAfterAChosenProfile() {
        AwsSettings.AccessKey key = new AwsSettings.AccessKey("of-stage", "secret", Optional.of("token"));
        assertThat(accessKey(Optional.empty(), key)).isEqualTo("of-stage");
        assertThat(accessKey(Optional.of("production"), key)).isEqualTo("of-profile");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The SSO session associated with this profile has expired or is otherwise invalid. | The single sign-on"
                        + " session has expired for profile \"office\". | Run \"aws sso login --profile office\",",
                "is not authorized to perform: sts:AssumeRole | A code of a multi-factor device is needed for profile"
                        + " \"office\". | aws configure export-credentials --profile office --format env"
            })
    void aProfileThatNeedsTheUserSaysWhatItNeeds(String message, String problem, String remedy) throws IOException {
        Files.writeString(
                folder.resolve("config"),
                "[profile office]\nmfa_serial = arn:aws:iam::111122223333:mfa/jane\nregion = eu-central-1\n");
        ExplainedCredentials credentials = new ExplainedCredentials(
                () -> {
                    throw SdkClientException.create(message);
                },
                "office",
                new AwsSettings(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThatThrownBy(() -> AwsErrors.translating("read", credentials::resolveCredentials))
                .isInstanceOfSatisfying(ServerlessException.class, failure -> {
                    assertThat(failure).hasMessage(problem);
                    assertThat(failure.remedy()).contains(remedy);
                });
    }

    @Test
    void aBundleWithoutCertificatesIsNamed() throws IOException {
        Path bundle = Files.writeString(folder.resolve("ca.pem"), "");
        assertThatThrownBy(() -> new CertificateAuthorities(bundle).trustManagers())
                .isInstanceOf(ServerlessException.class)
                .hasMessage("AWS_CA_BUNDLE cannot be read: " + bundle + " (it has no certificate).");
    }

    private static String accessKey(Optional<String> chosenProfile, AwsSettings.AccessKey key) {
        return CredentialsChain.of(new AwsSettings(
                        Optional.of("eu-central-1"),
                        chosenProfile,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(key),
                        Optional.empty(),
                        Optional.empty()))
                .resolveCredentials()
                .accessKeyId();
    }

    private static String accessKey(Optional<String> chosenProfile, Optional<String> profile) {
        return CredentialsChain.of(new AwsSettings(
                        Optional.of("eu-central-1"), chosenProfile, profile, Optional.empty(), Optional.empty()))
                .resolveCredentials()
                .accessKeyId();
    }
}
