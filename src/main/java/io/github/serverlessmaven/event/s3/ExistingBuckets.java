/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.s3;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.existing.CustomResourceProvider;
import io.github.serverlessmaven.event.existing.ExistingTargets;
import io.github.serverlessmaven.event.existing.UpdateOrder;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Notifications of buckets that exist outside of the stack: a custom resource for each function, with the permission to invoke it.
 *
 * @param service the service
 * @param events those of existing buckets
 */
record ExistingBuckets(Service service, List<Event<ObjectEvent>> events) {

    private static final CustomResourceProvider PROVIDER = CustomResourceProvider.BUCKETS;

    /** What they add to the template. */
    TemplateFragment fragment() {
        if (events.isEmpty()) {
            return TemplateFragment.EMPTY;
        }
        List<Resource> resources = new ArrayList<>(PROVIDER.resources(service));
        ExistingTargets.grouped(events, event -> event.settings().bucket())
                .forEach((bucket, all) -> policy(bucket, all).ifPresent(resources::add));
        UpdateOrder order = new UpdateOrder();
        for (Map.Entry<String, List<Event<ObjectEvent>>> function :
                ExistingTargets.grouped(events, Event::functionKey).entrySet()) {
            Event<ObjectEvent> first = function.getValue().get(0);
            resources.add(permission(first).when(first.scope().condition()).from(first.origin()));
            resources.add(notifications(function.getValue(), order));
        }
        return resources.stream().reduce(TemplateFragment.EMPTY, TemplateFragment::withResource, TemplateFragment::and);
    }

    private Optional<Resource> policy(Value bucket, List<Event<ObjectEvent>> notified) {
        Value statement = PolicyStatement.allow(
                        List.of("s3:GetBucketNotification", "s3:PutBucketNotification"), S3.arn(bucket))
                .toValue();
        return PROVIDER.policy(
                policyId(bucket),
                List.of(statement, ExistingTargets.removalOfPermissions(notified)),
                ExistingTargets.condition(notified),
                service);
    }

    private static LogicalId policyId(Value bucket) {
        return ExistingTargets.id("ExistingS3", bucket, "Policy");
    }

    private static Resource permission(Event<ObjectEvent> event) {
        return event.target()
                .permission(
                        permissionId(event),
                        "lambda:InvokeFunction",
                        "s3.amazonaws.com",
                        S3.limits(event.settings().bucket()));
    }

    private static LogicalId permissionId(Event<ObjectEvent> event) {
        return event.id("LambdaPermissionCustomS31");
    }

    private Resource notifications(List<Event<ObjectEvent>> notified, UpdateOrder order) {
        Event<ObjectEvent> first = notified.get(0);
        Value bucket = first.settings().bucket();
        LogicalId id = first.id("CustomS31");
        List<Value> configurations =
                notified.stream().map(ExistingBuckets::configuration).toList();
        Value.MappingBuilder properties = ExistingTargets.function(PROVIDER, first.target())
                .put("BucketName", bucket)
                .put("BucketConfigs", new Value.Sequence(configurations));
        boolean isForced = notified.stream().anyMatch(event -> event.settings().isForced());
        List<LogicalId> dependencies = new ArrayList<>(List.of(first.target().functionId(), PROVIDER.id()));
        dependencies.addAll(first.target().dependencies());
        dependencies.add(permissionId(first));
        if (service.roles().deployment().isEmpty()) {
            dependencies.add(policyId(bucket));
        }
        first.settings()
                .bucketName()
                .ifPresent(name -> dependencies.addAll(
                        ExistingTargets.ownResource(service, "AWS::S3::Bucket", "BucketName", name)));
        dependencies.addAll(
                order.append(id, first.settings().bucketName(), first.scope().condition()));
        return ExistingTargets.resource(
                id, "Custom::S3", ExistingTargets.forced(properties, isForced).build(), dependencies, first);
    }

    /** The form of Serverless 3, by which the notification has its id. */
    private static Value configuration(Event<ObjectEvent> event) {
        List<Value> rules = event.settings().rules().stream()
                .<Value>map(rule -> Value.mapping(capitalized(rule.getKey()), rule.getValue()))
                .toList();
        return Value.mapping()
                .put("Event", event.settings().event())
                .put("Rules", new Value.Sequence(rules))
                .build();
    }

    private static String capitalized(String rule) {
        return rule.substring(0, 1).toUpperCase(Locale.ROOT) + rule.substring(1);
    }
}
