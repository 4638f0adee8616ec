/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.FixedPackages;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.config.XmlText;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.workflow.FolderBuild;
import io.github.serverlessmaven.workflow.LoadService;
import io.github.serverlessmaven.workflow.ServiceModule;
import io.github.serverlessmaven.workflow.ServiceOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A folder taken through the workflow in this JVM, from its configuration to the template; its packages are one finished file. */
final class PackagedFolder {

    private static final Map<String, Value.Mapping> TEMPLATES = new ConcurrentHashMap<>();

    private final Path folder;
    private final List<String> options;

    PackagedFolder(Path folder, List<String> options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * The template of a service, compiled once for all tests that look at all services.
     *
     * @param parent where the service may be written
     */
    static Value.Mapping templateOf(ConformanceCase service, Path parent) {
        return TEMPLATES.computeIfAbsent(service.toString(), name -> {
            try {
                Path folder = Files.createTempDirectory(parent, "service");
                service.writeTo(folder);
                return new PackagedFolder(folder, service.options()).template();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The template of the folder's {@code serverless.yml}. */
    Value.Mapping template() {
        return template(build(), Optional.of(folder.resolve(ConformanceCase.CONFIGURATION)));
    }

    /** The template of a POM's {@code <configuration>}. */
    Value.Mapping templateOfPom(String configuration) throws IOException {
        Path file = Files.createTempFile("finished", ".yml");
        try {
            Files.writeString(file, ConformanceCase.FINISHED_CODE);
            return template(build().withPom(XmlText.parse(configuration)), Optional.of(file));
        } finally {
            Files.delete(file);
        }
    }

    private FolderBuild build() {
        // Runtimes that have ended since are part of what was recorded.
        return new FolderBuild(folder)
                .startedAt(Instant.EPOCH)
                .offline()
                .withOptions(new ServiceOptions(
                        option("--stage"), option("--region"), Optional.empty(), Optional.empty(), false));
    }

    private Value.Mapping template(FolderBuild build, Optional<Path> file) {
        ServiceModule module = build.service();
        Service service = new LoadService(build)
                .load(new ServiceModule(
                        module.name(),
                        folder,
                        module.output(),
                        file,
                        module.pom(),
                        module.hasPom(),
                        module.timestamp()))
                .service();
        // Serverless takes any bytes for a package, and what was recorded of it holds their hash.
        ServicePackages packages = FixedPackages.of(service, Artifact.of(folder.resolve(ConformanceCase.CODE)));
        return new ServiceCompiler(service).compile(packages).template();
    }

    private Optional<String> option(String name) {
        int index = options.indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(options.get(index + 1));
    }
}
