/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.feature.InvocationFeature;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import java.util.ArrayList;
import java.util.List;

/** What invokes a function: the list {@code events}, each by the source of its type. */
public final class Events implements InvocationFeature {

    private final List<EventSource<?>> sources;
    private final Property<List<PropertyValues>> events;

    /**
     * The events of some sources; those of other types are left out with a warning.
     *
     * @param sources one for each type
     */
    public Events(List<EventSource<?>> sources) {
        this.sources = List.copyOf(sources);
        this.events = Property.of(
                "events",
                Types.list(new EventType(EventTypes.with(sources))).strict(),
                "What invokes the function: a list of events, each a mapping of its type to its settings.",
                "[{schedule: rate(1 hour)}]");
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(events);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        InvocationTarget target = InvocationTarget.of(scope.service(), scope.function());
        sources.forEach(source -> check(source, scope, target, diagnostics));
    }

    private <T> void check(
            EventSource<T> source, FunctionScope scope, InvocationTarget target, Diagnostics diagnostics) {
        of(source, scope, target).forEach(event -> source.check(event, diagnostics));
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope, InvocationTarget target) {
        TemplateFragment all = TemplateFragment.EMPTY;
        for (EventSource<?> source : sources) {
            for (TemplateFragment fragment : fragments(source, scope, target)) {
                for (Resource resource : fragment.resources()) {
                    all = all.withResource(resource);
                }
                for (Output output : fragment.outputs()) {
                    all = all.withOutput(output);
                }
                for (PolicyStatement statement : fragment.statements()) {
                    all = all.withStatement(statement);
                }
            }
        }
        return all;
    }

    private <T> List<TemplateFragment> fragments(EventSource<T> source, FunctionScope scope, InvocationTarget target) {
        return of(source, scope, target).stream().map(source::contribute).toList();
    }

    private <T> List<Event<T>> of(EventSource<T> source, FunctionScope scope, InvocationTarget target) {
        List<Event<T>> ofType = new ArrayList<>();
        for (PropertyValues event : scope.get(events).orElse(List.of())) {
            event.configured(source.type())
                    .ifPresent(settings -> ofType.add(new Event<>(scope, target, settings, ofType.size() + 1)));
        }
        return ofType;
    }
}
