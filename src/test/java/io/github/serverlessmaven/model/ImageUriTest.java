/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageUriTest {

    private static final String HOST = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
    private static final String DIGEST = "sha256:" + "0a".repeat(32);

    @Test
    void anAddressByTagHasItsParts() {
        ImageUri uri = ImageUri.parse(HOST + "/team/app:1.0").orElseThrow();
        assertThat(uri.registry()).isEqualTo(HOST);
        assertThat(uri.account()).isEqualTo("123456789012");
        assertThat(uri.region()).isEqualTo("eu-central-1");
        assertThat(uri.repository()).isEqualTo("team/app");
        assertThat(uri.tag()).contains("1.0");
        assertThat(uri.digest()).isEmpty();
    }

    @Test
    void byItsDigestAnImageLosesItsTag() {
        assertThat(ImageUri.parse(HOST + "/app:1.0").orElseThrow().at(DIGEST).address())
                .isEqualTo(Value.of(HOST + "/app@" + DIGEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1",
                "123456789012.dkr.ecr.us-gov-west-1.amazonaws.com/app:1",
                "123456789012.dkr.ecr.ap-southeast-2.amazonaws.com/a-b/c_d/e.f:latest_1"
            })
    void addressesOfAllPartitionsAreKnown(String address) {
        assertThat(ImageUri.parse(address)).map(ImageUri::toString).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com/app",
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com/app@sha256:0a0a",
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com/App:1",
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com/a:1",
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:",
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com//app:1",
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com.cn/app:1",
                "123456789012.dkr.ecr.cn-north-1.amazonaws.com/app:1",
                "123456789012.dkr.ecr.eu-central-1xxamazonaws.com/app:1",
                "12345.dkr.ecr.eu-central-1.amazonaws.com/app:1",
                "docker.io/library/busybox:1",
                "busybox:1"
            })
    void anythingElseIsNoAddress(String text) {
        assertThat(ImageUri.parse(text)).isEmpty();
    }

    @Test
    void textThatOnlyEndsLikeADigestIsNoAddress() {
        assertThat(ImageUri.parse("anything@" + DIGEST)).isEmpty();
    }
}
