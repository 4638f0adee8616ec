/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSystemTest {

    private static final String FILE_SYSTEM = ", fileSystemConfig: {localMountPath: /mnt/data,"
            + " arn: 'arn:aws:elasticfilesystem:us-east-1:111111111111:access-point/fsap-0d0d0d0d0d0d0d0d0'}";

    private static final String PROVIDER = ", vpc: {securityGroupIds: [sg-1], subnetIds: [subnet-1]}";

    private static CompiledService service(String provider, String function) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21" + provider
                + "}\nfunctions: {hello: {handler: h" + function + "}}");
    }

    @Test
    void theProvidersVpcIsEnough() {
        assertThat(service(PROVIDER, FILE_SYSTEM)
                        .at("Resources", "HelloLambdaFunction", "Properties", "FileSystemConfigs"))
                .contains("/mnt/data");
    }

    @Test
    void aFunctionOutsideOfAnyVpcIsReported() {
        assertThat(service("", FILE_SYSTEM).rendered())
                .contains("functions.hello.fileSystemConfig: needs a VPC, but the function is attached to none"
                        + " [FILE_SYSTEM_WITHOUT_VPC]");
        assertThat(service(PROVIDER, FILE_SYSTEM + ", vpc: null").rendered()).contains("[FILE_SYSTEM_WITHOUT_VPC]");
    }

    @Test
    void aMissingPartIsReported() {
        assertThat(service(PROVIDER, ", fileSystemConfig: {localMountPath: /mnt/data}")
                        .rendered())
                .contains("functions.hello.fileSystemConfig: has no arn [INCOMPLETE_FILE_SYSTEM]");
        assertThat(service(PROVIDER, ", fileSystemConfig: {arn: {Ref: AccessPoint}}")
                        .rendered())
                .contains("functions.hello.fileSystemConfig: has no localMountPath [INCOMPLETE_FILE_SYSTEM]");
    }

    @Test
    void aPathOutsideOfMntIsRefused() {
        assertThat(service(PROVIDER, ", fileSystemConfig: {localMountPath: /data, arn: {Ref: AccessPoint}}")
                        .rendered())
                .contains("functions.hello.fileSystemConfig.localMountPath: must be /mnt/ followed by letters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn: 'arn:aws:s3files:us-east-1:111111111111:file-system/fs-0abcdef1234567890/access-point/fsap-0abcdef1234567890'",
                "arn: !GetAtt Point.AccessPointArn, type: s3files"
            })
    void aFileSystemOfS3IsMountedWithItsOwnPermissions(String accessPoint) {
        CompiledService service =
                service(PROVIDER, ", fileSystemConfig: {localMountPath: /mnt/s3, " + accessPoint + "}");
        assertThat(service.rendered()).isEmpty();
        assertThat(service.at("Resources", "IamRoleLambdaExecution"))
                .contains("\"s3files:ClientMount\",\"s3files:ClientWrite\"")
                .doesNotContain("elasticfilesystem");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "FileSystemConfigs"))
                .contains("\"LocalMountPath\":\"/mnt/s3\"");
    }

    @Test
    void aTypeThatContradictsTheArnIsReported() {
        assertThat(service(
                                PROVIDER,
                                ", fileSystemConfig: {localMountPath: /mnt/data, type: s3files, arn: 'arn:aws:elasticfilesystem"
                                        + ":us-east-1:111111111111:access-point/fsap-0d0d0d0d0d0d0d0d0'}")
                        .rendered())
                .contains(
                        "functions.hello.fileSystemConfig: has the type s3files, but the ARN of another [FILE_SYSTEM_TYPE]");
    }

    @Test
    void theFileSystemItselfIsNoAccessPoint() {
        assertThat(service(
                                PROVIDER,
                                ", fileSystemConfig: {localMountPath: /mnt/data,"
                                        + " arn: 'arn:aws:elasticfilesystem:us-east-1:111111111111:file-system/fs-0d0d'}")
                        .rendered())
                .contains(
                        "functions.hello.fileSystemConfig.arn: must be the ARN of an access point of EFS or S3 Files");
    }
}
