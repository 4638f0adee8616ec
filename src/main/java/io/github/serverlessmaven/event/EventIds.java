/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Optional;

/** What logical ids call an event that stands in a list: its position, as in Serverless 3, or its name. */
public final class EventIds {

    private static final String BY_NAME = "name";

    /** A property of the provider; the sources it holds for declare it. */
    public static final Property<String> EVENT_IDS = Property.of(
                    "eventIds",
                    Types.choice(List.of("position", BY_NAME)),
                    "What the logical ids of named schedules end in: their position in the list, as in Serverless, or their name, so"
                            + " that they can be moved and removed. Advised for new services; a service that is deployed takes out the names for one deployment first.",
                    BY_NAME)
            .orElse("position");

    private EventIds() {}

    /**
     * The end of a logical id.
     *
     * @param position from 1
     * @param name the event's name in AWS, if it has one
     */
    public static String suffix(Service service, int position, Optional<String> name) {
        return name.filter(given -> service.provider().get(EVENT_IDS).equals(Optional.of(BY_NAME)))
                .map(Names::capitalized)
                .filter(letters -> !letters.isEmpty())
                .orElseGet(() -> String.valueOf(position));
    }
}
