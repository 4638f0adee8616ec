/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.deploy.plan.Plan;
import io.github.serverlessmaven.report.console.StandardOutput;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.workflow.PlanService.ModulePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Plans as a goal reports them.
 *
 * @param format the form in which they are printed
 * @param file where they are printed to; empty for standard output
 * @param coloured whether standard output is shown in colours
 */
public record PlanReport(PlanFormat format, Optional<Path> file, boolean coloured) {

    /** Writes each plan beside the packages it is for, and prints all of them. */
    public void write(List<ModulePlan> plans) {
        plans.forEach(each ->
                AtomicFile.writePrivate(each.folder().resolve(Plan.FILE), Json.pretty(PlanJson.of(each.plan()))));
        StandardOutput.print(
                format.render(
                        plans.stream().map(ModulePlan::plan).toList(),
                        coloured && file.isEmpty() ? Ink.ANSI : Ink.NONE),
                file);
    }
}
