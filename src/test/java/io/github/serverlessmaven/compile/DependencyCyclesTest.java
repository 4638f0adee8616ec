/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyCyclesTest {

    private static final String CYCLE = "which CloudFormation refuses as a circular dependency: ";

    @Test
    void aFunctionThatRefersToTheBucketOfItsEventsIsReportedWithPathPlacesAndRemedy() {
        assertThat(service("!Ref S3BucketUploads", "s3: uploads", "").rendered())
                .isEqualTo("""
                        serverless.yml:7:7 functions.hello.environment: gives resources that need each other, which CloudFormation refuses as a \
                        circular dependency: HelloLambdaFunction -> S3BucketUploads (serverless.yml:7:7) -> HelloLambdaFunction \
                        (serverless.yml:9:13) [CIRCULAR_DEPENDENCY]
                            -> In HelloLambdaFunction, replace the reference to S3BucketUploads by its name, "uploads", or by its ARN, \
                        !Sub 'arn:${AWS::Partition}:s3:::uploads'.""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref S3BucketUploads | s3: uploads",
                "!Sub 'https://${S3BucketUploads.DomainName}' | s3: uploads",
                "!Sub ['${bucket}/in', {bucket: !Ref S3BucketUploads}] | s3: uploads",
                "!If [Big, !Ref S3BucketUploads, none] | s3: uploads",
                "!Ref CognitoUserPoolCustomers | cognitoUserPool: {pool: Customers, trigger: PreSignUp}",
                "!Ref SNSTopicOrders | sns: orders"
            })
    void aReferenceToWhatCallsTheFunctionIsACycle(String value, String event) {
        assertThat(service(value, event, "").rendered())
                .contains("functions.hello.environment: ", "[CIRCULAR_DEPENDENCY]", CYCLE + "HelloLambdaFunction -> ")
                .containsOnlyOnce(CYCLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref HttpApi | httpApi: GET /orders",
                "!Sub 'https://${HttpApi}.execute-api.${AWS::Region}.amazonaws.com' | httpApi: '*'",
                "!Ref ApiGatewayRestApi | http: GET /orders",
                "!Sub '${ApiGatewayRestApi.RootResourceId}' | http: GET /orders",
                "!Ref WebsocketsApi | websocket: orders",
                "!Ref Queue | sqs: {arn: !GetAtt Queue.Arn}",
                "uploads | s3: uploads",
                "!Sub 'arn:${AWS::Partition}:s3:::uploads' | s3: uploads",
                "!Sub 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:orders' | sns: orders",
                "!Sub '${!S3BucketUploads}' | s3: uploads",
                "!Sub ['${S3BucketUploads}', {S3BucketUploads: x}] | s3: uploads",
                "!ImportValue pool | cognitoUserPool: {pool: Customers, trigger: PreSignUp}",
                "!Ref Bucket | s3: {bucket: uploads, existing: true}"
            })
    void aReferenceThatLeadsNowhereBackIsNone(String value, String event) {
        assertThat(service(value, event, "").rendered()).isEmpty();
    }

    @Test
    void aStatementOfTheRoleAboutTheBucketIsACycleTooAndReportedForItself() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider:
                  name: aws
                  runtime: java21
                  iam:
                    role:
                      statements:
                        - {Effect: Allow, Action: 's3:GetObject', Resource: !Sub '${S3BucketUploads.Arn}/*'}
                functions:
                  hello:
                    handler: a.B
                    environment: {BUCKET: !Ref S3BucketUploads}
                    events:
                      - s3: uploads
                """);
        assertThat(service.rendered())
                .contains(
                        CYCLE + "HelloLambdaFunction -> S3BucketUploads",
                        CYCLE + "IamRoleLambdaExecution -> S3BucketUploads",
                        "In IamRoleLambdaExecution, replace the reference to S3BucketUploads by its name, \"uploads\", or by its ARN, !Sub"
                                + " 'arn:${AWS::Partition}:s3:::uploads'.");
    }

    @Test
    void theUsersOwnResourcesMayNeedEachOtherToo() {
        assertThat(service("x", "httpApi: '*'", """
                resources:
                  Resources:
                    One: {Type: 'AWS::SQS::Queue', DependsOn: Two}
                    Two: {Type: 'AWS::SNS::Topic', DependsOn: [Three], Properties: {TopicName: two}}
                    Three: {Type: 'AWS::SQS::Queue', Condition: Never, Properties: {QueueName: !GetAtt One.QueueName}}
                    Four: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Ref One}}
                    Self: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: !Ref Self}}
                """).rendered())
                .contains(
                        "resources.Resources.One.DependsOn: ",
                        CYCLE + "One -> Two (",
                        ") -> Three (",
                        ") -> One (",
                        "Remove Two from \"DependsOn\" of One.",
                        CYCLE + "Self -> Self (");
    }

    @Test
    void whatAnExtensionAddsCounts() {
        assertThat(service("x", "httpApi: '*'", """
                resources:
                  Resources:
                    Table: {Type: 'AWS::DynamoDB::Table', DependsOn: HelloLambdaFunction}
                  extensions:
                    HelloLambdaFunction: {DependsOn: Table}
                """).rendered()).contains(CYCLE, "HelloLambdaFunction", "Table");
    }

    @Test
    void aMacroMayChangeReferencesSoThatNothingIsReported() {
        assertThat(service("!Ref S3BucketUploads", "s3: uploads", "resources: {Transform: Own}\n")
                        .rendered())
                .isEmpty();
    }

    @Test
    void aPoolIsKnownByItsIdOnlyWhenItExists() {
        assertThat(service(
                                "!Ref CognitoUserPoolCustomers",
                                "cognitoUserPool: {pool: Customers, trigger: PreSignUp}",
                                "")
                        .rendered())
                .contains("Store the id of CognitoUserPoolCustomers in an AWS::SSM::Parameter that refers to it");
    }

    private static CompiledService service(String value, String event, String more) {
        return CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21}
                functions:
                  hello:
                    handler: a.B
                    environment:
                      VALUE: %s
                    events:
                      - %s
                %s""".formatted(value, event, more));
    }
}
