/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.http.Payload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlReplyTest {

    private static final String DELIMITER = "\0".repeat(8);

    @ParameterizedTest
    @ValueSource(strings = {"{\"statusCode\": \"many\"}", "{\"statusCode\": {}}", "{not JSON}"})
    void aStreamWithAMalformedHeadIsABadGateway(String head) {
        assertThat(UrlReply.streamed(Payload.of(head + DELIMITER + "body")).status())
                .isEqualTo(502);
    }
}
