/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One entry of a bucket's notification configuration.
 *
 * @param id of the entry, in events
 * @param event such as {@code s3:ObjectCreated:*}
 * @param prefix of the keys of objects
 * @param suffix of the keys of objects
 * @param target the ARN or the name of a function, with an alias or without, or the ARN of a queue or of a topic
 */
record NotificationRule(String id, String event, String prefix, String suffix, String target) {

    /** The entries of a bucket's configuration: those for functions, then those for queues and topics. */
    static List<NotificationRule> of(Value.Mapping configuration) {
        return Map.of(
                        "LambdaConfigurations",
                        "Function",
                        "QueueConfigurations",
                        "Queue",
                        "TopicConfigurations",
                        "Topic")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(kind -> Values.items(configuration, kind.getKey()).stream()
                        .map(Values::asMapping)
                        .map(entry -> of(entry, filters(entry), Values.text(entry, kind.getValue()))))
                .toList();
    }

    private static Stream<Map.Entry<String, String>> filters(Value.Mapping entry) {
        return Values.items(Values.mapping(Values.mapping(entry, "Filter"), "S3Key"), "Rules").stream()
                .map(Values::asMapping)
                .map(rule -> Map.entry(Values.text(rule, "Name"), Values.text(rule, "Value")));
    }

    /** The entries of a custom resource for an existing bucket, whose rules have the form <code>{Prefix: in/}</code>. */
    static List<NotificationRule> ofExisting(Value.Mapping properties) {
        String function = Values.text(properties, "FunctionName")
                + Values.find(properties, "FunctionQualifier")
                        .map(alias -> ":" + alias)
                        .orElse("");
        return Values.items(properties, "BucketConfigs").stream()
                .map(Values::asMapping)
                .map(entry -> of(
                        entry,
                        Values.items(entry, "Rules").stream()
                                .flatMap(rule -> Values.texts(Values.asMapping(rule)).entrySet().stream()),
                        function))
                .toList();
    }

    private static NotificationRule of(Value.Mapping entry, Stream<Map.Entry<String, String>> filters, String target) {
        String[] ends = {"", ""};
        filters.forEach(
                filter -> ends[filter.getKey().toLowerCase(Locale.ROOT).equals("prefix") ? 0 : 1] = filter.getValue());
        byte[] content = (target + Json.compact(entry)).getBytes(StandardCharsets.UTF_8);
        return new NotificationRule(
                UUID.nameUUIDFromBytes(content).toString(), Values.text(entry, "Event"), ends[0], ends[1], target);
    }

    /** Whether the entry is for such a change of whichever object. */
    boolean isFor(ObjectChange.Kind kind) {
        String name = "s3:" + kind.event();
        return event.endsWith("*") ? name.startsWith(event.substring(0, event.length() - 1)) : name.equals(event);
    }

    /** Whether the entry is for a change. */
    boolean matches(ObjectChange change) {
        return isFor(change.kind())
                && change.key().startsWith(prefix)
                && change.key().endsWith(suffix);
    }
}
