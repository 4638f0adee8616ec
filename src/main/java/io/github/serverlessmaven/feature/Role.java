/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** A role of the user's in place of the generated one: {@code Role}. */
public final class Role implements FunctionFeature {

    static final Property<Value> ROLE = Property.of(
                    "role",
                    TemplateTypes.textOrIntrinsic(Types.text(
                            "the ARN of a role, or the logical id of one in \"resources\"",
                            "arn:aws[a-z-]*:iam::.+|[A-Za-z0-9]+")),
                    "An existing role to run with; no role is generated for a function that has one.",
                    "arn:aws:iam::123456789012:role/orders")
            .inherited();

    @Override
    public List<Property<?>> properties() {
        return List.of(ROLE);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(ROLE).map(Role::of).orElse(TemplateFragment.EMPTY);
    }

    private static TemplateFragment of(Value role) {
        if (!(role instanceof Value.Text text) || text.text().startsWith("arn:")) {
            return TemplateFragment.property("Role", role);
        }
        LogicalId id = new LogicalId(text.text());
        TemplateFragment fragment = TemplateFragment.property("Role", Intrinsic.getAtt(id, "Arn"));
        return id.equals(Names.EXECUTION_ROLE) ? TemplateFragment.EMPTY : fragment.withDependency(id);
    }
}
