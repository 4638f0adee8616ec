/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlbTest {

    @Test
    void everyTargetGroupMayInvokeTheFunctionAndNoOther() {
        CompiledService service = service("""
                      - alb: {listenerArn: !Ref One, priority: 1, conditions: {path: /a}}
                      - alb: {listenerArn: !Ref Two, priority: 1, conditions: {path: /a}, targetGroupName: second}
                """);

        assertThat(service.at("Resources", "HelloLambdaPermissionRegisterTarget", "Properties", "SourceArn"))
                .containsPattern("\"targetgroup/[0-9a-f]{32}/\\*\"");
        assertThat(service.at("Resources", "HelloAlbTargetGroupTwoPermission", "Properties", "SourceArn"))
                .isEqualTo("""
                        {"Fn::Join":[":",["arn",{"Ref":"AWS::Partition"},"elasticloadbalancing",{"Ref":"AWS::Region"},\
                        {"Ref":"AWS::AccountId"},"targetgroup/second/*"]]}""");
        assertThat(service.at("Resources", "HelloAlbTargetGroupTwo", "DependsOn"))
                .isEqualTo("[\"HelloAlbTargetGroupTwoPermission\"]");
    }

    @Test
    void rulesOfOnePriorityAtTwoListenersAreTwo() {
        CompiledService service = service("""
                      - alb: {listenerArn: !Ref One, priority: 1, conditions: {path: /a}}
                      - alb: {listenerArn: !GetAtt Two.ListenerArn, priority: 1, conditions: {path: /a}}
                """);

        assertThat(service.at("Resources", "HelloAlbListenerRule1", "Properties", "ListenerArn"))
                .isEqualTo("{\"Ref\":\"One\"}");
        assertThat(service.at("Resources", "HelloAlbListenerRule1ListenerTwo", "Properties", "ListenerArn"))
                .isEqualTo("{\"Fn::GetAtt\":[\"Two\",\"ListenerArn\"]}");
    }

    @Test
    void aListenerMayBeAnotherStacks() {
        CompiledService service = service("""
                      - alb: {listenerArn: !ImportValue shared-listener, priority: 1, conditions: {path: !Sub '/${AWS::Region}'}}
                """);

        assertThat(service.at("Resources", "HelloAlbTargetGroupsharedlistener", "Type"))
                .contains("TargetGroup");
        assertThat(service.at("Resources", "HelloAlbListenerRule1", "Properties", "Conditions"))
                .contains("{\"Fn::Sub\":\"/${AWS::Region}\"}");
    }

    @Test
    void theConditionOfAFunctionReachesGroupRuleAndPermission() {
        CompiledService service = service("""
                      - alb: {listenerArn: !Ref One, priority: 1, conditions: {path: /a}}
                    condition: IsProduction
                """);

        for (String id :
                new String[] {"HelloAlbTargetGroupOne", "HelloAlbListenerRule1", "HelloLambdaPermissionRegisterTarget"
                }) {
            assertThat(service.at("Resources", id, "Condition")).isEqualTo("\"IsProduction\"");
        }
    }

    private static CompiledService service(String events) {
        return CompiledService.of("""
                service: orders
                provider: {name: aws, runtime: java21}
                resources: {Conditions: {IsProduction: !Equals [!Ref 'AWS::Region', us-east-1]}}
                functions:
                  hello:
                    handler: a.B
                    events:
                """ + events);
    }
}
