/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.feature.RuntimeLifecycle;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceLayer;
import io.github.serverlessmaven.model.StoredCode;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Template;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiles a service and its packages to a CloudFormation template. The same input gives the same template. */
public final class ServiceCompiler {

    private static final String DESCRIPTION = "The AWS CloudFormation template for this Serverless application";

    private final Service service;

    /** Makes a compiler for one service, assembled without errors. */
    public ServiceCompiler(Service service) {
        this.service = service;
    }

    /**
     * Reports what is wrong with the settings of functions and layers, and with the user's own CloudFormation; needs no packages.
     *
     * @param today the day as of which runtimes are judged
     */
    public void check(Diagnostics diagnostics, LocalDate today) {
        RuntimeLifecycle runtimes = new RuntimeLifecycle(today);
        for (LambdaFunction function : service.functions()) {
            FunctionScope scope = new FunctionScope(service, function);
            StandardFeatures.all().forEach(feature -> feature.check(scope, diagnostics));
            runtimes.check(scope, diagnostics);
        }
        LayerRules.check(service, diagnostics);
        ImageRules.check(service, diagnostics);
        ParameterRules.check(service, diagnostics);
        new PrunedVersions(service).check(diagnostics);
        UserTemplate users = new UserTemplate(service);
        users.check(diagnostics);
        if (users.changesGenerated() && diagnostics.errors().isEmpty()) {
            users.checkTargets(idsBeforePackaging(users), diagnostics);
        }
    }

    private GeneratedIds idsBeforePackaging(UserTemplate users) {
        List<CompiledFunction> functions = service.functions().stream()
                .map(function -> compile(function, new FunctionCode.Unpackaged()))
                .toList();
        PublishedLayers none = new PublishedLayers(List.of(), Map.of(), service.names());
        return GeneratedIds.beforePackaging(
                template(functions, none, users).resources().keySet(), service);
    }

    /**
     * Compiles the service, which passed {@link #check}.
     *
     * @param packages those of all functions and layers
     * @throws io.github.serverlessmaven.diagnostic.InvalidConfigurationException if an extension has no resource to extend
     */
    public Value.Mapping compile(ServicePackages packages) {
        List<CompiledFunction> functions = new ArrayList<>();
        for (LambdaFunction function : service.functions()) {
            functions.add(compile(function, code(function, packages)));
        }
        UserTemplate users = new UserTemplate(service);
        Template generated = template(functions, published(packages), users);
        Diagnostics diagnostics = new Diagnostics();
        users.checkTargets(GeneratedIds.of(generated.resources().keySet()), diagnostics);
        diagnostics.throwIfErrors();
        return Template.withoutNulls(users.layOver(generated.toValue(service.names()::export)));
    }

    private FunctionCode code(LambdaFunction function, ServicePackages packages) {
        Code code = service.code(function);
        if (code instanceof StoredCode place) {
            return new FunctionCode.Stored(place);
        }
        if (code instanceof Code.Zip) {
            Artifact artifact = required(packages.functions(), function.key());
            return new FunctionCode.Zip(artifact, stored(artifact));
        }
        return new FunctionCode.Image(required(packages.images(), function.key()));
    }

    private static <T> T required(Map<String, T> packages, String key) {
        T found = packages.get(key);
        if (found == null) {
            throw new IllegalArgumentException("no package for " + key);
        }
        return found;
    }

    private PublishedLayers published(ServicePackages packages) {
        List<PublishedLayer> layers = new ArrayList<>();
        for (ServiceLayer layer : service.layers()) {
            Artifact artifact = required(packages.layers(), layer.key());
            layers.add(PublishedLayer.of(layer, artifact, stored(artifact), service.names()));
        }
        Map<String, PublishedLayer> dependencies = new LinkedHashMap<>();
        packages.dependencies()
                .forEach((function, artifact) -> dependencies.put(
                        function, PublishedLayer.ofDependencies(artifact, stored(artifact), service.names())));
        return new PublishedLayers(layers, dependencies, service.names());
    }

    /**
     * The key of a package in the deployment bucket: equal packages have one key, so that they are uploaded once, and the template
     * changes only when the code does.
     */
    public String codeKey(Artifact artifact) {
        return service.artifactPrefix() + "/code/" + artifact.digest() + ".zip";
    }

    private CompiledFunction compile(LambdaFunction function, FunctionCode code) {
        FunctionScope scope = new FunctionScope(service, function);
        TemplateFragment own = FragmentMerge.merge(StandardFeatures.FUNCTION.stream()
                .map(feature -> feature.contribute(scope))
                .toList());
        InvocationTarget target = InvocationTarget.of(service, function);
        TemplateFragment invocation = FragmentMerge.merge(StandardFeatures.INVOCATION.stream()
                .map(feature -> feature.contribute(scope, target))
                .toList());
        if (!invocation.functionProperties().entries().isEmpty()
                || !invocation.dependsOn().isEmpty()) {
            throw new IllegalStateException("a feature of the invocation changes the function it points at");
        }
        return new CompiledFunction(function, code, FragmentMerge.merge(List.of(own, invocation)), target);
    }

    private Template template(List<CompiledFunction> functions, PublishedLayers layers, UserTemplate users) {
        Map<LogicalId, Resource> resources = new LinkedHashMap<>();
        Map<LogicalId, Output> outputs = new LinkedHashMap<>();
        DeploymentBucket bucket = new DeploymentBucket(service.deploymentBucket());
        bucket.resources().forEach(resource -> add(resources, resource));
        outputs.put(Names.DEPLOYMENT_BUCKET_OUTPUT, bucket.output());
        ExecutionRoles roles = new ExecutionRoles(service);
        roles.shared(functions).ifPresent(role -> add(resources, role));
        layers.all().stream()
                .flatMap(layer -> layer.resources(service.names()).stream())
                .forEach(resource -> add(resources, resource));
        for (PublishedLayer layer : layers.layers()) {
            layer.outputs(service.names()).forEach(output -> outputs.put(output.id(), output));
        }
        for (CompiledFunction compiled : functions) {
            Resource function = function(compiled, roles, layers);
            Value.Mapping finished = users.properties(function);
            TemplateFragment version = VersionPublisher.publish(
                    compiled, function, finished, layers.capturedBy(finished, users::properties), service.names());
            Optional<String> condition = compiled.fragment().condition();
            Stream.of(
                            roles.own(compiled).stream().toList(),
                            compiled.fragment().resources(),
                            List.of(function),
                            version.resources())
                    .flatMap(List::stream)
                    .forEach(resource -> add(resources, resource.when(condition)));
            Stream.of(compiled.fragment().outputs(), version.outputs())
                    .flatMap(List::stream)
                    .forEach(output -> outputs.put(output.id(), output.when(condition)));
        }
        return new Template(DESCRIPTION, resources, outputs);
    }

    private static void add(Map<LogicalId, Resource> resources, Resource resource) {
        if (resources.putIfAbsent(resource.id(), resource) != null) {
            throw new IllegalStateException("two resources have the logical id " + resource.id());
        }
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

    /** Where a package is, for CloudFormation. */
    private Value.Mapping stored(Artifact artifact) {
        return Value.mapping()
                .put("S3Bucket", new DeploymentBucket(service.deploymentBucket()).name())
                .put("S3Key", codeKey(artifact))
                .build();
    }
}
