/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Buckets and user pools that exist outside of the stack. */
class ExistingTargetsTest {

    private static final String BUCKET = "{s3: {bucket: photos, existing: true}}";
    private static final String POOL = "{cognitoUserPool: {pool: users, trigger: PreSignUp, existing: true}}";

    @Test
    void forcedUpdatesOfWhatIsNewHaveNoEffect() {
        CompiledService service = events(
                "",
                "{s3: {bucket: photos, forceDeploy: true}},"
                        + " {cognitoUserPool: {pool: users, trigger: PreSignUp, forceDeploy: true}}");
        assertThat(service.renderedWarnings())
                .contains("events.0.s3.forceDeploy: has no effect without \"existing: true\" [UNUSED_FORCE_DEPLOY]")
                .contains("events.1.cognitoUserPool.forceDeploy: has no effect");
        assertThat(service.at("Parameters")).isEqualTo("absent");
    }

    @Test
    void settingsOfABucketThatExistsHaveNoEffect() {
        CompiledService service = events("s3: {photos: {versioningConfiguration: {Status: Enabled}}}", BUCKET);
        assertThat(service.renderedWarnings())
                .contains("\"provider.s3.photos\" has no effect [UNUSED_BUCKET_SETTINGS]");
        assertThat(service.at("Resources", "S3BucketPhotos")).isEqualTo("absent");
    }

    @Test
    void bothKindsShareOneRoleAndEachHasItsPolicies() {
        CompiledService service = events("", BUCKET + ", " + POOL);
        assertThat(service.problems()).isEmpty();
        assertThat(service.at("Resources"))
                .containsOnlyOnce("\"IamRoleCustomResourcesLambdaExecution\":{")
                .contains("ExistingS3Photos", "ExistingCognitoUserPoolUsers");
    }

    @Test
    void theRoleOfTheDeploymentNeedsNoPolicies() {
        CompiledService service =
                events("iam: {deploymentRole: 'arn:aws:iam::123456789012:role/deployment'}", BUCKET + ", " + POOL);
        assertThat(service.at("Resources")).doesNotContain("AWS::IAM::Policy", "IamRoleCustomResources");
    }

    @Test
    void whatFunctionsUnderAConditionShareExistsUnderIt() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider: {name: aws, region: us-east-1, runtime: java21}
                functions:
                  hello: {handler: a.B, condition: IsOn, events: [%s]}
                  other: {handler: a.B, events: [{s3: {bucket: films, existing: true}}]}
                resources: {Conditions: {IsOn: !Equals [a, a]}}
                """.formatted(BUCKET));
        assertThat(service.at("Resources", "HelloCustomS31", "Condition")).contains("IsOn");
        assertThat(service.at("Resources", "HelloLambdaPermissionCustomS31", "Condition"))
                .contains("IsOn");
        assertThat(service.at("Resources", "OtherCustomS31", "Condition")).isEqualTo("absent");
        assertThat(service.at("Resources", "CustomDashresourceDashexistingDashs3LambdaFunction", "Condition"))
                .isEqualTo("absent");
    }

    @Test
    void theCodeFitsTheTemplateManyTimes() {
        assertThat(events("", BUCKET)
                        .at("Resources", "CustomDashresourceDashexistingDashs3LambdaFunction", "Properties", "Code"))
                .contains("def handler(event, context)")
                .doesNotContain("${", "\\r")
                .hasSizeLessThan(16_384);
    }

    private static CompiledService events(String provider, String events) {
        return CompiledService.of("""
                service: demo
                provider:
                  name: aws
                  region: us-east-1
                  runtime: java21
                  %s
                functions:
                  hello:
                    handler: com.example.Hello
                    events: [%s]
                """.formatted(provider, events));
    }
}
