/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.OwnEmulator;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stacks of each source of events, deployed from what Serverless 3 made and then from the plugin's template: everything with state or an
 * identity is what it was. The emulator replaces what CloudFormation would replace. {@link TakeoverIT} does the same by
 * {@code serverless:deploy}, {@link TakeoverTest} for all services, by their templates.
 */
class TakenOverStacksIT {

    private static final int AT_ONCE = 4;
    private static final String STACK = "taken-over";

    private static final List<String> SERVICES = List.of(
            "http-api: JWT authorizer with scopes",
            "http-api: request authorizer of a function",
            "http-api: CORS in detail",
            "http-api: access logs with retention and data protection",
            "http-api: alias of provisioned concurrency",
            "http-api: tags",
            "rest-api: methods and paths",
            "rest-api: CORS of several methods",
            "rest-api: authorizer of a function in detail",
            "rest-api: authorizer of a user pool",
            "rest-api: schemas",
            "rest-api: lambda integration in detail",
            "rest-api: API keys",
            "rest-api: named usage plans",
            "rest-api: HTTP API and REST API of one function",
            "websocket: connections and messages",
            "websocket: authorizer of the service",
            "sqs: queues of the service and of others",
            "sqs: an alias of kept instances",
            "sns: several functions on one topic",
            "sns: undelivered messages of a topic that is created",
            "s3: several events of one bucket",
            "stream: every setting of a DynamoDB stream",
            "stream: streams of the service and of others",
            "stream: a consumer that is generated",
            "schedule: several schedules of several events",
            "schedule: every setting of a rule",
            "schedule: every setting of a scheduler",
            "event-bridge: one new bus for two events",
            "event-bridge: a name",
            "cloudwatch-events: a name and a description",
            "cloudwatch-logs: two log groups of one prefix",
            "cognito: two functions of one pool",
            "devices-and-skills: two rules",
            "kafka: a cluster with SCRAM",
            "msk: a topic of a cluster",
            "mq: all that is polled, of one function with an alias",
            "combinations: a service of queues, topics and buckets around one function");

    @RegisterExtension
    static final OwnEmulator EMULATOR = OwnEmulator.onJava("emulator-of-takeovers", 21);

    @TempDir
    Path folder;

    @Test
    void nothingWithStateOrAnIdentityIsReplaced() throws IOException, InterruptedException {
        Map<String, ConformanceCase> all = new TreeMap<>();
        ConformanceCase.all().forEach(service -> all.put(service.toString(), service));
        assertThat(all.keySet()).containsAll(SERVICES);
        Map<String, Takeover> takeovers = new ConcurrentHashMap<>();
        ExecutorService deployments = Executors.newFixedThreadPool(AT_ONCE);
        for (String name : SERVICES) {
            deployments.execute(() -> takeovers.put(name, takeOver(all.get(name))));
        }
        deployments.shutdown();
        assertThat(deployments.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        assertThat(takeovers).hasSameSizeAs(SERVICES).allSatisfy((name, takeover) -> {
            assertThat(takeover.problems()).as(name).isEmpty();
            assertThat(takeover.before()).as(name).hasSizeGreaterThan(3);
            assertThat(takeover.after()).as(name).containsAllEntriesOf(takeover.before());
        });
    }

    private Takeover takeOver(ConformanceCase service) {
        try (EmulatedStacks stacks = new EmulatedStacks(EMULATOR.withNewAccount())) {
            Value.Mapping ours = PackagedFolder.templateOf(service, folder);
            List<String> problems =
                    stacks.deploy(STACK, RecordedTemplates.of(service).orElseThrow());
            Map<String, String> before = stacks.identities(STACK, LostResources.WITHOUT_IDENTITY);
            return new Takeover(
                    problems.isEmpty() ? stacks.update(STACK, ours) : problems,
                    before,
                    stacks.identities(STACK, LostResources.WITHOUT_IDENTITY));
        } catch (RuntimeException e) {
            return new Takeover(List.of(e.toString()), Map.of(), Map.of());
        }
    }

    /**
     * A stack of Serverless that the plugin deployed again.
     *
     * @param problems what went wrong
     * @param before the resources of Serverless by their logical ids
     * @param after the resources of the plugin
     */
    private record Takeover(List<String> problems, Map<String, String> before, Map<String, String> after) {}
}
