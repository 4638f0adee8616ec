/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.FunctionPackage;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.PackageLayout;
import io.github.serverlessmaven.model.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Builds the packages of a service: a zip for each Maven module its Java functions are made of, one for the files of the others, and
 * finished artifacts. Every package lies in the output folder afterwards.
 */
public final class ServicePackager {

    /** A finished artifact that cannot be deployed. */
    public static final DiagnosticCode UNUSABLE_ARTIFACT = new DiagnosticCode(
            "UNUSABLE_ARTIFACT", "The artifact of a function or layer cannot be deployed, or is not there.");

    private final Workspace workspace;
    private final Modules modules;
    private final FinishedArtifacts finished;
    private final Map<PackageSource, Artifact> built = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Makes a packager for one service.
     *
     * @param workspace where the service is packaged
     * @param modules the Maven modules that functions may be made of
     */
    public ServicePackager(Workspace workspace, Modules modules) {
        this.workspace = workspace;
        this.modules = modules;
        this.finished = new FinishedArtifacts(workspace);
    }

    /**
     * Builds all packages.
     *
     * @return the package of each function that has one, by the function's key
     * @throws PackagingException if one cannot be built
     * @throws io.github.serverlessmaven.diagnostic.InvalidConfigurationException if finished artifacts cannot be deployed
     */
    public Map<String, Artifact> packageAll(Service service) {
        Map<String, Artifact> artifacts = new LinkedHashMap<>();
        Diagnostics diagnostics = new Diagnostics();
        for (LambdaFunction function : service.functions()) {
            if (service.code(function) instanceof Code.Zip) {
                add(service, function, artifacts, diagnostics);
            }
        }
        diagnostics.throwIfErrors();
        return artifacts;
    }

    /**
     * Builds the package of one function.
     *
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if it cannot be built
     */
    Artifact packageOne(Service service, FunctionPackage settings) {
        return artifact(service, settings);
    }

    /** What was decided for the user about packages that were built, a sentence each. */
    public List<String> notes() {
        return notes.stream().distinct().toList();
    }

    private void add(
            Service service, LambdaFunction function, Map<String, Artifact> artifacts, Diagnostics diagnostics) {
        FunctionPackage settings = FunctionPackage.of(service, function);
        try {
            artifacts.put(function.key(), artifact(service, settings));
        } catch (ServerlessException e) {
            if (settings.artifact().isEmpty()) {
                throw e;
            }
            settings.artifactError(diagnostics, UNUSABLE_ARTIFACT, String.valueOf(e.getMessage()), e.remedy());
        }
    }

    private Artifact artifact(Service service, FunctionPackage settings) {
        PackageSource source = PackageSource.of(settings);
        Artifact known = built.get(source);
        if (known != null) {
            return known;
        }
        Artifact artifact;
        if (source instanceof PackageSource.Finished file) {
            artifact = finished(file, settings);
        } else if (source instanceof PackageSource.Executable executable) {
            artifact = executable(service, settings, executable);
        } else if (source instanceof PackageSource.Module module) {
            artifact = module(service, settings, module);
        } else {
            artifact = files(service, (PackageSource.SelectedFiles) source);
        }
        built.put(source, artifact);
        return artifact;
    }

    private Artifact finished(PackageSource.Finished source, FunctionPackage settings) {
        Path file = finished.require(source.path());
        boolean isBuiltHere = settings.isJava()
                && file.startsWith(workspace.output().resolveSibling(".").normalize());
        Optional<JavaModule> own =
                isBuiltHere ? modules.ofService().filter(module -> module.makes(file)) : Optional.empty();
        own.ifPresent(module -> {
            module.requireFinal(file, workspace);
            noteMerged(module, file);
        });
        return finished.take(source.path(), source.reproducible());
    }

    private Path requireJar(JavaModule module) {
        Path jar = module.requireJar(workspace);
        noteMerged(module, jar);
        return jar;
    }

    /** What made this jar is not needed for the package. */
    private void noteMerged(JavaModule module, Path jar) {
        if (module.isMergedInto(jar, workspace)) {
            notes.add(
                    "The artifact " + jar.getFileName() + " of " + module.id() + " has its libraries merged in. Without"
                            + " package.artifact and \"package.layout: artifact\", classes and libraries are packaged as they are, and"
                            + " maven-shade-plugin or maven-assembly-plugin can go.");
        }
    }

    private Artifact files(Service service, PackageSource.SelectedFiles files) {
        String name = files.function().map(key -> "function-" + key).orElse(service.name() + "-files");
        List<String> patterns = new ArrayList<>(withoutLayers(service));
        patterns.addAll(files.patterns());
        return FileSelection.ofService(workspace, patterns).packageTo(target(name), files.withoutDevelopment());
    }

    private List<String> withoutLayers(Service service) {
        return service.layers().stream()
                .flatMap(layer -> layer.path().stream())
                .map(path -> FolderFiles.name(
                        workspace.folder(), workspace.folder().resolve(path).normalize()))
                .filter(path -> !path.isEmpty() && !path.startsWith(".."))
                .map(path -> "!" + path + "/**")
                .toList();
    }

    private Artifact executable(Service service, FunctionPackage settings, PackageSource.Executable executable) {
        Path file = executable
                .path()
                .map(finished::require)
                .orElseGet(() -> ownModule(settings).requireExecutable());
        return new NativeExecutable(file)
                .packageTo(
                        target(service.name() + "-" + executable.architecture()),
                        executable.architecture(),
                        workspace.time());
    }

    private Artifact module(Service service, FunctionPackage settings, PackageSource.Module source) {
        if (source.coordinates().isEmpty()) {
            return module(ownModule(settings), service.name(), source);
        }
        Coordinates coordinates = source.coordinates().get();
        return modules.ofBuild(coordinates)
                .map(module -> module(module, "module-" + module.name(), source))
                .orElseGet(() -> fromRepository(coordinates, source.reproducible()));
    }

    private Artifact module(JavaModule module, String name, PackageSource.Module source) {
        if (source.architecture().isPresent()) {
            return new NativeExecutable(module.requireExecutable())
                    .packageTo(target(name), source.architecture().get(), workspace.time());
        }
        if (source.layout().equals(Optional.of(PackageLayout.ARTIFACT))) {
            return finished.take(requireJar(module), "The jar of " + module.id(), source.reproducible());
        }
        Optional<Path> quarkus = source.layout().isEmpty() ? module.quarkusPackage(workspace) : Optional.empty();
        if (quarkus.isPresent()) {
            return quarkus(module, quarkus.get(), source);
        }
        module.mainClass()
                .ifPresent(main -> notes.add("The package of " + module.id() + " names the main class " + main.name()
                        + " in " + MainClass.FILE + ", as its jar does."));
        return module.packageTo(target(name), source.layout().orElse(PackageLayout.LIB), !source.hasLayer(), workspace);
    }

    private Artifact quarkus(JavaModule module, Path zip, PackageSource.Module source) {
        if (source.hasLayer()) {
            throw new PackagingException(
                    "The libraries of " + module.id()
                            + " cannot be a layer: Quarkus packages them with the application.",
                    "Leave \"dependencies: layer\" out for its functions.");
        }
        notes.add("The package of " + module.id() + " is the one that Quarkus made: " + zip + ".");
        return finished.take(zip, "The package of " + module.id(), source.reproducible());
    }

    private Artifact fromRepository(Coordinates coordinates, boolean reproducible) {
        return finished.take(
                new NamedArtifacts(modules).require(coordinates), "The artifact " + coordinates, reproducible);
    }

    private JavaModule ownModule(FunctionPackage settings) {
        return modules.ofService()
                .orElseThrow(() -> new PackagingException(
                        "functions." + settings.function().key() + " is a "
                                + (settings.isJava() ? "Java" : "native")
                                + " function, but there is no pom.xml whose build could be packaged.",
                        "Add a pom.xml, or name a finished jar or zip as package.artifact."));
    }

    /** A file of this name; two packages never share one. */
    private Path target(String name) {
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + "-" + i;
        }
        return workspace.output().resolve(free + ".zip");
    }
}
