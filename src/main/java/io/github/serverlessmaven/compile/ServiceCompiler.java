/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.SharedContribution;
import io.github.serverlessmaven.event.domain.Domains;
import io.github.serverlessmaven.feature.Feature;
import io.github.serverlessmaven.feature.FunctionFeature;
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.feature.InvocationFeature;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.feature.RuntimeLifecycle;
import io.github.serverlessmaven.model.CertificateName;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.NpmPlugins;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceLayer;
import io.github.serverlessmaven.model.StoredCode;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.FunctionEndpoint;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Template;
import io.github.serverlessmaven.template.TemplateAssembly;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
        StandardFeatures.EVENTS.checkShared(service, diagnostics);
        domains().check(diagnostics);
        LayerRules.check(service, diagnostics);
        ImageRules.check(service, diagnostics);
        NpmPlugins.check(service, diagnostics);
        ParameterRules.check(service, diagnostics);
        new PrunedVersions(service).check(diagnostics);
        UserTemplate users = new UserTemplate(service);
        users.check(diagnostics);
        if (diagnostics.errors().isEmpty()) {
            checkLogicalIds(users, diagnostics);
        }
    }

    private void checkLogicalIds(UserTemplate users, Diagnostics diagnostics) {
        List<CompiledFunction> functions = compileFunctions(function -> new FunctionCode.Unpackaged());
        PublishedLayers none = new PublishedLayers(List.of(), Map.of(), service.names());
        List<SharedContribution> shared = shared();
        Template generated = template(functions, shared, none, users, diagnostics);
        Value.Mapping finished = users.layOver(generated.toValue(service.names()::export));
        new TemplateQuotas(generated, finished.section("Resources").entries().size()).check(diagnostics);
        new RoleGrants(service, withShared(functions, shared)).check(diagnostics);
        new DependencyCycles(finished, () -> sources(functions, generated)).check(diagnostics);
        if (users.changesGenerated()) {
            users.checkTargets(
                    GeneratedIds.beforePackaging(generated.resources().keySet(), service), diagnostics);
        }
    }

    /**
     * Compiles the service, which passed {@link #check}.
     *
     * @param packages those of all functions and layers
     * @throws io.github.serverlessmaven.diagnostic.InvalidConfigurationException if an extension has no resource to extend
     */
    public CompiledTemplate compile(ServicePackages packages) {
        List<CompiledFunction> functions = compileFunctions(function -> code(function, packages));
        List<SharedContribution> shared = shared();
        UserTemplate users = new UserTemplate(service);
        Diagnostics diagnostics = new Diagnostics();
        Template generated = template(functions, shared, published(packages), users, diagnostics);
        users.checkTargets(GeneratedIds.of(generated.resources().keySet()), diagnostics);
        diagnostics.throwIfErrors();
        Value.Mapping template = StandardFeatures.EVENTS.finish(
                Template.withoutNulls(users.layOver(generated.toValue(service.names()::export))));
        return new CompiledTemplate(template, sources(functions, generated).toValue(), endpoints(functions, shared));
    }

    /** Where the functions of the service are reached, in the order configured; needs no packages. */
    public List<FunctionEndpoint> endpoints() {
        return endpoints(compileFunctions(function -> new FunctionCode.Unpackaged()), shared());
    }

    private List<FunctionEndpoint> endpoints(List<CompiledFunction> functions, List<SharedContribution> shared) {
        return ServiceEndpoints.of(functions, shared, domains());
    }

    /** What the events of each type share, the custom domains of their APIs included. */
    private List<SharedContribution> shared() {
        Domains domains = domains();
        return StandardFeatures.EVENTS.contributeShared(service).stream()
                .map(domains::addTo)
                .toList();
    }

    /** The certificates whose ARNs must be known before the service is compiled. */
    public Set<CertificateName> certificateNames() {
        return domains().certificateNames();
    }

    private Domains domains() {
        return Domains.of(service, StandardFeatures.EVENTS.apis(service));
    }

    private TemplateSources sources(List<CompiledFunction> functions, Template generated) {
        TemplateSources sources = new TemplateSources();
        sources.addGenerated(generated);
        for (CompiledFunction compiled : functions) {
            sources.addProperties(compiled.target().functionId(), compiled.origins());
        }
        sources.addUsers(service);
        return sources;
    }

    /** All functions, each with what it shares with others. */
    private List<CompiledFunction> compileFunctions(Function<LambdaFunction, FunctionCode> code) {
        return service.functions().stream()
                .map(function -> compile(function, code.apply(function)))
                .toList();
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
        List<TemplateFragment> fragments = new ArrayList<>();
        Map<String, Origin> origins = new LinkedHashMap<>();
        for (FunctionFeature feature : StandardFeatures.FUNCTION) {
            Origin origin = origin(feature, function);
            TemplateFragment fragment = feature.contribute(scope).from(origin);
            fragment.functionProperties().entries().keySet().forEach(property -> origins.put(property, origin));
            fragments.add(fragment);
        }
        InvocationTarget target = InvocationTarget.of(service, function);
        for (InvocationFeature feature : StandardFeatures.INVOCATION) {
            TemplateFragment fragment = feature.contribute(scope, target).from(origin(feature, function));
            if (!fragment.functionProperties().entries().isEmpty()) {
                throw new IllegalStateException("a feature of the invocation changes the function it points at");
            }
            fragments.add(fragment);
        }
        return new CompiledFunction(function, code, TemplateFragment.join(fragments), target, origins);
    }

    /** Where a feature of a function is configured: its first property that is, or else the function. */
    private static Origin origin(Feature feature, LambdaFunction function) {
        PropertyValues settings = function.settings();
        return feature.properties().stream()
                .filter(property -> settings.configured(property).isPresent())
                .findFirst()
                .map(property -> new Origin(settings.path(property), settings.location(property)))
                .orElseGet(() -> functionOrigin(function));
    }

    private static Origin functionOrigin(LambdaFunction function) {
        PropertyValues settings = function.settings();
        return new Origin(settings.path(), settings.location());
    }

    private Template template(
            List<CompiledFunction> compiled,
            List<SharedContribution> shared,
            PublishedLayers layers,
            UserTemplate users,
            Diagnostics diagnostics) {
        List<CompiledFunction> functions = withShared(compiled, shared);
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
            add(function, roles, layers, users, assembly);
        }
        shared.forEach(contribution -> add(contribution, functions, assembly));
        return assembly.template(DESCRIPTION);
    }

    private static List<CompiledFunction> withShared(
            List<CompiledFunction> functions, List<SharedContribution> shared) {
        return functions.stream().map(function -> withShared(function, shared)).toList();
    }

    private static CompiledFunction withShared(CompiledFunction function, List<SharedContribution> shared) {
        return shared.stream()
                .filter(contribution ->
                        contribution.functionKeys().contains(function.function().key()))
                .map(SharedContribution::ofEachFunction)
                .reduce(function, CompiledFunction::with, (left, right) -> right);
    }

    private void add(
            CompiledFunction compiled,
            ExecutionRoles roles,
            PublishedLayers layers,
            UserTemplate users,
            TemplateAssembly assembly) {
        Origin origin = functionOrigin(compiled.function());
        Resource function = function(compiled, roles, layers).from(origin);
        Value.Mapping finished = users.properties(function);
        TemplateFragment version = VersionPublisher.publish(
                        compiled, function, finished, layers.capturedBy(finished, users::properties), service.names())
                .from(origin);
        Optional<String> condition = compiled.fragment().condition();
        Stream.of(
                        roles.own(compiled).stream()
                                .map(role -> role.from(origin))
                                .toList(),
                        compiled.fragment().resources(),
                        List.of(function),
                        version.resources())
                .map(resources -> resources.stream()
                        .map(resource -> resource.when(condition))
                        .toList())
                .forEach(assembly::addResources);
        Stream.of(compiled.fragment().outputs(), version.outputs())
                .map(outputs ->
                        outputs.stream().map(output -> output.when(condition)).toList())
                .forEach(assembly::addOutputs);
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

    /** Where a package is, for CloudFormation. */
    private Value.Mapping stored(Artifact artifact) {
        return Value.mapping()
                .put("S3Bucket", new DeploymentBucket(service.deploymentBucket()).name())
                .put("S3Key", codeKey(artifact))
                .build();
    }
}
