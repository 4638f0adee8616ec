/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.XmlElement;
import io.github.serverlessmaven.diagnostic.Location;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.schema.Property;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The {@code <configuration>} of this plugin in one module's POM, parents and profiles merged in by Maven. Elements keep the place
 * where they stand, as far as the running Maven knows it.
 */
final class PomConfiguration {

    private static final Set<String> SERVICE_KEYS = StandardFeatures.schema().root().properties().stream()
            .map(Property::name)
            .collect(Collectors.toUnmodifiableSet());

    private static final List<String> OPTIONS =
            List.of("stage", "region", "profile", "configFile", "endpoint", "outsideFiles");

    private static final Set<String> SIGNS_OF_A_SERVICE = Set.of("functions", "resources");

    private final MojoExecution execution;
    private final Path start;
    private final Properties given;

    /**
     * The configuration for one execution.
     *
     * @param start where Maven was started: what places are relative to
     * @param given the properties of the command line
     */
    PomConfiguration(MojoExecution execution, Path start, Properties given) {
        this.execution = execution;
        this.start = start;
        this.given = given;
    }

    /**
     * What of the configuration is the service's, and not an option of the goals; and elements that no goal knows.
     *
     * @param project the module; the running execution's own settings count only for the module it runs in
     * @param current whether the goal runs in this very module
     */
    XmlElement of(MavenProject project, boolean current) {
        Xpp3Dom merged = current ? execution.getConfiguration() : null;
        Optional<Plugin> plugin = plugin(project);
        Xpp3Dom written = written(plugin);
        Xpp3Dom effective = merged != null ? merged : ofCommandLine(plugin, written);
        return element(ofService(effective, written), start);
    }

    /** What the POM of the running execution's module has for that execution, as the project is now. */
    XmlElement ofExecution(MavenProject project) {
        Optional<Plugin> plugin = plugin(project);
        Xpp3Dom written = written(plugin);
        return element(ofService(merged(plugin, execution.getExecutionId(), written), written), start);
    }

    /** Whether a module's POM says that this plugin skips the module. */
    boolean isSkipped(MavenProject project) {
        Optional<Plugin> plugin = plugin(project);
        Xpp3Dom skip = ofCommandLine(plugin, written(plugin)).getChild("skip");
        boolean isConfigured = skip != null && "true".equals(skip.getValue());
        return isConfigured
                || new SkippedGoal(execution.getGoal(), given).by(project).isPresent();
    }

    /**
     * Checks that another module's POM sets no option differently from the module the goal runs in, which would have no effect.
     *
     * @throws ServerlessException if it does
     */
    void requireSameOptions(MavenProject project) {
        Optional<Plugin> plugin = plugin(project);
        Xpp3Dom own = ofCommandLine(plugin, written(plugin));
        for (String option : OPTIONS) {
            Xpp3Dom value = own.getChild(option);
            Xpp3Dom used = execution.getConfiguration().getChild(option);
            if (value != null && (used == null || !Objects.equals(value.getValue(), used.getValue()))) {
                throw new ServerlessException(
                        "The POM of " + project.getArtifactId() + " sets <" + option
                                + ">, which is ignored when the goal is called for several modules.",
                        "Run the goal for this module alone, with \"-pl\", or set provider." + option
                                + " where there is such a property.");
            }
        }
    }

    /** Whether a module holds a service by its POM alone: what is shared in a parent, such as the name or the provider, does not count. */
    static boolean isService(XmlElement configuration) {
        for (XmlElement child : configuration.children()) {
            if (SIGNS_OF_A_SERVICE.contains(child.name()) || !SERVICE_KEYS.contains(child.name())) {
                return true;
            }
        }
        return false;
    }

    private static Xpp3Dom written(Optional<Plugin> plugin) {
        return plugin.map(Plugin::getConfiguration)
                .map(Xpp3Dom.class::cast)
                .orElseGet(() -> new Xpp3Dom("configuration"));
    }

    /** The names of all elements that a goal of this plugin understands. */
    private Set<String> known() {
        Set<String> names = new HashSet<>();
        for (MojoDescriptor goal :
                execution.getMojoDescriptor().getPluginDescriptor().getMojos()) {
            for (Parameter parameter : goal.getParameters()) {
                names.add(parameter.getName());
                if (parameter.getAlias() != null) {
                    names.add(parameter.getAlias());
                }
            }
        }
        return names;
    }

    private Optional<Plugin> plugin(MavenProject project) {
        return Optional.ofNullable(project.getPlugin(execution.getPlugin().getKey()));
    }

    /** What a goal called from the command line would get in another module: the plugin's settings and those of "default-cli". */
    private static Xpp3Dom ofCommandLine(Optional<Plugin> plugin, Xpp3Dom written) {
        return merged(plugin, "default-cli", written);
    }

    private static Xpp3Dom merged(Optional<Plugin> plugin, String id, Xpp3Dom written) {
        PluginExecution own = plugin.map(Plugin::getExecutionsAsMap)
                .map(executions -> executions.get(id))
                .orElse(null);
        Xpp3Dom configuration = own == null ? null : (Xpp3Dom) own.getConfiguration();
        return configuration == null ? written : Xpp3Dom.mergeXpp3Dom(new Xpp3Dom(configuration), written);
    }

    /** Maven leaves out elements that the goal does not declare; they are put back, to be reported. */
    private Xpp3Dom ofService(Xpp3Dom effective, Xpp3Dom written) {
        Set<String> known = known();
        Xpp3Dom service = new Xpp3Dom(effective, "configuration");
        while (service.getChildCount() > 0) {
            service.removeChild(0);
        }
        for (Xpp3Dom child : effective.getChildren()) {
            if (SERVICE_KEYS.contains(child.getName()) || !known.contains(child.getName())) {
                service.addChild(child);
            }
        }
        for (Xpp3Dom child : written.getChildren()) {
            boolean isOfService = SERVICE_KEYS.contains(child.getName()) || !known.contains(child.getName());
            if (isOfService && service.getChild(child.getName()) == null) {
                service.addChild(child);
            }
        }
        return service;
    }

    private static XmlElement element(Xpp3Dom dom, Path folder) {
        List<XmlElement> children = new ArrayList<>();
        for (Xpp3Dom child : dom.getChildren()) {
            children.add(element(child, folder));
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String name : dom.getAttributeNames()) {
            attributes.put(name, String.valueOf(dom.getAttribute(name)));
        }
        return new XmlElement(
                dom.getName(),
                attributes,
                Optional.ofNullable(dom.getValue()),
                children,
                location(dom.getInputLocation(), folder));
    }

    /** Maven 3 and Maven 4 give places of different types with the same methods; without them there is no place. */
    static Optional<Location> location(@Nullable Object place, Path folder) {
        if (place == null) {
            return Optional.empty();
        }
        try {
            int line = (int) call(place, "getLineNumber");
            int column = (int) call(place, "getColumnNumber");
            Object source = call(place, "getSource");
            Path file = path(String.valueOf(call(source, "getLocation")));
            String name = (file.isAbsolute() && folder.isAbsolute() ? folder.relativize(file) : file).toString();
            return line < 1 ? Optional.empty() : Optional.of(new Location(name, line, Math.max(column, 1)));
        } catch (ReflectiveOperationException | RuntimeException noPlace) {
            return Optional.empty();
        }
    }

    /** Maven 4 names the file by its URI. */
    private static Path path(String text) {
        return text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}
