/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What all events of one type share.
 *
 * @param fragment what they add to the template
 * @param functionKeys the functions that have such events
 * @param api the API that serves them, if one does
 */
public record SharedContribution(TemplateFragment fragment, Set<String> functionKeys, Optional<ServedApi> api) {

    /** Copies the keys. */
    public SharedContribution {
        functionKeys = Set.copyOf(functionKeys);
    }

    /** This contribution with a further one. */
    public SharedContribution and(TemplateFragment more) {
        return new SharedContribution(fragment.and(more), functionKeys, api);
    }

    /** The part that counts for each of the functions: what its role needs and what must exist before it. */
    public TemplateFragment ofEachFunction() {
        return new TemplateFragment(
                Value.Mapping.EMPTY,
                fragment.statements(),
                fragment.managedPolicies(),
                fragment.trustedServices(),
                fragment.dependsOn(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
