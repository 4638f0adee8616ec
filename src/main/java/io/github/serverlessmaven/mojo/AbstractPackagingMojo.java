/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.LoadService;
import io.github.serverlessmaven.workflow.PackageService;
import io.github.serverlessmaven.workflow.PackagingOptions;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that need packages. */
abstract class AbstractPackagingMojo extends AbstractServerlessMojo {

    /**
     * Whether packages are inspected before they can be deployed: whether the handler exists and can be invoked, whether the runtime can
     * load the classes, whether AWS accepts the size. A finding fails the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.package.inspect", defaultValue = "true")
    private boolean inspect;

    /**
     * The folder that keeps base images of container images for later builds of all projects, such as
     * <code>/var/cache/images</code>. Without it, it is <code>.cache/serverless-maven-plugin</code> in Maven's local repository.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.image.cache")
    private @Nullable File imageCache;

    /**
     * The command that builds images from Dockerfiles: the name of one on the PATH, such as <code>podman</code>, or a path. Its name
     * tells whether it is Docker, Podman, Buildah or nerdctl. Without it, the first of <code>docker</code>, <code>podman</code>,
     * <code>buildah</code> and <code>nerdctl</code> that is installed is used.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.image.builder")
    private @Nullable String imageBuilder;

    /**
     * The file that the service's container image is also written to, in the format of <code>docker save</code>; for a service that
     * builds one image.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.image.tar")
    private @Nullable File imageTar;

    /**
     * Whether the packages are attached to the module, so that <code>install</code> and <code>deploy</code> store them in the repository,
     * each with its file's name as classifier.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.package.attach", defaultValue = "false")
    private boolean attach;

    AbstractPackagingMojo(MavenComponents maven) {
        super(maven);
    }

    /** Packages what the goal needs. */
    final PackageService packaging(BuildContext build) {
        return packaging(build, new LoadService(build));
    }

    /** The same with services that the goal reads. */
    final PackageService packaging(BuildContext build, LoadService services) {
        return new PackageService(
                build,
                services,
                new PackagingOptions(
                        inspect,
                        attach,
                        Optional.ofNullable(imageCache).map(File::toPath),
                        Optional.ofNullable(imageBuilder),
                        Optional.ofNullable(imageTar).map(File::toPath)));
    }
}
