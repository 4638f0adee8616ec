/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.YamlWriter;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.template.Json;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the effective configuration on standard output: the POM laid over the file, variables resolved, options of the command line
 * put in. With Maven's <code>-q</code> nothing else is printed there. Needs neither credentials nor network.
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
    @Parameter(property = "serverless.format", defaultValue = "yaml")
    private String format;

    /**
     * Prints only a part of the configuration, such as <code>functions.hello.environment</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.path")
    private @Nullable String path;

    /**
     * A file to write to, in place of standard output.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.outputFile")
    private @Nullable File outputFile;

    @Override
    void run() {
        ConfigNode printed = read(service()).configuration();
        if (path != null) {
            for (String key : path.split("\\.", -1)) {
                printed = below(printed, key);
            }
        }
        StandardOutput.print(render(printed), Optional.ofNullable(outputFile).map(File::toPath));
    }

    private ConfigNode below(ConfigNode node, String key) {
        Optional<ConfigNode> found = Optional.empty();
        if (node instanceof ConfigNode.Mapping mapping) {
            found = mapping.get(key);
        } else if (node instanceof ConfigNode.Sequence sequence && key.matches("[0-9]{1,9}")) {
            found = sequence.items().stream().skip(Long.parseLong(key)).findFirst();
        }
        return found.orElseThrow(() -> new ServerlessException(
                "The configuration has nothing at " + path + ": there is no \"" + key + "\".",
                "Run serverless:print without -Dserverless.path to see all of it."));
    }

    private String render(ConfigNode node) {
        return switch (format) {
            case "yaml" -> YamlWriter.write(node);
            case "json" -> Json.pretty(TemplateTypes.toValue(node));
            default ->
                throw new ServerlessException(
                        "serverless.format must be yaml or json, but is " + format + ".", "Use one of them.");
        };
    }
}
