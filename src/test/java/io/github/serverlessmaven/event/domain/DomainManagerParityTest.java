/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.ServedApi;
import io.github.serverlessmaven.event.ServedApi.Kind;
import io.github.serverlessmaven.event.SharedContribution;
import io.github.serverlessmaven.model.CertificateName;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceAssembler;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.workflow.FolderBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a block of serverless-domain-manager gives here is what the plugin would have created, as recorded from the plugin itself by
 * {@code record.js}.
 */
class DomainManagerParityTest {

    private static final Path RECORDED = Path.of("src/test/resources/domain-manager/recorded.json");

    /** What AWS says of the domain, in the recording as here. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "RegionalDomainName", "d-1.execute-api.amazonaws.com",
            "RegionalHostedZoneId", "ZREGIONAL",
            "DistributionDomainName", "d1.cloudfront.net",
            "DistributionHostedZoneId", "Z2FDTNDATAQYW2");

    /** A case of the recording. */
    record Case(Value.Mapping values) {

        Kind kind() {
            return Kind.valueOf(values.text("api").orElseThrow().toUpperCase(Locale.ROOT));
        }

        Value.Mapping recorded() {
            return values.section("recorded");
        }

        /** The block, with what this plugin is told in place of looking for it: that the stack has the domain, and in which zone. */
        Value.Mapping block() {
            Value.Mapping block = values.section("customDomain").with("existing", Value.of(false));
            if (block.get("hostedZoneId").isEmpty()) {
                block = block.with("hostedZoneId", Value.of("ZPUBLIC1"));
            }
            for (var other : values.section("ours").entries().entrySet()) {
                block = block.with(other.getKey(), other.getValue());
            }
            return block;
        }

        Service service() {
            String region = values.text("region").orElseThrow();
            Value.Mapping service = Value.mapping()
                    .put("service", "orders")
                    .put(
                            "provider",
                            Value.mapping()
                                    .put("name", "aws")
                                    .put("region", region)
                                    .put("tags", values.section("tags"))
                                    .build())
                    .put("custom", Value.mapping("customDomain", block()))
                    .build();
            Mapping tree =
                    FolderBuild.parse(Json.pretty(service), new Diagnostics()).orElseThrow();
            return new ServiceAssembler(StandardFeatures.schema(), new Diagnostics())
                    .assemble(tree)
                    .orElseThrow()
                    .withCertificates(Stream.of("us-east-1", "eu-central-1")
                            .collect(Collectors.toMap(
                                    place -> new CertificateName("*.example.com", place.equals("us-east-1")),
                                    place -> Optional.of("arn:aws:acm:" + place + ":123456789012:certificate/1"))));
        }

        ServedApi api() {
            Value stage = Value.of(kind() == Kind.HTTP ? "$default" : "dev");
            return new ServedApi(kind(), Value.of(apiId(kind())), stage, List.of(), Optional.empty());
        }

        @Override
        public String toString() {
            return values.text("title").orElseThrow();
        }
    }

    private static String apiId(Kind kind) {
        return kind == Kind.WEBSOCKET ? "ws1" : kind.word() + "1";
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStackHasWhatThePluginCreates(Case one) {
        Service service = one.service();
        Domains domains = Domains.of(service, List.of(one.api()));
        Diagnostics diagnostics = new Diagnostics();
        domains.check(diagnostics);
        if (one.recorded().get("refused").isPresent()) {
            assertThat(diagnostics.errors()).isNotEmpty();
            return;
        }
        assertThat(diagnostics.errors()).isEmpty();
        TemplateFragment fragment = domains.addTo(
                        new SharedContribution(TemplateFragment.EMPTY, Set.of(), Optional.of(one.api())))
                .fragment();
        String region = one.values().text("region").orElseThrow();
        assertThat(ours(fragment.resources(), region)).isEqualTo(theirs(one.recorded()));
        assertThat(fragment.outputs().stream()
                        .collect(
                                Collectors.toMap(output -> output.id().text(), output -> fact(output.value(), region))))
                .isEqualTo(one.recorded().section("outputs").entries().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                output -> ((Value.Mapping) output.getValue())
                                        .text("Value")
                                        .orElseThrow())));
        assertThat(fragment.outputs())
                .extracting(Output::id)
                .allSatisfy(id -> assertThat(one.recorded()
                                .section("outputs")
                                .section(id.text())
                                .section("Export")
                                .text("Name"))
                        .contains(service.names().export(id)));
    }

    static List<Case> cases() throws IOException {
        Value.Sequence all = (Value.Sequence) Json.parse(Files.readString(RECORDED), RECORDED.toString());
        return all.items().stream()
                .map(Value.Mapping.class::cast)
                .map(Case::new)
                .toList();
    }

    private static Set<String> ours(List<Resource> resources, String region) {
        return resources.stream()
                .flatMap(resource -> facts(resource, region).entrySet().stream()
                        .map(fact -> kind(resource) + fact.getKey() + "=" + fact.getValue()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String kind(Resource resource) {
        return switch (resource.type()) {
            case "AWS::ApiGateway::DomainName" -> "domain.";
            case "AWS::ApiGateway::BasePathMapping" -> "mapping.first.";
            case "AWS::ApiGatewayV2::ApiMapping" -> "mapping.second.";
            case "AWS::Route53::RecordSet" -> {
                Value.Mapping properties = resource.properties();
                yield "record." + properties.text("HostedZoneId").orElseThrow() + "."
                        + properties.text("Type").orElseThrow() + ".";
            }
            default -> throw new AssertionError(resource.type());
        };
    }

    private static Map<String, String> facts(Resource resource, String region) {
        Map<String, String> facts = new TreeMap<>();
        flatten("", resource.properties(), region, facts);
        facts.keySet()
                .removeIf(key ->
                        resource.type().endsWith("RecordSet") && (key.equals("type") || key.equals("hostedzoneid")));
        return facts;
    }

    private static Set<String> theirs(Value.Mapping recorded) {
        Set<String> all = new TreeSet<>();
        for (Value request : recorded.items("requests")) {
            Value.Sequence call = (Value.Sequence) request;
            String name = ((Value.Text) call.items().get(0)).text();
            Value.Mapping input = (Value.Mapping) call.items().get(1);
            Map<String, String> facts = new TreeMap<>();
            switch (name) {
                case "CreateDomainName" -> {
                    flatten("", unversioned(input), "", facts);
                    facts.forEach((key, value) -> all.add("domain." + key + "=" + value));
                }
                case "CreateBasePathMapping", "CreateApiMapping" -> {
                    flatten("", input, "", facts);
                    facts.values().removeIf("(none)"::equals);
                    String version = name.equals("CreateBasePathMapping") ? "first." : "second.";
                    facts.forEach((key, value) -> all.add("mapping." + version + key + "=" + value));
                }
                case "ChangeResourceRecordSets" ->
                    input.section("ChangeBatch").items("Changes").forEach(change -> {
                        Value.Mapping record = ((Value.Mapping) change).section("ResourceRecordSet");
                        String prefix = "record." + input.text("HostedZoneId").orElseThrow() + "."
                                + record.text("Type").orElseThrow() + ".";
                        Map<String, String> ofRecord = new TreeMap<>();
                        flatten("", record.without("Type"), "", ofRecord);
                        ofRecord.forEach((key, value) -> all.add(prefix + key + "=" + value));
                    });
                default -> throw new AssertionError(name);
            }
        }
        return all;
    }

    /** A domain of API Gateway V2 as the first version names its parts. */
    private static Value.Mapping unversioned(Value.Mapping domain) {
        if (domain.get("DomainNameConfigurations").isEmpty()) {
            return domain;
        }
        Value.Mapping only =
                (Value.Mapping) domain.items("DomainNameConfigurations").get(0);
        return domain.without("DomainNameConfigurations")
                .with("regionalCertificateArn", only.get("CertificateArn").orElseThrow())
                .with("securityPolicy", only.get("SecurityPolicy").orElseThrow())
                .with(
                        "endpointConfiguration",
                        Value.mapping(
                                "types", Value.list(only.get("EndpointType").orElseThrow())));
    }

    /** All leaves by their paths in lower case: the two APIs and CloudFormation differ in the case of names. */
    private static void flatten(String path, Value value, String region, Map<String, String> facts) {
        if (path.endsWith("tags.")) {
            tags(value).forEach((key, text) -> facts.put(path + key, text));
        } else if (value instanceof Value.Mapping mapping
                && leaf(mapping, region).isEmpty()) {
            mapping.entries()
                    .forEach((key, item) -> flatten(path + key.toLowerCase(Locale.ROOT) + ".", item, region, facts));
        } else if (value instanceof Value.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                flatten(path + i + ".", list.items().get(i), region, facts);
            }
        } else {
            facts.put(path.substring(0, path.length() - 1), fact(value, region));
        }
    }

    private static Map<String, String> tags(Value tags) {
        return tags instanceof Value.Sequence list
                ? list.items().stream()
                        .map(Value.Mapping.class::cast)
                        .collect(Collectors.toMap(
                                tag -> tag.text("Key").orElseThrow(),
                                tag -> tag.text("Value").orElseThrow()))
                : ((Value.Mapping) tags)
                        .entries().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, tag -> fact(tag.getValue(), "")));
    }

    private static Optional<String> leaf(Value.Mapping intrinsic, String region) {
        return intrinsic
                .text("Ref")
                .map(id -> id.equals("AWS::Region") ? region : "api.example.com")
                .or(() -> intrinsic.items("Fn::GetAtt").stream()
                        .map(part -> ATTRIBUTES.get(((Value.Text) part).text()))
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    private static String fact(Value value, String region) {
        return value instanceof Value.Mapping intrinsic
                ? leaf(intrinsic, region).orElseThrow()
                : value instanceof Value.Text text ? text.text() : Json.compact(value);
    }
}
