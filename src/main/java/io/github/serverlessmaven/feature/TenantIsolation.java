/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Instances that serve one tenant each: {@code TenancyConfig}. The limits are those of "Tenant isolation" in the AWS Lambda developer
 * guide.
 */
public final class TenantIsolation implements FunctionFeature {

    static final DiagnosticCode TENANCY_CONFLICT = new DiagnosticCode(
            "TENANCY_CONFLICT", "The function has a setting that AWS does not combine with instances of tenants.");

    private static final String PER_TENANT = "PER_TENANT";

    private static final Property<String> MODE = Property.of(
                    "tenantIsolationMode",
                    Types.choice(List.of(PER_TENANT, "per_tenant")),
                    "Whether tenants have instances of their own.",
                    PER_TENANT)
            .alias("mode");

    static final Property<PropertyValues> TENANCY = Property.of(
                    "tenancyConfig",
                    ObjectSchema.of(List.of(MODE)),
                    "Gives each tenant, named by the caller, instances of its own. Changing it makes AWS replace the function.",
                    "{tenantIsolationMode: PER_TENANT}")
            .alias("tenancy");

    @Override
    public List<Property<?>> properties() {
        return List.of(TENANCY);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        if (scope.get(TENANCY).flatMap(tenancy -> tenancy.get(MODE)).isEmpty()) {
            return;
        }
        Map<Property<?>, Boolean> others = new LinkedHashMap<>();
        others.put(SnapStart.SNAP_START, SnapStart.isOn(scope));
        others.put(
                ProvisionedConcurrency.PROVISIONED,
                ProvisionedConcurrency.instances(scope).isPresent());
        others.put(FunctionUrl.URL, FunctionUrl.isOn(scope));
        others.forEach((other, present) -> {
            if (present) {
                scope.function()
                        .settings()
                        .error(
                                TENANCY,
                                diagnostics,
                                TENANCY_CONFLICT,
                                "is not available together with " + other,
                                "Remove one of the two.");
            }
        });
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(TENANCY)
                .flatMap(tenancy -> tenancy.get(MODE))
                .map(mode -> TemplateFragment.property(
                        "TenancyConfig", Value.mapping("TenantIsolationMode", Value.of(PER_TENANT))))
                .orElse(TemplateFragment.EMPTY);
    }
}
