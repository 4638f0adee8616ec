/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.Coordinates;
import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.Modules;
import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.XmlElement;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.deploy.port.Confirmation;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.image.HttpProxy;
import io.github.serverlessmaven.image.RegistryAccess;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The build of a folder without Maven: its services are what lies in it, and nothing is built or downloaded. */
public final class FolderBuild implements BuildContext {

    private static final XmlElement NO_POM =
            new XmlElement("configuration", Map.of(), Optional.empty(), List.of(), Optional.empty());

    /** What was logged, each line with its level. */
    public final List<String> lines = new CopyOnWriteArrayList<>();

    private final Path folder;
    private Path startFolder;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> userProperties = new HashMap<>();
    private List<String> goals = List.of();
    private final Map<Class<?>, Object> memory = new HashMap<>();
    private ServiceOptions options =
            new ServiceOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    private XmlElement pom = NO_POM;
    private String execution = "default-cli";
    private String pluginVersion = "1";
    private Instant start = Instant.parse("2026-11-01T00:00:00Z");
    private Optional<AwsSettings.AccessKey> accessKey = Optional.empty();
    private boolean bound;
    private boolean offline;
    private Optional<JavaPlatform> platform = Optional.empty();
    private Runnable packaging = () -> {};
    private Supplier<XmlElement> changedPom = () -> pom;
    private List<RecompiledClasses> classes = List.of();

    /** The build of a folder with a {@code serverless.yml} or a POM. */
    public FolderBuild(Path folder) {
        this.folder = folder;
        this.startFolder = folder;
    }

    /** The same with environment variables. */
    public FolderBuild withEnvironment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** The same with a property of the build. */
    public FolderBuild withProperty(String name, String value) {
        properties.put(name, value);
        return this;
    }

    /** The same with a property of the command line. */
    public FolderBuild withUserProperty(String name, String value) {
        userProperties.put(name, value);
        return this;
    }

    /** The same with another version of this plugin. */
    public FolderBuild withPluginVersion(String version) {
        pluginVersion = version;
        return this;
    }

    /** The same with goals of the command line. */
    public FolderBuild withGoals(String... given) {
        goals = List.of(given);
        return this;
    }

    /** The same with options of the command line. */
    public FolderBuild withOptions(ServiceOptions given) {
        options = given;
        return this;
    }

    /** The same with a plugin configuration in the POM. */
    public FolderBuild withPom(XmlElement configuration) {
        pom = configuration;
        return this;
    }

    /** The same in an execution bound to a phase. */
    public FolderBuild boundBy(String id) {
        execution = id;
        bound = true;
        return this;
    }

    /** The same started in another folder. */
    public FolderBuild startedIn(Path other) {
        startFolder = other;
        return this;
    }

    /** The same at another time. */
    public FolderBuild startedAt(Instant time) {
        start = time;
        return this;
    }

    /** The stages of reading the service, up to AWS, which is not asked. */
    public ServiceReader reader() {
        offline = true;
        return new ServiceReader(this, service());
    }

    /** The mapping that a text holds; empty if it holds none. */
    public static Optional<Mapping> parse(String yaml, Diagnostics diagnostics) {
        return new YamlReader(diagnostics)
                .read(yaml, "serverless.yml")
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }

    /** The same with the access key of a server of settings.xml. */
    public FolderBuild withAccessKey(AwsSettings.AccessKey key) {
        accessKey = Optional.of(key);
        return this;
    }

    /** The same with a local target, which keeps its state in the folder. */
    public FolderBuild withLocalTarget(JavaPlatform java) {
        platform = Optional.of(java);
        return this;
    }

    /** The same with a plugin configuration that the POM has once it is read again. */
    public FolderBuild whosePomBecomes(Supplier<XmlElement> configuration) {
        changedPom = configuration;
        return this;
    }

    /** The same with classes that may be compiled again. */
    public FolderBuild withClasses(RecompiledClasses... modules) {
        classes = List.of(modules);
        return this;
    }

    /** The same offline. */
    public FolderBuild offline() {
        offline = true;
        return this;
    }

    /** The same with something to do when modules are packaged. */
    public FolderBuild packagedBy(Runnable work) {
        packaging = work;
        return this;
    }

    @Override
    public String goal() {
        return "test";
    }

    @Override
    public String pluginVersion() {
        return pluginVersion;
    }

    @Override
    public Path startFolder() {
        return startFolder;
    }

    @Override
    public Instant startTime() {
        return start;
    }

    @Override
    public boolean isBound() {
        return bound;
    }

    @Override
    public boolean isOffline() {
        return offline;
    }

    @Override
    public ServiceOptions options() {
        return options;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Map<String, String> userProperties() {
        return userProperties;
    }

    @Override
    public Optional<AwsSettings.AccessKey> accessKey() {
        return accessKey;
    }

    @Override
    public Optional<Confirmation> terminal() {
        return Optional.empty();
    }

    @Override
    public Optional<UnaryOperator<String>> secretPrompt() {
        return Optional.empty();
    }

    @Override
    public List<String> goals() {
        return goals;
    }

    @Override
    public Optional<String> property(ServiceModule module, String name) {
        return Optional.ofNullable(properties.get(name));
    }

    @Override
    public void setProperty(ServiceModule module, String name, String value) {
        properties.put(name, value);
    }

    @Override
    public List<ServiceModule> services() {
        return List.of(new ServiceModule(
                "service",
                folder,
                folder.resolve("target/serverless"),
                Optional.of(folder.resolve("serverless.yml")).filter(Files::exists),
                pom,
                pom != NO_POM || Files.exists(folder.resolve("pom.xml")),
                Optional.empty()));
    }

    @Override
    public Modules modules(ServiceModule module) {
        return new Modules() {
            @Override
            public Optional<JavaModule> ofService() {
                return Optional.empty();
            }

            @Override
            public Optional<JavaModule> ofBuild(Coordinates coordinates) {
                return Optional.empty();
            }

            @Override
            public List<String> names() {
                return List.of();
            }

            @Override
            public Path resolve(Coordinates coordinates) {
                throw new AssertionError("Asked for " + coordinates);
            }
        };
    }

    @Override
    public List<RecompiledClasses> classes() {
        return classes;
    }

    @Override
    public List<Path> poms() {
        return Stream.of(folder.resolve("pom.xml")).filter(Files::exists).toList();
    }

    @Override
    public void readPomsAgain() {
        pom = changedPom.get();
    }

    @Override
    public ServiceModule current(ServiceModule module) {
        return service();
    }

    @Override
    public void packageModules() {
        packaging.run();
    }

    @Override
    public void attach(ServiceModule module, Path file) {
        lines.add("attached " + file.getFileName());
    }

    @Override
    public RunMemory memory(ServiceModule module) {
        return memory();
    }

    @Override
    public RunMemory memory() {
        return new RunMemory() {
            @Override
            public <T> Optional<T> get(Class<T> type) {
                return Optional.ofNullable(memory.get(type)).map(type::cast);
            }

            @Override
            public <T> void put(Class<T> type, T value) {
                memory.put(type, value);
            }

            @Override
            public void remove(Class<?> type) {
                memory.remove(type);
            }
        };
    }

    @Override
    public String execution() {
        return execution;
    }

    @Override
    public Optional<HttpProxy> proxy() {
        return Optional.empty();
    }

    @Override
    public RegistryAccess registries(Optional<Path> cache) {
        return new RegistryAccess(
                registry -> Optional.empty(),
                Optional::empty,
                true,
                cache.orElse(folder.resolve("target/images")),
                line -> {},
                pause -> {});
    }

    @Override
    public Path cache() {
        return platform.map(present -> folder.resolve(".cache"))
                .orElseThrow(() -> new AssertionError("Nothing is kept here"));
    }

    @Override
    public List<Path> pluginClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
    }

    @Override
    public JavaPlatform javaPlatform() {
        return platform.orElseThrow(() -> new AssertionError("Nothing runs here"));
    }

    @Override
    public boolean showsProgress() {
        return false;
    }

    @Override
    public boolean hasColours() {
        return false;
    }

    @Override
    public BuildLog log() {
        return new BuildLog() {
            @Override
            public void debug(String line) {
                lines.add("debug " + line);
            }

            @Override
            public void info(String line) {
                lines.add("info " + line);
            }

            @Override
            public void warn(String line) {
                lines.add("warn " + line);
            }

            @Override
            public void warnAlways(String line) {
                warn(line);
            }

            @Override
            public void error(String line) {
                lines.add("error " + line);
            }
        };
    }
}
