/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.EventSourceMapping;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The streams that event source mappings read in an account of AWS or a server in its place.
 *
 * @param names their ARNs, and the names of consumers
 */
record ForeignStreams(Set<String> names) {

    /** None is read. */
    static final ForeignStreams NONE = new ForeignStreams(Set.of());

    /** Those of all stacks. */
    static ForeignStreams of(Account account) {
        Set<String> read = EventSourceMapping.of(account).stream()
                .filter(mapping -> mapping.isOfStream(account))
                .map(EventSourceMapping::source)
                .collect(Collectors.toSet());
        Stream<String> consumed = account.resources(EventSourceMapping.CONSUMER)
                .filter(consumer -> read.contains(consumer.physicalId()))
                .map(consumer -> Values.text(consumer.properties(), "StreamARN"));
        return new ForeignStreams(Stream.concat(read.stream(), consumed).collect(Collectors.toSet()));
    }

    /** Whether a resource is one of them, or reads or consumes one. */
    boolean concern(LocalResource resource) {
        return resource.isOf(EventSourceMapping.TYPE)
                ? names.contains(Values.text(resource.properties(), "EventSourceArn"))
                : names.contains(resource.physicalId())
                        || resource.attributes().values().stream().anyMatch(names::contains);
    }
}
