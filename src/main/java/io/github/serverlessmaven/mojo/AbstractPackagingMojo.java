/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.artifact.Modules;
import io.github.serverlessmaven.deploy.Manifest;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

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

    /**
     * The folder that keeps base images of container images for later builds of all projects, such as
     * <code>/var/cache/images</code>. Without it that is <code>.cache/serverless-maven-plugin</code> in Maven's local repository.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.image.cache")
    private @Nullable File imageCache;

    /**
     * The command that builds images from Dockerfiles, one of the PATH such as <code>podman</code> or the path of one; by its name it
     * is taken for Docker, Podman, Buildah or nerdctl. Without it the first of <code>docker</code>, <code>podman</code>,
     * <code>buildah</code> and <code>nerdctl</code> that is installed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.image.builder")
    private @Nullable String imageBuilder;

    /**
     * The file that the service's container image is written to as well, in the form of <code>docker save</code>; for a service that
     * builds one image.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.image.tar")
    private @Nullable File imageTar;

    @Inject
    private ProjectDependenciesResolver dependencies;

    @Inject
    private RepositorySystem repositories;

    @Inject
    private MavenProjectHelper attachments;

    /**
     * Whether the packages are attached to the module, so that <code>install</code> and <code>deploy</code> put them into the
     * repository, each with its file's name as classifier.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.attach", defaultValue = "false")
    private boolean attach;

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
            Manifest manifest = new ServicePackaging(
                            buildModules(),
                            options().outsideFiles(),
                            inspect,
                            version(),
                            new ServiceImages(connection()),
                            ImageBuilds.of(
                                    BaseRegistries.of(
                                            session(),
                                            connection().decrypter(),
                                            Optional.ofNullable(imageCache),
                                            getLog()),
                                    Optional.ofNullable(imageBuilder),
                                    Optional.ofNullable(imageTar)),
                            getLog())
                    .packageService(module, read(module));
            if (attach) {
                manifest.artifacts().forEach(artifact -> attach(module, artifact.path()));
            }
        }
    }

    /** The modules of the build and the repositories, as a service's module sees them. */
    Modules modulesAround(ServiceModule module) {
        return buildModules().around(module);
    }

    private BuildModules buildModules() {
        return new BuildModules(session(), new RuntimeClasspath(session(), dependencies), repositories, isBound());
    }

    private void attach(ServiceModule module, String path) {
        int dot = path.lastIndexOf('.');
        attachments.attachArtifact(
                module.project(),
                path.substring(dot + 1),
                path.substring(0, dot),
                module.output().resolve(path).toFile());
    }
}
