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
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.feature.RuntimeLifecycle;
import io.github.serverlessmaven.model.CertificateName;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.NpmPlugins;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.FunctionEndpoint;
import io.github.serverlessmaven.template.Template;
import io.github.serverlessmaven.template.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Compiles a service and its packages to a CloudFormation template. The same input gives the same template. */
public final class ServiceCompiler {

    private final Service service;
    private final PackagePlaces places;

    /** Makes a compiler for one service, assembled without errors. */
    public ServiceCompiler(Service service) {
        this.service = service;
        this.places = new PackagePlaces(service);
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
            for (Feature feature : StandardFeatures.all()) {
                if (feature.appliesTo(scope)) {
                    feature.check(scope, diagnostics);
                }
            }
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
        GeneratedTemplate whole = new GeneratedTemplate(service, shared(), users);
        Template generated = whole.template(functions, none, diagnostics);
        Value.Mapping finished = users.layOver(generated.toValue(service.names()::export));
        new TemplateQuotas(generated, finished.section("Resources").entries().size()).check(diagnostics);
        new RoleGrants(service, whole.withShared(functions)).check(diagnostics);
        new DependencyCycles(finished, () -> sources(whole.withShared(functions), generated)).check(diagnostics);
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
        List<CompiledFunction> functions = compileFunctions(function -> places.code(function, packages));
        List<SharedContribution> shared = shared();
        UserTemplate users = new UserTemplate(service);
        Diagnostics diagnostics = new Diagnostics();
        GeneratedTemplate whole = new GeneratedTemplate(service, shared, users);
        Template generated = whole.template(functions, places.layers(packages), diagnostics);
        users.checkTargets(GeneratedIds.of(generated.resources().keySet()), diagnostics);
        diagnostics.throwIfErrors();
        Value.Mapping template = new ImportableLogGroups(service)
                .over(StandardFeatures.EVENTS.finish(
                        Template.withoutNulls(users.layOver(generated.toValue(service.names()::export)))));
        return new CompiledTemplate(
                template, sources(whole.withShared(functions), generated).toValue(), endpoints(functions, shared));
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
        sources.addAll(new ExecutionRoles(service).origins(functions));
        sources.addUsers(service);
        return sources;
    }

    private List<CompiledFunction> compileFunctions(Function<LambdaFunction, FunctionCode> code) {
        FunctionCompiler compiler = new FunctionCompiler(service);
        List<CompiledFunction> compiled = new ArrayList<>();
        for (LambdaFunction function : service.functions()) {
            compiled.add(compiler.compile(function, code.apply(function)));
        }
        return compiled;
    }

    /**
     * The key of a package in the deployment bucket: equal packages have one key, so that they are uploaded once, and the template
     * changes only when the code does.
     */
    public String codeKey(Artifact artifact) {
        return places.key(artifact);
    }
}
