/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations with which real users of Serverless ran into trouble, and their neighbours. */
class RealTroublesTest {

    private static final String HEADING = """
            service: troubles
            provider:
              name: aws
              runtime: nodejs22.x
            """;

    private static final String FUNCTION = """
            functions:
              f:
                handler: index.handler
            """;

    @Test
    void loopsAndMacrosStandInEverySectionOfTheTemplate() {
        String resources = """
                resources:
                  Transform: AWS::LanguageExtensions
                  Resources:
                    Fn::ForEach::Topics:
                      - TopicName
                      - [Success, Failure]
                      - SnsTopic${TopicName}:
                          Type: AWS::SNS::Topic
                          Properties: {TopicName: !Ref TopicName}
                    Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://bucket/more.yml}}
                  Conditions:
                    Fn::ForEach::Made: [Name, [A], {'Is${Name}': !Equals [a, b]}]
                  Outputs:
                    Fn::ForEach::Out:
                      - TopicName
                      - [Success, Failure]
                      - Out${TopicName}: {Value: !GetAtt 'SnsTopic${TopicName}.TopicArn'}
                """;
        for (String mode : List.of("error", "warn", "off")) {
            CompiledService service =
                    CompiledService.of(HEADING + FUNCTION + resources + "configValidationMode: " + mode + "\n");
            assertThat(service.at("Resources", "Fn::ForEach::Topics")).contains("\"SnsTopic${TopicName}\"");
            assertThat(service.at("Resources", "Fn::Transform")).contains("AWS::Include");
            assertThat(service.at("Conditions", "Fn::ForEach::Made")).contains("Is${Name}");
            assertThat(service.at("Outputs", "Fn::ForEach::Out")).contains("Out${TopicName}");
            assertThat(service.at("Transform")).isEqualTo("\"AWS::LanguageExtensions\"");
        }
    }

    @Test
    void aResourceWithoutATypeIsStillRefusedBesideALoop() {
        assertThat(CompiledService.of(HEADING + FUNCTION
                                + "resources: {Resources: {'Fn::ForEach::A': [X, [Y], {}], Queue: {Properties: {}}}}\n")
                        .rendered())
                .contains("resources.Resources.Queue: has no Type")
                .doesNotContain("ForEach");
    }

    @Test
    void dynamicReferencesStandWhereAnIntrinsicFunctionDoes() {
        CompiledService service = CompiledService.of(HEADING + """
                  kmsKeyArn: '{{resolve:ssm:/keys/env}}'
                  logRetentionInDays: '{{resolve:ssm:/sizes/days:3}}'
                functions:
                  f:
                    handler: index.handler
                    layers: ['{{resolve:ssm:/aws/service/powertools/java/latest}}']
                    onError: 'arn:aws:sns:eu-central-1:123456789012:{{resolve:ssm:/topics/dead}}'
                    memorySize: '{{resolve:ssm:/sizes/memory}}'
                    timeout: '{{resolve:ssm:/sizes/timeout}}'
                    reservedConcurrency: '{{resolve:ssm:/sizes/reserved}}'
                    provisionedConcurrency: '{{resolve:ssm:/sizes/provisioned}}'
                    environment: {TOKEN_NAME: '{{resolve:secretsmanager:app:SecretString:user}}'}
                    vpc: {securityGroupIds: ['{{resolve:ssm:/vpc/sg}}'], subnetIds: ['{{resolve:ssm:/vpc/ünï}}']}
                  g:
                    handler: index.handler
                    role: '{{resolve:ssm:/roles/g}}'
                """);
        assertThat(service.rendered()).isEmpty();
        assertThat(service.at("Resources", "FLambdaFunction", "Properties", "MemorySize"))
                .isEqualTo("\"{{resolve:ssm:/sizes/memory}}\"");
        assertThat(service.at("Resources", "FLambdaFunction", "Properties", "KmsKeyArn"))
                .isEqualTo("\"{{resolve:ssm:/keys/env}}\"");
        assertThat(service.at("Resources", "FLambdaFunction", "Properties", "VpcConfig", "SecurityGroupIds"))
                .isEqualTo("[\"{{resolve:ssm:/vpc/sg}}\"]");
        assertThat(service.at("Resources", "FLogGroup", "Properties", "RetentionInDays"))
                .isEqualTo("\"{{resolve:ssm:/sizes/days:3}}\"");
        assertThat(service.at("Resources", "GLambdaFunction", "Properties", "Role"))
                .isEqualTo("\"{{resolve:ssm:/roles/g}}\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{resolve:vault:/a}}", "{{resolve:ssm:}}", "{{resolve:ssm:/a", "{resolve:ssm:/a}"})
    void whatIsNoDynamicReferenceIsRefused(String text) {
        assertThat(CompiledService.of(
                                HEADING + FUNCTION + "    memorySize: '" + text + "'\n    onError: '" + text + "'\n")
                        .problems())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'— sg-0123456789abcdef0'",
                "subnet-0123456789abcdef0",
                "''",
                "' sg-0123456789abcdef0 '",
                "'sg-1,sg-2'",
                "'“sg-1”'",
                "sg-"
            })
    void anIdOfASecurityGroupHasItsForm(String id) {
        String vpc = "    vpc: {subnetIds: [subnet-0123456789abcdef0], securityGroupIds: [" + id + "]}\n";
        assertThat(CompiledService.of(HEADING + FUNCTION + vpc).rendered())
                .contains("functions.f.vpc.securityGroupIds.0: must be the id of a security group, such as"
                        + " sg-0123456789abcdef0, but is ");
        assertThat(CompiledService.of(HEADING + FUNCTION + vpc + "configValidationMode: warn\n")
                        .template()
                        .get("Resources"))
                .isPresent();
    }

    @Test
    void pastedListsAndIdsAreToldWhatToChange() {
        assertThat(vpc("'— sg-1'")).contains("Replace the typographic character \"—\" by a plain \"-\".");
        assertThat(vpc("' sg-1 '")).contains("Remove the blanks around it.");
        assertThat(vpc("'sg-1,sg-2'")).contains("Write a list, each item on a line of its own");
        assertThat(vpc("subnet-1")).contains("Write it in that form, for example \"securityGroupIds: [sg-");
    }

    private static String vpc(String id) {
        return CompiledService.of(
                        HEADING + FUNCTION + "    vpc: {subnetIds: [subnet-1], securityGroupIds: " + id + "}\n")
                .rendered();
    }

    @Test
    void aListInPlaceOfTheProviderIsOneProblem() {
        assertThat(CompiledService.of("""
                service: lists
                provider:
                  - {name: aws, runtime: nodejs22.x}
                  - stage: qa
                """ + FUNCTION).rendered())
                .isEqualTo("serverless.yml:3:3 provider: must be aws, or a mapping, but is a list [WRONG_TYPE]\n"
                        + "    -> Remove the \"- \" and write its keys below it, one on each line.");
    }

    @Test
    void aPseudoParameterInARoleOfTheDeploymentHasAVariableInItsPlace() {
        assertThat(CompiledService.of(HEADING + "  cfnRole: arn:aws:iam::${AWS::AccountId}:role/Deploy\n" + FUNCTION)
                        .rendered())
                .contains("Write ${aws:accountId} in place of ${AWS::AccountId}, which is not replaced here.")
                .doesNotContain("Replace or remove");
    }

    @Test
    void anImageMayHaveSnapStart() {
        CompiledService service = CompiledService.of("""
                service: snapimage
                provider: {name: aws}
                functions:
                  f:
                    image: 123456789012.dkr.ecr.eu-central-1.amazonaws.com/app@sha256:6bb600b4d6e1d7cf521097177dd0c4e9ea373edb91984a505333be8ac9455d38
                    snapStart: true
                """);
        assertThat(service.at("Resources", "FLambdaFunction", "Properties", "SnapStart"))
                .contains("PublishedVersions");
        assertThat(service.at("Resources", "FSnapStartLambdaAlias", "Type")).contains("AWS::Lambda::Alias");
    }
}
