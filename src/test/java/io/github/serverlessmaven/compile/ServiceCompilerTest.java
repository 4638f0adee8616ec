/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.template.Json;
import org.junit.jupiter.api.Test;

class ServiceCompilerTest {

    private static final String HEAD = "service: demo\nprovider: {name: aws, runtime: java21}\nfunctions:\n";

    @Test
    void theCodesKeyIsItsDigestBelowServiceAndStage() {
        assertThat(CompiledService.of(HEAD + "  hello: {handler: h.H}")
                        .at("Resources", "HelloLambdaFunction", "Properties", "Code", "S3Key"))
                .isEqualTo(
                        "\"serverless/demo/dev/code/5694d08a2e53ffcae0c3103e5ad6f6076abd960eb1f8a56577040bc1028f702b.zip\"");
    }

    @Test
    void theDeploymentPrefixStandsBeforeIt() {
        String yaml =
                "service: demo\nprovider: {runtime: java21, deploymentPrefix: a/b}\nfunctions: {hello: {handler: h}}";
        assertThat(CompiledService.of(yaml).at("Resources", "HelloLambdaFunction", "Properties", "Code", "S3Key"))
                .startsWith("\"a/b/demo/dev/code/");
    }

    @Test
    void aServiceWithoutFunctionsHasABucketAndNoRole() {
        CompiledService service = CompiledService.of("service: demo\nprovider: aws");
        assertThat(service.template().get("Resources").orElseThrow().toString())
                .contains("ServerlessDeploymentBucket")
                .doesNotContain("IamRoleLambdaExecution");
    }

    @Test
    void noRoleIsGeneratedWhenTheProviderNamesOne() {
        CompiledService service = CompiledService.of(
                "service: demo\nprovider: {runtime: java21, role: 'arn:aws:iam::123456789012:role/r'}\nfunctions: {hello: {handler: h}}");
        assertThat(service.at("Resources", "IamRoleLambdaExecution")).isEqualTo("absent");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "Role"))
                .isEqualTo("\"arn:aws:iam::123456789012:role/r\"");
    }

    @Test
    void functionsWithOneKeyInTwoFilesAreJoinedWithAWarning() {
        CompiledService service = CompiledService.of("service: demo\nprovider: {runtime: java21}\nfunctions:\n"
                + "  - hello: {handler: h}\n  - hello: {timeout: 9}\n    other: {handler: h}\n");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "Timeout"))
                .isEqualTo("9");
        assertThat(service.warnings()).hasSize(1);
        assertThat(service.renderedWarnings())
                .contains("serverless.yml:5:5 functions.1.hello: is there already, at serverless.yml:4:")
                .contains("[FUNCTION_DEFINED_TWICE]");
    }

    @Test
    void everythingMissingIsReportedAtOnce() {
        CompiledService service =
                CompiledService.of("service: demo\nfunctions:\n  one: {}\n  two: {handler: h, runtme: java21}\n");
        assertThat(service.rendered())
                .contains(
                        "serverless.yml:3:8 functions.one.handler: is missing [MISSING_HANDLER]",
                        "serverless.yml:3:8 functions.one.runtime: is missing, here and in the provider's section [MISSING_RUNTIME]",
                        "functions.two.runtme: is not a known key [UNKNOWN_KEY]",
                        "Did you mean \"runtime\"?");
    }

    @Test
    void aMissingServiceNameIsReported() {
        assertThat(CompiledService.of("functions: {}").rendered()).contains("service: is missing [MISSING_SERVICE]");
    }

    @Test
    void theServicesNameMayStandInTheFormOfServerless2() {
        assertThat(CompiledService.of("service: {name: demo}\nprovider: aws")
                        .service()
                        .name())
                .isEqualTo("demo");
    }

    @Test
    void aNameThatAwsWouldRejectIsReportedBeforeAnythingIsBuilt() {
        String yaml = "service: " + "s".repeat(60) + "\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h}}";
        assertThat(CompiledService.of(yaml).rendered())
                .contains("which has 70 characters; AWS allows 64 [FUNCTION_NAME_TOO_LONG]");
    }

    @Test
    void functionsThatCollideAreReported() {
        assertThat(CompiledService.of(HEAD + "  a-b: {handler: h}\n  aDashb: {handler: h}\n")
                        .rendered())
                .contains("gets the logical id ADashbLambdaFunction, just as functions.a-b [COLLIDING_FUNCTION_KEYS]");
        assertThat(CompiledService.of(HEAD + "  a: {handler: h, name: x}\n  b: {handler: h, name: x}\n")
                        .rendered())
                .contains("is deployed as x, just as functions.a [DUPLICATE_FUNCTION_NAME]");
    }

    @Test
    void anIntrinsicFunctionThatDoesNotExistIsReported() {
        assertThat(CompiledService.of(HEAD + "  a:\n    handler: h\n    environment: {XY: {'Fn::GetAt': [A, B]}}\n")
                        .rendered())
                .contains(
                        "functions.a.environment.XY: must be text or an intrinsic function, but is a mapping of Fn::GetAt")
                .contains("Did you mean \"Fn::GetAtt\"?");
    }

    @Test
    void anActionIsTextAndNoMapping() {
        String yaml = "service: demo\nprovider:\n  iam: {role: {statements: "
                + "[{Effect: Allow, Action: {action: 's3:*'}, Resource: {resource: '*'}}]}}\n";
        assertThat(CompiledService.of(yaml).rendered())
                .contains("provider.iam.role.statements.0.Action: must be")
                .contains("provider.iam.role.statements.0.Resource: must be");
    }

    @Test
    void anIncompleteStatementIsReported() {
        String yaml = "service: demo\nprovider:\n  iam: {role: {statements: [{Action: 's3:*', Resource: '*'}]}}\n";
        assertThat(CompiledService.of(yaml).rendered())
                .contains("provider.iam.role.statements.0: must have an Effect")
                .contains("[INCOMPLETE_STATEMENT]");
    }

    @Test
    void aSilentFunctionIsDeniedWritingOnlyIfOthersPermissionsCoverIt() {
        String silent = "  a: {handler: h, disableLogs: true}\n";
        assertThat(CompiledService.of(HEAD + silent).at("Resources", "IamRoleLambdaExecution"))
                .doesNotContain("Deny");
        assertThat(CompiledService.of(HEAD + silent + "  b: {handler: h}\n").at("Resources", "IamRoleLambdaExecution"))
                .contains("Deny");
        assertThat(CompiledService.of(HEAD + silent + "  b: {handler: h, name: other}\n")
                        .at("Resources", "IamRoleLambdaExecution"))
                .doesNotContain("Deny");
    }

    @Test
    void aFunctionTakesAwayATagOrAVariableOfTheProviderWithNull() {
        String yaml = "service: demo\nprovider: {runtime: java21, tags: {a: 1, b: 2}, environment: {AA: 1, BB: 2}}\n"
                + "functions: {hello: {handler: h, tags: {a: null}, environment: {AA: null}}}";
        CompiledService service = CompiledService.of(yaml);
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "Tags"))
                .isEqualTo("[{\"Key\":\"b\",\"Value\":\"2\"}]");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "Environment", "Variables"))
                .isEqualTo("{\"BB\":\"2\"}");
    }

    @Test
    void aRoleWithoutAnyPermissionHasNoPolicy() {
        CompiledService service = CompiledService.of(HEAD + "  a: {handler: h, disableLogs: true}\n");
        assertThat(service.at("Resources", "IamRoleLambdaExecution", "Properties", "Policies"))
                .isEqualTo("absent");
    }

    @Test
    void whatIsNoCloudFormationIsReported() {
        assertThat(CompiledService.of("service: demo\nresources: {Resurces: {}, extensions: {A: {Type: x}}}")
                        .rendered())
                .contains("resources.Resurces: is not a section of a template [UNKNOWN_SECTION]")
                .contains("resources.extensions.A.Type: cannot be changed by an extension");
        assertThat(CompiledService.of("service: demo\nresources: 5").rendered()).contains("[WRONG_TYPE]");
    }

    @Test
    void aSectionOfCloudFormationWithoutKeysIsReported() {
        assertThat(CompiledService.of("service: demo\nresources: {Resources: [A], Outputs: null}")
                        .rendered())
                .contains("resources.Resources: must be a mapping [SECTION_WITHOUT_KEYS]")
                .doesNotContain("Outputs");
    }

    @Test
    void aResourceOfNoTypeIsReportedUnlessItIsAGeneratedOne() {
        CompiledService service = CompiledService.of(
                HEAD
                        + "  a: {handler: h}\nresources: {Resources: {Jobs: {Properties: {}}, Word: x, ALogGroup: {Metadata: {}}}}\n");
        assertThat(service.rendered())
                .contains("resources.Resources.Jobs: has no Type [RESOURCE_WITHOUT_TYPE]")
                .contains("resources.Resources.Word: has no Type")
                .doesNotContain("ALogGroup");
    }

    @Test
    void anExtensionOfNoResourceIsReportedBeforeAnythingIsPackaged() {
        CompiledService service = CompiledService.of(
                HEAD
                        + "  a: {handler: h}\nresources: {extensions: {ALambdaFuntion: {Metadata: {x: 1}}, Other: {}, ALambdaFunction: {}}}\n");
        assertThat(service.rendered())
                .contains("resources.extensions.ALambdaFuntion: there is no resource ALambdaFuntion")
                .contains("-> Did you mean \"ALambdaFunction\"?")
                .contains("there is no resource Other")
                .contains("-> Use one of ServerlessDeploymentBucket, ")
                .doesNotContain("resource ALambdaFunction [");
    }

    @Test
    void whatDependsOnThePackagesIsReportedOncePackagesAreThere() {
        CompiledService service =
                CompiledService.of(HEAD + "  a: {handler: h}\nresources: {extensions: {ALambdaVersionX: {}}}\n");
        assertThat(service.problems()).isEmpty();
        assertThatThrownBy(service::template).hasMessageContaining("there is no resource ALambdaVersionX");
    }

    @Test
    void aServiceWithoutValueIsMissing() {
        assertThat(CompiledService.of("service:").rendered()).contains("service: is missing [MISSING_SERVICE]");
    }

    @Test
    void aKeyTooLongForLogicalIdsIsReported() {
        assertThat(CompiledService.of(HEAD + "  " + "a".repeat(300) + ": {name: a, handler: h}\n")
                        .rendered())
                .contains("logical ids of more than 255 characters [FUNCTION_KEY_TOO_LONG]");
    }

    @Test
    void aHugeNumberStaysReadable() {
        CompiledService service = CompiledService.of(HEAD
                + "  a: {handler: h}\nresources: {Resources: {Jobs: {Type: T, Properties: {A: 1e999, B: 1e20}}}}\n");
        assertThat(service.at("Resources", "Jobs", "Properties"))
                .isEqualTo("{\"A\":1E+999,\"B\":100000000000000000000}");
        assertThat(Json.parse(Json.pretty(service.template()), "the template")).isNotNull();
    }
}
