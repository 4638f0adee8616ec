/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service whose certificate could not be looked up: everything works but its deployment to AWS. */
class MissingCertificateTest {

    private static final String SERVICE = """
            service: hello
            provider:
              name: aws
              runtime: nodejs22.x
              region: eu-central-1
              domain: {name: api.example.com, certificateName: api.example.com, hostedZoneId: Z1}
            functions:
              hello:
                handler: index.handler
                events: [{http: GET /hello}]
            """;

    @TempDir
    Path folder;

    private FolderBuild build;
    private LoadService services;
    private PackageService packaging;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("serverless.yml"), SERVICE);
        Files.writeString(folder.resolve("index.js"), "exports.handler = async () => 'hello';\n");
        use(new FolderBuild(folder).offline());
    }

    private void use(FolderBuild given) {
        build = given;
        services = new LoadService(build);
        packaging = new PackageService(
                build,
                services,
                new PackagingOptions(false, false, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void isPackagedWithTheDomainInTheManifestAndRefusedFromTheFolder() throws IOException {
        packaging.packageAll();
        Path packages = build.service().output();
        assertThat(Files.readString(packages.resolve("manifest.json"))).contains("provider.domain.certificateName");
        assertThatThrownBy(() -> deploying().deploy(packages))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("The package lacks what was not looked up in AWS: provider.domain.certificateName.");
    }

    @Test
    void isPackagedAndCheckedWhereAwsCannotBeAsked() throws IOException {
        use(new FolderBuild(folder)
                .withEnvironment(Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b"))
                .withOptions(new ServiceOptions(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(URI.create("http://127.0.0.1:1")),
                        false)));
        packaging.packageAll();
        assertThat(build.lines)
                .anySatisfy(warning -> assertThat(warning).startsWith("warn No certificate was looked up. "))
                .anySatisfy(warning -> assertThat(warning).contains("CERTIFICATE_NOT_LOOKED_UP"));
        Files.writeString(folder.resolve("serverless.yml"), SERVICE.replace("http:", "htttp:"));
        assertThatThrownBy(() -> new LoadService(build).validateAll()).hasMessageContaining("htttp");
    }

    private DeployService deploying() {
        Targets targets = new Targets(build, "aws", Optional.of(folder.resolve("state")), LocalOptions.DEFAULT);
        return new DeployService(build, services, targets, DeployOptions.NONE, Safeguards.NONE, event -> {});
    }
}
