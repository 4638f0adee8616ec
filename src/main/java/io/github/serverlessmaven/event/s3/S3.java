/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.s3;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.event.Subscribers;
import io.github.serverlessmaven.event.existing.CustomResourceProvider;
import io.github.serverlessmaven.event.existing.ForcedUpdates;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.DeploymentTime;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Changes of objects in buckets, new ones and those that exist: their notifications, and the permission to invoke the functions. */
public final class S3 implements EventSource<ObjectEvent> {

    private static final EventShape CHANGES = EventShape.of(
            "a change in a bucket",
            "S3Event",
            "com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification");

    static final DiagnosticCode INVALID_BUCKET_NAME =
            new DiagnosticCode("INVALID_BUCKET_NAME", "A bucket of that name cannot be created.");

    /** From "General purpose bucket naming rules" in the Amazon S3 user guide. */
    private static final Pattern BUCKET_NAME = Pattern.compile(
            "(?!(\\d{1,3}\\.){3}\\d{1,3}$)(?=.{3,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private static final Property<ObjectEvent> TYPE = Property.of(
            "s3",
            Types.deferred(() -> ObjectEvent.TYPE),
            "Changes of objects in a bucket, which is created with the service unless it exists.",
            "{bucket: orders-photos, event: 's3:ObjectCreated:*', rules: [{prefix: in/}, {suffix: .jpg}]}");

    static final Property<Map<String, PropertyValues>> BUCKETS = Property.of(
            "s3",
            Types.deferred(() -> Bucket.BY_NAME),
            "Buckets that \"s3\" events create, by the names those refer to.",
            "{photos: {name: orders-photos, versioningConfiguration: {Status: Enabled}}}");

    @Override
    public Property<ObjectEvent> type() {
        return TYPE;
    }

    @Override
    public List<Property<?>> providerProperties() {
        return List.of(BUCKETS);
    }

    @Override
    public List<Property<?>> logProperties() {
        return List.of(CustomResourceProvider.FRAMEWORK_LOGS);
    }

    @Override
    public void check(Event<ObjectEvent> event, Diagnostics diagnostics) {
        ObjectEvent object = event.settings();
        ForcedUpdates.check(object.values(), ObjectEvent.FORCE_DEPLOY, object.isExisting(), diagnostics);
        if (object.isExisting()) {
            ExistingBucketRules.check(event, diagnostics);
            return;
        }
        if (object.bucketName().isEmpty()) {
            event.error(
                    diagnostics,
                    INVALID_BUCKET_NAME,
                    "a bucket that is created with the service cannot be named by an intrinsic function",
                    "Write its name, or configure it below \"provider.s3\" and write the name it has there.");
            return;
        }
        Bucket bucket = bucket(event);
        if (bucket.name() instanceof Value.Text name
                && !BUCKET_NAME.matcher(name.text()).matches()) {
            event.error(
                    diagnostics,
                    INVALID_BUCKET_NAME,
                    "no bucket can be named \"" + name.text() + "\"",
                    "Use 3 to 63 small letters, digits, hyphens and dots.");
        }
    }

    private static Bucket bucket(Event<ObjectEvent> event) {
        return Bucket.of(event.scope().service(), event.settings().bucketName().orElseThrow());
    }

    @Override
    public void checkShared(ServiceEvents<ObjectEvent> events, Diagnostics diagnostics) {
        created(events).values().forEach(bucket -> new NotificationRules(bucket, diagnostics).check());
        new ExistingBucketRules(events.service(), events.events(), diagnostics).check();
    }

    /** The buckets that are created, with those that are notified. */
    private static Map<Bucket, Subscribers<ObjectEvent>> created(ServiceEvents<ObjectEvent> events) {
        Map<Bucket, List<Event<ObjectEvent>>> notified = new LinkedHashMap<>();
        for (Event<ObjectEvent> event : events.events()) {
            if (!event.settings().isExisting() && event.settings().bucketName().isPresent()) {
                notified.computeIfAbsent(bucket(event), bucket -> new ArrayList<>())
                        .add(event);
            }
        }
        Map<Bucket, Subscribers<ObjectEvent>> created = new LinkedHashMap<>();
        notified.forEach((bucket, all) -> created.put(bucket, new Subscribers<>(all)));
        return created;
    }

    @Override
    public TemplateFragment contributeShared(ServiceEvents<ObjectEvent> events) {
        List<Event<ObjectEvent>> existing = events.events().stream()
                .filter(event -> event.settings().isExisting())
                .toList();
        TemplateFragment fragment = new ExistingBuckets(events.service(), existing).fragment();
        for (Map.Entry<Bucket, Subscribers<ObjectEvent>> bucket :
                created(events).entrySet()) {
            fragment = fragment.withResource(resource(bucket.getKey(), bucket.getValue()));
        }
        return fragment;
    }

    private static Resource resource(Bucket bucket, Subscribers<ObjectEvent> notified) {
        Value.Sequence functions = notified.entries(
                event -> true,
                event -> event.settings().configuration(event.target().arn()));
        List<LogicalId> dependencies = new ArrayList<>(notified.events().stream()
                .map(event -> permissionId(event, bucket))
                .distinct()
                .toList());
        dependencies.addAll(notified.dependencies());
        return Resource.of(bucket.id(), "AWS::S3::Bucket", bucket.properties(functions))
                .after(dependencies)
                .when(notified.condition())
                .from(notified.first().origin());
    }

    private static LogicalId permissionId(Event<ObjectEvent> event, Bucket bucket) {
        return new LogicalId(Names.normalized(event.functionKey()) + "LambdaPermission"
                + Names.capitalized(bucket.reference()) + "S3");
    }

    @Override
    public List<Delivery> deliveries(Event<ObjectEvent> event) {
        return List.of(event.delivery(CHANGES));
    }

    @Override
    public TemplateFragment contribute(Event<ObjectEvent> event) {
        if (event.settings().isExisting()) {
            return TemplateFragment.EMPTY;
        }
        Bucket bucket = bucket(event);
        return TemplateFragment.EMPTY.withResource(event.target()
                .permission(
                        permissionId(event, bucket),
                        "lambda:InvokeFunction",
                        "s3.amazonaws.com",
                        limits(bucket.name())));
    }

    @Override
    public Value.Mapping finish(Value.Mapping template) {
        return DeploymentTime.declareIn(template);
    }

    /** What limits a permission to a bucket of the account. */
    static Value.Mapping limits(Value bucket) {
        return Value.mapping()
                .put("SourceArn", arn(bucket))
                .put("SourceAccount", Intrinsic.pseudo("AWS::AccountId"))
                .build();
    }

    /** By the bucket's name: the bucket waits for the permission. */
    static Value arn(Value name) {
        Value partition = Intrinsic.pseudo("AWS::Partition");
        return name instanceof Value.Text text
                ? Intrinsic.join("", Value.of("arn:"), partition, Value.of(":s3:::" + text.text()))
                : Intrinsic.join("", Value.of("arn:"), partition, Value.of(":s3:::"), name);
    }
}
