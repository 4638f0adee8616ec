/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.ValidationMode;
import io.github.serverlessmaven.event.ServedApi;
import io.github.serverlessmaven.event.ServedApi.Kind;
import io.github.serverlessmaven.event.SharedContribution;
import io.github.serverlessmaven.model.CertificateName;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The custom domains of a service in its stage: those of {@code provider.domains}, else those of serverless-domain-manager. */
public final class Domains {

    private static final Property<List<PropertyValues>> DOMAINS = Property.of(
                    "domains",
                    Types.deferred(() -> DomainSettings.DOMAINS),
                    "Custom domains of the service's APIs: domain names, or mappings that say more.",
                    "[{name: api.example.com, certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/12345678', hostedZoneId:"
                            + " Z0123456789ABCDEFGHIJ}]")
            .alias("domain");

    /** What the provider's section has of them. */
    public static final List<Property<?>> PROVIDER = List.of(DOMAINS);

    private final Service service;
    private final List<ServedApi> apis;
    private final List<CustomDomain> enabled;

    private Domains(Service service, List<ServedApi> apis, List<CustomDomain> enabled) {
        this.service = service;
        this.apis = List.copyOf(apis);
        this.enabled = List.copyOf(enabled);
    }

    /**
     * The domains of a service.
     *
     * @param apis the APIs that serve its events
     */
    public static Domains of(Service service, List<ServedApi> apis) {
        return of(service, apis, new Diagnostics(mode(service)));
    }

    private static ValidationMode mode(Service service) {
        return service.root().get(ServiceSchema.VALIDATION_MODE).orElseThrow();
    }

    private static Domains of(Service service, List<ServedApi> apis, Diagnostics diagnostics) {
        Optional<List<PropertyValues>> own = service.provider().get(DOMAINS);
        boolean ofPlugin = own.isEmpty();
        List<PropertyValues> written = own.isPresent() ? own.get() : DomainManagerBlock.of(service, diagnostics);
        if (written.isEmpty()) {
            return new Domains(service, apis, List.of());
        }
        List<CustomDomain> enabled = written.stream()
                .filter(values -> values.get(DomainSettings.NAME).isPresent())
                .map(values -> new CustomDomain(values, ofPlugin, api(values, ofPlugin, apis)))
                .filter(domain -> domain.isEnabledIn(service.stage()))
                .toList();
        return new Domains(service, apis, enabled);
    }

    /** The API that is configured, else the only one; the npm plugin means the REST API unless another is set. */
    private static Optional<ServedApi> api(PropertyValues values, boolean ofPlugin, List<ServedApi> apis) {
        Optional<Kind> wanted = values.get(DomainSettings.API_TYPE)
                .or(() -> Optional.of(Kind.REST).filter(rest -> ofPlugin && apis.size() > 1));
        return wanted.isEmpty() && apis.size() > 1
                ? Optional.empty()
                : apis.stream()
                        .filter(api -> wanted.isEmpty() || wanted.get() == api.kind())
                        .findFirst();
    }

    /** The certificates whose ARNs must be looked up before the service is compiled. */
    public Set<CertificateName> certificateNames() {
        Set<CertificateName> names = new HashSet<>();
        for (CustomDomain domain : enabled) {
            if (!domain.isExisting() && domain.certificateArn().isEmpty()) {
                certificateName(domain).ifPresent(names::add);
            }
        }
        return names;
    }

    static Optional<CertificateName> certificateName(CustomDomain domain) {
        return domain.certificateName().map(name -> new CertificateName(name, domain.isEdge()));
    }

    /** Reports what is wrong with the domains, and those that have no effect. */
    public void check(Diagnostics diagnostics) {
        Domains checked = of(service, apis, diagnostics);
        if (service.provider().get(DOMAINS).isPresent()) {
            UnusedBlock.check(service, diagnostics);
        }
        if (checked.enabled.isEmpty()) {
            return;
        }
        new DomainRules(service, apis, checked.enabled, diagnostics).check();
        for (CustomDomain domain : checked.enabled) {
            new CertificateRules(service, domain, diagnostics).check();
            new RecordRules(domain, diagnostics).check();
        }
    }

    /** What the events of a type share, with the domains of their API. */
    public SharedContribution addTo(SharedContribution shared) {
        return shared.api().map(api -> shared.and(of(api))).orElse(shared);
    }

    private TemplateFragment of(ServedApi api) {
        TemplateFragment fragment = TemplateFragment.EMPTY;
        boolean hasOutputs = false;
        for (CustomDomain domain : deployed(api.kind()).toList()) {
            DomainResources resources = new DomainResources(service, domain);
            List<Resource> all = new ArrayList<>(resources.ofDomain(certificate(domain)));
            all.add(resources.mapping(api, reference(domain)));
            for (Resource resource : all) {
                fragment = fragment.withResource(resource.from(domain.origin()));
            }
            if (!hasOutputs) {
                hasOutputs = true;
                for (Output output : outputs(domain, api.kind())) {
                    fragment = fragment.withOutput(output.from(domain.origin()));
                }
            }
        }
        return fragment;
    }

    /** Those of an API; a domain whose certificate is not known is left out. */
    private Stream<CustomDomain> deployed(Kind kind) {
        return enabled.stream()
                .filter(domain -> domain.isOf(kind))
                .filter(domain -> domain.isExisting()
                        || domain.createsCertificate()
                        || domain.certificateArn().isPresent()
                        || certificate(domain).isPresent());
    }

    private Optional<String> certificate(CustomDomain domain) {
        return certificateName(domain).flatMap(name -> service.certificates().getOrDefault(name, Optional.empty()));
    }

    /** The domain's name; a reference where the stack has the domain, so that the mapping comes after it. */
    private Value reference(CustomDomain domain) {
        boolean isOurs = Stream.of(Kind.values())
                .flatMap(this::deployed)
                .anyMatch(other -> !other.isExisting() && other.name().equals(domain.name()));
        return isOurs ? Intrinsic.ref(DomainIds.domain(domain.name())) : Value.of(domain.name());
    }

    /** Those that serverless-domain-manager adds to the stack, which other stacks may import; of the first domain of each API. */
    private List<Output> outputs(CustomDomain domain, Kind kind) {
        Output name = Output.of(DomainIds.output("DomainName", kind), Optional.of("Custom domain"), reference(domain));
        return domain.isExisting()
                ? List.of(name)
                : List.of(
                        name,
                        Output.of(
                                DomainIds.output("DistributionDomainName", kind),
                                Optional.of("Name that the custom domain stands for"),
                                DomainRecords.target(domain, "DomainName")),
                        Output.of(
                                DomainIds.output("HostedZoneId", kind),
                                Optional.of("Hosted zone of that name"),
                                DomainRecords.target(domain, "HostedZoneId")));
    }

    /**
     * The beginnings of the URLs at which an API is reached by its domains.
     *
     * @param base that of its endpoints, {@link Kind#base}
     */
    public Stream<String> urls(String base) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.base().equals(base))
                .flatMap(kind -> deployed(kind)
                        .map(domain -> kind.scheme()
                                + domain.name()
                                + (domain.basePath().isEmpty() ? "" : "/" + domain.basePath())));
    }
}
