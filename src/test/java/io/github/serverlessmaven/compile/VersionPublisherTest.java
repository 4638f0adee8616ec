/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.compile.PublishedLayers.CapturedLayers;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionPublisherTest {

    private static final Optional<Sha256> CODE = Optional.of(new Sha256(
            HexFormat.of().formatHex(Base64.getDecoder().decode("lgazj755EoBhaif7kxoMsV1bWl0u+J/8x0zV6Q3LGeg="))));

    private static final String FUNCTION = "{'Code':{'S3Key':'any'},'FunctionName':'demo-dev-hello','Handler':'h.x',"
            + "'MemorySize':1024,'Timeout':6,'Runtime':'java17','Role':{'Fn::GetAtt':['IamRoleLambdaExecution','Arn']}}";

    @Test
    void theHashIsThatOfServerless3() {
        assertThat(VersionPublisher.hash(CODE, CapturedLayers.NONE, function(FUNCTION)))
                .isEqualTo("l+PeKkkIcklO4QtEUWhhoFKIGquCtynq34sxh91qTc8=");
    }

    @Test
    void tagsReservedConcurrencyAndTheCodesPlaceDoNotCount() {
        String hash = VersionPublisher.hash(CODE, CapturedLayers.NONE, function(FUNCTION));
        Value.Mapping changed = function(FUNCTION)
                .with("Code", Value.mapping("S3Key", Value.of("other")))
                .with("Tags", Value.list(Value.of("x")))
                .with("ReservedConcurrentExecutions", Value.of(3));
        assertThat(VersionPublisher.hash(CODE, CapturedLayers.NONE, changed)).isEqualTo(hash);
    }

    @Test
    void anyOtherPropertyAndTheCodeCount() {
        String hash = VersionPublisher.hash(CODE, CapturedLayers.NONE, function(FUNCTION));
        assertThat(VersionPublisher.hash(
                        CODE, CapturedLayers.NONE, function(FUNCTION).with("Timeout", Value.of(7))))
                .isNotEqualTo(hash);
        assertThat(VersionPublisher.hash(Optional.of(Sha256.of("other code")), CapturedLayers.NONE, function(FUNCTION)))
                .isNotEqualTo(hash);
    }

    @Test
    void theOrderOfPropertiesDoesNotCount() {
        Value.Mapping reordered =
                function(FUNCTION).without("FunctionName").with("FunctionName", Value.of("demo-dev-hello"));
        assertThat(VersionPublisher.hash(CODE, CapturedLayers.NONE, reordered))
                .isEqualTo(VersionPublisher.hash(CODE, CapturedLayers.NONE, function(FUNCTION)));
    }

    private static Value.Mapping function(String json) {
        return (Value.Mapping) Json.parse(json.replace('\'', '"'), "test");
    }
}
