/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.service.ServerProgram;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceProgramsTest {

    private static List<String> names(boolean tables, String... resources) {
        String template = "{\"Resources\": {" + String.join(", ", resources) + "}}";
        return ServicePrograms.of((Value.Mapping) Json.parse(template, "template"), "eu-central-1", tables).stream()
                .map(ServerProgram::name)
                .toList();
    }

    private static String resource(String id, String type) {
        return "\"" + id + "\": {\"Type\": \"" + type + "\"}";
    }

    @Test
    void eachServerThatAResourceNeedsIsNamedOnce() {
        assertThat(names(
                        false,
                        resource("A", "AWS::SQS::Queue"),
                        resource("B", "AWS::SQS::Queue"),
                        resource("C", "AWS::S3::Bucket"),
                        resource("D", "AWS::SNS::Topic")))
                .containsExactly("ElasticMQ", "S3Proxy");
        assertThat(names(false, resource("A", "Custom::S3"))).containsExactly("S3Proxy");
    }

    @Test
    void tablesNeedOneOnlyIfTheUserWantsIt() {
        for (String type : List.of("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable")) {
            assertThat(names(false, resource("A", type))).isEmpty();
            assertThat(names(true, resource("A", type))).containsExactly("DynamoDB Local");
        }
        assertThat(names(true, resource("A", "AWS::SNS::Topic"))).isEmpty();
    }

    @Test
    void theBucketOfPackagesNeedsNone() {
        assertThat(names(false, resource("ServerlessDeploymentBucket", "AWS::S3::Bucket")))
                .isEmpty();
    }
}
