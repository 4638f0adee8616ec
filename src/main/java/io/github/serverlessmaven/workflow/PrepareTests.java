/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.EntryTime;
import io.github.serverlessmaven.artifact.LinkedPackager;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.compile.CompiledTemplate;
import io.github.serverlessmaven.compile.SecretParameters;
import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.local.ServicePrograms;
import io.github.serverlessmaven.local.runtime.JavaCommand;
import io.github.serverlessmaven.local.service.ServerProgram;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.EcrRepository;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.PinnedImage;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Prepares services for tests: templates whose functions run from compiled classes and the runtime class path, and what starts them without
 * Maven, below <code>target/serverless/tests</code>. Nothing is packaged.
 */
public final class PrepareTests {

    /** What stands for an image of a function, which does not run on this machine. */
    private static final String NO_DIGEST = "sha256:" + "0".repeat(64);

    private final BuildContext build;
    private final LoadService services;
    private final PackageService packaging;
    private final LocalOptions local;

    /** The use case for a goal. */
    public PrepareTests(BuildContext build, LoadService services, LocalOptions local) {
        this.build = build;
        this.services = services;
        this.packaging = new PackageService(build, services, PackagingOptions.NONE);
        this.local = local;
    }

    /** Prepares all services of the goal. */
    public void prepareAll() {
        build.services()
                .forEach(module -> packaging.holdingPackages(module, () -> {
                    prepare(module);
                    return module;
                }));
    }

    private void prepare(ServiceModule module) {
        ConfiguredService configured = services.load(module);
        Service service = configured.service();
        Path folder = folder(module, service);
        ServiceCompiler compiler = new ServiceCompiler(service);
        ServicePackages packages = packages(module, service, folder);
        CompiledTemplate result = compiler.compile(packages);
        SecretParameters.Extracted compiled = SecretParameters.extract(result.template());
        String template = Json.pretty(compiled.template());
        Manifest manifest = PackageService.manifest(
                configured,
                compiler,
                packages,
                Map.of(),
                Sha256.of(template).hex(),
                compiled.secrets(),
                result.endpoints());
        PreparedTests prepared = new PreparedTests(values(module, service, compiled.template()));
        DeploymentFolder.complete(folder, manifest, template, Optional.empty());
        prepared.writeTo(folder);
        if (PackagedOnce.isTrueOf(build, module)) {
            PreparedTests.recordPackages(module, service.stage());
        } else {
            PreparedTests.forgetPackages(module);
        }
        build.log()
                .info("Service " + service.name() + ", stage " + service.stage() + ": tests run "
                        + service.functions().size() + " function(s) as " + folder + " describes them");
    }

    private Path folder(ServiceModule module, Service service) {
        return module.output()
                .resolve(PreparedTests.FOLDER)
                .resolve(configFile(module)
                        .map(name -> name + "-" + service.stage())
                        .orElse(service.stage()));
    }

    /** The configuration file if it is not the usual one. */
    private static Optional<String> configFile(ServiceModule module) {
        return module.file()
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> !name.matches("serverless\\.(yml|yaml|json)"));
    }

    private ServicePackages packages(ServiceModule module, Service service, Path folder) {
        Workspace workspace = new Workspace(
                module.folder(), folder, build.options().outsideFiles(), EntryTime.of(module.timestamp()));
        LinkedPackager packager = new LinkedPackager(workspace, build.modules(module));
        return new ServicePackages(packager.packageAll(service), packager.layers(service), Map.of(), images(service));
    }

    private static Map<String, PinnedImage> images(Service service) {
        Map<String, PinnedImage> images = new LinkedHashMap<>();
        for (LambdaFunction function : service.functions()) {
            Code code = service.code(function);
            if (code instanceof Code.Image image) {
                images.put(function.key(), image.uri().at(image.uri().digest().orElse(NO_DIGEST)));
            } else if (code instanceof Code.BuiltImage) {
                images.put(function.key(), new PinnedImage(EcrRepository.of(service.imageRepository()), NO_DIGEST));
            }
        }
        return images;
    }

    private Properties values(ServiceModule module, Service service, Value.Mapping template) {
        Properties values = new Properties();
        values.setProperty("plugin", build.pluginVersion());
        values.setProperty("service", service.name());
        values.setProperty("stage", service.stage());
        values.setProperty(
                "configFile",
                module.file().map(file -> String.valueOf(file.getFileName())).orElse(""));
        String region = build.options().regionOver(service.region()).orElse("us-east-1");
        values.setProperty("region", region);
        values.setProperty(
                "java",
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        values.setProperty("classPath", PreparedTests.paths(build.pluginClassPath()));
        values.setProperty("memory", Integer.toString(local.memory()));
        values.setProperty("tables", Boolean.toString(local.tables()));
        local.layers().ifPresent(folder -> values.setProperty("layers", folder.toString()));
        List<Path> inputs = new ArrayList<>(build.poms());
        module.file().ifPresent(inputs::add);
        for (int i = 0; i < inputs.size(); i++) {
            values.setProperty("input." + i, inputs.get(i).toString());
            values.setProperty("modified." + i, Long.toString(modified(inputs.get(i))));
        }
        List<Integer> releases = service.functions().stream()
                .flatMap(function -> function.settings().get(ServiceSchema.RUNTIME).stream())
                .filter(runtime -> runtime.startsWith("java"))
                .map(JavaCommand::release)
                .distinct()
                .sorted()
                .toList();
        PreparedTests.addPlatform(values, build.javaPlatform(), releases);
        List<ServerProgram> programs = ServicePrograms.of(template, region, local.tables());
        programs.forEach(program -> program.notice().ifPresent(build.log()::info));
        PreparedTests.addPrograms(values, build.javaPlatform(), programs);
        return values;
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
