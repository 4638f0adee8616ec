/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

/**
 * A parameter of the template that has another value at each deployment, so that what refers to it is updated each time while the template
 * stays the same.
 */
public final class DeploymentTime {

    /** The name of the parameter; a deployment gives it the time in milliseconds. */
    public static final String PARAMETER = "ServerlessDeploymentTime";

    private static final String PARAMETERS = "Parameters";

    private DeploymentTime() {}

    /** The value, another one at each deployment. */
    public static Value reference() {
        return Value.mapping("Ref", Value.of(PARAMETER));
    }

    /** A template with the parameter declared if anything refers to it. */
    public static Value.Mapping declareIn(Value.Mapping template) {
        if (!Json.compact(template).contains(Json.compact(reference()))) {
            return template;
        }
        Value.Mapping declaration =
                Value.mapping().put("Type", "String").put("Default", "0").build();
        return template.with(PARAMETERS, template.section(PARAMETERS).with(PARAMETER, declaration));
    }
}
