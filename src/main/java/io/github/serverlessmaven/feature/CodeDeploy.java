/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * The resources of AWS CodeDeploy. Their properties are those of AWS SAM; their ids and names are those of the npm plugin
 * serverless-plugin-canary-deployments, so that its stacks are taken over.
 *
 * @param service the service whose functions are deployed
 */
record CodeDeploy(Service service) {

    private static final LogicalId ROLE = new LogicalId("CodeDeployServiceRole");
    private static final int LONGEST_GROUP_NAME = 100;
    private static final String VERSION = "2012-10-17";

    private LogicalId applicationId() {
        return new LogicalId(Names.capitalized(service.stackName()) + "DeploymentApplication");
    }

    /** The application that all deployment groups belong to. It is unconditional: roles refer to it. */
    Resource application() {
        return Resource.of(
                        applicationId(),
                        "AWS::CodeDeploy::Application",
                        Value.mapping("ComputePlatform", Value.of("Lambda")))
                .always();
    }

    private LogicalId groupId(LambdaFunction function) {
        return new LogicalId(service.names().functionId(function.key()) + "DeploymentGroup");
    }

    private String groupName(LambdaFunction function) {
        String name = service.stackName() + "-" + groupId(function);
        return name.substring(0, Math.min(name.length(), LONGEST_GROUP_NAME));
    }

    /** The ARN of a function's deployment group, by name: the group may exist under a condition only. */
    Value groupArn(LambdaFunction function) {
        return Intrinsic.sub("arn:${AWS::Partition}:codedeploy:${AWS::Region}:${AWS::AccountId}:deploymentgroup:${"
                + applicationId() + "}/" + groupName(function));
    }

    /** How deployments of a function run. */
    Resource group(LambdaFunction function, DeploymentPreference preference) {
        Value.Mapping properties = Value.mapping()
                .put(
                        "AlarmConfiguration",
                        preference
                                .get(DeploymentPreference.ALARMS)
                                .flatMap(alarms -> DeploymentAlarms.configuration(alarms, service)))
                .put("ApplicationName", Intrinsic.ref(applicationId()))
                .put(
                        "AutoRollbackConfiguration",
                        Value.mapping()
                                .put("Enabled", Value.of(true))
                                .put(
                                        "Events",
                                        Value.texts(List.of(
                                                "DEPLOYMENT_FAILURE",
                                                "DEPLOYMENT_STOP_ON_ALARM",
                                                "DEPLOYMENT_STOP_ON_REQUEST")))
                                .build())
                .put(
                        "DeploymentConfigName",
                        preference.get(DeploymentPreference.TYPE).map(type -> DeploymentType.name(type, service)))
                .put("DeploymentGroupName", groupName(function))
                .put(
                        "DeploymentStyle",
                        Value.mapping()
                                .put("DeploymentOption", "WITH_TRAFFIC_CONTROL")
                                .put("DeploymentType", "BLUE_GREEN")
                                .build())
                .put("ServiceRoleArn", preference.role().orElseGet(() -> Intrinsic.getAtt(ROLE, "Arn")))
                .put(
                        "TriggerConfigurations",
                        preference
                                .get(DeploymentPreference.TRIGGERS)
                                .filter(triggers -> !triggers.isEmpty())
                                .map(Value.Sequence::new))
                .build();
        return Resource.of(groupId(function), "AWS::CodeDeploy::DeploymentGroup", properties);
    }

    /** The update policy of a function's alias. */
    Value.Mapping updatePolicy(LambdaFunction function, DeploymentPreference preference) {
        return Value.mapping(
                "CodeDeployLambdaAliasUpdate",
                Value.mapping()
                        .put("ApplicationName", Intrinsic.ref(applicationId()))
                        .put("DeploymentGroupName", Intrinsic.ref(groupId(function)))
                        .put(
                                "BeforeAllowTrafficHook",
                                preference.preTraffic(service).map(hook -> hook.name(service)))
                        .put(
                                "AfterAllowTrafficHook",
                                preference.postTraffic(service).map(hook -> hook.name(service)))
                        .build());
    }

    /** The role that CodeDeploy works with, for all functions that name none; empty if there is no such function. */
    Optional<Resource> role() {
        List<DeploymentPreference> preferences = service.functions().stream()
                .flatMap(function -> DeploymentPreference.of(new FunctionScope(service, function)).stream())
                .filter(preference -> preference.role().isEmpty())
                .toList();
        return preferences.isEmpty() ? Optional.empty() : Optional.of(role(preferences));
    }

    private Resource role(List<DeploymentPreference> preferences) {
        List<Value> hooks = preferences.stream()
                .flatMap(preference -> preference.hooks(service).stream())
                .flatMap(hook -> hook.function().stream())
                .map(CodeDeploy::arnByName)
                .distinct()
                .toList();
        Value trust = Value.mapping()
                .put("Effect", "Allow")
                .put("Principal", Value.mapping("Service", Value.texts(List.of("codedeploy.amazonaws.com"))))
                .put("Action", Value.texts(List.of("sts:AssumeRole")))
                .build();
        Value.Mapping properties = Value.mapping()
                .put("AssumeRolePolicyDocument", document(trust))
                .put(
                        "ManagedPolicyArns",
                        Value.list(Intrinsic.sub(
                                "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSCodeDeployRoleForLambda")))
                .put("Policies", hooks.isEmpty() ? Optional.empty() : Optional.of(Value.list(calls(hooks))))
                .put(
                        "PermissionsBoundary",
                        preferences.stream()
                                .flatMap(preference -> preference.boundary().stream())
                                .findFirst()
                                .or(() -> service.roles().shared().permissionsBoundary()))
                .build();
        return Resource.of(ROLE, "AWS::IAM::Role", properties).always();
    }

    /** AWS's policy permits only to call functions whose names begin with {@code CodeDeployHook_}. */
    private static Value calls(List<Value> hooks) {
        Value statement = Value.mapping()
                .put("Effect", "Allow")
                .put("Action", Value.texts(List.of("lambda:InvokeFunction")))
                .put("Resource", new Value.Sequence(hooks))
                .build();
        return Value.mapping()
                .put("PolicyName", "hooks")
                .put("PolicyDocument", document(statement))
                .build();
    }

    private static Value document(Value statement) {
        return Value.mapping()
                .put("Version", VERSION)
                .put("Statement", Value.list(statement))
                .build();
    }

    /** By name: a hook may exist under a condition only. */
    private static Value arnByName(LambdaFunction function) {
        return Intrinsic.sub(
                "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:" + function.name());
    }
}
