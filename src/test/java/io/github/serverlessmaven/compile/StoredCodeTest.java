/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoredCodeTest {

    private static CompiledService with(String artifact) {
        return CompiledService.of(
                "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h, package: {" + "artifact: "
                        + artifact + "}}}");
    }

    private static String code(CompiledService service) {
        return service.at("Resources", "HelloLambdaFunction", "Properties", "Code");
    }

    @Test
    void lambdaReadsTheVersionGivenFromTheBucket() {
        assertThat(code(with("{bucket: code, key: app.zip, version: v1, storageMode: REFERENCE}")))
                .isEqualTo("{\"S3Bucket\":\"code\",\"S3Key\":\"app.zip\",\"S3ObjectVersion\":\"v1\","
                        + "\"S3ObjectStorageMode\":\"REFERENCE\"}");
    }

    @Test
    void anAddressIsABucketAndAKey() {
        assertThat(code(with("'s3://code/orders/app.zip'")))
                .isEqualTo("{\"S3Bucket\":\"code\",\"S3Key\":\"orders/app.zip\"}");
    }

    @Test
    void theIdOfTheVersionFollowsFromThePlace() {
        String first = with("{bucket: code, key: app.zip, version: v1}").at("Outputs");
        assertThat(with("{bucket: code, key: app.zip, version: v1}").at("Outputs"))
                .isEqualTo(first);
        assertThat(with("{bucket: code, key: app.zip, version: v2}").at("Outputs"))
                .isNotEqualTo(first);
    }

    @Test
    void theDigestIsNotKnownSoThatAwsDoesNotCompareIt() {
        assertThat(with("{bucket: code, key: app.zip}").at("Resources")).doesNotContain("CodeSha256");
    }

    @Test
    void aServicesArtifactHoldsForAllFunctions() {
        CompiledService service = CompiledService.of("service: demo\nprovider: {runtime: java21}\n"
                + "package: {artifact: 's3://code/app.zip', dependencies: layer}\nfunctions: {hello: {handler: h}}");
        assertThat(code(service)).contains("\"S3Bucket\":\"code\"");
    }
}
