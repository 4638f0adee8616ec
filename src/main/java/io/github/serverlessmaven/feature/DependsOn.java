/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.TemplateFragment;
import java.util.List;

/** What has to exist before the function: {@code DependsOn}. */
public final class DependsOn implements FunctionFeature {

    static final Property<List<LogicalId>> DEPENDS_ON = Property.of(
            "dependsOn",
            Types.list(TemplateTypes.logicalId()),
            "Resources that have to exist before the function.",
            "[OrdersTable]");

    @Override
    public List<Property<?>> properties() {
        return List.of(DEPENDS_ON);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        TemplateFragment fragment = TemplateFragment.EMPTY;
        for (LogicalId id : scope.get(DEPENDS_ON).orElse(List.of())) {
            fragment = fragment.withDependency(id);
        }
        return fragment;
    }
}
