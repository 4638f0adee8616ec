/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;

/** Log groups. */
final class LogGroupType implements ResourceType {

    static final String NAME = "AWS::Logs::LogGroup";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("LogGroupName");
    }

    @Override
    public boolean isNameUnique() {
        return true;
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        return new LocalResource(NAME, name, properties, Map.of("Arn", scope.arn("logs", "log-group:" + name + ":*")));
    }

    @Override
    public void delete(LocalResource group, ResourceScope scope) {
        scope.logs().delete(group.physicalId());
    }
}
