/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.aws.AwsLookup;
import io.github.serverlessmaven.config.ConfigFile;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.SecretValues;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.variable.CloudLookup;
import io.github.serverlessmaven.variable.Dotenv;
import io.github.serverlessmaven.variable.Resolution;
import io.github.serverlessmaven.variable.StandardSources;
import io.github.serverlessmaven.variable.VariableContext;
import io.github.serverlessmaven.variable.VariableResolver;
import io.github.serverlessmaven.variable.VariableSource;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The variables of a module's configuration: what they may see of the machine, the build and AWS. */
final class ServiceVariables {

    private static final String DEFAULT_STAGE = "dev";

    private final BuildContext build;
    private final ServiceModule module;

    ServiceVariables(BuildContext build, ServiceModule module) {
        this.build = build;
        this.module = module;
    }

    /**
     * The configuration without variables.
     *
     * @param written the configuration as written
     * @param secrets gets to know those of the environment
     * @param diagnostics receives the problems
     */
    Resolution resolve(Mapping written, SecretValues secrets, Diagnostics diagnostics) {
        Map<String, String> environment = environment(written, diagnostics);
        secrets.learn(environment);
        if (!diagnostics.errors().isEmpty()) {
            return Resolution.failed(written);
        }
        List<VariableSource> sources = sources(environment);
        CloudLookup aws = questions -> new AwsLookup(new AwsConnection(build)
                        .settings(
                                stage(written, environment, diagnostics),
                                Optional.empty(),
                                early(written, "provider.profile", environment, diagnostics)))
                .answer(questions);
        return new VariableResolver(sources, aws).resolve(written, diagnostics);
    }

    /** The environment; with {@code useDotenv: true}, together with the stage's {@code .env} file, as in Serverless 3. */
    private Map<String, String> environment(Mapping written, Diagnostics diagnostics) {
        Map<String, String> environment = build.environment();
        if (early(written, "useDotenv", environment, diagnostics).stream().noneMatch("true"::equals)) {
            return environment;
        }
        String stage = stage(written, environment, diagnostics);
        return Stream.of(".env." + stage, ".env")
                .map(name -> module.folder().resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> Dotenv.over(ConfigFile.read(ServiceFiles.requireInside(build, module, file)), environment))
                .orElse(environment);
    }

    private String stage(Mapping written, Map<String, String> environment, Diagnostics diagnostics) {
        return build.options()
                .stage()
                .or(() -> early(written, "provider.stage", environment, diagnostics))
                .orElse(DEFAULT_STAGE);
    }

    /** A text that must be known before the rest. */
    private Optional<String> early(
            Mapping written, String path, Map<String, String> environment, Diagnostics diagnostics) {
        return VariableResolver.resolveEarly(sources(environment), written, path, diagnostics)
                .filter(value -> value instanceof Scalar scalar && !scalar.isNull())
                .map(value -> ((Scalar) value).text());
    }

    private List<VariableSource> sources(Map<String, String> environment) {
        ServiceOptions options = build.options();
        VariableContext context = new VariableContext(
                environment,
                commandLine("serverless.opt."),
                commandLine("serverless.param."),
                options.stage(),
                options.region(),
                module.folder(),
                options.outsideFiles(),
                build.startFolder(),
                String.valueOf(build.startTime().toEpochMilli()));
        return StandardSources.of(context, ServiceVariables::document, name -> build.property(module, name));
    }

    private static ConfigNode document(String text, String label, Diagnostics diagnostics) {
        return new YamlReader(diagnostics).read(text, label).orElseGet(() -> new Mapping(List.of(), Optional.empty()));
    }

    private Map<String, String> commandLine(String prefix) {
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, String> property : build.userProperties().entrySet()) {
            if (property.getKey().startsWith(prefix)) {
                values.put(property.getKey().substring(prefix.length()), property.getValue());
            }
        }
        build.options().profile().ifPresent(profile -> values.putIfAbsent("profile", profile));
        return values;
    }
}
