/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.SizeFormat;
import io.github.serverlessmaven.report.console.StandardOutput;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.InspectPackages;
import io.github.serverlessmaven.workflow.SizeReport;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Reports what fills the packages of a service: each dependency with its bytes and classes, what could be left out, and how much of
 * Lambda's limits is used. Reads the packages in <code>target/serverless/</code>; called from the command line, it first builds and
 * packages what is missing.
 *
 * @since 0.1.0
 */
@Mojo(name = "size", requiresProject = false, threadSafe = true)
public final class SizeMojo extends AbstractPackagingMojo {

    /**
     * The form of the report: <code>table</code> or <code>json</code> on standard output, or <code>html</code>, an interactive page,
     * which is written to <code>target/serverless-size.html</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.size.format", defaultValue = "table")
    private String format;

    /**
     * A file to write to, instead of standard output or of the page's own file.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.outputFile")
    private @Nullable File outputFile;

    /** Called by Maven. */
    @Inject
    public SizeMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        SizeFormat form = SizeFormat.named(format);
        SizeReport report = new InspectPackages(build, packaging(build)).measure();
        Optional<Path> file = Optional.ofNullable(outputFile).map(File::toPath).or(() -> form.file(report));
        StandardOutput.print(form.render(report), file);
        form.announcement(report, file).ifPresent(getLog()::info);
    }
}
