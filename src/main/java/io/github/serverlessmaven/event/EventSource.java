/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.manifest.ApiLogging;
import io.github.serverlessmaven.manifest.RestApiStage;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * One type of event, such as {@code schedule}: its settings, those of the provider that belong to it, and what it adds to the template.
 * Stateless.
 *
 * <p>What a single event needs (a permission, a route, an event source mapping, statements of the function's role) comes from
 * {@link #contribute}; what all events of the type share (an API, its stage, a topic with its subscribers) from
 * {@link #contributeShared}. Fragments say nothing about conditions: they follow those of the functions.
 *
 * @param <T> the settings of an event
 */
public interface EventSource<T> {

    /** The type as the key of an event, with its settings. */
    Property<T> type();

    /** Properties below {@code provider} that belong to this type; no other source declares them. */
    default List<Property<?>> providerProperties() {
        return List.of();
    }

    /** Properties below {@code provider.apiGateway} that belong to this type. */
    default List<Property<?>> apiGatewayProperties() {
        return List.of();
    }

    /** Properties below {@code provider.logs} that belong to this type. */
    default List<Property<?>> logProperties() {
        return List.of();
    }

    /** Properties below {@code provider.tracing} that belong to this type. */
    default List<Property<?>> tracingProperties() {
        return List.of();
    }

    /** Properties of a function beside its events that belong to this type. */
    default List<Property<?>> functionProperties() {
        return List.of();
    }

    /** How many of what AWS has an event stands for, by which those after it are numbered: one, unless it is several schedules in one. */
    default int count(T settings) {
        return 1;
    }

    /** The API that the events are served by, to which custom domains lead; empty for events that need none. */
    default Optional<ServedApi> api(Service service) {
        return Optional.empty();
    }

    /** Reports what is wrong with an event beyond the form of its settings. */
    default void check(Event<T> event, Diagnostics diagnostics) {}

    /** Reports what is wrong with the events of all functions together, and with the provider's settings; called if there are any. */
    default void checkShared(ServiceEvents<T> events, Diagnostics diagnostics) {}

    /**
     * What an event adds to the template: resources and outputs, and what the function's role needs; no properties of the function.
     *
     * @param event an event that passed {@link #check}
     */
    TemplateFragment contribute(Event<T> event);

    /**
     * What an event makes invoke functions: its own, and others such as an authorizer. By it the classes of handlers are checked.
     *
     * @param event an event that passed {@link #check}
     */
    default List<Delivery> deliveries(Event<T> event) {
        return List.of(event.deliveryOfAnything());
    }

    /**
     * The finished template, the user's CloudFormation merged in, with what can only be decided for all of it.
     *
     * @param template of any service, whether it has events of this type or not
     */
    default Value.Mapping finish(Value.Mapping template) {
        return template;
    }

    /**
     * Whether Amazon API Gateway writes logs of the events, for which it needs a role of the account.
     *
     * @param events as for {@link #contributeShared}
     */
    default ApiLogging apiLogging(ServiceEvents<T> events) {
        return ApiLogging.NONE;
    }

    /**
     * How the stage of the events' REST API is set up, beyond the template.
     *
     * @param events as for {@link #contributeShared}
     */
    default RestApiStage restApiStage(ServiceEvents<T> events) {
        return RestApiStage.NONE;
    }

    /**
     * What the events of all functions share. Its resources and outputs are written once; its statements, policies and dependencies
     * count for every function with an event of this type.
     *
     * @param events at least one, all having passed {@link #check} and {@link #checkShared}
     */
    default TemplateFragment contributeShared(ServiceEvents<T> events) {
        return TemplateFragment.EMPTY;
    }
}
