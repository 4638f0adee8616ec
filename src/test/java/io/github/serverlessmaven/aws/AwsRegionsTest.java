/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsRegionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1", "us-gov-west-1", "cn-north-1", "ap-southeast-3"})
    void aKnownRegionPasses(String region) {
        assertThat(AwsRegions.check(region)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "eu-centrl-1, eu-central-1",
        "us-esat-1, us-east-1",
        "ap-souhteast-1, ap-southeast-1",
        "us-gov-wst-1, us-gov-west-1"
    })
    void aMisspeltRegionIsRefused(String region, String meant) {
        assertThatThrownBy(() -> AwsRegions.check(region))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("There is no AWS region " + region + ". Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eu", "europe", "eucentral1", "eu-central", "eu-central-1a", "eu_central_1", "", "région-1"})
    void whatHasNoFormOfARegionIsRefused(String region) {
        assertThatThrownBy(() -> AwsRegions.check(region))
                .hasMessageStartingWith("There is no AWS region " + region + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-9", "ar-south-1", "ca-east-1", "eu-isoe-north-7"})
    void aNewRegionPassesWithAWarning(String region) {
        assertThat(AwsRegions.check(region))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith("The AWS region " + region + " is not known to this version of the plugin."));
    }
}
