/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnapStartTest {

    private static CompiledService with(String settings) {
        return CompiledService.of(
                "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h, " + settings + "}}");
    }

    @Test
    void theAliasPointsAtAVersionThatHasASnapshot() {
        CompiledService service = with("snapStart: true");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "SnapStart"))
                .isEqualTo("{\"ApplyOn\":\"PublishedVersions\"}");
        assertThat(service.at("Resources", "HelloSnapStartLambdaAlias", "Properties", "Name"))
                .isEqualTo("\"snapstart\"");
    }

    @Test
    void falseIsNoAlias() {
        assertThat(with("snapStart: false").at("Resources")).doesNotContain("SnapStart");
    }

    @Test
    void aRuntimeWithoutSnapStartIsRefusedWithThoseThatHaveIt() {
        assertThat(with("snapStart: true, runtime: java8.al2").rendered())
                .contains("functions.hello.snapStart: is not available on java8.al2 [SNAP_START_RUNTIME]")
                .contains("java21, java25")
                .doesNotContain("nodejs");
    }

    @Test
    void aRuntimeNewerThanThePluginIsLeftToAws() {
        assertThat(with("snapStart: true, runtime: java49").problems()).isEmpty();
    }

    @Test
    void everyConflictIsNamed() {
        assertThat(with("snapStart: true, provisionedConcurrency: 1, ephemeralStorageSize: 513,"
                                + " vpc: {securityGroupIds: [sg-1], subnetIds: [subnet-1]},"
                                + " fileSystemConfig: {localMountPath: /mnt/data, arn: 'arn:aws:elasticfilesystem:"
                                + "eu-central-1:123456789012:access-point/fsap-0123456789abcdef0'}")
                        .rendered())
                .contains("is not available together with provisionedConcurrency [SNAP_START_CONFLICT]")
                .contains("is not available together with fileSystemConfig")
                .contains("is not available with an ephemeralStorageSize of 513 MB");
    }

    @Test
    void whatFitsIsAccepted() {
        assertThat(with("snapStart: true, provisionedConcurrency: 0, ephemeralStorageSize: 512")
                        .problems())
                .isEmpty();
    }
}
