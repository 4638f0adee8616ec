/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.plan.Finding;
import io.github.serverlessmaven.deploy.plan.Finding.Kind;
import io.github.serverlessmaven.deploy.plan.Plan;
import io.github.serverlessmaven.deploy.plan.Plan.Outcome;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which plans fail the build.
 *
 * @param any those with any change
 * @param kinds those with a finding of one of these kinds
 */
public record FailOn(boolean any, Set<Kind> kinds) {

    private static final String ANY = "any";

    /**
     * Reads the option.
     *
     * @param text names with commas between them; empty for none
     * @throws ServerlessException if a name is unknown
     */
    public static FailOn parse(String text) {
        boolean any = false;
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        List<String> names = Stream.of(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        for (String name : names) {
            if (name.equals(ANY)) {
                any = true;
            } else {
                kinds.add(Kind.named(name).orElseThrow(() -> unknown(name)));
            }
        }
        return new FailOn(any, kinds);
    }

    private static ServerlessException unknown(String name) {
        List<String> known = Stream.concat(
                        Stream.of(ANY), Arrays.stream(Kind.values()).map(Kind::text))
                .toList();
        return new ServerlessException(
                "serverless.plan.failOn must be made of " + String.join(", ", known) + ", but has \"" + name + "\".",
                Suggestion.of(name, known)
                        .map(meant -> "Did you mean " + meant + "?")
                        .orElse("Use these names with commas between them."));
    }

    /**
     * Checks plans.
     *
     * @throws ServerlessException if one of them is to fail the build
     */
    void check(List<Plan> plans) {
        List<String> hits = new ArrayList<>();
        for (Plan plan : plans) {
            String found = plan.findings().stream()
                    .filter(finding -> kinds.contains(finding.kind()))
                    .map(FailOn::text)
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!found.isEmpty()) {
                hits.add(plan.subject().stackName() + ": " + found);
            } else if (any && plan.outcome() != Outcome.NONE) {
                hits.add(plan.subject().stackName() + ": outcome "
                        + plan.outcome().text());
            }
        }
        if (!hits.isEmpty()) {
            throw new ServerlessException(
                    "The plan has what serverless.plan.failOn names: " + String.join("; ", hits) + ".",
                    "Look at the plan, then deploy if it is what you want.");
        }
    }

    private static String text(Finding finding) {
        return finding.kind().text() + " of " + finding.logicalId();
    }
}
