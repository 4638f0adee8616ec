/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvocationTargetTest {

    private static final LogicalId FUNCTION = new LogicalId("HelloLambdaFunction");
    private static final LogicalId ALIAS = new LogicalId("HelloProvConcLambdaAlias");

    private final InvocationTarget function = new InvocationTarget(FUNCTION, "demo-dev-hello", Optional.empty());
    private final InvocationTarget alias = new InvocationTarget(
            FUNCTION,
            "demo-dev-hello",
            Optional.of(new FunctionAlias("provisioned", ALIAS, Value.Mapping.EMPTY, false, Optional.empty())));

    @Test
    void theFunctionItselfIsInvokedWithoutAnAlias() {
        assertThat(Json.compact(function.arn())).isEqualTo("{\"Fn::GetAtt\":[\"HelloLambdaFunction\",\"Arn\"]}");
        assertThat(Json.compact(function.arnByName())).endsWith(":function:demo-dev-hello\"}");
        assertThat(function.qualifier()).isEqualTo("$LATEST");
        assertThat(function.dependencies()).isEmpty();
    }

    @Test
    void theAliasIsInvokedWhereThereIsOne() {
        assertThat(Json.compact(alias.arn()))
                .isEqualTo(
                        "{\"Fn::Join\":[\":\",[{\"Fn::GetAtt\":[\"HelloLambdaFunction\",\"Arn\"]},\"provisioned\"]]}");
        assertThat(Json.compact(alias.arnByName())).endsWith(":function:demo-dev-hello:provisioned\"}");
        assertThat(alias.qualifier()).isEqualTo("provisioned");
        assertThat(alias.dependencies()).containsExactly(ALIAS);
    }

    @Test
    void aPermissionIsForTheAliasAndWaitsForIt() {
        assertThat(Json.compact(alias.permission(
                                new LogicalId("Called"),
                                "lambda:InvokeFunction",
                                "s3.amazonaws.com",
                                Value.mapping("SourceAccount", Value.of("123456789012")))
                        .toValue()))
                .isEqualTo("{\"Type\":\"AWS::Lambda::Permission\",\"DependsOn\":[\"HelloProvConcLambdaAlias\"],"
                        + "\"Properties\":{\"FunctionName\":{\"Fn::Join\":[\":\",[{\"Fn::GetAtt\":[\"HelloLambdaFunction\","
                        + "\"Arn\"]},\"provisioned\"]]},\"Action\":\"lambda:InvokeFunction\","
                        + "\"Principal\":\"s3.amazonaws.com\",\"SourceAccount\":\"123456789012\"}}");
    }
}
