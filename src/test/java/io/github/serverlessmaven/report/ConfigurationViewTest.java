/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.Origins;
import io.github.serverlessmaven.config.SecretValues;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.EffectiveConfiguration;
import io.github.serverlessmaven.variable.Resolution;
import io.github.serverlessmaven.workflow.FolderBuild;
import io.github.serverlessmaven.workflow.ServiceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationViewTest {

    private static final String SERVICE = """
            service: orders
            provider:
              name: aws
              runtime: java21
              timeout: ${self:custom.seconds}
              environment:
                LEVEL: &level debug
                STAGE: ${sls:stage}
            custom:
              seconds: 20
              names: ${file(names.yml)}
              common: &common
                memorySize: 256
            functions:
              hello:
                <<: *common
                handler: com.example.Hello
                environment:
                  TABLE: ${self:custom.names.table}
                  HELLO: *level
                layers:
                  - arn:aws:lambda:eu-west-1:123456789012:layer:${env:LAYER}:1
            """;

    @TempDir
    Path folder;

    @Test
    void everyValueHasItsOriginBehindIt() throws Exception {
        assertThat(printout(SERVICE).at("functions.hello").yaml().lines())
                .contains(
                        "handler: com.example.Hello # serverless.yml:17:14",
                        "memorySize: 256 # serverless.yml:13:17, through a merge key at serverless.yml:16:5",
                        "  TABLE: orders # names.yml:1:8, through ${self:custom.names.table} at serverless.yml:19:14",
                        "  HELLO: debug # serverless.yml:7:12, through an alias at serverless.yml:20:7",
                        "- arn:aws:lambda:eu-west-1:123456789012:layer:tools:1 # serverless.yml:22:9, through"
                                + " arn:aws:lambda:eu-west-1:123456789012:layer:${env:LAYER}:1");
    }

    @Test
    void inheritedValuesAndDefaultsAreShownToo() throws Exception {
        assertThat(printout(SERVICE).at("functions.hello").yaml().lines())
                .contains(
                        "runtime: java21 # inherited from provider.runtime, serverless.yml:4:12",
                        "timeout: 20 # inherited from provider.timeout, serverless.yml:10:12, through"
                                + " ${self:custom.seconds} at serverless.yml:5:12",
                        "  LEVEL: debug # inherited from provider.environment.LEVEL, serverless.yml:7:12",
                        "disableLogs: false # default");
        assertThat(printout(SERVICE).at("provider").yaml().lines()).contains("stage: dev # default");
    }

    @Test
    void whatReplacesTheProvidersValueInheritsNothing() throws Exception {
        String yaml = SERVICE.replace("handler:", "timeout: 3\n    handler:");
        assertThat(printout(yaml).at("functions.hello.timeout").yaml()).isEqualTo("3 # serverless.yml:17:14\n");
    }

    @Test
    void aValueOfTheCommandLineIsCalledSo() {
        Mapping written = tree("provider: {stage: dev}");
        Scalar given = new Scalar("prod", ScalarType.TEXT, Optional.empty());
        Mapping effective = written.with(new Entry(
                "provider",
                Optional.empty(),
                new Mapping(List.of(new Entry("stage", Optional.empty(), given)), written.location())));
        assertThat(Origins.of(written, effective, variable -> Optional.empty()).at(List.of("provider", "stage")))
                .contains("the command line");
    }

    @Test
    void jsonListsEveryValueWithItsPathAndOrigin() throws Exception {
        assertThat(printout("service: orders\nprovider: {name: aws}").json())
                .contains(
                        "\"path\": \"provider.name\",\n    \"value\": \"aws\",\n    \"origin\": \"serverless.yml:2:18\"",
                        "\"path\": \"provider.stage\",\n    \"value\": \"dev\",\n    \"origin\": \"default\"");
    }

    @Test
    void theYamlWithOriginsReadsBackAsTheSameTree() throws Exception {
        String yaml = SERVICE + "resources: {Outputs: {A: {Value: \"x\\ny # z\\n\"}, 'b: c': [], " + "k".repeat(200)
                + ": x}}\n";
        ConfigurationView printout = printout(yaml);
        ConfigurationView plain = new ConfigurationView(printout.node(), List.of(), Optional.empty());
        assertThat(new ConfigurationView(tree(printout.yaml()), List.of(), Optional.empty()).json())
                .isEqualTo(plain.json());
    }

    @Test
    void aPathThatLeadsNowhereIsToldWithTheMissingKey() throws Exception {
        ConfigurationView printout = printout(SERVICE);
        assertThatThrownBy(() -> printout.at("functions.hullo.handler"))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        told -> assertThat(told.render())
                                .isEqualToNormalizingNewlines(
                                        "\"functions\" has no \"hullo\".\n    -> Did you mean functions.hello?"));
    }

    @Test
    void functionsInPartsArePrintedAsOneMapping() throws Exception {
        String yaml = """
                service: orders
                provider: {name: aws, runtime: java21}
                functions:
                  - hello: {handler: a.B, timeout: 5}
                  - hello: {timeout: 6}
                    bye: {handler: a.C}
                """;
        assertThat(printout(yaml).at("functions.hello").yaml().lines())
                .contains("handler: a.B # serverless.yml:4:22", "timeout: 6 # serverless.yml:5:22");
        assertThat(printout(yaml).at("functions.bye.runtime").yaml())
                .isEqualTo("java21 # inherited from provider.runtime, serverless.yml:2:32\n");
    }

    @Test
    void jsonQuotesKeysAsAPathNeedsThem() throws Exception {
        ConfigurationView printout = printout("service: orders\ncustom: {'a.b': {c: 1}}");
        assertThat(printout.json()).contains("\"path\": \"custom.'a.b'.c\"");
        assertThat(printout.at("custom.'a.b'").yaml()).isEqualTo("c: 1 # serverless.yml:2:21\n");
    }

    @Test
    void theGuideShowsWhatIsPrinted() throws Exception {
        String guide = Files.readString(Path.of("docs/guides/yaml.md"));
        String yaml = guide.substring(guide.indexOf("```yaml\n") + 8, guide.indexOf("```\n\n## In an editor"));
        String shown = guide.substring(guide.lastIndexOf("```\nhandler") + 4, guide.lastIndexOf("```"));
        assertThat(printout(yaml).at("functions.find").yaml().lines())
                .containsAll(shown.lines().toList());
    }

    private ConfigurationView printout(String yaml) throws Exception {
        Files.writeString(folder.resolve("names.yml"), "table: orders\n");
        Diagnostics diagnostics = new Diagnostics();
        ServiceReader reader = new FolderBuild(folder)
                .withEnvironment(Map.of("LAYER", "tools"))
                .reader();
        Mapping written = FolderBuild.parse(yaml, diagnostics).orElseThrow();
        Resolution resolved = reader.resolve(written, new SecretValues(), diagnostics);
        diagnostics.throwIfErrors();
        EffectiveConfiguration effective =
                new EffectiveConfiguration(StandardFeatures.schema(), resolved.configuration());
        Origins origins = Origins.of(written, resolved.configuration(), resolved.targets());
        return new ConfigurationView(effective.tree(), List.of(), Optional.of(path -> effective.origin(path, origins)));
    }

    private static Mapping tree(String yaml) {
        return (Mapping)
                new YamlReader(new Diagnostics()).read(yaml, "serverless.yml").orElseThrow();
    }
}
