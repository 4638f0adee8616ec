/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final String LAYER = "arn:aws:lambda:us-east-1:123456789012:layer:tools:1";

    private static CompiledService service(String provider, String function) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21" + provider
                + "}\nlayers: {tools: {path: tools}}\nfunctions: {hello: {handler: h" + function + "}}");
    }

    private static String layers(CompiledService service) {
        return service.at("Resources", "HelloLambdaFunction", "Properties", "Layers");
    }

    @Test
    void aFunctionsLayersReplaceTheProviders() {
        assertThat(layers(service(", layers: ['" + LAYER + "']", ", layers: [{Ref: ToolsLambdaLayer}]")))
                .isEqualTo("[{\"Ref\":\"ToolsLambdaLayer\"}]");
    }

    @Test
    void anEmptyListLeavesTheProvidersLayersOut() {
        assertThat(layers(service(", layers: ['" + LAYER + "']", ", layers: []")))
                .isEqualTo("[]");
    }

    @Test
    void moreThanFiveLayersAreRefused() {
        String six = String.join(", ", Collections.nCopies(6, "'" + LAYER + "'"));
        assertThat(service("", ", layers: [" + six + "]").rendered())
                .contains("functions.hello.layers: must be a list of at most 5 items, but has 6 [OUT_OF_RANGE]");
    }

    @Test
    void theNameOfALayerIsNotItsArn() {
        assertThat(service("", ", layers: [tools]").rendered())
                .contains("functions.hello.layers.0: must be the ARN of a layer's version,"
                        + " but is \"tools\" [PATTERN_MISMATCH]");
    }

    @Test
    void aReferenceToALayerThatDoesNotExistIsExplained() {
        assertThat(service("", ", layers: [{Ref: TolsLambdaLayer}]").rendered())
                .contains(
                        "functions.hello.layers: refers to TolsLambdaLayer, but there is no such layer [UNKNOWN_LAYER]")
                .contains("Did you mean \"ToolsLambdaLayer\"?");
    }

    @Test
    void aReferenceToALayerOfTheUsersOwnTemplateIsLeftAlone() {
        CompiledService service = CompiledService.of("service: demo\nprovider: {runtime: java21}\n"
                + "functions: {hello: {handler: h, layers: [{Ref: OwnLambdaLayer}]}}\n"
                + "resources: {Resources: {OwnLambdaLayer: {Type: 'AWS::Lambda::LayerVersion'}}}");
        assertThat(layers(service)).isEqualTo("[{\"Ref\":\"OwnLambdaLayer\"}]");
    }
}
