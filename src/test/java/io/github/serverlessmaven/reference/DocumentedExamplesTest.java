/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.FixedPackages;
import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigOverlay;
import io.github.serverlessmaven.config.PomReader;
import io.github.serverlessmaven.config.XmlText;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceAssembler;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.variable.CloudLookup;
import io.github.serverlessmaven.variable.StandardSources;
import io.github.serverlessmaven.variable.VariableContext;
import io.github.serverlessmaven.variable.VariableResolver;
import io.github.serverlessmaven.variable.VariableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation shows works, and both front doors lead to the same template. */
class DocumentedExamplesTest {

    /** What an example need not repeat. */
    private static final String HEADING = "{service: demo, provider: {name: aws, runtime: java21}}";

    @ParameterizedTest
    @MethodSource("guides")
    void everyBlockOfYamlIsAService(String guide) throws Exception {
        for (String yaml : blocks(guide, "yaml")) {
            Diagnostics diagnostics = new Diagnostics();
            ConfigNode.Mapping written = (ConfigNode.Mapping)
                    new YamlReader(diagnostics).read(yaml, guide).orElseThrow();
            assertThat(template(resolved(written, diagnostics), diagnostics).get("Resources"))
                    .as(yaml)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("guides")
    void everyConfigurationInABlockOfXmlIsAService(String guide) throws Exception {
        for (String xml : blocks(guide, "xml")) {
            for (String configuration : configurations(xml)) {
                assertThat(ofPom(configuration).get("Resources"))
                        .as(configuration)
                        .isPresent();
            }
        }
    }

    static Stream<String> guides() throws IOException {
        try (Stream<Path> guides = Files.list(Path.of("docs/guides"))) {
            return Stream.concat(Stream.of("README.md"), guides.sorted().map(Path::toString).toList().stream());
        }
    }

    /** The configurations of this plugin in a block; the whole of a block that is one. */
    private static List<String> configurations(String xml) {
        if (xml.startsWith("<configuration>")) {
            return List.of(xml);
        }
        return Pattern.compile("(?s)<artifactId>serverless-maven-plugin</artifactId>(.*?)</plugin>")
                .matcher(xml)
                .results()
                .flatMap(plugin -> Pattern.compile("(?s)<configuration>.*</configuration>")
                        .matcher(plugin.group(1))
                        .results())
                .map(MatchResult::group)
                .filter(configuration -> configuration.contains("<functions>"))
                .toList();
    }

    private static ConfigNode.Mapping resolved(ConfigNode.Mapping written, Diagnostics diagnostics) {
        return new VariableResolver(
                        sources(),
                        questions -> questions.stream()
                                .collect(Collectors.toMap(
                                        question -> question,
                                        question -> new CloudLookup.Secret("s3cret", "/orders/password", 2))))
                .resolve(written, diagnostics)
                .configuration();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/guides/pom.md",
                "docs/guides/functions.md",
                "docs/guides/http.md",
                "docs/guides/domains.md",
                "docs/guides/events.md",
                "docs/guides/versions.md",
                "docs/guides/layers.md",
                "docs/guides/packaging.md",
                "docs/guides/images.md",
                "docs/guides/permissions.md"
            })
    void everyPairOfAGuideGivesOneTemplate(String guide) throws Exception {
        List<String> yaml = blocks(guide, "yaml");
        List<String> xml = blocks(guide, "xml");
        assertThat(yaml).hasSameSizeAs(xml).isNotEmpty();
        for (int i = 0; i < yaml.size(); i++) {
            assertThat(ofPom(xml.get(i))).isEqualTo(ofYaml(yaml.get(i)));
        }
    }

    @Test
    void theReadmesFrontDoorsGiveOneTemplate() throws Exception {
        String yaml = blocks("README.md", "yaml").get(0);
        String xml = blocks("README.md", "xml").get(0);
        assertThat(ofPom(xml)).isEqualTo(ofYaml(yaml));
        assertThat(ofYaml(yaml).toString()).contains("HelloLambdaFunction", "java21", "orders");
    }

    @Test
    void theGuideToVariablesResolves() throws Exception {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode.Mapping written = (ConfigNode.Mapping) new YamlReader(diagnostics)
                .read(blocks("docs/guides/variables.md", "yaml").get(0), "serverless.yml")
                .orElseThrow();
        CloudLookup.Question password = new CloudLookup.StoredParameter("us-east-1", "/orders/password", true);
        ConfigNode.Mapping resolved = new VariableResolver(sources(), questions -> {
                    assertThat(questions).containsExactly(password);
                    return Map.of(password, new CloudLookup.Secret("s3cret", "/orders/password", 2));
                })
                .resolve(written, diagnostics)
                .configuration();
        assertThat(Json.compact(template(resolved, diagnostics)))
                .contains("\"TABLE\":\"orders-dev\"", "\"PASSWORD\":\"{{secure:us-east-1|/orders/password|2}}\"");
    }

    @Test
    void theGuideToVariablesNamesEverySource() throws Exception {
        String guide = Files.readString(Path.of("docs/guides/variables.md"));
        for (VariableSource source : sources()) {
            assertThat(guide).containsPattern("\\| `\\$\\{" + source.name() + "[:(]");
        }
    }

    private static List<VariableSource> sources() {
        VariableContext context = new VariableContext(
                Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty(), Path.of(""), false, "once");
        return StandardSources.of(
                context,
                (text, label, problems) ->
                        new YamlReader(problems).read(text, label).orElseThrow(),
                name -> Optional.empty());
    }

    private static Value.Mapping ofYaml(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        return template(new YamlReader(diagnostics).read(yaml, "serverless.yml").orElseThrow(), diagnostics);
    }

    private static Value.Mapping ofPom(String xml) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode tree = new PomReader(diagnostics)
                .read(XmlText.parse(xml), StandardFeatures.schema().root().outline());
        return template(tree, diagnostics);
    }

    private static Value.Mapping template(ConfigNode tree, Diagnostics diagnostics) {
        ConfigNode heading =
                new YamlReader(diagnostics).read(HEADING, "serverless.yml").orElseThrow();
        Optional<Service> service = new ServiceAssembler(StandardFeatures.schema(), diagnostics)
                .assemble((ConfigNode.Mapping) ConfigOverlay.overlay(heading, tree));
        diagnostics.throwIfErrors();
        return new ServiceCompiler(service.orElseThrow())
                .compile(FixedPackages.of(service.get()))
                .template();
    }

    private static List<String> blocks(String file, String language) throws Exception {
        Matcher blocks = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(Path.of(file)));
        return blocks.results().map(block -> block.group(1)).toList();
    }
}
