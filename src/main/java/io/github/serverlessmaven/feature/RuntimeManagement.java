/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** When AWS may change the runtime's version: {@code RuntimeManagementConfig}. */
public final class RuntimeManagement implements FunctionFeature {

    static final DiagnosticCode INCOMPLETE_RUNTIME_MANAGEMENT = new DiagnosticCode(
            "INCOMPLETE_RUNTIME_MANAGEMENT", "A version of the runtime lacks its mode, or the mode its version.");

    private static final String AUTO = "auto";
    private static final String ON_UPDATE = "onFunctionUpdate";
    private static final String MANUAL = "manual";

    static final Property<Settings> MANAGEMENT = Property.of(
                    "runtimeManagement",
                    Types.deferred(() -> Settings.TYPE),
                    "When AWS may change the runtime's version; auto unless set. Each key takes precedence over the provider's.",
                    "onFunctionUpdate")
            .inherited((provider, function) -> function.over(provider));

    @Override
    public List<Property<?>> properties() {
        return List.of(MANAGEMENT);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        scope.get(MANAGEMENT)
                .flatMap(Settings::missing)
                .filter(missing -> !scope.alreadyReported(MANAGEMENT, Settings.MODE, diagnostics)
                        && !scope.alreadyReported(MANAGEMENT, Settings.ARN, diagnostics))
                .ifPresent(missing -> scope.function()
                        .settings()
                        .error(
                                MANAGEMENT,
                                diagnostics,
                                INCOMPLETE_RUNTIME_MANAGEMENT,
                                missing,
                                "Set \"mode: manual\" and the \"arn\" together."));
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(MANAGEMENT)
                .filter(management -> !management.is(AUTO))
                .map(management -> TemplateFragment.property("RuntimeManagementConfig", management.toValue()))
                .orElse(TemplateFragment.EMPTY);
    }

    /** The keys that are configured. */
    record Settings(Optional<String> mode, Optional<Value> arn) {

        private static final Property<String> MODE = Property.of(
                "mode",
                Types.choice(List.of(AUTO, ON_UPDATE, MANUAL)),
                "When the runtime's version changes: whenever AWS has a new one, when the function is updated, or never.",
                "manual");

        private static final Property<Value> ARN = Property.of(
                "arn",
                TemplateTypes.arn("the ARN of a runtime's version", "lambda"),
                "The version of the runtime, for the mode manual.",
                "arn:aws:lambda:eu-central-1::runtime:0123456789abcdef");

        private static final PropertyType<Settings> TYPE = Types.either(
                Types.choice(List.of(AUTO, ON_UPDATE)).map(mode -> new Settings(Optional.of(mode), Optional.empty())),
                ObjectSchema.of(List.of(MODE, ARN)).map(values -> new Settings(values.get(MODE), values.get(ARN))));

        Settings over(Settings provider) {
            return new Settings(mode.or(provider::mode), arn.or(provider::arn));
        }

        boolean is(String other) {
            return mode.orElse(AUTO).equals(other);
        }

        Optional<String> missing() {
            if (is(MANUAL) && arn.isEmpty()) {
                return Optional.of("has the mode manual, but no arn of a runtime's version");
            }
            return mode.isEmpty() && arn.isPresent() ? Optional.of("has an arn, but no mode") : Optional.empty();
        }

        /** An ARN is only for the mode manual; one that comes from the provider means nothing for another mode. */
        Value toValue() {
            return Value.mapping()
                    .put("UpdateRuntimeOn", is(MANUAL) ? "Manual" : "FunctionUpdate")
                    .put("RuntimeVersionArn", arn.filter(version -> is(MANUAL)))
                    .build();
        }
    }
}
