/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;

/** Functions. Their code and settings are checked as Lambda does. */
final class FunctionType implements ResourceType {

    static final String NAME = "AWS::Lambda::Function";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("FunctionName");
    }

    @Override
    public boolean isNameUnique() {
        return true;
    }

    @Override
    public void check(Value.Mapping properties, ResourceScope scope) {
        FunctionCheck.check(properties, scope.store());
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        return new LocalResource(NAME, name, properties, Map.of("Arn", scope.functionArn(name)));
    }

    /** Its versions are deleted with it. */
    @Override
    public void delete(LocalResource function, ResourceScope scope) {
        scope.account().forgetVersions(function.physicalId());
    }
}
