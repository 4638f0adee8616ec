/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.filter.FilterCriteria;
import io.github.serverlessmaven.local.state.EventSourceMapping;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;

/** Event source mappings. Only those of queues have an effect here. */
final class EventSourceMappingType implements ResourceType {

    private static final int VISIBILITY = 30;
    private static final int TIMEOUT = 3;

    @Override
    public String name() {
        return EventSourceMapping.TYPE;
    }

    @Override
    public boolean isEmulated(Value.Mapping properties) {
        return Values.text(properties, "EventSourceArn").contains(":sqs:");
    }

    @Override
    public void check(Value.Mapping properties, ResourceScope scope) {
        FilterCriteria.of(properties);
        checkTimeout(properties, scope);
    }

    /** A message must not become visible again while the function may still be processing it. */
    private static void checkTimeout(Value.Mapping properties, ResourceScope scope) {
        String arn = Values.text(properties, "EventSourceArn");
        String name =
                FunctionName.parse(Values.text(properties, "FunctionName")).name();
        Optional<LocalResource> queue =
                scope.find(QueueType.NAME, each -> arn.equals(each.attributes().get("Arn")));
        Optional<LocalResource> function =
                scope.find(FunctionType.NAME, each -> each.physicalId().equals(name));
        if (queue.isEmpty() || function.isEmpty()) {
            return;
        }
        int visibility = Values.number(queue.get().properties(), "VisibilityTimeout", VISIBILITY);
        int timeout = Values.number(function.get().properties(), "Timeout", TIMEOUT);
        if (visibility < timeout) {
            throw new ResourceProblem("Invalid request provided: Queue visibility timeout: " + visibility
                    + " seconds is less than Function timeout: " + timeout
                    + " seconds (Service: Lambda, Status Code: 400, Request ID: local)");
        }
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        String id = scope.ids().next();
        String arn = scope.arn("lambda", "event-source-mapping:" + id);
        return new LocalResource(name(), id, properties, Map.of("Id", id, "EventSourceMappingArn", arn));
    }
}
