/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.plan.Finding;
import io.github.serverlessmaven.deploy.port.ResourceDrift;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackDriftTest {

    private static final Value.Mapping TEMPLATE =
            (Value.Mapping) Json.parse("{\"Resources\": {\"F\": {\"Type\": \"AWS::Lambda::Function\"}}}", "template");

    private final FakeTarget target = new FakeTarget();

    @Test
    void itIsWaitedForTheComparison() {
        assertThat(detect().findings()).isEmpty();
        assertThat(target.stacks().drift.started).containsExactly("hello-dev");
        assertThat(target.stacks().drift.looks).isEqualTo(3);
    }

    @Test
    void eachDifferenceIsNamedWithBothValuesAndItsPlace() {
        drifted("F", "/MemorySize", Optional.of("1024"), Optional.of("512"));
        drifted("F", "/Tags/0", Optional.empty(), Optional.of("{\"Key\":\"a\"}"));
        assertThat(detect().findings())
                .containsExactly(
                        finding(
                                "F",
                                "was changed outside of the stack: MemorySize is 512, and 1024 in the template",
                                "/Resources/F/Properties/MemorySize"),
                        finding(
                                "F",
                                "was changed outside of the stack: Tags.0 is {\"Key\":\"a\"}, and not set in the template",
                                "/Resources/F/Properties/Tags/0"));
    }

    @Test
    void valuesOfSecretsAreNotShown() {
        drifted("F", "/Environment/Variables/DB_PASSWORD", Optional.of("old"), Optional.of("hunter2"));
        assertThat(detect().findings())
                .extracting(Finding::text)
                .containsExactly(
                        "was changed outside of the stack: Environment.Variables.DB_PASSWORD is (hidden), and (hidden) in the template");
    }

    @Test
    void whatIsGoneHasNoPlaceIfTheNewTemplateLacksItToo() {
        target.stacks().drift.found.add(new ResourceDrift("Q", true, List.of()));
        target.stacks().drift.found.add(new ResourceDrift("F", true, List.of()));
        assertThat(detect().findings())
                .containsExactly(
                        new Finding(Finding.Kind.DRIFT, "Q", "was deleted outside of the stack", Optional.empty()),
                        finding("F", "was deleted outside of the stack", "/Resources/F"));
    }

    @Test
    void whatCouldNotBeComparedIsANote() {
        target.stacks().drift.failure = Optional.of("AccessDenied on [F]");
        assertThat(detect().notes())
                .containsExactly("Not all resources could be compared with the template: AccessDenied on [F]");
    }

    private StackDrift detect() {
        return StackDrift.detect(target, "hello-dev", TEMPLATE);
    }

    private void drifted(String id, String path, Optional<String> expected, Optional<String> actual) {
        target.stacks()
                .drift
                .found
                .add(new ResourceDrift(id, false, List.of(new ResourceDrift.Difference(path, expected, actual))));
    }

    private static Finding finding(String id, String text, String pointer) {
        return new Finding(Finding.Kind.DRIFT, id, text, Optional.of(pointer));
    }
}
