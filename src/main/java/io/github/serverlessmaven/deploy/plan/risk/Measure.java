/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A property that costs more the higher it is.
 *
 * @param type the type of the resource
 * @param path leads to the property
 * @param name what it measures, as findings show it
 * @param absent what holds if it is not set: a number, or a text for what has no end
 * @param isStanding whether it costs without any use, so that a new resource counts too
 */
record Measure(String type, List<String> path, String name, String absent, boolean isStanding) {

    /** Costs while it exists. */
    static Measure standing(String type, String name, String... path) {
        return new Measure(type, List.of(path), name, "0", true);
    }

    /** Costs with use. */
    static Measure used(String type, String name, String absent, String... path) {
        return new Measure(type, List.of(path), name, absent, false);
    }

    /** What rises, if it does; what only a deployment knows counts as a rise if it changes. */
    Optional<Risk> rise(Optional<TemplateResource> before, TemplateResource after) {
        String[] keys = path.toArray(String[]::new);
        String current = after.text(keys).orElse(absent);
        String old = before.flatMap(resource -> resource.text(keys)).orElse(absent);
        if (!after.type().equals(type) || (before.isEmpty() && !isStanding) || current.equals(old)) {
            return Optional.empty();
        }
        Optional<BigDecimal> from = number(old);
        Optional<BigDecimal> to = number(current);
        boolean isRise = from.isEmpty() || to.isEmpty() || to.get().compareTo(from.get()) > 0;
        if (!isRise || (old.equals(absent) && from.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Risk(
                after.id(),
                "has more " + name + ": " + current + " instead of " + old,
                after.value(keys).isPresent() ? after.pointer(keys) : after.pointer()));
    }

    private static Optional<BigDecimal> number(String text) {
        return switch (text) {
            case "true" -> Optional.of(BigDecimal.ONE);
            case "false" -> Optional.of(BigDecimal.ZERO);
            default ->
                text.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
        };
    }
}
