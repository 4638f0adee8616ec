/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.aws.AwsSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageCredentialsTest {

    private static final Map<String, String> KEYS = Map.of(
            "AWS_DEV_ACCESS_KEY_ID", "of-dev", "AWS_DEV_SECRET_ACCESS_KEY", "s", "AWS_PROD_PROFILE", "production");

    @Test
    void aStageHasItsKeyOrItsProfile() {
        assertThat(new StageCredentials("dev", KEYS).accessKey())
                .contains(new AwsSettings.AccessKey("of-dev", "s", Optional.empty()));
        assertThat(new StageCredentials("prod", KEYS).profile()).contains("production");
        assertThat(new StageCredentials("prod", KEYS).accessKey()).isEmpty();
        assertThat(new StageCredentials("test", KEYS).profile()).isEmpty();
    }

    @Test
    void hyphensOfAStageAreUnderscores() {
        assertThat(new StageCredentials("pr-12", Map.of("AWS_PR_12_PROFILE", "reviews")).profile())
                .contains("reviews");
    }

    @Test
    void halfAKeyAndBlankValuesCountForNothing() {
        assertThat(new StageCredentials("dev", Map.of("AWS_DEV_ACCESS_KEY_ID", "id")).accessKey())
                .isEmpty();
        assertThat(new StageCredentials("dev", Map.of("AWS_DEV_PROFILE", " ")).profile())
                .isEmpty();
    }

    @Test
    void theOptionTakesPrecedenceOverTheProfileOfTheStage() {
        FolderBuild build = new FolderBuild(Path.of(".")).withEnvironment(KEYS);
        assertThat(settings(build, "prod").chosenProfile()).contains("production");
        build.withOptions(
                new ServiceOptions(Optional.empty(), Optional.empty(), Optional.of("mine"), Optional.empty(), false));
        assertThat(settings(build, "prod").chosenProfile()).contains("mine");
    }

    @Test
    void theKeyOfAServerTakesPrecedenceOverThoseOfTheStage() {
        AwsSettings.AccessKey key = new AwsSettings.AccessKey("of-server", "s", Optional.empty());
        FolderBuild build = new FolderBuild(Path.of(".")).withEnvironment(KEYS).withAccessKey(key);
        assertThat(settings(build, "dev").accessKey()).contains(key);
        assertThat(settings(build, "prod").chosenProfile()).isEmpty();
    }

    @Test
    void theBundleOfAuthoritiesIsThatOfTheAwsCli() {
        FolderBuild build = new FolderBuild(Path.of(".")).withEnvironment(Map.of("AWS_CA_BUNDLE", "/etc/ca.pem"));
        assertThat(settings(build, "dev").authorities()).contains(Path.of("/etc/ca.pem"));
    }

    private static AwsSettings settings(FolderBuild build, String stage) {
        return new AwsConnection(build).settings(stage, Optional.empty(), Optional.empty());
    }
}
