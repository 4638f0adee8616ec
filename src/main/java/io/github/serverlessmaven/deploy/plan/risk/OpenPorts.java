/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

import io.github.serverlessmaven.template.Value;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds rules of security groups by which the whole internet may connect. */
final class OpenPorts {

    private static final int SMALLEST_IPV4_PREFIX = 8;
    private static final int SMALLEST_IPV6_PREFIX = 7;

    private OpenPorts() {}

    static Stream<Exposure> of(TemplateResource resource) {
        return switch (resource.type()) {
            case "AWS::EC2::SecurityGroupIngress" ->
                rule(
                        resource,
                        resource.properties(),
                        resource.text("GroupId").map(TemplateResource::referred).orElse(""))
                        .stream();
            case "AWS::EC2::SecurityGroup" -> {
                var rules = resource.items("SecurityGroupIngress").toList();
                yield IntStream.range(0, rules.size())
                        .boxed()
                        .filter(i -> rules.get(i) instanceof Value.Mapping)
                        .flatMap(i -> rule(
                                resource,
                                (Value.Mapping) rules.get(i),
                                resource.id(),
                                "SecurityGroupIngress",
                                String.valueOf(i))
                                .stream());
            }
            default -> Stream.empty();
        };
    }

    private static Optional<Exposure> rule(
            TemplateResource resource, Value.Mapping rule, String group, String... path) {
        return Stream.of("CidrIp", "CidrIpv6")
                .flatMap(key -> rule.get(key).map(resource.texts()::of).stream())
                .filter(OpenPorts::isEverybody)
                .findFirst()
                .map(range -> {
                    String what = ports(resource, rule) + " from " + range;
                    return Exposure.of(
                            resource, "port " + group + " " + what, "lets the internet connect: " + what, path);
                });
    }

    /** Whether a range is wider than any private one. */
    private static boolean isEverybody(String range) {
        int slash = range.lastIndexOf('/');
        String prefix = range.substring(slash + 1);
        return slash > 0
                && prefix.matches("[0-9]{1,3}")
                && Integer.parseInt(prefix) < (range.contains(":") ? SMALLEST_IPV6_PREFIX : SMALLEST_IPV4_PREFIX);
    }

    private static String ports(TemplateResource resource, Value.Mapping rule) {
        String protocol = rule.get("IpProtocol").map(resource.texts()::of).orElse("-1");
        if (protocol.equals("-1")) {
            return "all ports";
        }
        String from = rule.get("FromPort").map(resource.texts()::of).orElse("all");
        String to = rule.get("ToPort").map(resource.texts()::of).orElse(from);
        return protocol + " " + (from.equals(to) ? from : from + "-" + to);
    }
}
