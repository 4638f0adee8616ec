/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.s3;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.Subscribers;
import io.github.serverlessmaven.event.existing.ExistingTargets;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with events of buckets that exist. */
final class ExistingBucketRules {

    static final DiagnosticCode SEVERAL_EXISTING_BUCKETS =
            new DiagnosticCode("SEVERAL_EXISTING_BUCKETS", "One function has events of several existing buckets.");

    static final DiagnosticCode NEW_AND_EXISTING_BUCKET = new DiagnosticCode(
            "NEW_AND_EXISTING_BUCKET", "One event says that a bucket exists, another one that it is to be created.");

    static final DiagnosticCode UNUSED_BUCKET_SETTINGS = new DiagnosticCode(
            "UNUSED_BUCKET_SETTINGS", "Settings of a bucket have no effect, as the bucket exists. A warning.");

    /** Names of today, and those of buckets made in us-east-1 before March 2018. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{3,255}");

    private static final String EXISTING = "existing";

    private final Service service;
    private final List<Event<ObjectEvent>> all;
    private final Diagnostics diagnostics;

    /**
     * Makes the check.
     *
     * @param all events of existing buckets and of new ones
     */
    ExistingBucketRules(Service service, List<Event<ObjectEvent>> all, Diagnostics diagnostics) {
        this.service = service;
        this.all = all;
        this.diagnostics = diagnostics;
    }

    /** Reports what one event shows. */
    static void check(Event<ObjectEvent> event, Diagnostics diagnostics) {
        event.settings()
                .bucketName()
                .filter(name -> !NAME.matcher(name).matches())
                .ifPresent(name -> event.settings()
                        .values()
                        .error(
                                ObjectEvent.BUCKET,
                                diagnostics,
                                S3.INVALID_BUCKET_NAME,
                                "no bucket is named \"" + name + "\"",
                                name.startsWith("arn:")
                                        ? "Write the name of the bucket, the last part of its ARN."
                                        : "Write the name of the bucket: letters, digits, dots and hyphens."));
    }

    void check() {
        List<Event<ObjectEvent>> existing =
                all.stream().filter(event -> event.settings().isExisting()).toList();
        ExistingTargets.grouped(existing, Event::functionKey).values().forEach(this::checkFunction);
        ExistingTargets.grouped(existing, event -> event.settings().bucket())
                .values()
                .forEach(events -> new NotificationRules(new Subscribers<>(events), diagnostics).check());
        existing.forEach(this::checkNames);
    }

    private void checkFunction(List<Event<ObjectEvent>> events) {
        Value first = events.get(0).settings().bucket();
        events.stream()
                .filter(event -> !event.settings().bucket().equals(first))
                .forEach(event -> event.settings()
                        .values()
                        .error(
                                ObjectEvent.BUCKET,
                                diagnostics,
                                SEVERAL_EXISTING_BUCKETS,
                                "is another existing bucket than that of "
                                        + events.get(0).origin(),
                                "Give the event to another function: each one can have one existing bucket."));
    }

    private void checkNames(Event<ObjectEvent> event) {
        Optional<String> name = event.settings().bucketName();
        all.stream()
                .filter(other -> !other.settings().isExisting() && name.isPresent())
                .filter(other -> other.settings()
                        .bucketName()
                        .map(named -> Bucket.of(service, named).name())
                        .equals(name.map(Value::of)))
                .findFirst()
                .ifPresent(other -> event.settings()
                        .values()
                        .error(
                                ObjectEvent.EXISTING,
                                diagnostics,
                                NEW_AND_EXISTING_BUCKET,
                                "is set, but " + other.origin() + " creates the bucket \"" + name.orElseThrow() + "\"",
                                "Set \"" + EXISTING + "\" of both, or of none."));
        Map<String, PropertyValues> configured =
                service.provider().get(S3.BUCKETS).orElse(Map.of());
        name.filter(configured::containsKey)
                .ifPresent(key -> diagnostics.warning(
                        UNUSED_BUCKET_SETTINGS,
                        event.settings().values().location(ObjectEvent.BUCKET),
                        event.settings().values().path(ObjectEvent.BUCKET),
                        "is the name of an existing bucket, so that \"provider.s3." + key + "\" has no effect",
                        "Remove \"provider.s3." + key + "\", or remove \"" + EXISTING
                                + "\" to create a bucket with these settings."));
    }
}
