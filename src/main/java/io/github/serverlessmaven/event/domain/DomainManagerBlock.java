/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.ServedApi.Kind;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of the npm plugin serverless-domain-manager: {@code custom.customDomain} and {@code custom.customDomains}. What stands there
 * in another form is a value of the user's own and is left alone.
 */
final class DomainManagerBlock {

    /** The plugin's keys below {@code custom}. */
    static final List<String> KEYS = List.of("customDomain", "customDomains");

    private DomainManagerBlock() {}

    /**
     * The domains that the plugin would take care of.
     *
     * @param diagnostics receives what is wrong with them
     */
    static List<PropertyValues> of(Service service, Diagnostics diagnostics) {
        List<PropertyValues> domains = new ArrayList<>();
        if (!(service.root().get(ServiceSchema.CUSTOM).orElse(null) instanceof Mapping custom)) {
            return domains;
        }
        for (String key : KEYS) {
            ConfigNode node = custom.get(key).orElse(null);
            Binding binding = new Binding(ServiceSchema.CUSTOM.name() + "." + key, diagnostics);
            if (node instanceof ConfigNode.Sequence list) {
                for (int i = 0; i < list.items().size(); i++) {
                    add(list.items().get(i), binding.at(String.valueOf(i)), domains);
                }
            } else if (node != null) {
                add(node, binding, domains);
            }
        }
        return domains;
    }

    /** A domain, or one for each kind of API by its word. */
    private static void add(ConfigNode node, Binding binding, List<PropertyValues> domains) {
        mapping(node).ifPresent(domain -> {
            List<Kind> kinds = Arrays.stream(Kind.values())
                    .filter(kind -> domain.get(kind.word())
                            .flatMap(DomainManagerBlock::mapping)
                            .isPresent())
                    .toList();
            kinds.forEach(kind -> mapping(domain.get(kind.word()).orElseThrow())
                    .flatMap(own -> Settings.TYPE.bind(ofKind(own, kind), binding.at(kind.word())))
                    .ifPresent(domains::add));
            if (kinds.isEmpty() && isDomain(domain)) {
                Settings.TYPE.bind(domain, binding).ifPresent(domains::add);
            }
        });
    }

    private static boolean isDomain(Mapping node) {
        return Stream.concat(Stream.of(DomainSettings.NAME.name()), DomainSettings.NAME.aliases().stream())
                .anyMatch(key -> node.get(key).isPresent());
    }

    private static Mapping ofKind(Mapping domain, Kind kind) {
        ConfigNode word = new ConfigNode.Scalar(kind.word(), ConfigNode.ScalarType.TEXT, domain.location());
        Stream<ConfigNode.Entry> others =
                domain.entries().stream().filter(entry -> !entry.key().equals(DomainSettings.API_TYPE.name()));
        return new Mapping(
                Stream.concat(
                                others,
                                Stream.of(
                                        new ConfigNode.Entry(DomainSettings.API_TYPE.name(), domain.location(), word)))
                        .toList(),
                domain.location());
    }

    private static Optional<Mapping> mapping(ConfigNode node) {
        return Optional.of(node).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** What a domain of the plugin is configured by. */
    static final class Settings {

        static final Property<String> PROFILE = unused(
                "route53Profile",
                "The profile that Route 53 is reached with.",
                "dns",
                "For \"route53Profile\" set \"createRoute53Record: false\" and create the record in the account that has the hosted zone.");

        static final List<Property<?>> OF_PLUGIN = List.of(
                unused(
                        "autoDomain",
                        "Whether the plugin creates the domain.",
                        "true",
                        "For \"autoDomain\" set \"existing: false\": the stack has the domain then."),
                unused("autoDomainWaitFor", "How many seconds the plugin waits for the domain.", "120", ""),
                unused(
                        "preserveExternalPathMappings",
                        "Whether the plugin keeps a domain that others have mappings of.",
                        "true",
                        ""),
                unused("allowPathMatching", "How the plugin finds its mapping.", "true", ""),
                unused(
                        "hostedZonePrivate",
                        "Which hosted zones the plugin looks through.",
                        "true",
                        "For \"hostedZonePrivate\" name the zone with \"hostedZoneId\"."),
                unused(
                        "splitHorizonDns",
                        "Whether a public and a private hosted zone get the record.",
                        "true",
                        "For \"splitHorizonDns\" list both zones in \"hostedZoneId\"."),
                PROFILE,
                unused("route53Region", "The region in which Route 53 is called.", "us-east-1", ""));

        static final PropertyType<PropertyValues> TYPE = ObjectSchema.of(
                        Stream.concat(DomainSettings.ALL.stream(), OF_PLUGIN.stream())
                                .toList())
                .requiring(DomainSettings.NAME);

        private static Property<String> unused(String name, String doc, String example, String advice) {
            return Property.of(name, Types.text(), doc, example).withoutEffect(advice);
        }

        private Settings() {}
    }
}
