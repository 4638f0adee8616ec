/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.ConfigurationView;
import io.github.serverlessmaven.report.console.StandardOutput;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.LoadService;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the effective configuration on standard output: the POM merged over the file, variables resolved, options of the command line
 * applied, secrets hidden. With Maven's <code>-q</code> nothing else is printed there. Needs neither credentials nor network, unless
 * variables take values from AWS.
 *
 * @since 0.1.0
 */
@Mojo(name = "print", requiresProject = false, threadSafe = true)
public final class PrintMojo extends AbstractServerlessMojo {

    /**
     * The form of the output: <code>yaml</code> or <code>json</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.print.format", defaultValue = "yaml")
    private String format;

    /**
     * Prints only a part of the configuration, such as <code>functions.hello.environment</code>. A key that contains a dot is quoted:
     * <code>custom.'a.b'</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.print.path")
    private @Nullable String path;

    /**
     * A file to write to, instead of standard output.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.outputFile")
    private @Nullable File outputFile;

    /**
     * Whether each value is followed by its origin: its place in the configuration, the variable, alias or merge key that refers to it,
     * or that it is inherited or a default; inherited values and defaults are then shown too. In YAML, origins are comments; JSON becomes
     * a list of values with their paths and origins.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.print.origins", defaultValue = "false")
    private boolean origins;

    /**
     * Whether secrets are printed instead of <code>****</code>. Values are secret if their names say so, such as <code>dbPassword</code> or
     * <code>API_TOKEN</code>, in the configuration, the environment or on the command line.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.print.showSecrets", defaultValue = "false")
    private boolean showSecrets;

    /** Called by Maven. */
    @Inject
    public PrintMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        StandardOutput.print(
                ConfigurationView.of(new LoadService(build).load(build.service()), origins, showSecrets)
                        .at(Optional.ofNullable(path))
                        .render(format),
                Optional.ofNullable(outputFile).map(File::toPath));
    }
}
