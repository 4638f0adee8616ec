/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run of the resolver in a test: the world that variables see, then the outcome. */
final class Variables {

    final Map<String, String> environment = new HashMap<>();
    final Map<String, String> options = new HashMap<>();
    final Map<String, String> params = new HashMap<>();
    final Map<String, String> properties = new HashMap<>();
    final Diagnostics diagnostics = new Diagnostics();
    Optional<String> stage = Optional.empty();
    Optional<String> region = Optional.empty();
    CloudLookup cloud = questions -> {
        throw new AssertionError("AWS is asked " + questions);
    };
    Path directory = Path.of("no-such-folder");
    boolean outsideFiles;
    ConfigNode.Mapping resolved = new ConfigNode.Mapping(List.of(), Optional.empty());

    Variables() {}

    /** Another run in the same folder. */
    Variables(Variables other) {
        directory = other.directory;
    }

    /** What the value of {@code custom.x} becomes, in one line; fails the test if there is a problem. */
    static String x(String... custom) {
        return new Variables().resolveX(custom);
    }

    /** The problems of a configuration whose {@code custom} has these lines, each as code and text. */
    static List<String> problems(String... custom) {
        Variables variables = new Variables();
        variables.resolve("custom:\n  " + String.join("\n  ", custom));
        return variables.problems();
    }

    String resolveX(String... custom) {
        ConfigNode.Mapping resolved = resolve("custom:\n  " + String.join("\n  ", custom));
        diagnostics.throwIfErrors();
        return Yaml.line(at(resolved, "custom", "x"));
    }

    /** What {@code x}, a setting, becomes, in one line; fails the test if there is a problem. */
    String resolveSetting(String... yaml) {
        ConfigNode.Mapping resolved = resolve(String.join("\n", yaml));
        diagnostics.throwIfErrors();
        return Yaml.line(at(resolved, "x"));
    }

    ConfigNode.Mapping resolve(String yaml) {
        return resolve(Yaml.mapping(yaml));
    }

    ConfigNode.Mapping resolve(ConfigNode.Mapping root) {
        resolved = new VariableResolver(sources(), cloud)
                .resolve(root, diagnostics)
                .configuration();
        return resolved;
    }

    Optional<ConfigNode> resolveEarly(String yaml, String path) {
        return VariableResolver.resolveEarly(sources(), Yaml.mapping(yaml), path, diagnostics);
    }

    private List<VariableSource> sources() {
        VariableContext context = new VariableContext(
                environment, options, params, stage, region, directory, outsideFiles, "1793000000000");
        return StandardSources.of(context, Yaml::read, name -> Optional.ofNullable(properties.get(name)));
    }

    List<String> problems() {
        return diagnostics.errors().stream().map(Variables::brief).collect(Collectors.toList());
    }

    static ConfigNode at(ConfigNode node, String... keys) {
        ConfigNode found = node;
        for (String key : keys) {
            found = found instanceof ConfigNode.Sequence sequence
                    ? sequence.items().get(Integer.parseInt(key))
                    : ((ConfigNode.Mapping) found).get(key).orElseThrow();
        }
        return found;
    }

    private static String brief(Diagnostic diagnostic) {
        return diagnostic.location().map(place -> place.line() + " ").orElse("") + diagnostic.path() + " "
                + diagnostic.code() + " " + diagnostic.problem();
    }
}
