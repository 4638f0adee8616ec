/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionUrlTest {

    private static CompiledService url(String url) {
        return CompiledService.of(
                "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h, url: " + url + "}}");
    }

    private static String cors(String cors) {
        return url("{cors: " + cors + "}").at("Resources", "HelloLambdaFunctionUrl", "Properties", "Cors");
    }

    @Test
    void aPublicUrlHasBothPermissionsThatAwsAsksFor() {
        CompiledService service = url("true");
        assertThat(service.at("Resources", "HelloLambdaPermissionFnUrl", "Properties"))
                .contains("lambda:InvokeFunctionUrl", "\"FunctionUrlAuthType\":\"NONE\"");
        assertThat(service.at("Resources", "HelloLambdaPermissionFn", "Properties"))
                .contains("\"lambda:InvokeFunction\"", "\"InvokedViaFunctionUrl\":true");
    }

    @Test
    void aUrlThatIamGuardsIsOpenToNobodyElse() {
        CompiledService service = url("{authorizer: aws_iam}");
        assertThat(service.at("Resources", "HelloLambdaFunctionUrl", "Properties", "AuthType"))
                .isEqualTo("\"AWS_IAM\"");
        assertThat(service.at("Resources")).doesNotContain("AWS::Lambda::Permission");
    }

    @Test
    void falseIsNoUrl() {
        assertThat(url("false").at("Resources", "HelloLambdaFunctionUrl")).isEqualTo("absent");
    }

    @Test
    void theStacksOutputsTellTheUrl() {
        assertThat(url("true").at("Outputs", "HelloLambdaFunctionUrl", "Value"))
                .isEqualTo("{\"Fn::GetAtt\":[\"HelloLambdaFunctionUrl\",\"FunctionUrl\"]}");
    }

    @Test
    void corsLeftOpenAllowsAllOriginsAndMethodsAndTheUsualHeaders() {
        assertThat(cors("true"))
                .isEqualTo("{\"AllowHeaders\":[\"Content-Type\",\"X-Amz-Date\",\"Authorization\",\"X-Api-Key\","
                        + "\"X-Amz-Security-Token\",\"X-Amzn-Trace-Id\"],"
                        + "\"AllowMethods\":[\"*\"],\"AllowOrigins\":[\"*\"]}");
        assertThat(cors("false")).isEqualTo("absent");
    }

    @Test
    void aListReplacesItsDefaultAndNullLeavesItOut() {
        assertThat(cors("{allowedHeaders: [A, A], allowedMethods: null}"))
                .isEqualTo("{\"AllowHeaders\":[\"A\"],\"AllowOrigins\":[\"*\"]}");
    }

    @Test
    void aMethodThatAwsDoesNotKnowIsRefused() {
        assertThat(url("{cors: {allowedMethods: [FETCH]}}").rendered())
                .contains("functions.hello.url.cors.allowedMethods.0: must be one of *, GET,")
                .contains("but is \"FETCH\" [NOT_ALLOWED]");
    }
}
