/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.plan.ResourceChange.Action;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateChangesTest {

    private static final String TABLE = "AWS::DynamoDB::Table";

    @Test
    void equalTemplatesHaveNoChanges() {
        Value.Mapping template = resources("Table", TABLE, "{'TableName':'a'}");
        assertThat(TemplateChanges.between(template, template).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'TimeToLive':10}|{'TimeToLive':'10'}",
                "{'TimeToLive':1.0}|{'TimeToLive':1}",
                "{'Enabled':true}|{'Enabled':'true'}",
                "{'A':1,'B':2}|{'B':2,'A':1}",
                "{'A':{'Fn::GetAtt':'Role.Arn'}}|{'A':{'Fn::GetAtt':['Role','Arn']}}",
                "{'A':'caf? ?'}|{'A':'café 😀'}"
            })
    void whatCloudFormationTakesForTheSameIsNoChange(String before, String after) {
        assertThat(between(before, after).resources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'A':'1a'}|{'A':1}",
                "{'A':[1,2]}|{'A':[2,1]}",
                "{'A':''}|{}",
                "{'A':'café'}|{'A':'caf?'}",
                "{'A':{}}|{'A':'x'}",
                "{'A':true}|{'A':1}"
            })
    void otherValuesAreChanges(String before, String after) {
        assertThat(between(before, after).resources()).hasSize(1);
    }

    @Test
    void theOrderOfDependenciesIsNoChange() {
        assertThat(TemplateChanges.between(
                                json("{'Resources':{'A':{'Type':'T','DependsOn':['B','C']}}}"),
                                json("{'Resources':{'A':{'Type':'T','DependsOn':['C','B'],'Properties':{}}}}"))
                        .isEmpty())
                .isTrue();
        assertThat(TemplateChanges.between(
                                json("{'Resources':{'A':{'Type':'T','DependsOn':'B'}}}"),
                                json("{'Resources':{'A':{'Type':'T','DependsOn':['B']}}}"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void theSmallestPartThatChangesIsNamedWithItsValues() {
        ResourceChange change = only(between(
                "AWS::Lambda::Function",
                "{'Environment':{'Variables':{'A':'1','B':'2'}},'Layers':['x','y']}",
                "{'Environment':{'Variables':{'A':'1','B':{'Ref':'Table'},'C':'3'}},'Layers':['x','z']}"));
        assertThat(change.action()).isEqualTo(Action.UPDATE);
        assertThat(change.changes())
                .extracting(each -> each.name() + " "
                        + each.before().map(Json::compact).orElse("-") + " "
                        + each.after().map(Json::compact).orElse("-"))
                .containsExactly(
                        "Environment.Variables.B \"2\" {\"Ref\":\"Table\"}",
                        "Environment.Variables.C - \"3\"",
                        "Layers.1 \"y\" \"z\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::DynamoDB::Table|{'TableName':'a'}|{'TableName':'b'}|REPLACE",
                "AWS::DynamoDB::Table|{'TableName':'a'}|{}|REPLACE",
                "AWS::DynamoDB::Table|{'BillingMode':'a'}|{'BillingMode':'b'}|UPDATE",
                "AWS::DynamoDB::Table|{'KeySchema':[{'AttributeName':'a'}]}|{'KeySchema':[{'AttributeName':'b'}]}|MAY_REPLACE",
                "AWS::EC2::VPCEndpoint|{'DnsOptions':{'PrivateDnsPreference':'a'}}|{'DnsOptions':{'PrivateDnsPreference':'b'}}|REPLACE",
                "AWS::EC2::VPCEndpoint|{'DnsOptions':{'X':'a'}}|{}|UPDATE",
                "AWS::EC2::VPCEndpoint|{'DnsOptions':{'PrivateDnsPreference':'a'}}|{}|REPLACE",
                "AWS::EC2::VPCEndpoint|{'DnsOptions':{'Fn::If':['A',{},{}]}}|{}|MAY_REPLACE",
                "AWS::CertificateManager::Certificate|{'DomainValidationOptions':[{'A':'a'}]}|{'DomainValidationOptions':[{'A':'b'}]}|REPLACE",
                "AWS::MSK::Replicator|{'ReplicationInfoList':[{'SourceKafkaClusterArn':'a'}]}|{'ReplicationInfoList':[{'SourceKafkaClusterArn':'b'}]}|REPLACE",
                "AWS::MSK::Replicator|{'ReplicationInfoList':[{'X':'a'}]}|{'ReplicationInfoList':[{'X':'b'}]}|UPDATE",
                "AWS::MSK::Replicator|{'ReplicationInfoList':[]}|{'ReplicationInfoList':[{'SourceKafkaClusterArn':'b'}]}|REPLACE",
                "Custom::Thing|{'ServiceToken':'a'}|{'ServiceToken':'b'}|REPLACE",
                "Custom::Thing|{'Other':'a'}|{'Other':'b'}|UPDATE",
                "Unknown::New::Type|{'Name':'a'}|{'Name':'b'}|UPDATE"
            })
    void createOnlyPropertiesReplaceTheirResource(String type, String before, String after, Action action) {
        assertThat(only(between(type, before, after)).action()).isEqualTo(action);
    }

    @Test
    void anotherLogicalIdIsARemovalAndAnAddition() {
        TemplateChanges changes = TemplateChanges.between(resources("Old", TABLE, "{}"), resources("New", TABLE, "{}"));
        assertThat(changes.resources())
                .extracting(change -> change.id() + " " + change.action())
                .containsExactly("New ADD", "Old REMOVE");
    }

    @Test
    void anotherTypeUnderTheSameLogicalIdIsAReplacement() {
        ResourceChange change = only(TemplateChanges.between(
                resources("A", TABLE, "{'TableName':'a'}"), resources("A", "AWS::SQS::Queue", "{}")));
        assertThat(change.action()).isEqualTo(Action.REPLACE);
        assertThat(change.isOfAnotherType()).isTrue();
        assertThat(change.dataFate()).isEqualTo(DataFate.LOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Ref':'Topic'}",
                "{'Fn::GetAtt':['Topic','TopicArn']}",
                "{'Fn::Sub':'${Topic}'}",
                "{'Fn::Sub':'${Topic.TopicArn}'}",
                "{'Fn::Join':['',[{'Ref':'Topic'}]]}"
            })
    void aResourceThatRefersToAReplacedOneByACreateOnlyPropertyIsReplacedToo(String reference) {
        String template = "{'Resources':{'Topic':{'Type':'AWS::SNS::Topic','Properties':{'TopicName':'%s'}},"
                + "'Subscription':{'Type':'AWS::SNS::Subscription','Properties':{'TopicArn':%s,'Endpoint':'x'}},"
                + "'Alarm':{'Type':'AWS::CloudWatch::Alarm','Properties':{'AlarmActions':[%2$s]}}}}";
        TemplateChanges changes = TemplateChanges.between(
                json(template.formatted("a", reference)), json(template.formatted("b", reference)));
        assertThat(changes.resources())
                .extracting(change -> change.id() + " " + change.action())
                .containsExactly("Topic REPLACE", "Subscription REPLACE");
        assertThat(changes.resources().get(1).changes())
                .extracting(change -> change.name() + " " + change.replaced().orElse("-"))
                .containsExactly("TopicArn Topic");
    }

    @Test
    void replacementsAreCarriedOnOverSeveralResourcesAndRoundCircles() {
        String template = "{'Resources':{"
                + "'Url':{'Type':'AWS::Lambda::Url','Properties':{'TargetFunctionArn':{'Ref':'Alias'}}},"
                + "'Alias':{'Type':'AWS::Lambda::Alias','Properties':{'FunctionName':{'Ref':'Function'},'Name':{'Ref':'Url'}}},"
                + "'Function':{'Type':'AWS::Lambda::Function','Properties':{'FunctionName':'%s'}}}}";
        assertThat(TemplateChanges.between(json(template.formatted("a")), json(template.formatted("b")))
                        .resources())
                .extracting(change -> change.id() + " " + change.action())
                .containsExactly("Url REPLACE", "Alias REPLACE", "Function REPLACE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::DynamoDB::Table|{}|LOST",
                "AWS::DynamoDB::Table|{'DeletionPolicy':'Retain'}|RETAINED",
                "AWS::DynamoDB::Table|{'DeletionPolicy':'RetainExceptOnCreate'}|RETAINED",
                "AWS::DynamoDB::Table|{'DeletionPolicy':'Delete'}|LOST",
                "AWS::DynamoDB::Table|{'UpdateReplacePolicy':'Retain'}|LOST",
                "AWS::RDS::DBInstance|{'DeletionPolicy':'Snapshot'}|SNAPSHOT",
                "AWS::RDS::DBInstance|{}|SNAPSHOT",
                "AWS::RDS::DBInstance|{'Properties':{'DBClusterIdentifier':'a'}}|LOST",
                "AWS::RDS::DBCluster|{}|SNAPSHOT",
                "AWS::RDS::DBCluster|{'DeletionPolicy':'Delete'}|LOST",
                "AWS::Lambda::Function|{}|DELETED"
            })
    void theDeletionPolicyDecidesOnTheDataOfARemovedResource(String type, String attributes, DataFate fate) {
        Value.Mapping resource = Value.mapping().put("Type", type).build();
        Value.Mapping before = Value.mapping("Resources", Value.mapping("A", Value.merge(resource, json(attributes))));
        assertThat(only(TemplateChanges.between(before, Value.Mapping.EMPTY)).dataFate())
                .isEqualTo(fate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|LOST",
                "'DeletionPolicy':'Retain',|LOST",
                "'UpdateReplacePolicy':'Retain',|RETAINED",
                "'UpdateReplacePolicy':'Snapshot',|SNAPSHOT"
            })
    void theUpdateReplacePolicyDecidesOnTheDataOfAReplacedResource(String policy, DataFate fate) {
        String template = "{'Resources':{'A':{'Type':'AWS::DynamoDB::Table',%s'Properties':{'TableName':'%s'}}}}";
        String attributes = policy == null ? "" : policy;
        assertThat(only(TemplateChanges.between(
                                json(template.formatted(attributes, "a")), json(template.formatted(attributes, "b"))))
                        .dataFate())
                .isEqualTo(fate);
        assertThat(only(TemplateChanges.between(
                                json(template.formatted("", "a")), json(template.formatted(attributes, "b"))))
                        .dataFate())
                .as("a policy that is not deployed yet is not relied on")
                .isEqualTo(DataFate.LOST);
    }

    @Test
    void otherSectionsAreComparedEntryByEntry() {
        TemplateChanges changes = TemplateChanges.between(
                json(
                        "{'Description':'a','Outputs':{'A':{'Value':'1'},'B':{'Value':'2'}},'Conditions':{'C':{'Fn::Not':[true]}}}"),
                json(
                        "{'Description':'b','Outputs':{'B':{'Value':'3'}},'Parameters':{'P':{'Type':'String'}},'Transform':'T'}"));
        assertThat(changes.entries())
                .extracting(change -> change.section() + "." + change.name() + " "
                        + change.before().isPresent() + " " + change.after().isPresent())
                .containsExactly(
                        "Description. true true",
                        "Outputs.B true true",
                        "Outputs.A true false",
                        "Parameters.P false true",
                        "Transform. false true",
                        "Conditions.C true false");
    }

    @Test
    void aLoopOfResourcesIsComparedAsAWhole() {
        TemplateChanges changes = TemplateChanges.between(
                json("{'Resources':{'Fn::ForEach::Q':['N',['a'],{}]}}"),
                json("{'Resources':{'Fn::ForEach::Q':['N',['a','b'],{}]}}"));
        assertThat(only(changes).action()).isEqualTo(Action.UPDATE);
        assertThat(only(changes).type()).isEqualTo("Fn::ForEach");
    }

    @Test
    void thousandsOfTypesHaveASchemaAndTheCommonOnesTheirRules() {
        ReplacementRules rules = ReplacementRules.published();
        assertThat(List.of("AWS::Lambda::Function", TABLE, "AWS::SQS::Queue", "Alexa::ASK::Skill", "Custom::Any"))
                .allMatch(rules::knows);
        assertThat(rules.knows("AWS::Lambda::Unknown")).isFalse();
        assertThat(rules.size()).isGreaterThan(1_500);
    }

    @Test
    void findingsNameTheCauseAndTheLoss() {
        TemplateChanges changes = between(TABLE, "{'TableName':'a'}", "{'TableName':'b'}");
        assertThat(StandardChecks.findings(changes))
                .containsExactly(
                        new Finding(
                                Finding.Kind.DATA_LOSS,
                                "A",
                                "is replaced by an empty one, and the old one is deleted with the data in it",
                                java.util.Optional.of("/Resources/A")),
                        new Finding(
                                Finding.Kind.REPLACE,
                                "A",
                                "is replaced, because TableName changes",
                                java.util.Optional.of("/Resources/A/Properties/TableName")));
    }

    private static ResourceChange only(TemplateChanges changes) {
        assertThat(changes.resources()).hasSize(1);
        return changes.resources().get(0);
    }

    private static TemplateChanges between(String before, String after) {
        return between(TABLE, before, after);
    }

    private static TemplateChanges between(String type, String before, String after) {
        return TemplateChanges.between(resources("A", type, before), resources("A", type, after));
    }

    private static Value.Mapping resources(String id, String type, String properties) {
        return json("{'Resources':{'%s':{'Type':'%s','Properties':%s}}}".formatted(id, type, properties));
    }

    private static Value.Mapping json(String text) {
        return (Value.Mapping) Json.parse(text.replace('\'', '"'), "test");
    }
}
