/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.LoadService;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Checks the configuration and reports all its problems at once, with their places. Needs neither credentials nor network, unless variables take values from AWS.
 *
 * @since 0.1.0
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
@SuppressWarnings("UnusedVariable")
public final class ValidateMojo extends AbstractServerlessMojo {

    // Keys that no goal acts on. One goal declares them: Maven then accepts the elements for all goals of the plugin.

    /**
     * As <code>frameworkVersion</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration frameworkVersion;

    /**
     * As <code>plugins</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration plugins;

    /**
     * As <code>app</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration app;

    /**
     * As <code>org</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration org;

    /**
     * As <code>console</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration console;

    /**
     * As <code>dashboard</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration dashboard;

    /**
     * As <code>outputs</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration outputs;

    /**
     * As <code>licenseKey</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration licenseKey;

    /**
     * As <code>projectDir</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration projectDir;

    /**
     * As <code>variablesResolutionMode</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration variablesResolutionMode;

    /**
     * As <code>unresolvedVariablesNotificationMode</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration unresolvedVariablesNotificationMode;

    /**
     * As <code>deprecationNotificationMode</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration deprecationNotificationMode;

    /**
     * As <code>disabledDeprecations</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration disabledDeprecations;

    /**
     * As <code>build</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration build;

    /**
     * As <code>state</code> in serverless.yml: accepted for compatibility with Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration state;

    /** Called by Maven. */
    @Inject
    public ValidateMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        new LoadService(build).validateAll();
    }
}
