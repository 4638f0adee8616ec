/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.existing;

import io.github.serverlessmaven.template.LogicalId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which custom resources change what they have in common, one after the other: S3 and Cognito replace a configuration as a
 * whole.
 */
public final class UpdateOrder {

    private final List<Link> links = new ArrayList<>();

    /**
     * Adds the next one.
     *
     * @param target what it changes; empty if only CloudFormation knows, so that it may be anything
     * @param condition under which it exists
     * @return those of the ones before that it waits for
     */
    public List<LogicalId> append(LogicalId id, Optional<String> target, Optional<String> condition) {
        List<LogicalId> direct = new ArrayList<>();
        Set<LogicalId> covered = new HashSet<>();
        for (int i = links.size() - 1; i >= 0; i--) {
            Link earlier = links.get(i);
            if (earlier.mayChange(target) && !covered.contains(earlier.id())) {
                direct.add(0, earlier.id());
                // One that does not exist does not pass on for what it waits.
                if (earlier.condition().isEmpty() || earlier.condition().equals(condition)) {
                    covered.addAll(earlier.before());
                }
            }
        }
        Set<LogicalId> before = new HashSet<>(covered);
        before.addAll(direct);
        links.add(new Link(id, target, condition, before));
        return direct;
    }

    private record Link(LogicalId id, Optional<String> target, Optional<String> condition, Set<LogicalId> before) {
        boolean mayChange(Optional<String> other) {
            return target.isEmpty() || other.isEmpty() || target.equals(other);
        }
    }
}
