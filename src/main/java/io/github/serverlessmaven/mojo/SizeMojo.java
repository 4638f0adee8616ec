/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.deploy.DeploymentFolder;
import io.github.serverlessmaven.deploy.Manifest;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.inspect.FunctionPackages;
import io.github.serverlessmaven.inspect.PackageSizes;
import io.github.serverlessmaven.template.Json;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells what fills the packages of a service: each dependency with its bytes and classes, what could be left out, and how far
 * everything is from Lambda's limits. Looks at what <code>serverless:package</code> left in <code>target/serverless/</code>; called from
 * the command line it first builds and packages what is missing.
 *
 * @since 0.1.0
 */
@Mojo(name = "size", requiresProject = false, threadSafe = true)
public final class SizeMojo extends AbstractPackagingMojo {

    /**
     * The form of the report: <code>table</code> or <code>json</code> on standard output, or <code>html</code>, a page to look around in,
     * which is written to <code>target/serverless-size.html</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.size.format", defaultValue = "table")
    private String format;

    /**
     * A file to write to, in place of standard output or of the page's own file.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.outputFile")
    private @Nullable File outputFile;

    @Override
    void run() {
        if (!List.of("table", "json", "html").contains(format)) {
            throw new ServerlessException(
                    "serverless.size.format must be table, json or html, but is " + format + ".", "Use one of them.");
        }
        ServiceModule module = service();
        servicesBuilt();
        if (!isBound()) {
            packageUnlessDone(module);
        }
        print(report(module), module);
    }

    private SizeReport report(ServiceModule module) {
        DeploymentFolder folder = DeploymentFolder.read(module.output());
        Map<String, String> coordinates = modulesAround(module)
                .ofService()
                .map(JavaModule::libraryCoordinates)
                .orElse(Map.of());
        PackageSizes sizes = new PackageSizes(coordinates);
        List<FunctionPackages> functions = new PackagedCode(folder).functions();
        List<String> zipped = functions.stream().map(FunctionPackages::key).toList();
        return new SizeReport(
                folder.manifest().service(),
                folder.manifest().stage(),
                functions.stream().map(sizes::measure).toList(),
                folder.manifest().functions().stream()
                        .map(Manifest.PackagedFunction::key)
                        .filter(key -> !zipped.contains(key))
                        .toList());
    }

    private void print(SizeReport report, ServiceModule module) {
        Optional<Path> file = Optional.ofNullable(outputFile).map(File::toPath);
        switch (format) {
            case "table" -> StandardOutput.print(SizeTable.of(report), file);
            case "json" -> StandardOutput.print(Json.pretty(new SizeJson().of(report)), file);
            default -> {
                Path page = file.orElseGet(() -> module.output().resolveSibling("serverless-size.html"));
                StandardOutput.print(SizePage.of(report), Optional.of(page));
                getLog().info("What fills the packages of " + report.service() + ": " + page.toUri());
            }
        }
    }
}
