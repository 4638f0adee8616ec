/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.mojo.maven.GoalRun;
import io.github.serverlessmaven.mojo.maven.MavenBuild;
import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.mojo.maven.MavenRun;
import io.github.serverlessmaven.report.console.DeployConsole;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.DebugOptions;
import io.github.serverlessmaven.workflow.LocalOptions;
import io.github.serverlessmaven.workflow.ServiceOptions;
import io.github.serverlessmaven.workflow.Targets;
import java.io.File;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What all goals share: the configuration of the service, where it is deployed to, and what protects that.
 *
 * <p>The top-level keys of the configuration are parameters only so that Maven knows the elements. Their content is read, with its
 * places, from the POM.
 */
@SuppressWarnings("UnusedVariable")
abstract class AbstractServerlessMojo extends AbstractMojo {

    private final MavenComponents maven;

    /**
     * The service's name, as <code>service</code> in serverless.yml. Takes precedence over the file's.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration service;

    /**
     * Settings of the stack and values for all functions, as <code>provider</code> in serverless.yml. Merged over the file's, key by
     * key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration provider;

    /**
     * The functions by their keys, as <code>functions</code> in serverless.yml. Merged over the file's, key by key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration functions;

    /**
     * Layers that are published with the service, by their keys, as <code>layers</code> in serverless.yml. Merged over the file's, key
     * by key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration layers;

    /**
     * Your own CloudFormation, as <code>resources</code> in serverless.yml; best written as YAML in a CDATA section. Merged over the
     * file's, key by key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration resources;

    /**
     * Your own values for variables, as <code>custom</code> in serverless.yml. Merged over the file's, key by key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration custom;

    /**
     * Values of <code>${param:…}</code> by stage, as <code>params</code> in serverless.yml. Merged over the file's, key by key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration params;

    /**
     * Values of <code>${param:…}</code> by stage, as <code>stages</code> in serverless.yml. Merged over the file's, key by key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration stages;

    /**
     * Whether variables of a <code>.env</code> file are added to the environment, as <code>useDotenv</code> in serverless.yml.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration useDotenv;

    /**
     * Whether values that break a rule fail the build, are reported as warnings or are used silently, as
     * <code>configValidationMode</code> in serverless.yml: <code>error</code>, <code>warn</code> or <code>off</code>.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration configValidationMode;

    /**
     * Skips this plugin's goals in this module. The property <code>serverless.GOAL.skip</code>, such as
     * <code>serverless.deploy.skip</code>, skips a single goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The configuration file, relative to the module. Without it, <code>serverless.yml</code>, <code>serverless.yaml</code> and
     * <code>serverless.json</code> are looked up in this order; none is needed if the POM has the configuration.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.configFile")
    private @Nullable String configFile;

    /**
     * The stage, which may contain letters, digits and <code>-</code>. Without it, the stage is <code>provider.stage</code>, otherwise
     * <code>dev</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.stage")
    private @Nullable String stage;

    /**
     * The AWS region, such as <code>eu-central-1</code>. Without it, the region is <code>provider.region</code>, otherwise that of AWS's
     * own tools: the environment variable <code>AWS_REGION</code> or the profile's region.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.region")
    private @Nullable String region;

    /**
     * The profile of the AWS configuration files whose credentials are used, even if the environment has others. Without it, AWS's
     * default credentials chain is used, with <code>provider.profile</code> as its profile.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.profile")
    private @Nullable String profile;

    /**
     * The <code>id</code> of a <code>server</code> of settings.xml whose <code>username</code> is the id of an AWS access key and
     * whose <code>password</code>, encrypted or not, is its secret. It is used if no profile is chosen for the run.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.server")
    private @Nullable String server;

    /**
     * The address at which all AWS services are called instead of AWS itself, such as <code>http://127.0.0.1:4566</code> for an
     * emulator. The environment variable <code>AWS_ENDPOINT_URL</code> does the same.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.endpoint")
    private @Nullable String endpoint;

    /**
     * Whether <code>${file(…)}</code>, <code>package.artifact</code> and symbolic links may refer to files outside the service's folder,
     * such as a file that several modules share.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.outsideFiles", defaultValue = "false")
    private boolean outsideFiles;

    /**
     * Where the service is deployed: <code>aws</code>, or <code>local</code> for this machine, which needs neither an account nor a
     * network.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.target", defaultValue = "aws")
    private String target;

    /**
     * The folder of everything that is deployed to the local target. Without it, each module has a folder below
     * <code>.cache/serverless-maven-plugin/local</code> in Maven's local repository, which builds in other terminals do not delete;
     * <code>serverless:start</code> with <code>fork</code> uses <code>serverless-local</code> next to the packages instead, which
     * <code>mvn clean</code> deletes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.local.state")
    private @Nullable File localState;

    /**
     * The memory that all functions of the local target may use together, in MB, as the sum of their <code>memorySize</code>. Calls that
     * would exceed it wait until others have finished.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.local.memory", defaultValue = "8192")
    private int localMemory;

    /**
     * The Java functions of the local target that are debugged: <code>true</code> for all, or their keys, separated by commas. Each has a
     * port of its own on 127.0.0.1, the first free one from 5005, which it keeps and which is printed when the function starts. A number
     * is a port that all functions share, one at a time. A function that is debugged has no timeout and only one environment.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.debug")
    private @Nullable String debug;

    /**
     * Whether a function that is debugged waits for the debugger before it starts.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.debug.suspend", defaultValue = "true")
    private boolean debugSuspend;

    /**
     * The folder with zips of layers that others published, for functions of the local target: <code>name-version.zip</code> or
     * <code>name.zip</code> is the layer whose ARN ends with that name and version. Functions run without missing layers.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.local.layers")
    private @Nullable File localLayers;

    /**
     * Whether tables of the local target are served: <code>true</code> has Maven fetch DynamoDB Local and starts it when a service has an
     * <code>AWS::DynamoDB::Table</code>. It is software of AWS, whose license demands an AWS account in good standing. Otherwise tables are
     * recorded only.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.local.dynamodb", defaultValue = "false")
    private boolean localDynamodb;

    /**
     * The only AWS account that may be changed, 12 digits: with credentials of another account, nothing is changed. Takes precedence over
     * <code>provider.expectedAccount</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.expectedAccount")
    private @Nullable String expectedAccount;

    /**
     * Whether a stack is removed, and resources are deleted with their data, without confirmation. In batch mode (<code>-B</code>) and
     * without a terminal there is no confirmation.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.yes", defaultValue = "false")
    private boolean yes;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    AbstractServerlessMojo(MavenComponents maven) {
        this.maven = maven;
    }

    /**
     * How functions are packaged, as <code>package</code> in serverless.yml. Merged over the file's, key by key.
     *
     * @param settings the element's content
     * @since 0.1.0
     */
    @Parameter(name = "package")
    public void setPackage(PlexusConfiguration settings) {
        // A parameter whose name no Java field can have; read by PomConfiguration.
    }

    /** Does the goal's work. */
    abstract void run(BuildContext build);

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        new GoalRun(session, project, mojoExecution).execute(this, skip, () -> run(build()));
    }

    private BuildContext build() {
        ServiceOptions options = new ServiceOptions(
                Optional.ofNullable(stage),
                Optional.ofNullable(region),
                Optional.ofNullable(profile),
                Optional.ofNullable(endpoint).map(text -> AwsSettings.endpoint("serverless.endpoint", text)),
                outsideFiles);
        MavenRun run = new MavenRun(
                session,
                project,
                mojoExecution,
                Optional.ofNullable(configFile),
                Optional.ofNullable(server),
                getLog());
        return new MavenBuild(maven, run, options);
    }

    /** Where the progress of a deployment is shown; to be closed. */
    static DeployConsole console(BuildContext build) {
        return build.showsProgress()
                ? DeployConsole.live(build.log(), InstantSource.system())
                : DeployConsole.lines(build.log());
    }

    /** What protects stacks from what was not meant. */
    final Safeguards safeguards(BuildContext build) {
        Optional<String> account = Optional.ofNullable(expectedAccount);
        account.filter(id -> !id.matches("[0-9]{12}")).ifPresent(id -> {
            throw new ServerlessException(
                    "serverless.expectedAccount must be the id of an AWS account, but is \"" + id + "\".",
                    "Write its 12 digits.");
        });
        return new Safeguards(account, yes ? Optional.empty() : build.terminal());
    }

    /** The targets that the goal may work on. */
    final Targets targets(BuildContext build) {
        return new Targets(build, target, Optional.ofNullable(localState).map(File::toPath), local());
    }

    /** How functions run on this machine. */
    final LocalOptions local() {
        return LocalOptions.of(
                localMemory, new DebugOptions(Optional.ofNullable(debug), debugSuspend), localDynamodb, localLayers);
    }
}
