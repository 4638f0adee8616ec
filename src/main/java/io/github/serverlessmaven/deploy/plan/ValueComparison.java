/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the smallest parts in which two values differ. An intrinsic function, and a list that gets longer or shorter, is one part. */
final class ValueComparison {

    private ValueComparison() {}

    /**
     * A part that differs.
     *
     * @param path leads to it
     */
    record Difference(List<String> path, Optional<Value> before, Optional<Value> after) {}

    /** The differences of two mappings, in the order of the second one. */
    static List<Difference> between(Value.Mapping before, Value.Mapping after, List<String> path) {
        List<Difference> found = new ArrayList<>();
        collect(Optional.of(before), Optional.of(after), path, found);
        return found;
    }

    private static void collect(
            Optional<Value> before, Optional<Value> after, List<String> path, List<Difference> found) {
        Value deployed = before.orElse(Value.NULL);
        Value wanted = after.orElse(Value.NULL);
        if (before.isPresent() && after.isPresent() && Equivalence.sameUnder(lastOf(path), deployed, wanted)) {
            return;
        }
        if (isOpen(deployed) && isOpen(wanted)) {
            Value.Mapping old = (Value.Mapping) deployed;
            Value.Mapping current = (Value.Mapping) wanted;
            for (String key : keys(current, old)) {
                collect(old.get(key), current.get(key), below(path, key), found);
            }
        } else if (deployed instanceof Value.Sequence old
                && wanted instanceof Value.Sequence current
                && old.items().size() == current.items().size()) {
            for (int i = 0; i < old.items().size(); i++) {
                collect(
                        Optional.of(old.items().get(i)),
                        Optional.of(current.items().get(i)),
                        below(path, String.valueOf(i)),
                        found);
            }
        } else {
            found.add(new Difference(path, before, after));
        }
    }

    private static String lastOf(List<String> path) {
        return path.isEmpty() ? "" : path.get(path.size() - 1);
    }

    private static boolean isOpen(Value value) {
        return value instanceof Value.Mapping && !isIntrinsic(value);
    }

    /** Whether the value is known only when CloudFormation works. */
    static boolean isIntrinsic(Value value) {
        return value instanceof Value.Mapping mapping
                && mapping.entries().size() == 1
                && mapping.entries().keySet().stream().allMatch(key -> key.equals("Ref") || key.startsWith("Fn::"));
    }

    private static Set<String> keys(Value.Mapping first, Value.Mapping second) {
        Set<String> keys = new LinkedHashSet<>(first.entries().keySet());
        keys.addAll(second.entries().keySet());
        return keys;
    }

    private static List<String> below(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }
}
