/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.StackSchema;
import io.github.serverlessmaven.template.Value;
import java.util.Map;

/**
 * Lets a change set import log groups that exist already, such as those that Lambda made by itself: CloudFormation imports only resources
 * that it keeps when they leave the stack.
 *
 * @param service says whether it is wanted
 */
record ImportableLogGroups(Service service) {

    private static final String POLICY = "DeletionPolicy";

    /** A template whose log groups can be imported, if that is wanted; a policy that is there already stays. */
    Value.Mapping over(Value.Mapping template) {
        if (!service.provider().get(StackSchema.IMPORT_EXISTING).orElseThrow()) {
            return template;
        }
        Value.Mapping resources = template.section("Resources");
        for (Map.Entry<String, Value> entry :
                template.section("Resources").entries().entrySet()) {
            Value.Mapping resource = resources.section(entry.getKey());
            boolean isLogGroup =
                    resource.text("Type").filter("AWS::Logs::LogGroup"::equals).isPresent();
            if (isLogGroup && resource.get(POLICY).isEmpty()) {
                resources = resources.with(entry.getKey(), resource.with(POLICY, Value.of("RetainExceptOnCreate")));
            }
        }
        return template.with("Resources", resources);
    }
}
