/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.feature.InvocationFeature;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.manifest.ApiLogging;
import io.github.serverlessmaven.manifest.RestApiStage;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What invokes a function: the list {@code events}, each by the source of its type. */
public final class Events implements InvocationFeature {

    /** The provider's section of APIs that are not HTTP APIs. */
    public static final String API_GATEWAY = "apiGateway";

    private static final Property<ConfigNode> CLOUD_FRONT = Property.of(
                    "cloudFront",
                    Types.anything(),
                    "Requests and responses at the edges of CloudFront; not available.",
                    "{eventType: viewer-request}")
            .unavailable(
                    "Lambda@Edge runs no Java. Put a distribution of CloudFront in front of the function's URL or of an HTTP API, as"
                            + " docs/guides/events.md#cloudfront shows.");

    private final List<EventSource<?>> sources;
    private final Property<List<PropertyValues>> events;
    private final List<Property<?>> properties;

    /**
     * The events of some sources.
     *
     * @param sources one for each type
     */
    public Events(List<EventSource<?>> sources) {
        this.sources = List.copyOf(sources);
        this.events = Property.of(
                "events",
                Types.list(new EventType(types(sources))).strict(),
                "What invokes the function: a list of events, each a mapping of its type to its settings.",
                "[{schedule: rate(1 hour)}]");
        List<Property<?>> ofFunction = new ArrayList<>(List.of(events));
        ofFunction.addAll(declared(EventSource::functionProperties));
        this.properties = List.copyOf(ofFunction);
    }

    /** All types in the order of their names. */
    private static List<Property<?>> types(List<EventSource<?>> sources) {
        List<Property<?>> types = new ArrayList<>(List.of(CLOUD_FRONT));
        for (EventSource<?> source : sources) {
            types.add(source.type());
        }
        types.sort((left, right) -> left.name().compareTo(right.name()));
        return types;
    }

    /** The sources. */
    public List<EventSource<?>> sources() {
        return sources;
    }

    @Override
    public List<Property<?>> properties() {
        return properties;
    }

    /** What the sources read below {@code provider}. */
    public List<Property<?>> providerProperties() {
        List<Property<?>> properties = new ArrayList<>(declared(EventSource::providerProperties));
        properties.add(Property.of(
                API_GATEWAY,
                Types.deferred(() -> ObjectSchema.of(declared(EventSource::apiGatewayProperties))),
                "The REST API of \"http\" events, and which APIs exist already.",
                "{metrics: true}"));
        return List.copyOf(properties);
    }

    /** What the sources read below {@code provider.logs}. */
    public List<Property<?>> logProperties() {
        return declared(EventSource::logProperties);
    }

    /** What the sources read below {@code provider.tracing}. */
    public List<Property<?>> tracingProperties() {
        return declared(EventSource::tracingProperties);
    }

    private List<Property<?>> declared(Function<EventSource<?>, List<Property<?>>> ofSource) {
        Set<Property<?>> declared = new LinkedHashSet<>();
        for (EventSource<?> source : sources) {
            declared.addAll(ofSource.apply(source));
        }
        return List.copyOf(declared);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        for (EventSource<?> source : sources) {
            check(source, scope, diagnostics);
        }
        if (diagnostics.errors().isEmpty()) {
            InvocationTarget target = InvocationTarget.of(scope.service(), scope.function());
            new InvokePermissions(scope, target).check(contribute(scope, target), diagnostics);
        }
    }

    private <T> void check(EventSource<T> source, FunctionScope scope, Diagnostics diagnostics) {
        for (Event<T> event : of(source, scope)) {
            source.check(event, diagnostics);
        }
    }

    /** Reports what is wrong with the events of all functions together. */
    public void checkShared(Service service, Diagnostics diagnostics) {
        for (EventSource<?> source : sources) {
            checkShared(source, service, diagnostics);
        }
    }

    private <T> void checkShared(EventSource<T> source, Service service, Diagnostics diagnostics) {
        Optional<ServiceEvents<T>> shared = shared(source, service);
        if (shared.isPresent()) {
            source.checkShared(shared.get(), diagnostics);
        }
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope, InvocationTarget target) {
        List<TemplateFragment> fragments = new ArrayList<>();
        for (EventSource<?> source : sources) {
            addFragments(source, scope, fragments);
        }
        return new InvokePermissions(scope, target).within(TemplateFragment.join(fragments));
    }

    private <T> void addFragments(EventSource<T> source, FunctionScope scope, List<TemplateFragment> fragments) {
        for (Event<T> event : of(source, scope)) {
            fragments.add(source.contribute(event).from(event.origin()));
        }
    }

    @Override
    public List<Delivery> deliveries(FunctionScope scope) {
        SortedMap<Integer, List<Delivery>> byPosition = new TreeMap<>();
        sources.forEach(source -> addDeliveries(source, scope, byPosition));
        return byPosition.values().stream().flatMap(List::stream).toList();
    }

    private <T> void addDeliveries(
            EventSource<T> source, FunctionScope scope, Map<Integer, List<Delivery>> byPosition) {
        of(source, scope).forEach(event -> byPosition.put(event.position(), source.deliveries(event)));
    }

    /** What the events of all functions share, one contribution for each type that any function has. */
    public List<SharedContribution> contributeShared(Service service) {
        List<SharedContribution> contributions = new ArrayList<>();
        for (EventSource<?> source : sources) {
            addShared(source, service, contributions);
        }
        return contributions;
    }

    /** The APIs that serve the events of a service. */
    public List<ServedApi> apis(Service service) {
        List<ServedApi> apis = new ArrayList<>();
        for (EventSource<?> source : sources) {
            if (shared(source, service).isPresent()) {
                source.api(service).ifPresent(apis::add);
            }
        }
        return apis;
    }

    /** The finished template, the user's CloudFormation merged in, as each source completes it. */
    public Value.Mapping finish(Value.Mapping template) {
        Value.Mapping finished = template;
        for (EventSource<?> source : sources) {
            finished = source.finish(finished);
        }
        return finished;
    }

    /** Whether logs of APIs need a role of the account, as the first source says that needs one. */
    public ApiLogging apiLogging(Service service) {
        return sources.stream()
                .flatMap(source -> apiLogging(source, service).stream())
                .filter(ApiLogging::needsRole)
                .findFirst()
                .orElse(ApiLogging.NONE);
    }

    private <T> Optional<ApiLogging> apiLogging(EventSource<T> source, Service service) {
        return shared(source, service).map(source::apiLogging);
    }

    /** How the stage of the REST API is set up. */
    public RestApiStage restApiStage(Service service) {
        return sources.stream()
                .flatMap(source -> restApiStage(source, service).stream())
                .filter(stage -> !stage.changesNothing())
                .findFirst()
                .orElse(RestApiStage.NONE);
    }

    private <T> Optional<RestApiStage> restApiStage(EventSource<T> source, Service service) {
        return shared(source, service).map(source::restApiStage);
    }

    private <T> void addShared(EventSource<T> source, Service service, List<SharedContribution> contributions) {
        Optional<ServiceEvents<T>> shared = shared(source, service);
        if (shared.isPresent()) {
            Set<String> functionKeys = new HashSet<>();
            for (Event<T> event : shared.get().events()) {
                functionKeys.add(event.functionKey());
            }
            Origin first = shared.get().events().get(0).origin();
            contributions.add(new SharedContribution(
                    source.contributeShared(shared.get()).from(first), functionKeys, source.api(service)));
        }
    }

    private <T> Optional<ServiceEvents<T>> shared(EventSource<T> source, Service service) {
        List<Event<T>> all = new ArrayList<>();
        for (LambdaFunction function : service.functions()) {
            all.addAll(of(source, new FunctionScope(service, function)));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(new ServiceEvents<>(service, all));
    }

    private <T> List<Event<T>> of(EventSource<T> source, FunctionScope scope) {
        List<PropertyValues> all = scope.get(events).orElse(List.of());
        if (all.isEmpty()) {
            return List.of();
        }
        Property<T> type = source.type();
        InvocationTarget target = InvocationTarget.of(scope.service(), scope.function());
        List<Event<T>> ofType = new ArrayList<>();
        int position = 0;
        int number = 1;
        for (PropertyValues event : all) {
            position++;
            Origin origin = new Origin(event.path(type), event.location(type));
            Optional<T> settings = event.configured(type);
            if (settings.isPresent()) {
                ofType.add(new Event<>(scope, target, settings.get(), number, position, origin));
                number += source.count(settings.get());
            }
        }
        return ofType;
    }
}
