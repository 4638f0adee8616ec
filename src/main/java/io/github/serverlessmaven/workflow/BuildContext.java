/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.Modules;
import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.deploy.port.Confirmation;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.image.HttpProxy;
import io.github.serverlessmaven.image.RegistryAccess;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The build that runs a use case: its folders, modules, properties, options, settings and log. */
public interface BuildContext {

    /** The running goal, such as {@code deploy}. */
    String goal();

    /** This plugin's version. */
    String pluginVersion();

    /** Where the build was started: places in messages are relative to it. */
    Path startFolder();

    /** When the build started. */
    Instant startTime();

    /** Whether the goal runs as part of a phase, and not by its name on the command line. */
    boolean isBound();

    /** Whether nothing may be downloaded. */
    boolean isOffline();

    /** The options of this run. */
    ServiceOptions options();

    /** The environment variables. */
    Map<String, String> environment();

    /** The goals and phases of the command line, as they were given. */
    List<String> goals();

    /** The properties of the command line. */
    Map<String, String> userProperties();

    /** A property of the build as a module sees it, such as {@code project.version}. */
    Optional<String> property(ServiceModule module, String name);

    /** Sets a property for later goals, in a module and in the module the goal runs in. */
    void setProperty(ServiceModule module, String name, String value);

    /**
     * The services the goal works on: this module's when it is bound to a phase, all of the build when it is called.
     *
     * @throws ServerlessException if it is called and there is none
     */
    List<ServiceModule> services();

    /** The modules of the build and the repositories, as a service's module sees them. */
    Modules modules(ServiceModule module);

    /** The classes of all modules. */
    List<RecompiledClasses> classes();

    /** The POMs of all modules and of their parents on this machine. */
    List<Path> poms();

    /**
     * Reads the POMs of all modules again. What the running goal does from here on follows them: the service's configuration, properties
     * and dependencies; the goal's own options, repositories and the list of modules stay as they were.
     *
     * @throws ServerlessException if a POM cannot be read; nothing is changed then
     */
    void readPomsAgain();

    /** A module of a service as its folder and its POM, as read last, are now. */
    ServiceModule current(ServiceModule module);

    /**
     * Builds all modules up to the phase {@code package}, unless that happened before in this build.
     *
     * @throws ServerlessException if a module cannot be built
     */
    void packageModules();

    /** Attaches a file of a module's packages, so that the build installs and deploys it to repositories. */
    void attach(ServiceModule module, Path file);

    /** What goals of this build leave for a module. */
    RunMemory memory(ServiceModule module);

    /** What goals of this build leave for the module the goal runs in. */
    RunMemory memory();

    /** The id of the running execution. */
    String execution();

    /** The proxy of the settings. */
    Optional<HttpProxy> proxy();

    /**
     * The registries of base images.
     *
     * @param cache the folder that keeps base images for later builds; empty for one beside the build's own cache
     */
    RegistryAccess registries(Optional<Path> cache);

    /** The folder of what this plugin keeps for later builds of this machine, outside all modules. */
    Path cache();

    /** What this plugin runs with: its jar and what that needs of Maven, for a process without Maven. */
    List<Path> pluginClassPath();

    /** What runs Java functions on this machine. */
    JavaPlatform javaPlatform();

    /**
     * The AWS access key of the chosen server of settings.xml.
     *
     * @return empty if none is chosen
     * @throws ServerlessException if there is no such server
     */
    Optional<AwsSettings.AccessKey> accessKey();

    /** The person at the terminal; empty in batch mode ({@code -B}), and where there is no terminal. */
    Optional<Confirmation> terminal();

    /** Whether the log is shown on a terminal, one module after the other, so that a display below it can be painted again. */
    boolean showsProgress();

    /** Whether the log is shown on a terminal in colours. */
    boolean hasColours();

    /**
     * Asks that person for a text that is not shown, with a question; the answer may be empty. Empty where {@link #terminal} is.
     */
    Optional<UnaryOperator<String>> secretPrompt();

    /** The log. */
    BuildLog log();

    /**
     * The one service a goal for a single service works on.
     *
     * @throws ServerlessException if there are several
     */
    default ServiceModule service() {
        List<ServiceModule> services = services();
        requireOne(services);
        return services.get(0);
    }

    /**
     * Checks that there is no choice between services.
     *
     * @throws ServerlessException if there is
     */
    static void requireOne(List<ServiceModule> services) {
        if (services.size() > 1) {
            throw new ServerlessException(
                    "This build has " + services.size() + " services.",
                    "Choose one with -pl, such as -pl " + services.get(0).name() + ".");
        }
    }
}
