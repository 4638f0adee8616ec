/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The sources of variables that every service has: the table of contents of this package. */
public final class StandardSources {

    private StandardSources() {}

    /**
     * All sources.
     *
     * @param context what they may see of the world
     * @param reader reads YAML and JSON files
     * @param maven gives a property of the Maven project, build or session by its name
     */
    public static List<VariableSource> of(
            VariableContext context, DocumentReader reader, Function<String, Optional<String>> maven) {
        return List.of(
                // the configuration and the command line
                new SelfSource(),
                new OptSource(context),
                new ParamSource(context),
                new SlsSource(context),
                // this machine and the build
                new EnvSource(context),
                new FileSource(context, reader),
                new MavenSource(maven),
                new GitSource(context),
                // AWS
                new AwsSource(context),
                new CfSource(context),
                new S3Source(context),
                new SsmSource(context),
                // functions
                new StrToBoolSource());
    }
}
