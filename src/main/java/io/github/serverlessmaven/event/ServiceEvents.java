/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.model.Service;
import java.util.List;

/**
 * All events of one type that the functions of a service have.
 *
 * @param service the service
 * @param events in the order of the functions, and of each function's list
 */
public record ServiceEvents<T>(Service service, List<Event<T>> events) {

    /** Copies the list. */
    public ServiceEvents {
        events = List.copyOf(events);
    }
}
