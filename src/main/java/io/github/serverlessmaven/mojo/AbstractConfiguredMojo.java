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
