/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.console.StandardOutput;
import io.github.serverlessmaven.template.BundledFile;
import io.github.serverlessmaven.workflow.BuildContext;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the JSON Schema (2020-12) of <code>serverless.yml</code> on standard output, with which editors complete and validate the file.
 * With Maven's <code>-q</code> nothing else is printed there. Needs no service, credentials or network.
 *
 * @since 0.1.0
 */
@Mojo(name = "schema", requiresProject = false, aggregator = true, threadSafe = true)
public final class SchemaMojo extends AbstractServerlessMojo {

    /**
     * A file to write to, instead of standard output.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.outputFile")
    private @Nullable File outputFile;

    /** Called by Maven. */
    @Inject
    public SchemaMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        StandardOutput.print(
                BundledFile.text(SchemaMojo.class, "serverless.schema.json"),
                Optional.ofNullable(outputFile).map(File::toPath));
    }
}
