/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.IamSchema;
import io.github.serverlessmaven.model.Roles;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** A role of the user's instead of the generated one: {@code Role}. */
public final class Role implements FunctionFeature {

    static final Property<Value> ROLE = Property.of(
            "role",
            IamSchema.EXISTING_ROLE,
            "An existing role to run with, instead of the provider's; no role is generated for a function that has one.",
            "arn:aws:iam::123456789012:role/orders");

    @Override
    public List<Property<?>> properties() {
        return List.of(ROLE);
    }

    /** The provider may name an existing role for all functions. */
    @Override
    public boolean appliesTo(FunctionScope scope) {
        return true;
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        PropertyValues settings = scope.function().settings();
        if (settings.get(ROLE).isPresent()
                && settings.get(IamSchema.FUNCTION_IAM).isPresent()) {
            settings.error(
                    ROLE,
                    diagnostics,
                    Roles.CONFLICTING_ROLES,
                    "is configured together with \"iam\", which gives the function a generated role",
                    "Remove one of them.");
        }
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        FunctionRole role = FunctionRole.of(scope);
        if (role.isGenerated()) {
            return TemplateFragment.EMPTY;
        }
        TemplateFragment fragment = TemplateFragment.property("Role", role.arn());
        return role.resource().map(fragment::withDependency).orElse(fragment);
    }
}
