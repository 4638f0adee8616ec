/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.deploy.plan.Plan;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms of a plan. */
public enum PlanFormat {
    /** For a terminal or a log. */
    TEXT {
        @Override
        String render(Plan plan, Ink ink) {
            return PlanText.of(plan, ink);
        }
    },
    /** For scripts. */
    JSON {
        @Override
        String render(Plan plan, Ink ink) {
            return Json.pretty(PlanJson.of(plan));
        }

        /** One plan is an object, several are a list. */
        @Override
        public String render(List<Plan> plans, Ink ink) {
            return plans.size() == 1
                    ? render(plans.get(0), ink)
                    : Json.pretty(new Value.Sequence(
                            plans.stream().<Value>map(PlanJson::of).toList()));
        }
    },
    /** For a comment of a pull request. */
    MARKDOWN {
        @Override
        String render(Plan plan, Ink ink) {
            return PlanMarkdown.of(List.of(plan));
        }

        @Override
        public String render(List<Plan> plans, Ink ink) {
            return PlanMarkdown.of(plans);
        }
    };

    /**
     * The form of a name such as {@code text}.
     *
     * @throws ServerlessException if there is no such form
     */
    public static PlanFormat named(String name) {
        return Arrays.stream(values())
                .filter(form -> form.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new ServerlessException(
                        "serverless.plan.format must be one of " + names() + ", but is " + name + ".",
                        "Use one of them."));
    }

    private static String names() {
        return Arrays.stream(values()).map(PlanFormat::text).collect(Collectors.joining(", "));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract String render(Plan plan, Ink ink);

    /** Renders plans one after the other. The last line of several plans as text has the worst outcome. */
    public String render(List<Plan> plans, Ink ink) {
        String all = plans.stream().map(plan -> render(plan, ink)).collect(Collectors.joining("\n"));
        return this == TEXT && plans.size() > 1
                ? all + "\noutcome: "
                        + plans.stream()
                                .map(Plan::outcome)
                                .max(Plan.Outcome::compareTo)
                                .orElse(Plan.Outcome.NONE)
                                .text()
                        + "\n"
                : all;
    }
}
