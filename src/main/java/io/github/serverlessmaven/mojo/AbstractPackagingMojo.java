/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;

/** What the goals share that need packages. */
abstract class AbstractPackagingMojo extends AbstractTargetMojo {

    @Inject
    private LifecycleExecutor lifecycle;

    /**
     * Whether packages are inspected before they can be deployed: whether the handler is there and can be called, whether the runtime
     * can load the classes, whether AWS takes the size. What is found wrong fails the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.inspect", defaultValue = "true")
    private boolean inspect;

    @Inject
    private ProjectDependenciesResolver dependencies;

    /** The services this goal works on, their modules built. */
    List<ServiceModule> servicesBuilt() {
        List<ServiceModule> services = services();
        if (!isBound() && services.stream().anyMatch(ServiceModule::hasPom)) {
            services.forEach(this::read); // a problem of the configuration is told before anything is built
            new ReactorBuild(session(), lifecycle).packageAll();
        }
        return services;
    }

    /** Packages a service, unless that happened before in this run of Maven. */
    void packageUnlessDone(ServiceModule module) {
        if (isBound() || !module.isPackaged()) {
            module.packagedBy(execution());
            RuntimeClasspath classpath = new RuntimeClasspath(session(), dependencies);
            new ServicePackaging(classpath, options().outsideFiles(), inspect, getLog())
                    .packageService(module, read(module).service());
        }
    }
}
