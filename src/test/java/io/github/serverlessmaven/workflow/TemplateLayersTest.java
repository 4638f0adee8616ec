/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateLayersTest {

    private static final Map<String, Path> PACKAGES =
            Map.of("tools.zip", Path.of("tools"), "libraries.zip", Path.of("libraries"));

    private TemplateLayers.OfFunction of(String layers) {
        String template = ("{'Resources':{"
                        + "'ToolsLambdaLayer':{'Properties':{'Content':{'S3Key':'tools.zip'}}},"
                        + "'Libraries':{'Properties':{'Content':{'S3Key':'libraries.zip'}}},"
                        + "'HelloLambdaFunction':{'Properties':{" + layers + "}}}}")
                .replace('\'', '"');
        return new TemplateLayers((Value.Mapping) Json.parse(template, "a template"), PACKAGES)
                .of(new LogicalId("HelloLambdaFunction"));
    }

    @Test
    void layersOfTheServiceAreKnown() {
        TemplateLayers.OfFunction layers = of("'Layers':[{'Ref':'ToolsLambdaLayer'},{'Ref':'Libraries'}]");
        assertThat(layers.known()).containsExactly(Path.of("tools"), Path.of("libraries"));
        assertThat(layers.others()).isZero();
    }

    @Test
    void aLayerThatTheUsersTemplateTakesAwayDoesNotCount() {
        TemplateLayers.OfFunction layers = of("'Layers':['arn:aws:lambda:us-east-1:123456789012:layer:other:1']");
        assertThat(layers.known()).isEmpty();
        assertThat(layers.others()).isOne();
    }

    @Test
    void whatAFunctionOfCloudFormationGivesIsNotKnown() {
        assertThat(of("'Layers':{'Fn::If':['Big',[],[]]}").others()).isOne();
    }

    @Test
    void aFunctionWithoutLayersHasNone() {
        assertThat(of("'Timeout':6").others()).isZero();
    }
}
