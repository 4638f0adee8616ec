/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row: statements of a role before and after, and what differs: {@code +} or {@code -}, with {@code !} if more is permitted. */
class PermissionChangesTest {

    private static final String ROLE = """
            'Role': {'Type': 'AWS::IAM::Role', 'Properties': {'Policies': [{'PolicyDocument': {'Statement': %s}}]}}""";

    /** What makes no difference, or less. */
    private static final String[][] SAME = {
        {
            "[{'Effect':'Allow','Action':['s3:Get*'],'Resource':['a','b']}]",
            "[{'Effect':'Allow','Action':'s3:Get*','Resource':['b','a']}]"
        },
        {
            "[{'Effect':'Allow','Action':'S3:GETOBJECT','Resource':'a'}]",
            "{'Effect':'Allow','Action':'s3:GetObject','Resource':'a'}"
        },
        {
            "[{'Sid':'One','Effect':'Allow','Action':'s3:A','Resource':'a'}]",
            "[{'Sid':'Two','Effect':'Allow','Action':'s3:A','Resource':'a'}]"
        },
        {
            "[{'Effect':'Allow','Action':['s3:A','s3:B'],'Resource':'a'}]",
            "[{'Effect':'Allow','Action':'s3:A','Resource':'a'},{'Effect':'Allow','Action':'s3:B','Resource':'a'}]"
        },
        {
            "[{'Effect':'Allow','Action':'s3:A','Resource':{'Fn::Sub':'arn:aws:s3:::${Store}/*'}}]",
            "[{'Effect':'Allow','Action':'s3:A','Resource':{'Fn::Join':['',['arn:aws:s3:::',{'Ref':'Store'},'/*']]}}]"
        },
        {
            "[{'Effect':'Allow','Action':'s3:A','Resource':{'Fn::GetAtt':['Table','Arn']}}]",
            "[{'Effect':'Allow','Action':'s3:A','Resource':{'Fn::Sub':['${T}',{'T':{'Fn::GetAtt':'Table.Arn'}}]}}]"
        },
        {
            "[{'Effect':'Allow','Action':'s3:A','Resource':'arn:aws:s3:::b'}]",
            "[{'Effect':'Allow','Action':'s3:A','Resource':{'Fn::Sub':'arn:${AWS::Partition}:s3:::b'}}]"
        },
        {
            "[{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'StringEquals':{'aws:SourceAccount':'1'}}}]",
            "[{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'StringEquals':{'AWS:SourceAccount':['1']}}}]"
        },
        {
            "[{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'Bool':{'aws:SecureTransport':true}}}]",
            "[{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'Bool':{'aws:SecureTransport':'true'}}}]"
        },
        {
            "[{'Effect':'Allow','Action':'s3:A','Resource':['a',{'Fn::If':['Prod','b',{'Ref':'AWS::NoValue'}]}]}]",
            "[{'Effect':'Allow','Action':'s3:A','Resource':[{'Fn::If':['Prod','b',{'Ref':'AWS::NoValue'}]},'a']}]"
        },
    };

    static Stream<String[]> same() {
        return Stream.of(SAME);
    }

    @ParameterizedTest
    @MethodSource("same")
    void orderSpellingAndGroupingMakeNoDifference(String before, String after) {
        assertThat(rows(role(before), role(after))).isEmpty();
        assertThat(rows(role(after), role(before))).isEmpty();
    }

    /** What is narrower in its second form: shown as removed only; the other way round it is a widening. */
    private static final String[][] NARROWED = {
        {
            "{'Effect':'Allow','Action':['s3:A','s3:B'],'Resource':'a'}",
            "{'Effect':'Allow','Action':'s3:A','Resource':'a'}"
        },
        {
            "{'Effect':'Allow','Action':'s3:*','Resource':'a'}",
            "{'Effect':'Allow','Action':['s3:Get*','s3:PutObject'],'Resource':'a'}"
        },
        {
            "{'Effect':'Allow','Action':'s3:A','Resource':'*'}",
            "{'Effect':'Allow','Action':'s3:A','Resource':{'Fn::Sub':'${Store.Arn}/*'}}"
        },
        {
            "{'Effect':'Allow','Action':'s3:A','Resource':{'Fn::Sub':'${Store.Arn}/*'}}",
            "{'Effect':'Allow','Action':'s3:A','Resource':{'Fn::Sub':'${Store.Arn}/in/*'}}"
        },
        {
            "{'Effect':'Allow','Action':'s3:A','Resource':'a'}",
            "{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}"
        },
        {
            "{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'StringEquals':{'k':['1','2']}}}",
            "{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'StringEquals':{'k':'1'}}}"
        },
        {
            "{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'StringNotEquals':{'k':'1'}}}",
            "{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'StringNotEquals':{'k':['1','2']}}}"
        },
        {
            "{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'StringEqualsIfExists':{'k':'1'}}}",
            "{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'StringEquals':{'k':'1'}}}"
        },
        {
            "{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'ArnLike':{'k':'arn:aws:s3:::*'}}}",
            "{'Effect':'Allow','Action':'s3:A','Resource':'a','Condition':{'ArnLike':{'k':'arn:aws:s3:::b*'}}}"
        },
        {
            "{'Effect':'Allow','NotAction':'iam:*','Resource':'a'}",
            "{'Effect':'Allow','NotAction':['iam:*','sts:*'],'Resource':'a'}"
        },
        {
            "{'Effect':'Allow','NotAction':'iam:*','Resource':'a'}",
            "{'Effect':'Allow','Action':'s3:GetObject','Resource':'a'}"
        },
        {"{'Effect':'Allow','Action':'*','Resource':'a'}", "{'Effect':'Allow','NotAction':'iam:*','Resource':'a'}"},
        {
            "{'Effect':'Allow','Action':'s3:A','NotResource':'arn:aws:s3:::b'}",
            "{'Effect':'Allow','Action':'s3:A','NotResource':['arn:aws:s3:::b','arn:aws:s3:::c']}"
        },
        {
            "{'Effect':'Allow','Action':'s3:A','Resource':'a'}",
            "{'Effect':'Allow','Action':'s3:A','Resource':{'Fn::If':['Prod','a',{'Ref':'AWS::NoValue'}]}}"
        },
    };

    static Stream<String[]> narrowed() {
        return Stream.of(NARROWED);
    }

    @ParameterizedTest
    @MethodSource("narrowed")
    void lessIsShownAndIsNoWidening(String before, String after) {
        assertThat(rows(role(before), role(after))).isNotEmpty().allMatch(row -> row.startsWith("- "));
        assertThat(rows(role(after), role(before))).isNotEmpty().allMatch(row -> row.startsWith("+!"));
    }

    /** What forbids less in its second form. */
    private static final String[][] DENIED = {
        {
            "[{'Effect':'Deny','Action':['s3:A','s3:B'],'Resource':'*'}]",
            "[{'Effect':'Deny','Action':'s3:A','Resource':'*'}]"
        },
        {"[{'Effect':'Deny','Action':'s3:A','Resource':'*'}]", "[]"},
        {
            "[{'Effect':'Deny','Action':'s3:A','Resource':'*'}]",
            "[{'Effect':'Deny','Action':'s3:A','Resource':'*','Condition':{'Bool':{'k':'false'}}}]"
        },
        {"[{'Effect':'Deny','NotAction':'s3:*','Resource':'*'}]", "[{'Effect':'Deny','NotAction':'*','Resource':'*'}]"},
    };

    static Stream<String[]> denied() {
        return Stream.of(DENIED);
    }

    @ParameterizedTest
    @MethodSource("denied")
    void whatForbidsLessIsAWidening(String before, String after) {
        assertThat(rows(role(before), role(after))).isNotEmpty().allMatch(row -> row.startsWith("-!"));
        assertThat(rows(role(after), role(before))).isNotEmpty().allMatch(row -> row.startsWith("+ "));
    }

    @Test
    void anotherConditionOrResourceIsAddedAndTheOldOneRemoved() {
        assertThat(
                        rows(
                                role("{'Effect':'Allow','Action':['s3:A','s3:B'],'Resource':'a'}"),
                                role(
                                        "{'Effect':'Allow','Action':['s3:B','s3:A'],'Resource':'b','Condition':{'StringEquals':{'aws:SourceAccount':'1'}}}")))
                .containsExactly(
                        "+! Role Allow s3:A, s3:B | b | AWS:${Role} | StringEquals aws:sourceaccount = 1",
                        "-  Role Allow s3:A, s3:B | a | AWS:${Role} | ");
    }

    @Test
    void overlappingWildcardsOfNotActionAreNotTakenForPermitted() {
        assertThat(rows(
                        role("{'Effect':'Allow','NotAction':'s3:Put*','Resource':'a'}"),
                        role("{'Effect':'Allow','Action':'s3:*Object','Resource':'a'}")))
                .contains("+! Role Allow s3:*Object | a | AWS:${Role} | ");
    }

    @Test
    void aStatementThatMovesBetweenPoliciesOfARoleIsNoChange() {
        String statement = "[{'Effect':'Allow','Action':'s3:A','Resource':'a'}]";
        String plain = "'Role': {'Type': 'AWS::IAM::Role', 'Properties': {'RoleName': 'named', %s}}";
        String document = "'PolicyDocument': {'Statement': " + statement + "}";
        List<String> places = List.of(
                template(ROLE.formatted(statement).replace("'Properties': {", "'Properties': {'RoleName': 'named', ")),
                template(
                        plain.formatted("'Path': '/'"),
                        "'P': {'Type': 'AWS::IAM::Policy', 'Properties': {'Roles': [{'Ref': 'Role'}], " + document
                                + "}}"),
                template(
                        plain.formatted("'Path': '/'"),
                        "'P': {'Type': 'AWS::IAM::RolePolicy', 'Properties': {'RoleName': 'named', " + document + "}}"),
                template(
                        plain.formatted("'Path': '/'"),
                        "'P': {'Type': 'AWS::IAM::ManagedPolicy', 'Properties': {'Roles': [{'Ref': 'Role'}], "
                                + document + "}}"),
                template(
                        plain.formatted("'ManagedPolicyArns': [{'Ref': 'P'}]"),
                        "'P': {'Type': 'AWS::IAM::ManagedPolicy', 'Properties': {" + document + "}}"));
        for (String before : places) {
            for (String after : places) {
                assertThat(rows(before, after)).as(before + " -> " + after).isEmpty();
            }
        }
    }

    @Test
    void aManagedPolicyThatIsAttachedIsAWideningUnlessItForbids() {
        String role = "'Role': {'Type': 'AWS::IAM::Role', 'Properties': {'ManagedPolicyArns': [%s]}}";
        String before = template(role.formatted("'arn:aws:iam::aws:policy/ReadOnlyAccess'"));
        String after = template(
                role.formatted(
                        "{'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess'}, 'arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/AWSDenyAll'"));
        assertThat(rows(before, after))
                .containsExactly(
                        "+! Role Policy managed policy | arn:aws:iam::aws:policy/AdministratorAccess | AWS:${Role} | ",
                        "+  Role Deny managed policy | arn:aws:iam::aws:policy/AWSDenyAll | AWS:${Role} | ");
        assertThat(rows(after, before))
                .containsExactly(
                        "-! Role Deny managed policy | arn:aws:iam::aws:policy/AWSDenyAll | AWS:${Role} | ",
                        "-  Role Policy managed policy | arn:aws:iam::aws:policy/AdministratorAccess | AWS:${Role} | ");
    }

    @Test
    void aBoundaryThatGoesIsAWideningAndOneThatComesIsNone() {
        String without = template("'Role': {'Type': 'AWS::IAM::Role', 'Properties': {}}");
        String with = template(
                "'Role': {'Type': 'AWS::IAM::Role', 'Properties': {'PermissionsBoundary': 'arn:aws:iam::1:policy/b'}}");
        String row = "Role Boundary managed policy | arn:aws:iam::1:policy/b | AWS:${Role} | ";
        assertThat(rows(with, without)).containsExactly("-! " + row);
        assertThat(rows(without, with)).containsExactly("+  " + row);
    }

    @Test
    void whoMayAssumeARoleIsCompared() {
        String role =
                "'Role': {'Type': 'AWS::IAM::Role', 'Properties': {'AssumeRolePolicyDocument': {'Statement': [{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal': %s}]}}}";
        String lambda = template(role.formatted("{'Service': ['lambda.amazonaws.com']}"));
        assertThat(rows(lambda, template(role.formatted("{'Service': {'Fn::Sub': 'lambda.${AWS::URLSuffix}'}}"))))
                .isEmpty();
        assertThat(rows(lambda, template(role.formatted("{'Service': 'lambda.amazonaws.com', 'AWS': '111122223333'}"))))
                .containsExactly("+! Role Allow sts:AssumeRole | ${Role.Arn} | AWS:111122223333 | ");
        String account = template(role.formatted("{'AWS': 'arn:aws:iam::111122223333:root'}"));
        assertThat(rows(account, template(role.formatted("{'AWS': ['111122223333']}"))))
                .isEmpty();
        assertThat(rows(account, template(role.formatted("{'AWS': 'arn:aws:iam::111122223333:role/ci'}"))))
                .containsExactly("-  Role Allow sts:AssumeRole | ${Role.Arn} | AWS:arn:aws:iam::111122223333:root | ");
        assertThat(rows(account, template(role.formatted("'*'"))))
                .containsExactly("+! Role Allow sts:AssumeRole | ${Role.Arn} | * | ");
        assertThat(rows(template(role.formatted("'*'")), template(role.formatted("{'AWS': ['*']}"))))
                .isEmpty();
    }

    @Test
    void permissionsOfFunctionsAreComparedByFunctionCallerAndSource() {
        String function = "'F': {'Type': 'AWS::Lambda::Function', 'Properties': {'FunctionName': 'shop-f'}}";
        String permission =
                "'P%s': {'Type': 'AWS::Lambda::Permission', 'Properties': {'Action': 'lambda:InvokeFunction', 'FunctionName': %s, 'Principal': 'sns.amazonaws.com'%s}}";
        String source = ", 'SourceArn': {'Ref': 'Topic'}";
        String before = template(function, permission.formatted("1", "{'Ref': 'F'}", source));
        assertThat(rows(before, template(function, permission.formatted("2", "{'Fn::GetAtt': ['F', 'Arn']}", source))))
                .isEmpty();
        assertThat(rows(before, template(function, permission.formatted("3", "'shop-f'", source))))
                .isEmpty();
        assertThat(rows(before, template(function, permission.formatted("1", "{'Ref': 'F'}", ""))))
                .containsExactly("+! P1 Allow lambda:InvokeFunction | ${F} | Service:sns.amazonaws.com | ");
        assertThat(rows(
                        before,
                        template(function, permission.formatted("1", "{'Ref': 'F'}", source.replace("Topic", "U")))))
                .containsExactly(
                        "+! P1 Allow lambda:InvokeFunction | ${F} | Service:sns.amazonaws.com | ArnLike aws:sourcearn = ${U}",
                        "-  P1 Allow lambda:InvokeFunction | ${F} | Service:sns.amazonaws.com | ArnLike aws:sourcearn = ${Topic}");
    }

    @Test
    void aNewVersionOfALayerHasThePermissionsOfTheOldOne() {
        String layer =
                "'L%1$s': {'Type': 'AWS::Lambda::LayerVersion', 'Properties': {'LayerName': 'libs'}}, 'P%1$s': {'Type': 'AWS::Lambda::LayerVersionPermission', 'Properties': {'Action': 'lambda:GetLayerVersion', 'LayerVersionArn': {'Ref': 'L%1$s'}, 'Principal': '111122223333'}}";
        assertThat(rows(template(layer.formatted("1")), template(layer.formatted("2"))))
                .isEmpty();
    }

    @Test
    void policiesOfResourcesAreComparedWhereverTheyStand() {
        String statement =
                "{'Statement': [{'Effect': 'Allow', 'Action': 'x:Y', 'Resource': '*', 'Principal': {'AWS': %s}}]}";
        for (String resource : List.of(
                "'R': {'Type': 'AWS::S3::BucketPolicy', 'Properties': {'Bucket': 'b', 'PolicyDocument': %s}}",
                "'R': {'Type': 'AWS::SQS::QueuePolicy', 'Properties': {'Queues': [{'Ref': 'Q'}], 'PolicyDocument': %s}}",
                "'R': {'Type': 'AWS::SNS::TopicPolicy', 'Properties': {'Topics': [{'Ref': 'T'}], 'PolicyDocument': %s}}",
                "'R': {'Type': 'AWS::KMS::Key', 'Properties': {'KeyPolicy': %s}}",
                "'R': {'Type': 'AWS::ApiGateway::RestApi', 'Properties': {'Policy': %s}}",
                "'R': {'Type': 'AWS::DynamoDB::Table', 'Properties': {'ResourcePolicy': {'PolicyDocument': %s}}}",
                "'R': {'Type': 'AWS::Some::NewThing', 'Properties': {'Deep': [{'Policy': %s}]}}")) {
            assertThat(rows(
                            template(resource.formatted(statement.formatted("'111122223333'"))),
                            template(resource.formatted(statement.formatted("['111122223333', '444455556666']")))))
                    .as(resource)
                    .hasSize(1)
                    .allMatch(row -> row.startsWith("+! R Allow x:Y | ") && row.endsWith(" | AWS:444455556666 | "));
        }
    }

    @Test
    void thePolicyOfOneKeyDoesNotCoverThatOfAnother() {
        String key =
                "'%s': {'Type': 'AWS::KMS::Key', 'Properties': {'KeyPolicy': {'Statement': [{'Effect': 'Allow', 'Action': 'kms:*', 'Resource': '*', 'Principal': {'AWS': '1'}}]}}}";
        assertThat(rows(template(key.formatted("A")), template(key.formatted("A"), key.formatted("B"))))
                .containsExactly("+! B Allow kms:* | ${B} | AWS:1 | ");
    }

    @Test
    void aPolicyThatIsATextIsRead() {
        String policy =
                "'R': {'Type': 'AWS::Logs::ResourcePolicy', 'Properties': {'PolicyDocument': {'Fn::Sub': '%s'}}}";
        String document =
                "{\\\\\"Statement\\\\\": [{\\\\\"Effect\\\\\": \\\\\"Allow\\\\\", \\\\\"Action\\\\\": %s, \\\\\"Resource\\\\\": \\\\\"${Group.Arn}\\\\\", \\\\\"Principal\\\\\": {\\\\\"Service\\\\\": \\\\\"es.amazonaws.com\\\\\"}}]}"
                        .replace("\\\\", "\\");
        assertThat(rows(
                        template(policy.formatted(document.formatted("\\\"logs:A\\\""))),
                        template(policy.formatted(document.formatted("[\\\"logs:A\\\", \\\"logs:B\\\"]")))))
                .containsExactly("+! R Allow logs:B | ${Group.Arn} | Service:es.amazonaws.com | ");
    }

    @Test
    void theStatementsOfEventBusesAreComparedInBothForms() {
        String old =
                "'R': {'Type': 'AWS::Events::EventBusPolicy', 'Properties': {'StatementId': 's', 'Action': 'events:PutEvents', 'Principal': '*', 'Condition': {'Type': 'StringEquals', 'Key': 'aws:PrincipalOrgID', 'Value': 'o-1'}}}";
        String current =
                "'R': {'Type': 'AWS::Events::EventBusPolicy', 'Properties': {'StatementId': 's', 'Statement': {'Effect': 'Allow', 'Action': 'events:PutEvents', 'Resource': '*', 'Principal': '*', 'Condition': {'StringEquals': {'aws:PrincipalOrgID': 'o-1'}}}}}";
        assertThat(rows(template(old), template(current))).isEmpty();
        assertThat(rows(template(), template(old)))
                .containsExactly("+! R Allow events:PutEvents | default | * | StringEquals aws:principalorgid = o-1");
    }

    @Test
    void whatForbidsMayGoWithThatForWhichItForbids() {
        String bucket = "'B': {'Type': 'AWS::S3::Bucket'%s}";
        String policy =
                "'R': {'Type': 'AWS::S3::BucketPolicy', 'Properties': {'Bucket': {'Ref': 'B'}, 'PolicyDocument': {'Statement': [{'Effect': 'Deny', 'Action': 's3:*', 'Principal': '*', 'Condition': {'Bool': {'aws:SecureTransport': false}}}]}}}";
        String row = "R Deny s3:* | ${B} | * | Bool aws:securetransport = false";
        assertThat(rows(template(bucket.formatted(""), policy), template())).containsExactly("-  " + row);
        assertThat(rows(template(bucket.formatted(", 'DeletionPolicy': 'Retain'"), policy), template()))
                .containsExactly("-! " + row);
        assertThat(rows(template(bucket.formatted(""), policy), template(bucket.formatted(""))))
                .containsExactly("-! " + row);
    }

    @Test
    void aConditionOfTheTemplateThatGoesIsAWidening() {
        String conditional = template(ROLE.formatted("[{'Effect':'Allow','Action':'s3:A','Resource':'a'}]")
                .replace("'Type': 'AWS::IAM::Role'", "'Type': 'AWS::IAM::Role', 'Condition': 'Prod'"));
        String always = role("[{'Effect':'Allow','Action':'s3:A','Resource':'a'}]");
        assertThat(rows(conditional, always)).containsExactly("+! Role Allow s3:A | a | AWS:${Role} | ");
        assertThat(rows(always, conditional)).containsExactly("-  Role Allow s3:A | a | AWS:${Role} | ");
    }

    @Test
    void aParameterMappingOrConditionOfAnotherDefinitionIsAnotherValue() {
        String role = ROLE.formatted(
                "[{'Effect':'Allow','Action':'s3:A','Resource':[{'Ref':'Bucket'},{'Fn::FindInMap':['M','a','b']},{'Fn::FindInMap':['M',{'Ref':'AWS::Region'},'b']},{'Fn::If':['Prod','p',{'Ref':'AWS::NoValue'}]}]}]");
        String definitions =
                "{'Parameters': {'Bucket': {'Type': 'String', 'Default': '%1$s'}}, 'Mappings': {'M': {'a': {'b': '%1$s'}}}, 'Conditions': {'Base': {'Fn::Equals': ['x', '%1$s']}, 'Prod': {'Fn::Not': [{'Condition': 'Base'}]}}, 'Resources': {"
                        + role + "}}";
        assertThat(rows(definitions.formatted("one"), definitions.formatted("one")))
                .isEmpty();
        assertThat(rows(definitions.formatted("one"), definitions.formatted("two")))
                .containsExactly(
                        "+! Role Allow s3:A | ${Bucket (redefined)}, ${map M (redefined).${AWS::Region}.b}, two | AWS:${Role} | ",
                        "+! Role Allow s3:A | p | AWS:${Role} | if Prod (redefined)",
                        "-  Role Allow s3:A | ${Bucket}, ${map M.${AWS::Region}.b}, one | AWS:${Role} | ",
                        "-  Role Allow s3:A | p | AWS:${Role} | if Prod");
    }

    @Test
    void anIntrinsicFunctionThatGivesAWholeStatementIsComparedAsItStands() {
        String before = role("[{'Fn::Transform': {'Name': 'T'}}]");
        assertThat(rows(before, role("[{'Fn::Transform': {'Name': 'T'}}]"))).isEmpty();
        assertThat(rows(before, role("[{'Fn::Transform': {'Name': 'U'}}]")))
                .hasSize(2)
                .allMatch(row -> row.substring(1).startsWith("! Role Unknown {\"Fn::Transform\""));
    }

    @Test
    void aVariableOfIamIsNoReference() {
        String variable = "{'Effect':'Allow','Action':'s3:A','Resource':'arn:aws:s3:::b/${aws:username}'}";
        assertThat(rows(
                        role(variable),
                        role(variable.replace(
                                "'arn:aws:s3:::b/${aws:username}'", "{'Fn::Sub': 'arn:aws:s3:::b/${!aws:username}'}"))))
                .isEmpty();
        assertThat(rows(template(), role(variable)))
                .containsExactly("+! Role Allow s3:A | arn:aws:s3:::b/${aws:username} | AWS:${Role} | ");
    }

    @Test
    void eachRowLeadsToItsStatement() {
        String after = template(
                "'Role': {'Type': 'AWS::IAM::Role', 'Properties': {'Policies': [{'PolicyDocument': {'Statement': [{'Effect':'Allow','Action':'a:B','Resource':'a'}, {'Fn::If': ['C', {'Effect':'Allow','Action':'c:D','Resource':'a'}, {'Ref': 'AWS::NoValue'}]}]}}], 'ManagedPolicyArns': ['arn']}}");
        assertThat(PermissionChanges.between(Value.Mapping.EMPTY, parsed(after)))
                .extracting(PermissionChange::pointer)
                .containsExactly(
                        "/Resources/Role/Properties/Policies/0/PolicyDocument/Statement/0",
                        "/Resources/Role/Properties/Policies/0/PolicyDocument/Statement/1/Fn::If/1",
                        "/Resources/Role/Properties/ManagedPolicyArns/0");
    }

    @Test
    void whatIsNoPolicyIsIgnored() {
        assertThat(rows(
                        template(),
                        template(
                                "'A': {'Type': 'AWS::WAFv2::WebACL', 'Properties': {'Rules': [{'Statement': {'GeoMatchStatement': {}}}]}}",
                                "'B': {'Type': 'AWS::Logs::LogGroup', 'Properties': {'DataProtectionPolicy': {'Statement': [{'Sid': 'audit', 'Operation': {}}]}}}",
                                "'C': 'no resource', 'D': {'Type': 'AWS::IAM::Role'}, 'E': {}")))
                .isEmpty();
    }

    private static String role(String statements) {
        return template(ROLE.formatted(statements));
    }

    private static String template(String... resources) {
        return "{'Resources': {" + String.join(", ", resources) + "}}";
    }

    private static Value.Mapping parsed(String template) {
        return (Value.Mapping) Json.parse(template.replace('\'', '"'), "template");
    }

    private static List<String> rows(String before, String after) {
        return PermissionChanges.between(parsed(before), parsed(after)).stream()
                .map(row -> (row.isAdded() ? "+" : "-") + (row.isWidening() ? "! " : "  ") + row.logicalId() + " "
                        + row.effect() + " " + String.join(", ", row.actions()) + " | "
                        + String.join(", ", row.resources()) + " | " + String.join(", ", row.principals()) + " | "
                        + row.condition())
                .toList();
    }
}
