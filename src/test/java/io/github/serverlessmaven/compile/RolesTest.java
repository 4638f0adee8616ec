/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {

    private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:";

    private static CompiledService service(String provider, String functions) {
        return CompiledService.of(
                "service: demo\nprovider: {runtime: java21, " + provider + "}\nfunctions: {" + functions + "}");
    }

    private static CompiledService perFunction(String functions) {
        return service("iam: {role: {mode: perFunction}}", functions);
    }

    private static String role(CompiledService service, String id) {
        return service.at("Resources", id, "Properties");
    }

    @Test
    void eachFunctionIsPermittedOnlyWhatItNeedsItself() {
        CompiledService service = perFunction("one: {handler: h, onError: '" + QUEUE
                + "one'}, two: {handler: h, onError: '" + QUEUE + "two', tracing: true}");
        assertThat(role(service, "OneIamRoleLambdaExecution"))
                .contains(QUEUE + "one", "log-group:/aws/lambda/demo-dev-one:*")
                .doesNotContain(QUEUE + "two", "xray", "demo-dev*", "demo-dev-two");
        assertThat(role(service, "TwoIamRoleLambdaExecution")).contains(QUEUE + "two", "xray:PutTraceSegments");
        assertThat(service.at("Resources", "IamRoleLambdaExecution")).isEqualTo("absent");
        assertThat(service.at("Resources", "TwoLambdaFunction", "Properties", "Role"))
                .isEqualTo("{\"Fn::GetAtt\":[\"TwoIamRoleLambdaExecution\",\"Arn\"]}");
    }

    @Test
    void theSharedRoleKnowsNothingOfFunctionsWithARoleOfTheirOwn() {
        CompiledService service = service(
                "iam: {role: {statements: []}}",
                "shares: {handler: h}, own: {handler: h, onError: '" + QUEUE + "own', iam: {}},"
                        + " existing: {handler: h, onError: '" + QUEUE + "existing', role: 'arn:aws:iam::1:role/r'}");
        assertThat(role(service, "IamRoleLambdaExecution")).doesNotContain("sqs:");
        assertThat(role(service, "OwnIamRoleLambdaExecution"))
                .contains(QUEUE + "own")
                .doesNotContain(QUEUE + "existing");
        assertThat(service.at("Resources", "ExistingIamRoleLambdaExecution")).isEqualTo("absent");
    }

    @Test
    void withoutASharedModeStatementsOfTheServiceAreInheritedUnlessRefused() {
        String statement = "{Effect: Allow, Action: 's3:GetObject', Resource: '*'}";
        String functions = "plain: {handler: h}, asks: {handler: h, iam: {inheritStatements: true}},"
                + " refuses: {handler: h, iam: {inheritStatements: false}}, silent: {handler: h, iam: {}}";
        CompiledService each = service("iam: {role: {mode: perFunction, statements: [" + statement + "]}}", functions);
        assertThat(role(each, "PlainIamRoleLambdaExecution")).contains("s3:GetObject");
        assertThat(role(each, "SilentIamRoleLambdaExecution")).contains("s3:GetObject");
        assertThat(role(each, "RefusesIamRoleLambdaExecution")).doesNotContain("s3:GetObject");
        CompiledService shared = service("iam: {role: {statements: [" + statement + "]}}", functions);
        assertThat(role(shared, "AsksIamRoleLambdaExecution")).contains("s3:GetObject");
        assertThat(role(shared, "SilentIamRoleLambdaExecution")).doesNotContain("s3:GetObject");
    }

    @Test
    void aFunctionsOwnRoleExistsUnderItsCondition() {
        CompiledService service = perFunction("hello: {handler: h, condition: IsProduction}");
        assertThat(service.at("Resources", "HelloIamRoleLambdaExecution", "Condition"))
                .isEqualTo("\"IsProduction\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Action: 'sqs:DeleteMessage' | sqs:ReceiveMessage, sqs:GetQueueAttributes",
                "Action: ['s3:*', 'SQS:R*'] | sqs:DeleteMessage, sqs:GetQueueAttributes",
                "Action: 'sqs:*', Effect: Deny | sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes"
            })
    void aRoleOfTheServicesOwnResourcesThatLacksWhatAnEventNeedsIsReported(String statement, String missing) {
        assertThat(withRole(statement, "", "").renderedWarnings())
                .contains(
                        "functions.hello.role: is Mine, which does not permit what the events and settings of the function need: "
                                + missing + " [ROLE_LACKS_PERMISSIONS]",
                        "Add a statement that allows them to the policies of Mine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Action: 'sqs:*' | '' | ''",
                "Action: '*' | '' | ''",
                "Action: [!Ref Parameter] | '' | ''",
                "NotAction: 'iam:*' | '' | ''",
                "Action: 's3:*' | ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSQSFullAccess'], | ''",
                "Action: 's3:*' | '' | More: {Type: 'AWS::IAM::Policy', Properties: {Roles: [!Ref Mine], PolicyName: p, PolicyDocument: {}}}"
            })
    void aRoleThatPermitsItOrThatIsNotKnownWhollyIsNotReported(String statement, String properties, String resource) {
        assertThat(withRole(statement, properties, resource).renderedWarnings()).isEmpty();
    }

    @Test
    void aRoleOfAnotherStackIsNotReported() {
        assertThat(service("", "hello: {handler: h, role: 'arn:aws:iam::1:role/r', events: [{sqs: '" + QUEUE + "a'}]}")
                        .renderedWarnings())
                .isEmpty();
    }

    private static CompiledService withRole(String statement, String properties, String resource) {
        return CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21}
                package: {artifact: a.zip}
                functions:
                  hello: {handler: a.B, role: Mine, events: [{sqs: 'arn:aws:sqs:us-east-1:123456789012:orders'}]}
                resources:
                  Resources:
                    Mine:
                      Type: AWS::IAM::Role
                      Properties: {%s AssumeRolePolicyDocument: {}, Policies: [{PolicyName: p, PolicyDocument: {Statement: {Resource: '*', %s}}}]}
                    %s
                """.formatted(
                properties, statement.contains("Effect") ? statement : statement + ", Effect: Allow", resource));
    }

    @Test
    void aFunctionThatDoesNotLogNeedsNoStatementInItsOwnRole() {
        CompiledService service = perFunction("logs: {handler: h}, silent: {handler: h, disableLogs: true}");
        assertThat(service.at("Resources", "SilentIamRoleLambdaExecution", "Properties", "Policies"))
                .isEqualTo("absent");
    }

    @Test
    void onlyTheFunctionInAVpcGetsThePolicyForIt() {
        CompiledService service =
                perFunction("inside: {handler: h, vpc: {securityGroupIds: [sg-1], subnetIds: [subnet-1]}},"
                        + " outside: {handler: h, vpc: false}");
        assertThat(role(service, "InsideIamRoleLambdaExecution")).contains("AWSLambdaVPCAccessExecutionRole");
        assertThat(role(service, "OutsideIamRoleLambdaExecution")).doesNotContain("ManagedPolicyArns");
    }

    @Test
    void aFunctionOfTheServiceGivenByItsAttributeIsPermittedByItsName() {
        CompiledService service = service(
                "iam: {role: {}}",
                "hello: {handler: h, destinations: {onSuccess: {type: function, arn:"
                        + " {'Fn::GetAtt': [AuditLambdaFunction, Arn]}}}}, audit: {handler: h}");
        assertThat(role(service, "IamRoleLambdaExecution"))
                .contains(":function:demo-dev-audit\"")
                .doesNotContain("AuditLambdaFunction");
        assertThat(role(service, "HelloLambdaEvConf")).contains("{\"Fn::GetAtt\":[\"AuditLambdaFunction\",\"Arn\"]}");
    }

    @Test
    void anExistingRoleTogetherWithAGeneratedOneIsRefused() {
        assertThat(service("iam: {}", "hello: {handler: h, role: Mine, iam: {}}")
                        .rendered())
                .contains("functions.hello.role: is configured together with \"iam\"")
                .contains("[CONFLICTING_ROLES]");
        assertThat(service("role: Mine, iam: {role: {mode: perFunction}}", "hello: {handler: h}")
                        .rendered())
                .contains(
                        "provider.role: is configured, but \"iam.role.mode\" asks for a generated role of each function");
    }

    @Test
    void aRoleOfAFunctionsOwnGoesBeforeTheProvidersExistingRole() {
        CompiledService service =
                service("iam: {role: 'arn:aws:iam::1:role/r'}", "hello: {handler: h, iam: {}}, other: {handler: h}");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "Role"))
                .contains("HelloIamRoleLambdaExecution");
        assertThat(service.at("Resources", "OtherLambdaFunction", "Properties", "Role"))
                .isEqualTo("\"arn:aws:iam::1:role/r\"");
    }

    @Test
    void whatIamRefusesIsRefused() {
        assertThat(service(
                                "iam: {role: {name: 'a/b', path: teams, managedPolicies: [ReadOnly],"
                                        + " permissionsBoundary: 'arn:aws:s3:::b', tags: {'aws:x': y}}}",
                                "hello: {handler: h}")
                        .rendered())
                .contains("provider.iam.role.name: must be 1 to 64 letters")
                .contains("provider.iam.role.path: must be / or a path that begins and ends with /")
                .contains("provider.iam.role.managedPolicies.0: must be the ARN of a policy")
                .contains("provider.iam.role.permissionsBoundary: must be the ARN of a policy")
                .contains("provider.iam.role.tags.aws:x: the key must be");
    }
}
