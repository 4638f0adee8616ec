/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.runtime.JavaInstallation;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import io.github.serverlessmaven.template.BundledFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** The JDKs that Maven knows, and programs such as AWS's runtime interface client from Maven's repositories. */
final class MavenJavaPlatform implements JavaPlatform {

    private final MavenSession session;
    private final MavenProject project;
    private final RepositorySystem repositories;
    private final ToolchainManager toolchains;
    private final Log log;
    private final Set<Integer> reported = ConcurrentHashMap.newKeySet();

    MavenJavaPlatform(
            MavenSession session,
            MavenProject project,
            RepositorySystem repositories,
            ToolchainManager toolchains,
            Log log) {
        this.session = session;
        this.project = project;
        this.repositories = repositories;
        this.toolchains = toolchains;
        this.log = log;
    }

    /** A toolchain of any version of the release, else the JDK that Maven runs on. */
    @Override
    public JavaInstallation installation(int release) {
        JavaInstallation own = new JavaInstallation(
                Path.of(System.getProperty("java.home", "")), Runtime.version().feature());
        if (own.release() == release) {
            return own;
        }
        Optional<JavaInstallation> exact = versions(release).stream()
                .flatMap(version -> toolchains.getToolchains(session, "jdk", Map.of("version", version)).stream())
                .map(toolchain -> java(toolchain, release))
                .flatMap(Optional::stream)
                .findFirst();
        if (exact.isEmpty() && reported.add(release)) {
            log.warn("Functions for Java " + release + " run on Java " + own.release() + " (" + own.home()
                    + "): there is no JDK " + release + " in ~/.m2/toolchains.xml.");
        }
        return exact.orElse(own);
    }

    /** The ranges of versions that belong to a release; Java 8 calls itself 1.8 too. */
    static List<String> versions(int release) {
        String range = "[" + release + "," + (release + 1) + ")";
        return release == 8 ? List.of(range, "[1.8,1.9)") : List.of(range);
    }

    private static Optional<JavaInstallation> java(Toolchain toolchain, int release) {
        return Optional.ofNullable(toolchain.findTool("java"))
                .map(command -> Path.of(command).toAbsolutePath().getParent())
                .map(bin -> new JavaInstallation(bin.resolveSibling(""), release));
    }

    @Override
    public List<Path> runtimeClient() {
        List<ArtifactRequest> requests = BundledFile.text(MavenJavaPlatform.class, "runtime-interface-client.txt")
                .lines()
                .map(coordinates -> new ArtifactRequest(
                        new DefaultArtifact(coordinates), project.getRemotePluginRepositories(), null))
                .toList();
        try {
            return repositories.resolveArtifacts(session.getRepositorySession(), requests).stream()
                    .map(result -> result.getArtifact().getFile().toPath())
                    .toList();
        } catch (ArtifactResolutionException e) {
            throw new ServerlessException(
                    "AWS's runtime interface client, which runs Java functions, cannot be resolved: " + e.getMessage(),
                    "Run once without -o, or check that Maven Central or its mirror can be reached.",
                    e);
        }
    }

    @Override
    public List<Path> programs(String program, List<String> coordinates, List<String> exclusions) {
        List<Exclusion> excluded = exclusions.stream()
                .map(each -> each.split(":", 2))
                .map(parts -> new Exclusion(parts[0], parts[1], "*", "*"))
                .toList();
        List<Dependency> roots = coordinates.stream()
                .map(each -> new Dependency(new DefaultArtifact(each), "runtime", false, excluded))
                .toList();
        CollectRequest all = new CollectRequest(roots, null, project.getRemotePluginRepositories());
        try {
            return repositories
                    .resolveDependencies(session.getRepositorySession(), new DependencyRequest(all, null))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new ServerlessException(
                    program + " on this machine, cannot be resolved (" + String.join(", ", coordinates) + "): "
                            + e.getMessage(),
                    "Run once without -o, or check that Maven Central or its mirror can be reached.",
                    e);
        }
    }

    @Override
    public String system() {
        return System.getProperty("os.name", "");
    }
}
