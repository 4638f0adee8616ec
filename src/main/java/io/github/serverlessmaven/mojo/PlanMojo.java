/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.PlanFormat;
import io.github.serverlessmaven.report.PlanReport;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.FailOn;
import io.github.serverlessmaven.workflow.PlanService;
import io.github.serverlessmaven.workflow.PlanService.ModulePlan;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a deployment would do, without changing anything: resources added, changed property by property, replaced and removed, data
 * that would be lost, each with the line of the configuration that causes it. Called from the command line, it first builds and packages
 * what is missing. The plan is also in <code>target/serverless/plan.json</code>; its <code>outcome</code>, which the last line repeats,
 * is <code>none</code>,
 * <code>changes</code>, or <code>review</code> if it should be reviewed before it is deployed.
 *
 * @since 0.1.0
 */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
public class PlanMojo extends AbstractPackagingMojo {

    /**
     * What fails the build: names, separated by commas: <code>any</code> for any change, <code>replace</code> for a resource that is or
     * may be replaced, <code>dataLoss</code> for data that is or may be deleted, <code>iam</code> for permissions that become wider,
     * <code>public</code> for what anybody can reach, <code>cost</code>, <code>code</code> or <code>drift</code>. Without it, a plan
     * never fails the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.plan.failOn", defaultValue = "")
    private @Nullable String failOn;

    /**
     * A file with the template that is used as the deployed one, in JSON: <code>target/serverless/template.json</code> of an earlier
     * build, or the output of <code>aws cloudformation get-template</code>. AWS is then not called.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.plan.against")
    private @Nullable File against;

    /**
     * Whether CloudFormation compares too, by a change set that is deleted afterwards: it knows values that the templates do not contain,
     * and validates the template. If there is no stack, one in review is created for it and deleted too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.plan.changeSet", defaultValue = "false")
    private boolean changeSet;

    /**
     * Whether CloudFormation also compares the resources of the stack with its template, which may take minutes and needs the permission to
     * read them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.plan.drift", defaultValue = "false")
    private boolean drift;

    /**
     * The form in which the plan is printed: <code>text</code>, <code>json</code>, or <code>markdown</code> for a comment of a pull
     * request.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.plan.format", defaultValue = "text")
    private String format;

    /**
     * A file to write to, instead of standard output.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.outputFile")
    private @Nullable File outputFile;

    /** Called by Maven. */
    @Inject
    public PlanMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    final void run(BuildContext build) {
        FailOn failures = FailOn.parse(failOn == null ? "" : failOn);
        PlanReport report = new PlanReport(
                PlanFormat.named(format), Optional.ofNullable(outputFile).map(File::toPath), build.hasColours());
        List<ModulePlan> plans = new PlanService(
                        build,
                        targets(build),
                        Optional.ofNullable(against).map(File::toPath),
                        drift,
                        changeSet ? Optional.of(safeguards(build)) : Optional.empty())
                .planAll(packaging(build));
        report.write(plans);
        PlanService.check(plans, failures);
    }
}
