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

class DependencyLayerTest {

    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:layer:tools:";

    @TempDir
    Path folder;

    private Value.Mapping template(String libraries) throws IOException {
        CompiledService service = CompiledService.of("service: demo\nprovider: {runtime: java21}\n"
                + "package: {dependencies: layer}\nfunctions:\n"
                + "  one: {handler: h, layers: ['" + ARN + "1']}\n  two: {handler: h}\n"
                + "  keeps: {handler: h, package: {dependencies: package}}");
        Artifact layer = Artifact.of(Files.writeString(folder.resolve(libraries + ".zip"), libraries));
        Map<String, Artifact> code = FixedPackages.of(service.service()).functions();
        return new ServiceCompiler(service.service())
                .compile(new ServicePackages(code, Map.of(), Map.of("one", layer, "two", layer), Map.of()))
                .template();
    }

    private static String at(Value template, String... path) {
        Value found = template;
        for (String key : path) {
            found = ((Value.Mapping) found).get(key).orElse(Value.NULL);
        }
        return Json.compact(found);
    }

    private static List<String> layers(Value.Mapping template) {
        return ((Value.Mapping) template.get("Resources").orElseThrow())
                .entries().entrySet().stream()
                        .filter(resource -> at(resource.getValue(), "Type").equals("\"AWS::Lambda::LayerVersion\""))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    @Test
    void theLayerStandsOnceAndOnTopOfTheFunctionsOwnLayers() throws IOException {
        Value.Mapping template = template("libraries");
        assertThat(layers(template)).hasSize(1);
        String id = layers(template).get(0);
        assertThat(id).matches("Dependencies[0-9a-f]{16}LambdaLayer");
        String reference = "{\"Ref\":\"" + id + "\"}";
        assertThat(at(template, "Resources", "OneLambdaFunction", "Properties", "Layers"))
                .isEqualTo("[\"" + ARN + "1\"," + reference + "]");
        assertThat(at(template, "Resources", "TwoLambdaFunction", "Properties", "Layers"))
                .isEqualTo("[" + reference + "]");
        assertThat(at(template, "Resources", "KeepsLambdaFunction", "Properties", "Layers"))
                .isEqualTo("null");
        assertThat(at(template, "Resources", id, "Properties", "LayerName")).isEqualTo("\"demo-dev-dependencies\"");
    }

    @Test
    void otherLibrariesMakeAnotherLayerAndNewVersionsOfItsFunctionsOnly() throws IOException {
        Value.Mapping before = template("libraries");
        Value.Mapping after = template("other libraries");
        assertThat(layers(after)).isNotEqualTo(layers(before));
        assertThat(at(after, "Outputs", "TwoLambdaFunctionQualifiedArn"))
                .isNotEqualTo(at(before, "Outputs", "TwoLambdaFunctionQualifiedArn"));
        assertThat(at(after, "Outputs", "KeepsLambdaFunctionQualifiedArn"))
                .isEqualTo(at(before, "Outputs", "KeepsLambdaFunctionQualifiedArn"));
    }

    @Test
    void aFunctionWithFiveLayersHasNoRoomForIt() {
        String five = "['" + ARN + "1','" + ARN + "2','" + ARN + "3','" + ARN + "4','" + ARN + "5']";
        assertThat(CompiledService.of("service: demo\nprovider: {runtime: java21}\npackage: {dependencies: layer}\n"
                                + "functions: {one: {handler: h, layers: " + five + "}}")
                        .rendered())
                .contains(
                        "serverless.yml:3:25 package.dependencies: adds a layer to functions.one, which has 5 already")
                .contains("[TOO_MANY_LAYERS]");
    }

    @Test
    void aFunctionThatIsNotMadeOfClassesAndLibrariesIsRefusedOne() {
        String start = "service: demo\nprovider: {runtime: java21}\nfunctions: {one: {handler: h, ";
        assertThat(CompiledService.of(start + "runtime: python3.13, package: {dependencies: layer}}}")
                        .rendered())
                .contains("but the runtime is python3.13 [DEPENDENCIES_WITHOUT_MODULE]");
        assertThat(CompiledService.of(start + "package: {layout: artifact, dependencies: layer}}}")
                        .rendered())
                .contains("but the layout is artifact [DEPENDENCIES_WITHOUT_MODULE]");
    }
}
