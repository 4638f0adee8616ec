/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KmsKeyTest {

    private static final String ARN = "arn:aws:kms:us-east-1:123456789012:key/";

    private static CompiledService service(String service, String provider, String function) {
        return CompiledService.of("service: {name: demo" + service + "}\nprovider: {runtime: java21" + provider
                + "}\nfunctions: {hello: {handler: h" + function + "}}");
    }

    private static String key(CompiledService service) {
        return service.at("Resources", "HelloLambdaFunction", "Properties", "KmsKeyArn");
    }

    @Test
    void theServicesKeyIsUsedWhenNothingCloserNamesOne() {
        assertThat(key(service(", awsKmsKeyArn: '" + ARN + "s'", "", ""))).isEqualTo("\"" + ARN + "s\"");
    }

    @Test
    void theProvidersKeyGoesBeforeTheServices() {
        assertThat(key(service(", awsKmsKeyArn: '" + ARN + "s'", ", awsKmsKeyArn: '" + ARN + "p'", "")))
                .isEqualTo("\"" + ARN + "p\"");
    }

    @Test
    void theFunctionsKeyGoesBeforeAllOthers() {
        assertThat(key(service(
                        ", awsKmsKeyArn: '" + ARN + "s'",
                        ", kmsKeyArn: '" + ARN + "p'",
                        ", awsKmsKeyArn: '" + ARN + "f'")))
                .isEqualTo("\"" + ARN + "f\"");
    }

    @Test
    void decryptingIsPermittedForAKeyOfTheStackToo() {
        CompiledService service = service("", "", ", kmsKeyArn: {'Fn::GetAtt': [Key, Arn]}");
        assertThat(service.at("Resources", "IamRoleLambdaExecution"))
                .contains("{\"Effect\":\"Allow\",\"Action\":[\"kms:Decrypt\"],"
                        + "\"Resource\":[{\"Fn::GetAtt\":[\"Key\",\"Arn\"]}]}");
    }

    @Test
    void aKeyUsedByTwoFunctionsIsPermittedOnce() {
        CompiledService service = CompiledService.of("service: demo\nprovider: {runtime: java21, kmsKeyArn: '" + ARN
                + "p'}\nfunctions: {one: {handler: h}, two: {handler: h}}");
        assertThat(service.at("Resources", "IamRoleLambdaExecution")).containsOnlyOnce("kms:Decrypt");
    }

    @Test
    void anArnOfAnotherServiceIsRefused() {
        assertThat(service("", "", ", kmsKeyArn: 'arn:aws:sns:us-east-1:123456789012:t'")
                        .rendered())
                .contains("functions.hello.kmsKeyArn: must be the ARN of a KMS key, but is \"arn:aws:sns:");
    }

    @Test
    void bothSpellingsOnOneFunctionAreReported() {
        assertThat(service("", "", ", kmsKeyArn: '" + ARN + "a', awsKmsKeyArn: '" + ARN + "b'")
                        .rendered())
                .contains("functions.hello.awsKmsKeyArn: means the same as another key of this section [ALIAS_CLASH]");
    }

    @Test
    void aServiceWithAKeyButWithoutANameIsReported() {
        assertThat(CompiledService.of("service: {awsKmsKeyArn: '" + ARN + "s'}").rendered())
                .contains("serverless.yml:1:10 service: is missing [MISSING_SERVICE]");
    }
}
