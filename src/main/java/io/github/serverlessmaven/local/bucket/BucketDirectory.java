/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the buckets of services in all stacks: those that stacks define, and those that exist elsewhere in AWS and have events here.
 * Buckets for packages are not among them, unless they have events.
 */
final class BucketDirectory {

    private final StateFolder state;

    /** Creates the directory; it reads the state for each lookup. */
    BucketDirectory(StateFolder state) {
        this.state = state;
    }

    /** The names of all buckets at the moment, sorted. */
    List<String> names() {
        return names(state.read());
    }

    /** The names of all buckets of an account, sorted. */
    static List<String> names(Account account) {
        return List.copyOf(all(account).keySet());
    }

    /** A bucket, if there is one of that name. */
    Optional<ServedBucket> find(String name) {
        return Optional.ofNullable(all(state.read()).get(name));
    }

    private static Map<String, ServedBucket> all(Account account) {
        Map<String, ServedBucket> buckets = new TreeMap<>();
        account.liveStacks()
                .flatMap(stack -> stack.resources().entrySet().stream())
                .filter(resource -> !resource.getKey().equals(CoreTemplate.BUCKET.text()))
                .map(resource -> bucket(resource.getValue()))
                .flatMap(Optional::stream)
                .forEach(bucket -> buckets.merge(bucket.name(), bucket, ServedBucket::and));
        Set<String> withPackages = Stream.concat(
                        account.resources("AWS::Lambda::Function").map(function -> code(function, "Code")),
                        account.resources("AWS::Lambda::LayerVersion").map(layer -> code(layer, "Content")))
                .collect(Collectors.toSet());
        buckets.values().removeIf(bucket -> withPackages.contains(bucket.name()) && bucket.isSilent());
        return buckets;
    }

    private static String code(LocalResource resource, String property) {
        return Values.text(Values.mapping(resource.properties(), property), "S3Bucket");
    }

    private static Optional<ServedBucket> bucket(LocalResource resource) {
        Value.Mapping properties = resource.properties();
        return switch (resource.type()) {
            case "AWS::S3::Bucket" -> {
                Value.Mapping configuration = Values.mapping(properties, "NotificationConfiguration");
                yield Optional.of(new ServedBucket(
                        resource.physicalId(),
                        NotificationRule.of(configuration),
                        notifiesBus(configuration),
                        CorsRule.of(properties)));
            }
            case "Custom::S3" ->
                Optional.of(new ServedBucket(
                        Values.text(properties, "BucketName"),
                        NotificationRule.ofExisting(properties),
                        false,
                        List.of()));
            default -> Optional.empty();
        };
    }

    /** It is enough that the section is there. */
    private static boolean notifiesBus(Value.Mapping configuration) {
        return configuration.get("EventBridgeConfiguration").isPresent()
                && !Values.text(Values.mapping(configuration, "EventBridgeConfiguration"), "EventBridgeEnabled")
                        .equals("false");
    }
}
