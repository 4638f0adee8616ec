/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.feature.Handler;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceAssembler;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A source of events needs no more than its class and its line in the registry. */
class EventsTest {

    private static final Property<String> TICK =
            Property.of("tick", Types.text("a name", "[a-z]+"), "A clock that ticks.", "hourly");

    private static final EventSource<String> CLOCK = new EventSource<>() {
        @Override
        public Property<String> type() {
            return TICK;
        }

        @Override
        public TemplateFragment contribute(Event<String> event) {
            Value.Mapping from = Value.mapping("SourceArn", Value.of("arn:clock:" + event.settings()));
            Resource permission = event.target()
                    .permission(
                            new LogicalId("Tick" + event.number()),
                            "lambda:InvokeFunction",
                            "clock.amazonaws.com",
                            from);
            return TemplateFragment.EMPTY.withResource(permission);
        }
    };

    private final Events events = new Events(List.of(CLOCK));
    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void eachEventContributesByTheSourceOfItsType() {
        assertThat(contributed("[{tick: hourly}, {tick: daily}]").resources())
                .extracting(resource -> resource.id().text())
                .containsExactly("Tick1", "Tick2");
        assertThat(diagnostics.errors()).isEmpty();
    }

    @Test
    void theTargetBringsThePermission() {
        Resource permission = contributed("[{tick: hourly}]").resources().get(0);
        assertThat(Json.compact(permission.toValue()))
                .contains("AWS::Lambda::Permission", "HelloLambdaFunction", "clock.amazonaws.com", "arn:clock:hourly");
    }

    @Test
    void theFormOfItsSettingsIsCheckedAndCloudFrontIsNotAvailable() {
        contributed("[{tick: 12}, {cloudFront: viewer-request}]");
        assertThat(diagnostics.errors())
                .extracting(error -> error.path() + " " + error.code().name())
                .containsExactlyInAnyOrder(
                        "functions.hello.events.0.tick PATTERN_MISMATCH",
                        "functions.hello.events.1.cloudFront NOT_AVAILABLE");
    }

    private TemplateFragment contributed(String list) {
        ConfigNode.Mapping tree = (ConfigNode.Mapping) new YamlReader(diagnostics)
                .read("service: demo\nfunctions: {hello: {handler: h, events: " + list + "}}", "serverless.yml")
                .orElseThrow();
        List<Property<?>> properties = Stream.of(new Handler(), events)
                .flatMap(feature -> feature.properties().stream())
                .toList();
        Service service = new ServiceAssembler(new ServiceSchema(properties, List.of()), diagnostics)
                .assemble(tree)
                .orElseThrow();
        FunctionScope scope = new FunctionScope(service, service.functions().get(0));
        return events.contribute(scope, InvocationTarget.of(service, scope.function()));
    }
}
