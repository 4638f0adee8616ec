/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.IamSchema;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Roles;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** A role of the user's in place of the generated one: {@code Role}. */
public final class Role implements FunctionFeature {

    static final Property<Value> ROLE = Property.of(
            "role",
            IamSchema.EXISTING_ROLE,
            "An existing role to run with, in place of the provider's; no role is generated for a function that has one.",
            "arn:aws:iam::123456789012:role/orders");

    @Override
    public List<Property<?>> properties() {
        return List.of(ROLE);
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
        return scope.get(ROLE)
                .or(() -> scope.hasOwnRole()
                        ? Optional.empty()
                        : scope.service().roles().existing())
                .map(Role::of)
                .orElse(TemplateFragment.EMPTY);
    }

    private static TemplateFragment of(Value role) {
        if (role instanceof Value.Text text && text.text().matches("[A-Za-z0-9]+")) {
            LogicalId id = new LogicalId(text.text());
            return id.equals(Names.EXECUTION_ROLE)
                    ? TemplateFragment.EMPTY
                    : TemplateFragment.property("Role", Intrinsic.getAtt(id, "Arn"))
                            .withDependency(id);
        }
        TemplateFragment fragment = TemplateFragment.property("Role", role);
        return Intrinsic.resourceOfGetAtt(role).map(fragment::withDependency).orElse(fragment);
    }
}
