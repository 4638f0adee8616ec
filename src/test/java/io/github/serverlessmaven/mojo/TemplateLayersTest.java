/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateLayersTest {

    @TempDir
    Path folder;

    private Artifact tools;
    private Artifact libraries;

    @BeforeEach
    void packageLayers() throws IOException {
        tools = Artifact.of(Files.writeString(folder.resolve("tools.zip"), "tools"));
        libraries = Artifact.of(Files.writeString(folder.resolve("libraries.zip"), "libraries"));
    }

    private TemplateLayers.OfFunction of(String layers) {
        String template = ("{'Resources':{"
                        + "'ToolsLambdaLayer':{'Properties':{'Content':{'S3Key':'tools.zip'}}},"
                        + "'Libraries':{'Properties':{'Content':{'S3Key':'libraries.zip'}}},"
                        + "'HelloLambdaFunction':{'Properties':{" + layers + "}}}}")
                .replace('\'', '"');
        ServicePackages packages =
                new ServicePackages(Map.of(), Map.of("tools", tools), Map.of("hello", libraries), Map.of());
        return TemplateLayers.of(
                        (Value.Mapping) Json.parse(template, "a template"),
                        packages,
                        artifact -> artifact.file().getFileName().toString())
                .of(new LogicalId("HelloLambdaFunction"));
    }

    @Test
    void layersOfTheServiceAreKnown() {
        TemplateLayers.OfFunction layers = of("'Layers':[{'Ref':'ToolsLambdaLayer'},{'Ref':'Libraries'}]");
        assertThat(layers.known()).containsExactly(tools.file(), libraries.file());
        assertThat(layers.hasOthers()).isFalse();
    }

    @Test
    void aLayerThatTheUsersTemplateTakesAwayDoesNotCount() {
        TemplateLayers.OfFunction layers = of("'Layers':['arn:aws:lambda:us-east-1:123456789012:layer:other:1']");
        assertThat(layers.known()).isEmpty();
        assertThat(layers.hasOthers()).isTrue();
    }

    @Test
    void whatAFunctionOfCloudFormationGivesIsNotKnown() {
        assertThat(of("'Layers':{'Fn::If':['Big',[],[]]}").hasOthers()).isTrue();
    }

    @Test
    void aFunctionWithoutLayersHasNone() {
        assertThat(of("'Timeout':6").hasOthers()).isFalse();
    }
}
