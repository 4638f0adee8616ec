/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code failures/failures.json} has events in AWS's own words, each script with the public report that it is from. */
class KnownFailuresTest {

    private static final FailureExplainer EXPLAINER = new FailureExplainer(
            new ExistingResources(Value.Mapping.EMPTY, "eu-central-1"),
            pointer -> Optional.empty(),
            id -> Optional.empty(),
            SuggestedCommands.NONE);

    static List<Script> scripts() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(KnownFailuresTest.class.getResourceAsStream("/failures/failures.json"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return ((Value.Sequence) Json.parse(text, "failures.json"))
                    .items().stream()
                            .map(item -> new Script((Value.Mapping) item))
                            .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void aFailureIsExplainedByItsFirstCause(Script script) {
        List<Explanation> causes = script.failure().causes();
        assertThat(causes).hasSize(1);
        Explanation cause = causes.get(0);
        assertThat(cause.code()).contains(script.text("code"));
        assertThat(cause.logicalId()).isEqualTo(script.text("cause"));
        assertThat(cause.reason()).isEqualTo(script.text("reason"));
        assertThat(cause.remedy().orElseThrow()).contains(script.text("remedy")).doesNotContain("{", "}");
        assertThat(script.text("source")).startsWith("https://");
    }

    @Test
    void eachKnownFailureHasAScript() throws IOException {
        assertThat(scripts().stream().map(script -> script.text("code")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        KnownFailures.ALL.stream().map(KnownFailure::code).collect(Collectors.toSet()));
    }

    record Script(Value.Mapping script) {

        String text(String key) {
            return script.text(key).orElseThrow();
        }

        StackFailure failure() {
            Optional<String> refused = script.text("refused");
            return refused.isPresent()
                    ? EXPLAINER.refused("orders-dev", refused, List.of())
                    : EXPLAINER.failed("orders-dev", "id", new StackStatus("UPDATE_ROLLBACK_COMPLETE"), events());
        }

        private List<StackEvent> events() {
            List<StackEvent> events = new ArrayList<>();
            for (Value item : script.items("events")) {
                List<Optional<String>> parts = ((Value.Sequence) item)
                        .items().stream()
                                .map(part -> part instanceof Value.Text text
                                        ? Optional.of(text.text())
                                        : Optional.<String>empty())
                                .toList();
                events.add(new StackEvent(
                        "event-" + events.size(),
                        parts.get(0).orElseThrow(),
                        parts.get(1).orElseThrow(),
                        parts.get(2).orElseThrow(),
                        parts.get(3)));
            }
            return events;
        }

        @Override
        public String toString() {
            return text("code") + ", " + text("source");
        }
    }
}
