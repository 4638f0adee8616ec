/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.console.DeployConsole;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.DeployOptions;
import io.github.serverlessmaven.workflow.DeployService;
import io.github.serverlessmaven.workflow.FunctionOptions;
import io.github.serverlessmaven.workflow.LoadService;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Deploys the content of <code>target/serverless/</code>, which <code>serverless:package</code> creates. Called from the command line, it
 * first builds and packages what is missing, for all modules, and then deploys each service of the build.
 *
 * @since 0.1.0
 */
@Mojo(name = "deploy", defaultPhase = LifecyclePhase.DEPLOY, requiresProject = false, threadSafe = true)
public final class DeployMojo extends AbstractPackagingMojo {

    /**
     * Asks CloudFormation for changes even if the stack has the same template already.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.deploy.force", defaultValue = "false")
    private boolean force;

    /**
     * How the stack is changed: <code>changesets</code>, <code>direct</code> (CreateStack and UpdateStack), or <code>express</code>, which
     * does not wait until resources are stable. Takes precedence over <code>provider.deploymentMethod</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.deploymentMethod")
    private @Nullable String deploymentMethod;

    /**
     * Whether properties that were changed outside of CloudFormation, for example in the console, are reverted to those of the template,
     * by a drift-aware change set. What CloudFormation cannot read, such as the code of functions, is not compared.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.deploy.revertDrift", defaultValue = "false")
    private boolean revertDrift;

    /**
     * A folder that <code>serverless:package</code> created earlier, possibly on another machine. It is deployed as it is; nothing is
     * built.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.deploy.packageDirectory")
    private @Nullable File packageDirectory;

    /**
     * The functions that are deployed without their stack, through the Lambda API in seconds: their keys in the configuration, separated
     * by commas. Changes other than those of code and literal settings need the stack, which is then deployed; the reasons are reported.
     * The next deployment of the stack, from any machine, restores the functions to its template. Together with the goals
     * <code>invoke</code> or <code>logs</code> in one command, the whole service is deployed, as the option then names their function.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.function")
    private @Nullable String function;

    /**
     * Deploys all functions that changed as with <code>serverless.function</code>, and the stack only if necessary.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.fast", defaultValue = "false")
    private boolean fast;

    /**
     * Deploys as with <code>serverless.fast</code>, and again each time that classes are compiled, by an IDE or <code>mvn compile</code> in
     * another terminal, or the configuration is saved, until Ctrl+C is pressed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.watch", defaultValue = "false")
    private boolean watch;

    /** Called by Maven. */
    @Inject
    public DeployMojo(MavenComponents maven) {
        super(maven);
    }

    private static void refuseWatch(boolean watch) {
        if (watch) {
            throw new ServerlessException(
                    "serverless.watch deploys what is compiled again, but serverless.deploy.packageDirectory names packages.",
                    "Remove one of them.");
        }
    }

    @Override
    void run(BuildContext build) {
        DeployOptions options = DeployOptions.of(force, Optional.ofNullable(deploymentMethod), revertDrift);
        LoadService services = new LoadService(build);
        try (DeployConsole console = console(build)) {
            DeployService deployment = new DeployService(
                    build,
                    services,
                    targets(build),
                    options,
                    FunctionOptions.of(Optional.ofNullable(function), fast || watch, build),
                    safeguards(build),
                    console);
            if (packageDirectory != null) {
                refuseWatch(watch);
                deployment.deploy(packageDirectory.toPath());
            } else if (watch) {
                deployment.deployChanges(packaging(build, services));
            } else {
                deployment.deployAll(packaging(build, services));
            }
        }
    }
}
