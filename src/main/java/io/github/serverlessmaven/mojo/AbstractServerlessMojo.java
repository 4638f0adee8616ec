/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * What all goals share: the configuration of the service, and the one place where our failures become Maven's. A
 * {@link ServerlessException} is the user's or AWS's no and is shown as it reads; anything else is a defect of ours.
 */
abstract class AbstractServerlessMojo extends AbstractConfiguredMojo {

    @Inject
    private SettingsDecrypter decrypter;

    /**
     * Skips this plugin's goals in this module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The configuration file, relative to the module. Without it <code>serverless.yml</code>, <code>serverless.yaml</code> and
     * <code>serverless.json</code> are looked for, in this order; none is needed when the POM holds the configuration.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.configFile")
    private @Nullable String configFile;

    /**
     * The stage to work on, made of letters, digits and <code>-</code>. Without it the stage is <code>provider.stage</code>, and
     * <code>dev</code> without that.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.stage")
    private @Nullable String stage;

    /**
     * The AWS region to work in, such as <code>eu-central-1</code>. Without it the region is <code>provider.region</code>, and
     * without that what AWS's own tools would take: the environment variable <code>AWS_REGION</code> or the profile's region.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.region")
    private @Nullable String region;

    /**
     * The profile of the AWS configuration files whose credentials are used, whatever the environment holds. Without it AWS's default
     * credentials chain decides, with <code>provider.profile</code> as its profile.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.profile")
    private @Nullable String profile;

    /**
     * The address at which all AWS services are called in place of AWS itself, such as <code>http://127.0.0.1:4566</code> for an
     * emulator. The environment variable <code>AWS_ENDPOINT_URL</code> does the same.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.endpoint")
    private @Nullable String endpoint;

    /**
     * Whether <code>${file(…)}</code> and <code>package.artifact</code> may name files outside the service's folder, such as a file
     * that several modules share.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.outsideFiles", defaultValue = "false")
    private boolean outsideFiles;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    /** Does the goal's work. */
    abstract void run();

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("serverless:" + mojoExecution.getGoal() + " is skipped (serverless.skip).");
            return;
        }
        try {
            CommandLine.of(mojoExecution.getMojoDescriptor().getPluginDescriptor())
                    .requireKnown(session.getUserProperties().stringPropertyNames());
            run();
        } catch (ServerlessException failure) {
            throw failure(failure);
        } catch (UncheckedIOException failure) {
            throw new MojoExecutionException("Could not read or write a file: " + failure.getMessage(), failure);
        } catch (RuntimeException defect) {
            throw new MojoExecutionException("Unexpected failure of this plugin, please report it: " + defect, defect);
        }
    }

    /** Maven appends the messages of causes, which would say all again; suppressed exceptions it shows only with -e. */
    private static MojoFailureException failure(ServerlessException reason) {
        MojoFailureException failure = new MojoFailureException(reason.render());
        failure.addSuppressed(reason);
        return failure;
    }

    /** The services this goal works on: this module's when it is bound to a phase, all of the build when it is called. */
    List<ServiceModule> services() {
        List<ServiceModule> services = modules().services(isBound() ? List.of(project) : session.getProjects());
        if (services.isEmpty() && !isBound()) {
            throw new ServerlessException(
                    "There is no service here: neither a serverless.yml in " + folders()
                            + " nor <functions> in the <configuration> of this plugin.",
                    "Add one of them, or choose the module that has one. What stands inside an <execution> counts only"
                            + " for that execution.");
        }
        return services;
    }

    private String folders() {
        return session.getProjects().stream()
                .map(module -> module.getFile() == null
                        ? session.getExecutionRootDirectory()
                        : module.getBasedir().toString())
                .collect(Collectors.joining(", "));
    }

    /** The one service a goal for a single service works on. */
    ServiceModule service() {
        List<ServiceModule> services = services();
        requireOne(services);
        return services.get(0);
    }

    /** Refuses to choose between services. */
    static void requireOne(List<ServiceModule> services) {
        if (services.size() > 1) {
            throw new ServerlessException(
                    "This build has " + services.size() + " services.",
                    "Choose one with -pl, such as -pl "
                            + services.get(0).project().getArtifactId() + ".");
        }
    }

    private ServiceModules modules() {
        return new ServiceModules(
                session, project, new PomConfiguration(mojoExecution), Optional.ofNullable(configFile));
    }

    /** Checks what this goal demands beyond a configuration without errors. */
    void check(ConfiguredService service) {}

    /** Reads a service's configuration and shows its warnings. */
    ConfiguredService read(ServiceModule module) {
        ConfiguredService configured = new ServiceReader(mojoExecution, connection()).read(module);
        check(configured);
        configured.warnings().forEach(warning -> getLog().warn(warning.render()));
        return configured;
    }

    /** Whether the goal runs as part of a phase and not by its name on the command line. */
    boolean isBound() {
        return mojoExecution.getSource() == MojoExecution.Source.LIFECYCLE;
    }

    /** The id of the running execution in the POM. */
    String execution() {
        return mojoExecution.getExecutionId();
    }

    /** This plugin's version. */
    String version() {
        return mojoExecution.getVersion();
    }

    /** What was said on the command line. */
    ServiceOptions options() {
        return new ServiceOptions(
                Optional.ofNullable(stage),
                Optional.ofNullable(region),
                Optional.ofNullable(profile),
                Optional.ofNullable(endpoint).map(text -> AwsSettings.endpoint("serverless.endpoint", text)),
                outsideFiles);
    }

    /** The running build. */
    MavenSession session() {
        return session;
    }

    /** The module the goal runs in. */
    MavenProject project() {
        return project;
    }

    /** How AWS is reached. */
    AwsConnection connection() {
        return new AwsConnection(session, decrypter, options(), mojoExecution.getGoal());
    }
}
