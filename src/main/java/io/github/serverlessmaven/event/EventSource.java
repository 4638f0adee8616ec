/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.TemplateFragment;

/**
 * One type of event, such as {@code schedule}: what invokes the function, and the permission to. Stateless.
 *
 * @param <T> the settings of an event
 */
public interface EventSource<T> {

    /** The type as the key of an event, with its settings. */
    Property<T> type();

    /** Reports what is wrong with an event beyond the form of its settings. */
    default void check(Event<T> event, Diagnostics diagnostics) {}

    /**
     * What an event adds to the template: resources, outputs, statements of the function's role, and nothing to the function itself.
     *
     * @param event an event that passed {@link #check}
     */
    TemplateFragment contribute(Event<T> event);
}
