/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * A function that CodeDeploy calls in the course of a deployment.
 *
 * @param written as configured
 * @param function the function of the service that it is; empty for one elsewhere
 * @param property has it
 * @param section the section of the property
 */
record TrafficHook(Value written, Optional<LambdaFunction> function, Property<Value> property, PropertyValues section) {

    static final DiagnosticCode UNKNOWN_HOOK =
            new DiagnosticCode("UNKNOWN_HOOK", "A hook of a deployment is not a function that CodeDeploy may call.");

    static final DiagnosticCode CONDITIONAL_HOOK = new DiagnosticCode(
            "CONDITIONAL_HOOK", "A hook of a deployment is a function that exists only under a condition.");

    static final DiagnosticCode OWN_HOOK = new DiagnosticCode("OWN_HOOK", "A function is to check its own deployment.");

    /** Functions of names that begin so may be called by every role with AWS's policy for CodeDeploy. */
    private static final String PERMITTED = "CodeDeployHook_";

    static TrafficHook of(Value written, Property<Value> property, PropertyValues section, Service service) {
        return new TrafficHook(written, function(written, service), property, section);
    }

    private static Optional<LambdaFunction> function(Value written, Service service) {
        Optional<String> id = written instanceof Value.Mapping mapping
                ? mapping.text("Ref")
                        .or(() -> Intrinsic.resourceOfGetAtt(mapping).map(LogicalId::text))
                : Optional.empty();
        return service.functions().stream()
                .filter(function -> id.isPresent()
                        ? service.names().functionId(function.key()).text().equals(id.get())
                        : Value.of(function.key()).equals(written))
                .findFirst();
    }

    /** The function's name, as CloudFormation takes it. */
    Value name(Service service) {
        return function.map(present -> Intrinsic.ref(service.names().functionId(present.key())))
                .orElse(written);
    }

    /** Where it is configured. */
    Origin origin() {
        return new Origin(section.path(property), section.location(property));
    }

    /**
     * Reports what is wrong with it.
     *
     * @param scope the function that is deployed
     */
    void check(FunctionScope scope, Diagnostics diagnostics) {
        if (function.isEmpty()
                && written instanceof Value.Text name
                && !name.text().startsWith(PERMITTED)) {
            error(
                    diagnostics,
                    UNKNOWN_HOOK,
                    "is \"" + name.text() + "\", which is not a function of this service",
                    Suggestion.of(
                                    name.text(),
                                    scope.service().functions().stream()
                                            .map(LambdaFunction::key)
                                            .toList())
                            .map(meant -> "Did you mean \"" + meant + "\"?")
                            .orElse("Write the key of a function; one elsewhere needs a name that begins with "
                                    + PERMITTED + ", which CodeDeploy may call."));
        }
        if (function.filter(scope.function()::equals).isPresent()) {
            error(
                    diagnostics,
                    OWN_HOOK,
                    "is the function itself, which would have to be deployed to check its deployment",
                    "Write a function of its own for the check.");
        }
        function.map(present -> new FunctionScope(scope.service(), present))
                .filter(hook -> Condition.mayBeMissingFor(hook, scope))
                .ifPresent(hook -> error(
                        diagnostics,
                        CONDITIONAL_HOOK,
                        "is \"" + hook.function().key() + "\", which exists only under its condition "
                                + hook.condition().orElseThrow(),
                        "Give functions." + scope.function().key() + " the same condition."));
    }

    private void error(Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        section.error(property, diagnostics, code, problem, remedy);
    }
}
