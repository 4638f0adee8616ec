/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.SharedContribution;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Template;
import io.github.serverlessmaven.template.TemplateAssembly;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the template of a service together: what is generated, before the user's own CloudFormation is merged over it.
 *
 * @param service the service
 * @param shared what the events of each type share
 * @param users the user's own CloudFormation, which versions of functions capture too
 */
record GeneratedTemplate(Service service, List<SharedContribution> shared, UserTemplate users) {

    private static final String DESCRIPTION = "The AWS CloudFormation template for this Serverless application";

    /**
     * All resources and outputs.
     *
     * @param compiled the functions, each by itself
     * @param diagnostics gets logical ids that collide
     */
    Template template(List<CompiledFunction> compiled, PublishedLayers layers, Diagnostics diagnostics) {
        List<CompiledFunction> functions = withShared(compiled);
        TemplateAssembly assembly = new TemplateAssembly(diagnostics);
        DeploymentBucket bucket = new DeploymentBucket(service.deploymentBucket());
        assembly.addResources(bucket.resources());
        assembly.addOutputs(List.of(bucket.output()));
        ExecutionRoles roles = new ExecutionRoles(service);
        assembly.addResources(roles.shared(functions).stream().toList());
        for (PublishedLayer layer : layers.all()) {
            assembly.addResources(layer.resources(service.names()));
        }
        for (PublishedLayer layer : layers.layers()) {
            assembly.addOutputs(layer.outputs(service.names()));
        }
        for (CompiledFunction function : functions) {
            add(function, roles, layers, assembly);
        }
        for (SharedContribution contribution : shared) {
            add(contribution, functions, assembly);
        }
        return assembly.template(DESCRIPTION);
    }

    /** The functions, each with what it shares with others. */
    List<CompiledFunction> withShared(List<CompiledFunction> functions) {
        List<CompiledFunction> complete = new ArrayList<>();
        for (CompiledFunction function : functions) {
            complete.add(withShared(function));
        }
        return complete;
    }

    private CompiledFunction withShared(CompiledFunction function) {
        CompiledFunction complete = function;
        for (SharedContribution contribution : shared) {
            if (contribution.functionKeys().contains(function.function().key())) {
                complete = complete.with(contribution.ofEachFunction());
            }
        }
        return complete;
    }

    private void add(
            CompiledFunction compiled, ExecutionRoles roles, PublishedLayers layers, TemplateAssembly assembly) {
        Origin origin = FunctionCompiler.functionOrigin(compiled.function());
        Resource function = function(compiled, roles, layers).from(origin);
        Value.Mapping finished = users.properties(function);
        TemplateFragment version = VersionPublisher.publish(
                        compiled, function, finished, layers.capturedBy(finished, users::properties), service.names())
                .from(origin);
        Optional<String> condition = compiled.fragment().condition();
        List<Resource> resources = new ArrayList<>();
        Optional<Resource> role = roles.own(compiled);
        if (role.isPresent()) {
            resources.add(role.get().from(origin));
        }
        resources.addAll(compiled.fragment().resources());
        resources.add(function);
        resources.addAll(version.resources());
        assembly.addResources(when(condition, resources));
        List<Output> outputs = new ArrayList<>(compiled.fragment().outputs());
        outputs.addAll(version.outputs());
        for (Output output : outputs) {
            assembly.addOutputs(List.of(output.when(condition)));
        }
    }

    private static List<Resource> when(Optional<String> condition, List<Resource> resources) {
        List<Resource> conditional = new ArrayList<>();
        for (Resource resource : resources) {
            conditional.add(resource.when(condition));
        }
        return conditional;
    }

    /** What functions share exists under their condition if it is one and the same, and always if it is not. */
    private static void add(SharedContribution shared, List<CompiledFunction> functions, TemplateAssembly assembly) {
        List<Optional<String>> conditions = functions.stream()
                .filter(function ->
                        shared.functionKeys().contains(function.function().key()))
                .map(function -> function.fragment().condition())
                .distinct()
                .toList();
        Optional<String> condition = conditions.size() == 1 ? conditions.get(0) : Optional.empty();
        assembly.addResources(shared.fragment().resources().stream()
                .map(resource -> resource.when(resource.condition().or(() -> condition)))
                .toList());
        assembly.addOutputs(shared.fragment().outputs().stream()
                .map(output -> output.when(output.condition().or(() -> condition)))
                .toList());
    }

    private Resource function(CompiledFunction compiled, ExecutionRoles roles, PublishedLayers layers) {
        Value.MappingBuilder properties = Value.mapping()
                .put("Code", compiled.code().property())
                .put("FunctionName", compiled.function().name());
        layers.resolve(compiled.function().key(), compiled.properties())
                .entries()
                .forEach(properties::put);
        if (compiled.usesGeneratedRole()) {
            properties.put("Role", roles.arn(compiled));
        }
        LogicalId id = service.names().functionId(compiled.function().key());
        return Resource.of(id, "AWS::Lambda::Function", properties.build())
                .after(compiled.fragment().dependsOn());
    }
}
