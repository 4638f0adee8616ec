/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.deploy.port.Logs;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every target does with logs, whatever keeps them. */
public abstract class LogsContract {

    private static final String SHARED = ", \"LoggingConfig\": {\"LogGroup\": \"/shared\"}";

    @TempDir
    Path files;

    /** The target under test. */
    protected abstract Target target();

    private DeployedTemplate deployed(String stack) throws IOException {
        return new DeployedTemplate(target(), stack, HandlerPackage.in(files));
    }

    @Test
    void whatAFunctionWritesIsInItsGroupInTheOrderOfTime() throws IOException {
        DeployedTemplate stack = deployed("written");
        stack.with(stack.function("Environment", "environment"), stack.function("Count", "count"));
        String name = stack.name("Count");
        assertThat(target().logs().group(name)).isEqualTo("/aws/lambda/" + name);
        call(name);
        call(name);
        List<Logs.Event> events = read("/aws/lambda/" + name);
        assertThat(messages(events)).containsSubsequence("call number 1");
        assertThat(messages(events))
                .filteredOn(message -> message.startsWith("START"))
                .hasSize(2);
        assertThat(messages(events))
                .filteredOn(message -> message.startsWith("REPORT"))
                .hasSize(2);
        assertThat(events).extracting(Logs.Event::time).isSorted();
        assertThat(events).extracting(Logs.Event::id).doesNotHaveDuplicates();
        assertThat(read("/aws/lambda/" + name)).isEqualTo(events);
        Instant last = target().logs().lastWritten("/aws/lambda/" + name).orElseThrow();
        assertThat(read(new Logs.Query("/aws/lambda/" + name, last, Optional.empty())))
                .isNotEmpty();
    }

    @Test
    void functionsThatShareAGroupAreReadTogether() throws IOException {
        DeployedTemplate stack = deployed("sharing");
        stack.with(stack.function("One", "count", SHARED), stack.function("Two", "greets", SHARED));
        assertThat(target().logs().group(stack.name("One"))).isEqualTo("/shared");
        for (String function : List.of("One", "Two", "One", "Two")) {
            call(stack.name(function));
            target().clock().sleep(Duration.ofMillis(5));
        }
        assertThat(messages(read("/shared")))
                .filteredOn(message -> message.startsWith("call number") || message.startsWith("hello"))
                .extracting(message -> message.split(" ", -1)[0])
                .containsExactly("call", "hello", "call", "hello");
    }

    @Test
    void aFilterLeavesOutWhatHasNotItsTerms() throws IOException {
        DeployedTemplate stack = deployed("filtered");
        stack.with(stack.function("Count", "count"));
        call(stack.name("Count"));
        String group = "/aws/lambda/" + stack.name("Count");
        assertThat(messages(read(new Logs.Query(group, Instant.EPOCH, Optional.of("number")))))
                .containsExactly("call number 1");
        assertThat(messages(read(new Logs.Query(group, Instant.EPOCH, Optional.of("number -call")))))
                .isEmpty();
    }

    @Test
    void whatWasWrittenBeforeTheStartIsLeftOut() throws IOException {
        DeployedTemplate stack = deployed("since");
        stack.with(stack.function("Greets", "greets"));
        call(stack.name("Greets"));
        String group = "/aws/lambda/" + stack.name("Greets");
        Instant last = read(group).stream()
                .map(Logs.Event::time)
                .reduce((first, second) -> second)
                .orElseThrow();
        target().clock().sleep(Duration.ofMillis(5));
        assertThat(read(new Logs.Query(group, last.plusMillis(1), Optional.empty())))
                .isEmpty();
        call(stack.name("Greets"));
        List<Logs.Event> events = read(new Logs.Query(group, last.plusMillis(1), Optional.empty()));
        assertThat(messages(events)).filteredOn("hello"::equals).hasSize(1);
        assertThat(messages(events).get(0)).startsWith("START");
    }

    @Test
    void aFunctionThatNeverRanHasWrittenNothing() throws IOException {
        DeployedTemplate stack = deployed("silent");
        stack.with(stack.function("Count", "count"));
        String group = target().logs().group(stack.name("Count"));
        assertThat(read(group)).isEmpty();
        assertThat(target().logs().lastWritten(group)).isEmpty();
    }

    @Test
    void aGroupThatIsDeletedTakesItsEventsWithIt() throws IOException {
        DeployedTemplate stack = deployed("deleted");
        String group = "\"Group\": {\"Type\": \"AWS::Logs::LogGroup\", \"Properties\": {\"LogGroupName\": \"/own\"}}";
        stack.with(group, stack.function("Count", "count", ", \"LoggingConfig\": {\"LogGroup\": \"/own\"}"));
        call(stack.name("Count"));
        assertThat(read("/own")).isNotEmpty();
        stack.with(stack.function("Count", "count"));
        assertThat(read("/own")).isEmpty();
    }

    @Test
    void aFunctionThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> target().logs().group("nobody-there"))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("nobody-there");
    }

    private void call(String function) {
        target().functions()
                .invoke(new Functions.Invocation(
                        function, "{}", Functions.Type.REQUEST_RESPONSE, Optional.empty(), false));
    }

    private List<Logs.Event> read(String group) {
        return read(new Logs.Query(group, Instant.EPOCH, Optional.empty()));
    }

    private List<Logs.Event> read(Logs.Query query) {
        List<Logs.Event> events = new ArrayList<>();
        target().logs().read(query, events::add);
        return events;
    }

    private static List<String> messages(List<Logs.Event> events) {
        return events.stream().map(Logs.Event::message).toList();
    }
}
