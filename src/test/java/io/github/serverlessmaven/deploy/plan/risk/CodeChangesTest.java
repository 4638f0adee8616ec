/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeChangesTest {

    private static final String OLD = "a".repeat(64);
    private static final String NEW = "b".repeat(64);

    @Test
    void packagesAndImagesAreComparedByTheirDigests() {
        assertThat(changes(zip("x/code/" + OLD + ".zip"), zip("x/code/" + NEW + ".zip")))
                .containsExactly("/Resources/F/Properties/Code gets other code: bbbbbbbbbbbb instead of aaaaaaaaaaaa");
        assertThat(changes(zip("x/code/" + OLD + ".zip"), zip("moved/" + OLD + ".zip")))
                .isEmpty();
        String image = function("'Code': {'ImageUri': '1.dkr.ecr.eu-central-1.amazonaws.com/app@sha256:%s'}");
        assertThat(changes(image.formatted(OLD), image.formatted(NEW)))
                .containsExactly("/Resources/F/Properties/Code gets other code: bbbbbbbbbbbb instead of aaaaaaaaaaaa");
    }

    @Test
    void addressesWithoutADigestAreShownWhole() {
        assertThat(changes(zip("serverless/x/dev/1700000000000/x.zip"), zip("x/code/" + NEW + ".zip")))
                .containsExactly(
                        "/Resources/F/Properties/Code gets other code: bbbbbbbbbbbb instead of serverless/x/dev/1700000000000/x.zip");
        assertThat(changes(function("'Code': {'ZipFile': 'a'}"), function("'Code': {'ZipFile': 'b'}")))
                .hasSize(1);
    }

    @Test
    void layersOfTheServiceAreComparedByContentAndOthersByAddress() {
        String layer = function("'Layers': [{'Ref': 'L%1$s'}, '%3$s']")
                + ", 'L%1$s': {'Type': 'AWS::Lambda::LayerVersion', 'Properties': {'LayerName': 'libs', 'Content': {'S3Key': 'x/%2$s.zip'}}}";
        assertThat(changes(layer.formatted("1", OLD, "arn:1"), layer.formatted("2", OLD, "arn:1")))
                .isEmpty();
        assertThat(changes(layer.formatted("1", OLD, "arn:1"), layer.formatted("2", NEW, "arn:2")))
                .containsExactly(
                        "/Resources/F/Properties/Layers gets the layers libs bbbbbbbbbbbb, arn:2 instead of libs aaaaaaaaaaaa, arn:1");
        assertThat(changes(layer.formatted("1", OLD, "arn:1"), function("'Timeout': 3")))
                .containsExactly("/Resources/F loses the layers libs aaaaaaaaaaaa, arn:1");
        assertThat(changes(function("'Layers': ['a', 'b']"), function("'Layers': ['b', 'a']")))
                .containsExactly("/Resources/F/Properties/Layers gets its layers in another order: b, a");
    }

    @Test
    void whatIsNoChangeOfCodeIsNotNamed() {
        assertThat(changes("", zip(NEW))).isEmpty();
        assertThat(changes(zip(OLD), "")).isEmpty();
        assertThat(changes("'F': {'Type': 'AWS::SNS::Topic'}", zip(OLD))).isEmpty();
    }

    private static String zip(String key) {
        return function("'Code': {'S3Bucket': 'b', 'S3Key': '" + key + "'}");
    }

    private static String function(String properties) {
        return "'F': {'Type': 'AWS::Lambda::Function', 'Properties': {" + properties + "}}";
    }

    private static List<String> changes(String before, String after) {
        return CodeChanges.between(parsed(before), parsed(after)).stream()
                .map(risk -> risk.pointer() + " " + risk.text())
                .toList();
    }

    private static Value.Mapping parsed(String resources) {
        return (Value.Mapping) Json.parse(("{'Resources': {" + resources + "}}").replace('\'', '"'), "template");
    }
}
