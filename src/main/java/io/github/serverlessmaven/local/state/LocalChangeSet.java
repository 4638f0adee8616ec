/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;

/**
 * A change set that was not executed.
 *
 * @param id its unique id
 * @param template the template it brings
 * @param parameters the values it gives to parameters
 * @param tags the stack's tags afterwards
 * @param state how far it is; never pending
 * @param changes how many resources it touches
 * @param reason why it failed
 */
public record LocalChangeSet(
        String id,
        String template,
        Map<String, String> parameters,
        Map<String, String> tags,
        ChangeSet.State state,
        int changes,
        Optional<String> reason) {

    /** Copies the maps. */
    public LocalChangeSet {
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
    }

    /** The change set as the port shows it. */
    public ChangeSet toChangeSet(String stackId) {
        return new ChangeSet(id, stackId, state, changes, reason);
    }

    Value.Mapping toValue() {
        return Value.mapping()
                .put("id", id)
                .put("template", template)
                .put("parameters", Values.texts(parameters))
                .put("tags", Values.texts(tags))
                .put("state", state.name())
                .put("changes", Value.of(changes))
                .put("reason", reason.map(Value::of))
                .build();
    }

    static LocalChangeSet from(Value.Mapping value) {
        return new LocalChangeSet(
                Values.text(value, "id"),
                Values.text(value, "template"),
                Values.texts(Values.mapping(value, "parameters")),
                Values.texts(Values.mapping(value, "tags")),
                ChangeSet.State.valueOf(Values.text(value, "state")),
                Values.number(value, "changes", 0),
                Values.find(value, "reason"));
    }
}
