/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.local.LocalAuthorizers;
import io.github.serverlessmaven.local.LocalEvents;
import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.ServeLocally;
import io.github.serverlessmaven.workflow.SourceOptions;
import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Deploys the services of the build to this machine and serves their functions over HTTP until it is interrupted: function URLs at
 * <code>/function-name/</code>, and Lambda's own API for AWS's SDKs and command line. Builds and packages what is missing, and reloads
 * changed functions without interruption.
 *
 * @since 0.1.0
 */
@Mojo(name = "start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class StartMojo extends AbstractPackagingMojo {

    /**
     * The port to serve at, up to 65535; 0 selects any free one. It is set as property <code>serverless.local.port</code>, and the address
     * as <code>serverless.local.url</code>, for the goals that follow. Further services of the build get the following ports.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.start.port", defaultValue = "3000")
    private int port;

    /**
     * The address of this machine to serve at. With an address other than the default, other machines can call the functions.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.start.host", defaultValue = "127.0.0.1")
    private String host;

    /**
     * Whether the build continues while the functions are served, until <code>serverless:stop</code> or its end: for integration tests.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.start.fork", defaultValue = "false")
    private boolean fork;

    /**
     * How many environments of each function are started in advance, ready for their first calls; at most as many as
     * <code>localMemory</code> permits.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.start.warm", defaultValue = "0")
    private int warm;

    /**
     * Whether functions are packaged and deployed again when compiled classes change, those of the service's module or of another
     * module of the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.start.reload", defaultValue = "true")
    private boolean reload;

    /**
     * Whether authorizers of APIs are called; <code>false</code> accepts every request, with a warning.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.start.authorizers", defaultValue = "true")
    private boolean authorizers;

    /**
     * A file with a set of JSON web keys (JWKS) with which JWT authorizers check signatures, whatever the issuer of the token. Without
     * it, they fetch the keys that the issuer publishes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.start.jwks")
    private @Nullable File jwks;

    /**
     * Whether schedules invoke functions, at their rates and times; <code>false</code> leaves that to the page and to other callers.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.local.schedules", defaultValue = "true")
    private boolean schedules;

    /**
     * Where queues of Amazon SQS, Kinesis streams and streams of DynamoDB tables are read for the functions: <code>aws</code> for the
     * account that a deployment would go to, whose messages are really consumed, or the address of an AWS-compatible server, such as
     * <code>http://127.0.0.1:4566</code>, which functions then reach too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.local.sources")
    private @Nullable String localSources;

    /** Called by Maven. */
    @Inject
    public StartMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        new ServeLocally(
                        build,
                        packaging(build),
                        targets(build),
                        new ServeLocally.ServerOptions(
                                port,
                                host,
                                fork,
                                warm,
                                reload,
                                LocalAuthorizers.of(authorizers, jwks),
                                new LocalEvents(schedules),
                                SourceOptions.of(localSources)))
                .serve();
    }
}
