/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.EntryTime;
import io.github.serverlessmaven.artifact.FakeModules;
import io.github.serverlessmaven.artifact.LayerPackager;
import io.github.serverlessmaven.artifact.ServicePackager;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.deploy.Deployment;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.deploy.progress.ArtifactProgress;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.external.RunningEmulator;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceAssembler;
import io.github.serverlessmaven.template.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers of a service, from their folders to a function that uses them, through the real SDK against the emulator. */
class LayersIT {

    private static final String YAML = """
            service: layered
            provider: {name: aws, runtime: python3.12}
            layers:
              tools: {path: layers/tools, allowedAccounts: ['210987654321']}
            functions:
              hello: {handler: handler.main, layers: [!Ref ToolsLambdaLayer]}
              plain: {handler: handler.main}
            """;

    private final List<DeployEvent> events = new ArrayList<>();
    private AwsAccess aws;

    @TempDir
    Path folder;

    @BeforeEach
    void makeAService() throws IOException {
        RunningEmulator emulator = RunningEmulator.withNewAccount();
        System.setProperty("aws.accessKeyId", emulator.account());
        System.setProperty("aws.secretAccessKey", "secret");
        aws = new AwsAccess(new AwsSettings(
                Optional.of("us-east-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(emulator.endpoint()),
                Optional.empty()));
        write("handler.py", "def main(event, context):\n    import tools\n    return tools.answer()\n");
        writeTools("one");
    }

    @AfterEach
    void close() {
        if (aws != null) {
            aws.close();
        }
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void aFunctionRunsWithTheNewestContentOfItsLayer() throws IOException {
        Map<String, String> first = deploy();
        assertThat(invoke("layered-dev-hello").payload()).isEqualTo("\"one\"");
        assertThat(invoke("layered-dev-plain").error()).isPresent();
        writeTools("two");
        events.clear();
        Map<String, String> second = deploy();
        assertThat(invoke("layered-dev-hello").payload()).isEqualTo("\"two\"");
        assertThat(second.get("ToolsLambdaLayerQualifiedArn"))
                .isNotEqualTo(first.get("ToolsLambdaLayerQualifiedArn"))
                .matches("arn:aws:lambda:us-east-1:[0-9]{12}:layer:tools:[0-9]+");
        assertThat(second.get("HelloLambdaFunctionQualifiedArn"))
                .isNotEqualTo(first.get("HelloLambdaFunctionQualifiedArn"));
        assertThat(second.get("PlainLambdaFunctionQualifiedArn"))
                .isEqualTo(first.get("PlainLambdaFunctionQualifiedArn"));
        assertThat(events.stream().filter(ArtifactProgress.Uploaded.class::isInstance))
                .singleElement()
                .isInstanceOfSatisfying(
                        ArtifactProgress.Uploaded.class,
                        uploaded -> assertThat(uploaded.path()).isEqualTo("layer-tools.zip"));
    }

    private Functions.Result invoke(String function) {
        return aws.functions()
                .invoke(new Functions.Invocation(
                        function, "{}", Functions.Type.REQUEST_RESPONSE, Optional.empty(), false));
    }

    /** Packages and deploys; gives the stack's outputs. */
    private Map<String, String> deploy() {
        Service service = service();
        Path output = folder.resolve("target/serverless");
        Workspace workspace = new Workspace(folder, output, false, EntryTime.EARLIEST);
        ServicePackages packages = new ServicePackages(
                new ServicePackager(workspace, new FakeModules(Optional.empty())).packageAll(service),
                new LayerPackager(workspace, new FakeModules(Optional.empty())).packageAll(service),
                Map.of(),
                Map.of());
        ServiceCompiler compiler = new ServiceCompiler(service);
        String template = Json.pretty(compiler.compile(packages).template());
        Manifest manifest = manifest()
                .stackName(service.stackName())
                .artifactPrefix(service.artifactPrefix())
                .templateSha256(Sha256.of(template).hex())
                .artifacts(packages.all().stream()
                        .map(artifact -> DeploymentFolder.describe(artifact, compiler.codeKey(artifact)))
                        .toList())
                .build();
        DeploymentFolder.complete(output, manifest, template, Optional.empty());
        return new Deployment(aws, events::add)
                .run(DeploymentFolder.read(output), false)
                .stack()
                .outputs();
    }

    private static Service service() {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode tree =
                new YamlReader(diagnostics).read(YAML, "serverless.yml").orElseThrow();
        Service service = new ServiceAssembler(StandardFeatures.schema(), diagnostics)
                .assemble((ConfigNode.Mapping) tree)
                .orElseThrow();
        diagnostics.throwIfErrors();
        return service;
    }

    private void writeTools(String answer) throws IOException {
        write("layers/tools/python/tools.py", "def answer():\n    return '" + answer + "'\n");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
