/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.manifest.ChangeOptions.Method;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import java.util.Map;
import java.util.Optional;

/**
 * By which calls the stacks of the stages are changed.
 *
 * @param byStage the methods of stages; that of {@code default} is for all others
 */
public record DeploymentMethods(Map<String, Method> byStage) {

    private static final String DEFAULT = "default";

    private static final PropertyType<Method> METHOD = Types.choice(Method.values(), Method::word);

    /** The method; change sets unless set. */
    public static final Property<DeploymentMethods> PROPERTY = Property.of(
                    "deploymentMethod",
                    Types.either(
                            METHOD.map(method -> new DeploymentMethods(Map.of(DEFAULT, method))),
                            Types.map("a stage or \"default\"", "[a-zA-Z0-9-]+", METHOD)
                                    .map(DeploymentMethods::new)),
                    "How the stack is changed, for all stages or by stage: changesets, direct (CreateStack and UpdateStack), or express,"
                            + " which does not wait until resources are stable. -Dserverless.deploymentMethod takes precedence.",
                    "{default: changesets, dev: express}")
            .orElse(new DeploymentMethods(Map.of()));

    /** Copies the map. */
    public DeploymentMethods {
        byStage = Map.copyOf(byStage);
    }

    /** The method of a stage. */
    public Method of(String stage) {
        return Optional.ofNullable(byStage.get(stage))
                .or(() -> Optional.ofNullable(byStage.get(DEFAULT)))
                .orElse(Method.CHANGE_SETS);
    }
}
