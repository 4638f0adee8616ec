/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.Deployment;
import io.github.serverlessmaven.deploy.Remover;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.manifest.BucketOptions;
import io.github.serverlessmaven.manifest.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the plugin generates, the local engine can apply, leave alone and take down. */
class GoldenTemplatesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Pattern KEY = Pattern.compile("\"S3Key\": \"([^\"]+)\"");

    /** Values that only another stack has. */
    private static final Pattern IMPORT = Pattern.compile("\\{\\s*\"Fn::ImportValue\": (\"[^\"]*\"|\\{[^{}]*})\\s*}");

    @TempDir
    Path folder;

    static Stream<String> services() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders
                    .filter(service -> Files.exists(service.resolve("template.json")))
                    .map(service -> service.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void aGeneratedTemplateIsAppliedLeftAloneAndTakenDown(String service) throws IOException {
        DeploymentFolder packaged = packaged(service);
        try (LocalTarget target = target()) {
            Path code = packaged.path().resolve("code.zip");
            target.store().upload("example-code", "orders/app.zip", code, Sha256.of(code)); // a bucket of the user's
            Deployment deployment = new Deployment(target, event -> {});
            assertThat(deployment.run(packaged, false).stack().status().text()).isEqualTo("UPDATE_COMPLETE");
            boolean isForced = CoreTemplate.parameters(packaged.template()).contains("ServerlessDeploymentTime");
            assertThat(deployment.run(packaged, false).changed()).isEqualTo(isForced);
            assertThat(deployment.run(packaged, true).changed()).isEqualTo(isForced);
            assertThat(new Remover(target, event -> {}, SuggestedCommands.NONE, Safeguards.NONE)
                            .remove("golden", BucketOptions.NONE, DeletionOptions.STANDARD, "serverless", true))
                    .isTrue();
            assertThat(target.stacks().find("golden")).isEmpty();
        }
    }

    private LocalTarget target() {
        return new LocalSetUp().open(folder.resolve("state"));
    }

    private DeploymentFolder packaged(String service) throws IOException {
        String template = IMPORT.matcher(
                        Files.readString(GOLDEN.resolve(service).resolve("template.json")))
                .replaceAll("\"imported\"");
        Path packages = Files.createDirectories(folder.resolve("packages"));
        Path zip = packages.resolve("code.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(file)) {
            entries.putNextEntry(new ZipEntry("handler.js"));
        }
        List<Manifest.PackagedArtifact> artifacts = KEY.matcher(template)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .map(key -> new Manifest.PackagedArtifact(
                        "code.zip", Sha256.of(zip).hex(), zip.toFile().length(), key))
                .toList();
        Manifest manifest = manifest()
                .stackName("golden")
                .artifactPrefix("serverless")
                .templateSha256(Sha256.of(template).hex())
                .artifacts(artifacts)
                .build();
        DeploymentFolder.complete(packages, manifest, template, Optional.empty());
        return DeploymentFolder.read(packages);
    }
}
