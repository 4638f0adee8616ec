/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Declares the service's configuration to Maven, one parameter for each top-level key, so that Maven knows the elements. Their content is
 * read, with its places, by {@link PomConfiguration}.
 */
@SuppressWarnings("UnusedVariable")
abstract class AbstractConfiguredMojo extends AbstractMojo {

    /**
     * The service's name, as <code>service</code> in serverless.yml. Goes before the file's.
     *
     * @since 0.1.0
     */
    @Parameter
    @SuppressWarnings("UnusedVariable")
    private @Nullable PlexusConfiguration service;

    /**
     * Settings of the stack and values for all functions, as <code>provider</code> in serverless.yml. Put over the file's, key by
     * key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration provider;

    /**
     * The functions by their keys, as <code>functions</code> in serverless.yml. Put over the file's, key by key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration functions;

    /**
     * Layers that are published with the service, by their keys, as <code>layers</code> in serverless.yml. Put over the file's, key
     * by key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration layers;

    /**
     * CloudFormation of your own, as <code>resources</code> in serverless.yml; best written as YAML in a CDATA section. Put over the
     * file's, key by key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration resources;

    /**
     * Values of your own for variables, as <code>custom</code> in serverless.yml. Put over the file's, key by key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration custom;

    /**
     * Values of <code>${param:…}</code> by stage, as <code>params</code> in serverless.yml. Put over the file's, key by key.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration params;

    /**
     * Whether <code>.env</code> adds to the environment of variables, as <code>useDotenv</code> in serverless.yml.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration useDotenv;

    /**
     * Whether values that break a rule fail the build, are warned of or are used without a word, as <code>configValidationMode</code> in
     * serverless.yml: <code>error</code>, <code>warn</code> or <code>off</code>.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration configValidationMode;

    /**
     * As <code>frameworkVersion</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration frameworkVersion;

    /**
     * As <code>plugins</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration plugins;

    /**
     * As <code>app</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration app;

    /**
     * As <code>org</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration org;

    /**
     * As <code>console</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration console;

    /**
     * As <code>dashboard</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration dashboard;

    /**
     * As <code>outputs</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration outputs;

    /**
     * As <code>licenseKey</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration licenseKey;

    /**
     * As <code>projectDir</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration projectDir;

    /**
     * As <code>variablesResolutionMode</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration variablesResolutionMode;

    /**
     * As <code>unresolvedVariablesNotificationMode</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration unresolvedVariablesNotificationMode;

    /**
     * As <code>deprecationNotificationMode</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration deprecationNotificationMode;

    /**
     * As <code>disabledDeprecations</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration disabledDeprecations;

    /**
     * As <code>build</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration build;

    /**
     * As <code>stages</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration stages;

    /**
     * As <code>state</code> in serverless.yml: accepted for the sake of Serverless, see the reference of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration state;

    /**
     * How functions are packaged, as <code>package</code> in serverless.yml. Put over the file's, key by key.
     *
     * @param settings the element's content
     * @since 0.1.0
     */
    @Parameter(name = "package")
    public void setPackage(PlexusConfiguration settings) {
        // A parameter whose name no Java field can have; read by PomConfiguration.
    }
}
