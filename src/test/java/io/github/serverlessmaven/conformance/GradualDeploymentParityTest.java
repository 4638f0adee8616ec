/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.compile.CompiledService;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What "deployment" gives is what AWS SAM makes of "DeploymentPreference", as {@code record_sam.py} recorded it, and a stack of
 * serverless-plugin-canary-deployments, as {@code record_plugin.mjs} recorded it, loses nothing when it is taken over.
 */
class GradualDeploymentParityTest {

    private static final Path FOLDER = Path.of("src/test/resources/gradual-deployments");

    /** The ids and names are those of the plugin; roles refer to the application, so that it has no condition. */
    private static final List<String> NOT_OF_SAM = List.of("DeploymentGroupName", "Policies", "FunctionVersion");

    private static final List<String> UNCONDITIONAL = List.of("AWS::CodeDeploy::Application", "AWS::IAM::Role");

    @TempDir
    Path folder;

    /** A case of the recording. */
    record Case(Value.Mapping values) {

        @Override
        public String toString() {
            return values.text("name").orElseThrow();
        }
    }

    @ParameterizedTest
    @MethodSource("ofSam")
    void theResourcesAreThoseOfSam(Case recorded) {
        Value.Mapping template = CompiledService.of(
                        Json.compact(recorded.values().section("service")))
                .template();
        assertThat(comparable(template.section("Resources")))
                .isEqualTo(comparable(recorded.values().section("recorded")));
    }

    static List<Case> ofSam() throws IOException {
        return ((Value.Sequence) read("sam.json"))
                .items().stream().map(Value.Mapping.class::cast).map(Case::new).toList();
    }

    private static Value read(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        return Json.parse(Files.readString(file), file.toString());
    }

    /** The resources of a gradual deployment, by logical id. */
    private static Map<String, String> comparable(Value.Mapping resources) {
        Map<String, String> compared = new TreeMap<>();
        resources.entries().forEach((id, value) -> {
            Value.Mapping resource = (Value.Mapping) value;
            String type = resource.text("Type").orElseThrow();
            if (type.startsWith("AWS::CodeDeploy::")
                    || type.equals("AWS::Lambda::Alias")
                    || id.equals("CodeDeployServiceRole")) {
                Value.Mapping properties = resource.section("Properties");
                for (String name : NOT_OF_SAM) {
                    properties = properties.without(name);
                }
                Value.Mapping kept = resource.without("DependsOn").with("Properties", properties);
                Value.Mapping shown = UNCONDITIONAL.contains(type) ? kept.without("Condition") : kept;
                compared.put(application(id), application(Json.compact(sorted(shown))));
            }
        });
        return compared;
    }

    private static String application(String text) {
        return text.replace("ServerlessDeploymentApplication", "DemodevDeploymentApplication");
    }

    /** With sorted keys, and Fn::Sub resolved as far as it is of constants. */
    private static Value sorted(Value value) {
        if (value instanceof Value.Sequence list) {
            return new Value.Sequence(list.items().stream()
                    .map(GradualDeploymentParityTest::sorted)
                    .toList());
        }
        if (!(value instanceof Value.Mapping mapping)) {
            return value;
        }
        if (mapping.get("Fn::Sub").isPresent()) {
            String json = Json.compact(mapping);
            String config = json.replaceAll(".*\"ConfigName\":\"([^\"]+)\".*", "$1");
            return json.contains("ConfigName")
                    ? Value.of("CodeDeployDefault.Lambda" + config)
                    : Value.of(mapping.text("Fn::Sub").orElseThrow().replace("${AWS::Partition}", "aws"));
        }
        Value.MappingBuilder sorted = Value.mapping();
        new TreeMap<>(mapping.entries()).forEach((key, entry) -> sorted.put(key, sorted(entry)));
        return sorted.build();
    }

    @ParameterizedTest
    @MethodSource("ofPlugin")
    void aStackOfThePluginIsTakenOver(ConformanceCase service) throws IOException {
        Value.Mapping recorded = ((Value.Mapping) read("plugin.json")).section(service.name());
        assertThat(recorded.text("service"))
                .as("recorded as it is: node %s", FOLDER.resolve("record_plugin.mjs"))
                .hasValue(service.files().get(ConformanceCase.CONFIGURATION));
        Value.Mapping theirs = withArns(recorded.section("template"));
        Value.Mapping ours = PackagedFolder.templateOf(service, folder);
        assertThat(new LostResources().between(theirs, ours)).isEmpty();
        assertThat(deployments(ours)).isEqualTo(deployments(theirs));
    }

    static List<ConformanceCase> ofPlugin() throws IOException {
        return ConformanceCase.documents("canary-deployments", Files.readString(FOLDER.resolve("plugin.yml")));
    }

    /** References to an alias by the ARN they give. */
    private static Value.Mapping withArns(Value.Mapping template) {
        String json = Json.compact(template)
                .replaceAll(
                        "\\{\"Ref\":\"(\\w+LambdaFunction)Alias(\\w+)\"}",
                        "{\"Fn::Join\":[\":\",[{\"Fn::GetAtt\":[\"$1\",\"Arn\"]},\"$2\"]]}");
        return (Value.Mapping) Json.parse(json, "with ARNs");
    }

    /** The deployment groups and the update policies of aliases. */
    private static Map<String, String> deployments(Value.Mapping template) {
        return template.section("Resources").entries().entrySet().stream()
                .flatMap(resource -> Stream.of("AlarmConfiguration", "DeploymentConfigName", "TriggerConfigurations")
                        .map(name -> Map.entry(
                                resource.getKey() + "/" + name,
                                Json.compact(sorted(((Value.Mapping) resource.getValue())
                                        .section("Properties")
                                        .get(name)
                                        .orElse(Value.NULL))))))
                .filter(property -> !property.getValue().equals("null"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }
}
