/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.rule;

import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * A bus of EventBridge. A plain name is that of a bus created with the stack; a partner's bus, an ARN or an intrinsic function means one
 * that exists.
 *
 * @param configured as configured
 */
record EventBus(Value configured) {

    private static final String DEFAULT = "default";
    private static final String ARN = "arn:";

    static final PropertyType<EventBus> TYPE = TemplateTypes.textOrIntrinsic(
                    Types.text("the name or the ARN of a bus: letters, digits and ._-/:", "[/.\\-_:A-Za-z0-9]{1,1600}"))
            .map(EventBus::new);

    /** Whether it is the account's default bus. */
    boolean isDefault() {
        return text().filter(DEFAULT::equals).isPresent();
    }

    /** The name as rules refer to it; the ARN for a bus of another account. */
    Value name() {
        return text().filter(bus -> bus.startsWith(ARN))
                .map(arn -> Value.of(arn.substring(arn.indexOf('/') + 1)))
                .map(Value.class::cast)
                .orElse(configured);
    }

    /** What distinguishes buses. */
    String key() {
        return Json.compact(configured);
    }

    /** The logical id of the bus if it is created with the stack. */
    Optional<LogicalId> createdId() {
        return text().filter(bus -> !bus.startsWith(ARN) && !bus.contains("/"))
                .map(bus -> new LogicalId(Names.alphanumeric(Names.normalized(bus)) + "EventBridgeEventBus"));
    }

    /** The bus if it is created with the stack. */
    Optional<Resource> created() {
        return createdId().map(id -> Resource.of(id, "AWS::Events::EventBus", Value.mapping("Name", configured)));
    }

    private Optional<String> text() {
        return configured instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
