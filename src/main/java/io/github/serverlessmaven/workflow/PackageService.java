/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.artifact.DependencyLayers;
import io.github.serverlessmaven.artifact.EntryTime;
import io.github.serverlessmaven.artifact.FolderLock;
import io.github.serverlessmaven.artifact.LayerPackager;
import io.github.serverlessmaven.artifact.Modules;
import io.github.serverlessmaven.artifact.ServicePackager;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.artifact.Sizes;
import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.compile.CompiledTemplate;
import io.github.serverlessmaven.compile.SecretParameters;
import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.SecureReference;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.image.BuildOutput;
import io.github.serverlessmaven.image.ImageLayout;
import io.github.serverlessmaven.image.ImagePackager;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.Manifest.PackagedFunction;
import io.github.serverlessmaven.manifest.PackagedImages;
import io.github.serverlessmaven.manifest.PackagedImages.PackagedImage;
import io.github.serverlessmaven.manifest.PackagedSecret;
import io.github.serverlessmaven.manifest.SecretSource;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.model.StackSchema;
import io.github.serverlessmaven.template.FunctionEndpoint;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.variable.GitSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Packages services: each one's zips and images, the template and the manifest, complete in one folder. */
public final class PackageService {

    private final BuildContext build;
    private final LoadService services;
    private final PackagingOptions options;

    /** The use case for a goal that needs packages. */
    public PackageService(BuildContext build, LoadService services, PackagingOptions options) {
        this.build = build;
        this.services = services;
        this.options = options;
    }

    /** Packages all services of the goal. */
    public void packageAll() {
        servicesBuilt().forEach(this::packageUnlessDone);
    }

    /** The services of the goal, their modules built. */
    List<ServiceModule> servicesBuilt() {
        List<ServiceModule> modules = build.services();
        if (!build.isBound() && modules.stream().anyMatch(ServiceModule::hasPom)) {
            modules.forEach(services::load); // reports problems of the configuration before anything is built
            build.packageModules();
        }
        return modules;
    }

    /** Packages a service, unless that happened before in this build. */
    void packageUnlessDone(ServiceModule module) {
        holdingPackages(module, () -> {
            packageNow(module);
            return module;
        });
    }

    /** Does something with the packages of a service while no other build changes them. */
    <T> T holdingPackages(ServiceModule module, Supplier<T> work) {
        Path output = module.output();
        return new FolderLock(
                        output.resolveSibling("." + output.getFileName() + ".lock"),
                        () -> build.log().info("Waiting for another build that packages in " + output))
                .holding(work);
    }

    /** Does something with the packages of several services while no other build changes them. */
    void holdingPackages(List<ServiceModule> modules, Runnable work) {
        if (modules.isEmpty()) {
            work.run();
            return;
        }
        holdingPackages(modules.get(0), () -> {
            holdingPackages(modules.subList(1, modules.size()), work);
            return modules;
        });
    }

    private void packageNow(ServiceModule module) {
        if (build.isBound() || !PackagedOnce.isTrueOf(build, module)) {
            PackagedOnce.record(build, module);
            Manifest manifest = packageOrForget(module);
            PreparedTests.recordPackages(module, manifest.stage());
            if (options.attaches()) {
                manifest.artifacts()
                        .forEach(
                                artifact -> build.attach(module, module.output().resolve(artifact.path())));
            }
        }
    }

    /** A module whose packaging failed is not packaged, also for a later goal that runs in spite of that. */
    private Manifest packageOrForget(ServiceModule module) {
        try {
            return packageService(module, services.load(module));
        } catch (RuntimeException e) {
            PackagedOnce.forget(build, module);
            throw e;
        }
    }

    /** Packages a service again, as it is configured now. */
    void packageAgain(ServiceModule module) {
        PackagedOnce.forget(build, module);
        services.forget(module);
        packageUnlessDone(module);
    }

    private Manifest packageService(ServiceModule module, ConfiguredService configured) {
        Service service = configured.service();
        Workspace workspace = new Workspace(
                module.folder(), module.output(), build.options().outsideFiles(), EntryTime.of(module.timestamp()));
        workspace.forgetUnlessPackagedBy(build.pluginVersion());
        Modules modules = build.modules(module);
        Map<String, ImageLayout> built = ImageBuilds.of(build, options)
                .of(service, workspace, modules, new BuildOutput(configured.secrets()::hide, build.log()::debug));
        ServicePackager packager = new ServicePackager(workspace, modules);
        ServicePackages packages = new ServicePackages(
                packager.packageAll(service),
                new LayerPackager(workspace, modules).packageAll(service),
                new DependencyLayers(workspace, modules).packageAll(service),
                new ServiceImages(new AwsConnection(build)).of(service, built));
        packager.notes().forEach(build.log()::info);
        ServiceCompiler compiler = new ServiceCompiler(service);
        CompiledTemplate result = compiler.compile(packages);
        SecretParameters.Extracted compiled = SecretParameters.extract(result.template());
        if (options.inspects()) {
            Diagnostics found = new ServiceInspection(
                            modules.ofService(),
                            new TemplateLayers(compiled.template(), byKey(packages, compiler)),
                            workspace,
                            build.pluginVersion())
                    .inspect(service, packages, built);
            found.warnings().forEach(warning -> build.log().warn(warning.render()));
            found.throwIfErrors();
        }
        String template = Json.pretty(compiled.template());
        Manifest manifest = manifest(
                configured,
                compiler,
                packages,
                built,
                Sha256.of(template).hex(),
                compiled.secrets(),
                result.endpoints());
        AtomicFile.writePrivate(module.output().resolve(DeploymentFolder.SOURCES), Json.pretty(result.sources()));
        DeploymentFolder.complete(module.output(), manifest, template, GitSource.commitOf(module.folder()));
        built.forEach((name, image) -> build.log()
                .info("Packaged image " + name + " (" + Sizes.readable(image.size()) + "), " + image.digest()));
        for (Manifest.PackagedArtifact artifact : manifest.artifacts()) {
            build.log().info("Packaged " + artifact.path() + " (" + Sizes.readable(artifact.size()) + ")");
        }
        build.log()
                .info("Service " + service.name() + ", stage " + service.stage() + ": "
                        + service.functions().size() + " function(s) in " + module.output());
        return manifest;
    }

    static Manifest manifest(
            ConfiguredService configured,
            ServiceCompiler compiler,
            ServicePackages packages,
            Map<String, ImageLayout> built,
            String templateSha256,
            Map<LogicalId, SecureReference> secrets,
            List<FunctionEndpoint> endpoints) {
        Service service = configured.service();
        DeploymentOptions options = new DeploymentOptions(service);
        return new Manifest(
                service.name(),
                service.stage(),
                service.stackName(),
                service.region(),
                service.provider().get(ServiceSchema.PROFILE),
                service.provider().get(StackSchema.EXPECTED_ACCOUNT),
                options.stack(),
                service.deploymentBucket().options(),
                service.artifactPrefix(),
                templateSha256,
                packages.all().stream()
                        .map(artifact -> DeploymentFolder.describe(artifact, compiler.codeKey(artifact)))
                        .toList(),
                images(built, service),
                service.functions().stream()
                        .map(function -> new PackagedFunction(function.key(), function.name()))
                        .toList(),
                endpoints,
                secrets.entrySet().stream()
                        .map(secret -> secret(secret.getKey(), secret.getValue()))
                        .toList(),
                options.pruning(),
                StandardFeatures.apiLogging(service),
                StandardFeatures.restApiStage(service),
                configured.missingParts());
    }

    private static Map<String, Path> byKey(ServicePackages packages, ServiceCompiler compiler) {
        return packages.all().stream().collect(Collectors.toMap(compiler::codeKey, Artifact::file, (one, same) -> one));
    }

    private static PackagedImages images(Map<String, ImageLayout> built, Service service) {
        return new PackagedImages(
                service.imageRepository(),
                built.entrySet().stream()
                        .map(image -> new PackagedImage(
                                image.getKey(),
                                ImagePackager.FOLDER + "/" + image.getKey(),
                                image.getValue().digest()))
                        .toList());
    }

    private static PackagedSecret secret(LogicalId parameter, SecureReference reference) {
        return new PackagedSecret(
                parameter.text(),
                new SecretSource(reference.region(), reference.name(), reference.version()),
                reference.path());
    }
}
