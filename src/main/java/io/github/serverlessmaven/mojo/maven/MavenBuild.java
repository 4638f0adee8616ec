/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.artifact.Modules;
import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.deploy.port.Confirmation;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.image.HttpProxy;
import io.github.serverlessmaven.image.RegistryAccess;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import io.github.serverlessmaven.report.console.Terminal;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.BuildLog;
import io.github.serverlessmaven.workflow.RecompiledClasses;
import io.github.serverlessmaven.workflow.RunMemory;
import io.github.serverlessmaven.workflow.ServiceModule;
import io.github.serverlessmaven.workflow.ServiceOptions;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;

/** The running Maven. */
public final class MavenBuild implements BuildContext {

    private final MavenComponents maven;
    private final MavenRun run;
    private final ServiceOptions options;
    private final MavenSession session;
    private final MavenProject project;
    private final ServiceModules modules;
    private final MavenSettings settings;

    /** The build of one goal. */
    public MavenBuild(MavenComponents maven, MavenRun run, ServiceOptions options) {
        this.maven = maven;
        this.run = run;
        this.options = options;
        this.session = run.session();
        this.project = run.project();
        PomConfiguration pom =
                new PomConfiguration(run.execution(), startFolder(run.session()), session.getUserProperties());
        this.modules = new ServiceModules(session, project, pom, run.configFile());
        this.settings = new MavenSettings(session.getSettings(), maven.decrypter);
    }

    @Override
    public String goal() {
        return run.execution().getGoal();
    }

    @Override
    public String execution() {
        return run.execution().getExecutionId();
    }

    @Override
    public String pluginVersion() {
        return run.execution().getVersion();
    }

    @Override
    public Path startFolder() {
        return startFolder(session);
    }

    private static Path startFolder(MavenSession session) {
        return Path.of(session.getSystemProperties().getProperty("user.dir", session.getExecutionRootDirectory()));
    }

    @Override
    public Instant startTime() {
        return session.getStartTime().toInstant();
    }

    @Override
    public boolean isBound() {
        return run.execution().getSource() == MojoExecution.Source.LIFECYCLE;
    }

    @Override
    public boolean isOffline() {
        return session.isOffline();
    }

    @Override
    public ServiceOptions options() {
        return options;
    }

    @Override
    public Map<String, String> environment() {
        return System.getenv();
    }

    @Override
    public List<String> goals() {
        return session.getGoals();
    }

    @Override
    public Map<String, String> userProperties() {
        Properties given = session.getUserProperties();
        Map<String, String> properties = new TreeMap<>();
        for (String name : given.stringPropertyNames()) {
            properties.put(name, given.getProperty(name));
        }
        return properties;
    }

    @Override
    public Optional<String> property(ServiceModule module, String name) {
        return new MavenProperties(session, run.execution(), modules.project(module)).get(name);
    }

    @Override
    public void setProperty(ServiceModule module, String name, String value) {
        modules.project(module).getProperties().setProperty(name, value);
        project.getProperties().setProperty(name, value);
    }

    @Override
    public List<ServiceModule> services() {
        List<ServiceModule> services = modules.services(isBound() ? List.of(project) : session.getProjects());
        if (services.isEmpty() && !isBound()) {
            throw new ServerlessException(
                    "There is no service here: neither a serverless.yml in " + folders()
                            + " nor <functions> in the <configuration> of this plugin.",
                    "Add one of them, or choose the module that has one. Configuration inside an <execution> applies only"
                            + " to that execution.");
        }
        return services;
    }

    private String folders() {
        return session.getProjects().stream()
                .map(module -> module.getFile() == null
                        ? session.getExecutionRootDirectory()
                        : module.getBasedir().toString())
                .collect(Collectors.joining(", "));
    }

    @Override
    public Modules modules(ServiceModule module) {
        RuntimeClasspath classpath = new RuntimeClasspath(session, maven.dependencies);
        LaterExecutions later = new LaterExecutions(session, maven.lifecycle, run.execution());
        return new BuildModules(session, classpath, maven.repositories, isBound(), later::names)
                .forService(modules.project(module));
    }

    @Override
    public List<RecompiledClasses> classes() {
        return session.getProjects().stream()
                .<RecompiledClasses>map(CompiledModule::new)
                .toList();
    }

    @Override
    public List<Path> poms() {
        return ChangedPoms.of(session);
    }

    @Override
    public void readPomsAgain() {
        new ChangedPoms(session, maven.projects).read();
        modules.pomsChanged();
    }

    @Override
    public ServiceModule current(ServiceModule module) {
        return modules.current(module);
    }

    @Override
    public void packageModules() {
        new ReactorBuild(session, maven.lifecycle).packageAll();
    }

    @Override
    public void attach(ServiceModule module, Path file) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        int dot = name.lastIndexOf('.');
        maven.attachments.attachArtifact(
                modules.project(module), name.substring(dot + 1), name.substring(0, dot), file.toFile());
    }

    @Override
    public RunMemory memory(ServiceModule module) {
        return new ModuleMemory(modules.project(module));
    }

    @Override
    public RunMemory memory() {
        return new ModuleMemory(project);
    }

    @Override
    public Optional<AwsSettings.AccessKey> accessKey() {
        return run.server()
                .map(id -> settings.login(id)
                        .map(login -> new AwsSettings.AccessKey(login.user(), login.password(), Optional.empty()))
                        .orElseThrow(() -> new ServerlessException(
                                "settings.xml has no <server> " + id + " with username and password.",
                                "Add it with the id of an AWS access key as username and its secret as password, or correct"
                                        + " -Dserverless.server.")));
    }

    @Override
    public Optional<Confirmation> terminal() {
        return console().confirmation();
    }

    @Override
    public boolean showsProgress() {
        return console().isLive()
                && session.getRequest().getDegreeOfConcurrency() <= 1
                && run.log().isInfoEnabled();
    }

    private Terminal console() {
        return new Terminal(
                session.getRequest().isInteractiveMode(),
                session.getUserProperties().getProperty("style.color", "auto"),
                environment());
    }

    @Override
    public boolean hasColours() {
        return console().hasColours();
    }

    @Override
    public Optional<UnaryOperator<String>> secretPrompt() {
        return console().secretPrompt();
    }

    @Override
    public Optional<HttpProxy> proxy() {
        return settings.proxy();
    }

    @Override
    public RegistryAccess registries(Optional<Path> cache) {
        return BaseRegistries.of(session, settings, cache, run.log());
    }

    @Override
    public Path cache() {
        return BaseRegistries.cache(session);
    }

    @Override
    public List<Path> pluginClassPath() {
        return Stream.of(MavenBuild.class, Logger.class).map(MavenBuild::origin).toList();
    }

    /** The jar or folder of a class. */
    private static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public JavaPlatform javaPlatform() {
        return new MavenJavaPlatform(session, project, maven.repositories, maven.toolchains, run.log());
    }

    @Override
    public BuildLog log() {
        return new MavenLog(run.log());
    }
}
