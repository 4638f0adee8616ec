/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.FixedPackages;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedLayersTest {

    private static final String REFERENCE = "handler: h, layers: [{Ref: ToolsLambdaLayer}]";

    @TempDir
    Path folder;

    private static CompiledService service(String layer) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21}\nlayers: {" + layer
                + "}\nfunctions: {uses: {" + REFERENCE + "}, not: {handler: h}}");
    }

    @Test
    void aLayerIsNamedByItsKeyUnlessItHasAName() {
        assertThat(service("tools: {path: a}").at("Resources", "ToolsLambdaLayer", "Properties", "LayerName"))
                .isEqualTo("\"tools\"");
        assertThat(service("tools: {path: a, name: other}")
                        .at("Resources", "ToolsLambdaLayer", "Properties", "LayerName"))
                .isEqualTo("\"other\"");
    }

    @Test
    void aChangedLayerMakesNewVersionsOfTheFunctionsThatUseItAndOfNoOther() throws IOException {
        CompiledService service = service("tools: {path: a}");
        List<String> before = versions(service, "content");
        List<String> after = versions(service, "other content");
        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.get(1)).isEqualTo(before.get(1));
    }

    @Test
    void changedSettingsOfALayerMakeNewVersionsOfTheFunctionsThatUseIt() throws IOException {
        List<String> before = versions(service("tools: {path: a}"), "content");
        List<String> after = versions(service("tools: {path: a, description: Better}"), "content");
        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.get(1)).isEqualTo(before.get(1));
    }

    @Test
    void settingsThatTheUsersTemplateChangesCountToo() throws IOException {
        String yaml = "service: demo\nprovider: {runtime: java21}\nlayers: {tools: {path: a}}\n"
                + "functions: {uses: {" + REFERENCE + "}, not: {handler: h}}\n"
                + "resources: {Resources: {ToolsLambdaLayer: {Properties: {Description: %s}}}}";
        assertThat(versions(CompiledService.of(String.format(yaml, "one")), "content")
                        .get(0))
                .isNotEqualTo(versions(CompiledService.of(String.format(yaml, "two")), "content")
                        .get(0));
    }

    @Test
    void aReferenceToALayerWhoseVersionsStayLeadsToTheNewestOne() {
        CompiledService service = service("tools: {path: a, retain: true}");
        String reference = service.at("Resources", "UsesLambdaFunction", "Properties", "Layers");
        assertThat(reference).matches("\\[\\{\"Ref\":\"ToolsLambdaLayer[0-9a-f]{40}\"}]");
        assertThat(service.at("Outputs", "ToolsLambdaLayerQualifiedArn", "Value"))
                .isEqualTo(reference.substring(1, reference.length() - 1));
        String id = reference.substring(9, reference.length() - 3);
        assertThat(service.at("Resources", id, "DeletionPolicy")).isEqualTo("\"Retain\"");
    }

    @Test
    void aLayerOfNothingIsRefused() {
        assertThat(service("tools: {retain: true}").rendered())
                .contains("serverless.yml:3:17 layers.tools.path: is missing [EMPTY_LAYER]")
                .contains("package.artifact");
    }

    @Test
    void twoKeysThatBecomeOneLogicalIdAreRefused() {
        assertThat(service("tools: {path: a}, a-b: {path: a}, aDashb: {path: a}")
                        .rendered())
                .contains("gets the logical id ADashbLambdaLayer, just as layers.a-b [COLLIDING_LAYER_KEYS]");
    }

    @Test
    void accountsHaveTwelveDigits() {
        assertThat(service("tools: {path: a, allowedAccounts: [12345]}").rendered())
                .contains("layers.tools.allowedAccounts.0: must be an account of 12 digits");
    }

    /** The ids of the versions of both functions, with a package of the layer's of some content. */
    private List<String> versions(CompiledService service, String content) throws IOException {
        Artifact layer = Artifact.of(Files.writeString(folder.resolve("layer.zip"), content));
        ServicePackages packages = new ServicePackages(
                FixedPackages.of(service.service()).functions(), Map.of("tools", layer), Map.of(), Map.of());
        Value.Mapping template =
                new ServiceCompiler(service.service()).compile(packages).template();
        return ((Value.Mapping) template.get("Outputs").orElseThrow())
                .entries().entrySet().stream()
                        .filter(output -> output.getKey().endsWith("LambdaFunctionQualifiedArn"))
                        .map(output -> Json.compact(output.getValue()))
                        .toList();
    }
}
