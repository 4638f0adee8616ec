/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** What stands below {@code provider.iam.role}: the role of every function that has none of its own. */
public sealed interface ServiceRole {

    /**
     * A role that exists, or one in {@code resources}.
     *
     * @param role its ARN, an intrinsic function that gives it, or its logical id
     */
    record Existing(Value role) implements ServiceRole {}

    /**
     * A role that is generated.
     *
     * @param perFunction whether each function gets one of its own
     * @param section how it is configured
     */
    record Generated(boolean perFunction, PropertyValues section) implements ServiceRole {

        private static final String PER_FUNCTION = "perFunction";

        static final Property<String> MODE = Property.of(
                "mode",
                Types.choice(List.of("shared", PER_FUNCTION)),
                "Whether the functions share one generated role, or each gets one of its own that permits only what it needs;"
                        + " shared unless set.",
                PER_FUNCTION);

        RoleSettings settings() {
            return RoleSettings.of(section);
        }

        static Generated of(PropertyValues role) {
            return new Generated(role.get(MODE).filter(PER_FUNCTION::equals).isPresent(), role);
        }
    }
}
